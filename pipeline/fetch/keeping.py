"""What the answer about a page becomes: a file, a row of the journal, a number."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline.fetch.addresses import key
from pipeline.fetch.answer import LEFT_ALONE, ROBOTS, Answer
from pipeline.fetch.lists import Listed
from pipeline.fetch.places import page_path, put_page
from pipeline.fetch.plan import SourceTable
from pipeline.fetch.state import HAD, Call, FetchState, Page
from pipeline.fetch.tally import Tally


@dataclass(frozen=True, slots=True)
class Keeper:
    """Puts down what requests gave. Between a page's file and its row nothing waits, so that only a kill parts them; the
    next call then asks for the page again, and finds the file as it is.
    """

    raw: Path
    state: FetchState
    call: Call
    tally: Tally
    tell: Callable[[str], None]

    def keep(self, source: SourceTable, listed: Listed, answer: Answer) -> None:
        """Put down what a page's request gave. Raises EnvironmentFault if the disk fails."""
        if not answer.was_asked:
            self.tally.refused += answer.outcome == ROBOTS
            self.tally.postponed += answer.outcome == LEFT_ALONE
            return
        known = self.state.get(listed.key) or Page(listed.key, listed.url, first_seen=time.time())
        page = replace(known, url=listed.url, stamp=listed.stamp, asked_at=time.time(), asked_in=self.call.number)
        if answer.outcome:
            self._failed(page, answer)
        elif answer.status == 304:
            self.tally.unchanged += 1
            self.state.put(replace(page, state=HAD, tries=0))
        else:
            self._had(source, page, answer)

    def _failed(self, page: Page, answer: Answer) -> None:
        self.tell(f"{page.url}: {answer.why}")
        self.tally.failures[answer.outcome] += 1
        tries = page.tries + 1 if page.state != HAD else 1
        self.state.put(replace(page, state=answer.outcome, tries=tries))

    def _had(self, source: SourceTable, page: Page, answer: Answer) -> None:
        was_had = page.state == HAD
        page = replace(page, answered=answer.url, etag=answer.etag, last_modified=answer.last_modified, state=HAD,
                       tries=0)  # fmt: skip
        owner = self._owner(page, answer)
        digest = hashlib.sha256(answer.content).hexdigest()
        is_other = owner.key != page.key
        if is_other and digest == owner.sha256 and not was_had:
            self.tally.same += 1
        elif digest == owner.sha256:
            self.tally.unchanged += 1  # also if the file was taken away: that was somebody's decision
        else:
            path = owner.path or page_path(source.name, owner.key, is_text=answer.media_type == "text/plain")
            put_page(self.raw, path, answer.content, _facts(source, page, answer))
            self.tally.changed += bool(owner.sha256)
            self.tally.new += not owner.sha256
            owner = replace(owner, path=path, sha256=digest)
        self.state.put(owner)
        if is_other:
            self.state.put(page)

    def _owner(self, page: Page, answer: Answer) -> Page:
        """The page whose file gets the content: the one that was asked for; but if it has moved for good and has no file
        yet, the one that it moved to, which lists may name as well.
        """
        if page.path or not answer.is_moved or key(answer.url) == page.key:
            return page
        there = self.state.get(key(answer.url)) or Page(key(answer.url), answer.url, first_seen=page.first_seen)
        return replace(there, answered=answer.url, etag=answer.etag, last_modified=answer.last_modified, state=HAD,
                       tries=0, asked_at=page.asked_at, asked_in=page.asked_in)  # fmt: skip


def _facts(source: SourceTable, page: Page, answer: Answer) -> dict[str, str]:
    """The side file."""
    facts = {
        "url": answer.url,
        "asked": page.url if answer.url != page.url else None,
        "fetched_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "outlet": source.outlet,
        "language": source.language,
        "charset": answer.charset,
    }
    return {name: value for name, value in facts.items() if value}
