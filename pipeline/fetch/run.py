"""One call: the lists are read, then what is new or changed is asked for, host by host side by side."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import EnvironmentFault
from pipeline.fetch.client import Answer, Client
from pipeline.fetch.lists import ListContent, Listed, NoList, host_of, normal, parse_feed, parse_sitemap
from pipeline.fetch.places import page_path, put_page
from pipeline.fetch.plan import FetchPlan, SourceTable
from pipeline.fetch.state import Fetched, FetchState, KeptList
from pipeline.sinks.layout import TEMPORARY

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
# Sitemaps that one index may lead to in a call, and how deep indexes may name indexes.
MOST_SITEMAPS = 50
DEEPEST_INDEX = 2
# Of the 4xx those that say "later", not "no".
PASSING_STATUS = (408, 425, 429)
_DAY = 86_400.0
Tell = Callable[[str], None]


@dataclass(slots=True)
class Tally:
    """What a call did. `lists` were read or are as before; of pages `left` were kept for the next call by a limit."""

    lists: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    failed: int = 0
    left: int = 0
    failed_lists: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """One line for a person."""
        parts = [f"{self.new} new", f"{self.changed} changed", f"{self.unchanged} unchanged"]
        parts += [f"{self.refused} not allowed by robots.txt"] if self.refused else []
        parts += [f"{self.failed} failed"] if self.failed else []
        parts += [f"{self.left} left for the next call"] if self.left else []
        return (
            f"{self.new + self.changed + self.unchanged + self.refused + self.failed + self.left} pages: "
            + ", ".join(parts)
        )


def fetch(plan: FetchPlan, raw: Path, limit: int | None = None, tell: Tell = lambda note: None) -> Tally:
    """Bring RAW up to date with the sources; at most `limit` pages are asked for. `tell` gets notes for a person.

    Raises EnvironmentFault if RAW cannot be written, a package is missing, another call is at work, or no list could be
    read. A page or a list that fails is told and counted; the next call asks again.
    """
    with FetchState(raw) as state:
        shutil.rmtree(raw / TEMPORARY, ignore_errors=True)  # of a call that was killed
        try:
            tally = asyncio.run(_Call(plan, raw, state, limit, tell).run())
        finally:
            shutil.rmtree(raw / TEMPORARY, ignore_errors=True)
    if tally.failed_lists and not tally.lists:
        raise EnvironmentFault(
            f"No feed or sitemap could be read; the first: {tally.failed_lists[0]}.",
            "Check the network and SOURCES.toml.",
        )
    return tally


class _Call:
    def __init__(self, plan: FetchPlan, raw: Path, state: FetchState, limit: int | None, tell: Tell) -> None:
        self._plan, self._raw, self._state, self._left, self._tell = plan, raw, state, limit, tell
        self._tally = Tally()
        self._now = datetime.now(UTC).timestamp()

    async def run(self) -> Tally:
        client = Client(self._plan)
        try:
            found = await asyncio.gather(*(self._pages(client, source) for source in self._plan.source))
            queues: dict[str, list[tuple[SourceTable, Listed]]] = {}
            for source, pages in zip(self._plan.source, found, strict=True):
                for page in self._chosen(source, pages):
                    queues.setdefault(host_of(page.url), []).append((source, page))
            await asyncio.gather(*(self._host(client, queue) for queue in queues.values()))
        finally:
            await client.close()
        return self._tally

    async def _pages(self, client: Client, source: SourceTable) -> list[Listed]:
        """The pages that a source's lists name now, those of its feeds first."""
        pages: dict[str, Listed] = {}
        for url in source.feeds:
            for page in (await self._list(client, Listed(url), is_feed=True)).pages:
                pages.setdefault(page.url, page)
        waiting = [(Listed(url), 0) for url in source.sitemaps]
        read = 0
        while waiting and read < MOST_SITEMAPS:
            entry, depth = waiting.pop(0)
            content = await self._list(client, entry, is_feed=False)
            read += 1
            for page in _newest_first(content.pages):
                pages.setdefault(page.url, page)
            if depth < DEEPEST_INDEX:
                waiting += [(inner, depth + 1) for inner in _newest_first(content.sitemaps)]
        return [page for page in pages.values() if source.wants(page.url)]

    async def _list(self, client: Client, entry: Listed, *, is_feed: bool) -> ListContent:
        """What a list names; nothing if it cannot be had, which is told and counted."""
        url = normal(entry.url)
        kept = self._state.get_list(url)
        answer = await client.get(url, kept)
        try:
            content = self._parsed(url, answer, kept, is_feed=is_feed)
        except NoList as error:
            self._tally.failed_lists.append(f"{url}: {error}")
            self._tell(f"{url}: {error}")
            return ListContent()
        self._tally.lists += 1
        if answer.status == 200:
            self._state.put_list(KeptList(url, answer.etag, answer.last_modified, answer.content))
        return content

    def _parsed(self, url: str, answer: Answer, kept: KeptList | None, *, is_feed: bool) -> ListContent:
        unchanged = answer.status == 304 and kept is not None
        if (answer.status != 200 or answer.why) and not unchanged:
            raise NoList(answer.why or f"status {answer.status}")
        body = kept.content if unchanged and kept is not None else answer.content
        return parse_feed(body, url) if is_feed else parse_sitemap(body, url, self._plan.max_bytes)

    def _chosen(self, source: SourceTable, pages: list[Listed]) -> Iterator[Listed]:
        """Of the pages of a source, those to ask for in this call."""
        left = source.max_pages
        for page in pages:
            if not self._is_due(page):
                self._tally.unchanged += 1
            elif left <= 0 or (self._left is not None and self._left <= 0):
                self._tally.left += 1
            else:
                left -= 1
                self._left = self._left - 1 if self._left is not None else None
                yield page

    def _is_due(self, page: Listed) -> bool:
        known = self._state.get(page.url)
        if known is None or known.status == 0:
            return True
        if page.stamp or known.stamp:
            return page.stamp != known.stamp
        return self._now - known.first_seen < self._plan.recheck_days * _DAY

    async def _host(self, client: Client, queue: list[tuple[SourceTable, Listed]]) -> None:
        for source, page in queue:
            known = self._state.get(page.url)
            answer = await client.get(page.url, known, PAGE_TYPES)
            self._keep(source, page, known, answer)

    def _keep(self, source: SourceTable, page: Listed, known: Fetched | None, answer: Answer) -> None:
        """Put down what a page's request gave."""
        before = known or Fetched(page.url, first_seen=self._now)
        if answer.is_refused:
            self._tally.refused += 1
            return
        if answer.status == 304:
            self._tally.unchanged += 1
            self._state.put(replace(before, stamp=page.stamp, status=304))
            return
        if answer.status != 200 or answer.why:
            self._tally.failed += 1
            why = answer.why or f"status {answer.status}"
            self._tell(f"{page.url}: {why}")
            # What the server will say again is not asked again before the list says that the page has changed.
            if answer.status == 200 or (400 <= answer.status < 500 and answer.status not in PASSING_STATUS):
                self._state.put(replace(before, stamp=page.stamp, status=answer.status))
            return
        self._keep_content(source, page, before, answer)

    def _keep_content(self, source: SourceTable, page: Listed, before: Fetched, answer: Answer) -> None:
        digest = hashlib.sha256(answer.content).hexdigest()
        path = before.path or page_path(source.name, page.url, is_text=answer.media_type == "text/plain")
        if digest == before.sha256:
            self._tally.unchanged += 1  # also if the file was taken away: that was somebody's decision
        else:
            asked = page.url if answer.url != page.url else None
            facts = {"url": answer.url, "asked": asked, "fetched_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                     "outlet": source.outlet, "language": source.language, "charset": answer.charset}  # fmt: skip
            put_page(self._raw, path, answer.content, {name: value for name, value in facts.items() if value})
            self._tally.changed += bool(before.sha256)
            self._tally.new += not before.sha256
        self._state.put(replace(before, path=path, sha256=digest, etag=answer.etag, last_modified=answer.last_modified,
                                stamp=page.stamp, status=200))  # fmt: skip


def _newest_first(entries: tuple[Listed, ...]) -> list[Listed]:
    """Entries of a sitemap by their dates (ISO 8601, so that they sort as text), those without at the end."""
    return sorted(entries, key=lambda entry: entry.stamp, reverse=True)
