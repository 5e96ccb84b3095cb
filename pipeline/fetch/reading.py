"""The lists of a source, read in an order that reaches every part of them: feeds, sitemaps, indexes of sitemaps."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from pipeline.fetch.addresses import host_of, key, site_of, written
from pipeline.fetch.answer import Answer
from pipeline.fetch.background import beside
from pipeline.fetch.client import Client, Wanted
from pipeline.fetch.lists import ListContent, Listed, NoList, parse_feed
from pipeline.fetch.plan import FetchPlan, SourceTable
from pipeline.fetch.sitemaps import parse_sitemap, unpacked
from pipeline.fetch.state import Call, FetchState, KeptList
from pipeline.fetch.tally import Tally

# An index may name indexes, as many levels deep.
DEEPEST_INDEX = 3
# Foreign hosts whose robots.txt is asked, per list, whether they know it.
MOST_FOREIGN_HOSTS = 10
_ISO = re.compile(r"\d{4}(-\d\d|$)")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sitemap to read. `chain`: keys of the indexes that led to it; `sites`: registered domains whose pages it may name."""

    listed: Listed
    depth: int = 0
    chain: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Read:
    """A list that was read, and the address that answered."""

    content: ListContent
    answered: str


@dataclass(slots=True)
class Reader:
    """Reads the lists of one call."""

    plan: FetchPlan
    client: Client
    state: FetchState
    call: Call
    tally: Tally
    tell: Callable[[str], None]

    async def pages(self, source: SourceTable) -> list[Listed]:
        """The pages that a source's lists name now and the source wants, those of its feeds first, each once."""
        pages: dict[str, Listed] = {}
        for address in source.feeds:
            read = await self._list(Listed(written(address)), is_feed=True)
            for page in read.content.pages if read else ():
                pages.setdefault(page.key, page)
        for page in await self._of_sitemaps(source):
            pages.setdefault(page.key, page)
        return [page for page in pages.values() if source.wants(page.url)]

    async def _of_sitemaps(self, source: SourceTable) -> list[Listed]:
        waiting = [_Entry(Listed(written(address))) for address in source.sitemaps]
        pages: list[Listed] = []
        seen = {entry.listed.key for entry in waiting}
        for number in range(source.max_sitemaps):
            if number >= len(waiting):
                break
            entry = waiting[number]
            read = await self._list(entry.listed, is_feed=False)
            if read is None:
                continue
            below = _below(entry, read.answered)
            pages += await self._own(read, below)
            if entry.depth >= DEEPEST_INDEX and read.content.sitemaps:
                self.tell(
                    f"{entry.listed.url}: sitemaps that it names are not read, it is {DEEPEST_INDEX} indexes deep"
                )
                continue
            for inner in self._ordered(read.content.sitemaps):
                if inner.key not in seen:
                    seen.add(inner.key)
                    waiting.append(replace(below, listed=inner))
        left = len(waiting) - source.max_sitemaps
        if left > 0:
            self.tally.sitemaps_left += left
            self.tell(
                f"{source.name}: {left} sitemaps are left for the next calls (max_sitemaps = {source.max_sitemaps})"
            )
        return pages

    def _ordered(self, sitemaps: tuple[Listed, ...]) -> list[Listed]:
        """First those that were never read or have another date than then, the newest first; then those whose last
        reading is longest ago. Without dates nobody knows on which end an index grows: both ends take turns.
        """
        readings = {entry.url: self.state.list_reading(entry.url) for entry in sitemaps}
        dated = sorted((s for s in sitemaps if _ISO.match(s.stamp)), key=lambda s: s.stamp, reverse=True)
        undated = [s for s in sitemaps if not _ISO.match(s.stamp)]
        ends = [undated.pop(-1 if number % 2 == 0 else 0) for number in range(len(undated))]

        def rank(entry: Listed) -> tuple[int, int]:
            read_in, stamp = readings[entry.url]
            return (0, 0) if not read_in or entry.stamp != stamp else (1, read_in)

        return sorted([*dated, *ends], key=rank)

    async def _own(self, read: _Read, entry: _Entry) -> list[Listed]:
        """Of the pages of a sitemap those of its own site, and those of a site whose robots.txt names it."""
        verdicts: dict[str, bool] = {}
        left_out: Counter[str] = Counter()
        found = []
        for page in _newest_first(read.content.pages):
            host = host_of(page.url)
            if host not in verdicts:
                verdicts[host] = site_of(host) in entry.sites or (
                    len(verdicts) <= MOST_FOREIGN_HOSTS and await self._is_named_by(page.url, entry)
                )
            if verdicts[host]:
                found.append(page)
            else:
                left_out[host] += 1
        for host, number in left_out.items():
            self.tell(
                f"{read.answered}: {number} pages of {host} are left out: another site, whose robots.txt does not name it"
            )
        self.tally.left_out.update(left_out)
        return found

    async def _is_named_by(self, url: str, entry: _Entry) -> bool:
        rules = await self.client.robots(url)
        return rules is not None and not rules.sitemaps.isdisjoint(entry.chain)

    async def _list(self, entry: Listed, *, is_feed: bool) -> _Read | None:
        """What a list names; None if it cannot be had, which is told and counted."""
        url, plan = entry.url, self.plan
        kept = self.state.get_list(url)
        known = kept if kept is not None and kept.packed else None
        limit = plan.max_bytes if is_feed else max(plan.max_bytes, plan.max_list_bytes)
        answer = await self.client.get(url, Wanted(plan.list_timeout_seconds, limit), known)
        if answer.outcome:
            self._unread(entry, kept, answer.why)
            return None
        answered = known.answered if answer.status == 304 and known else answer.url
        try:
            content, packed = await beside(partial(_parsed, answer, known, answered, limit, is_feed=is_feed))
        except NoList as error:
            self._unread(entry, kept, str(error))
            return None
        self.tally.lists += 1
        if answer.status == 304 and known:
            self.state.put_list(replace(known, stamp=entry.stamp, read_in=self.call.number))
        else:
            self.state.put_list(KeptList(url, answer.url, answer.etag, answer.last_modified, entry.stamp,
                                         self.call.number, packed))  # fmt: skip
        self._tell_of(url, content)
        return _Read(content, answered)

    def _unread(self, entry: Listed, kept: KeptList | None, why: str) -> None:
        """A list that cannot be had has had its turn, too, so that the next call goes on behind it."""
        self.tally.failed_lists.append(f"{entry.url}: {why}")
        self.tell(f"{entry.url}: {why}")
        nothing = KeptList(entry.url, entry.url, "", "", "", 0, b"")
        self.state.put_list(replace(kept or nothing, stamp=entry.stamp, read_in=self.call.number))

    def _tell_of(self, url: str, content: ListContent) -> None:
        if content.fault:
            self.tell(f"{url}: {content.fault}; it is read as far as it goes")
        if content.odd:
            self.tell(f"{url}: {content.odd} entries have no address of the web")


def _parsed(
    answer: Answer, known: KeptList | None, answered: str, limit: int, *, is_feed: bool
) -> tuple[ListContent, bytes]:
    """What a list names, and its bytes, packed, if they are new."""
    is_kept = answer.status == 304 and known is not None
    body = known.content if is_kept and known is not None else answer.content
    if is_feed:
        plain, fault = unpacked(body, limit)
        content = replace(parse_feed(plain, answered), fault=fault)
    else:
        content = parse_sitemap(body, answered, limit)
    return content, b"" if is_kept else zlib.compress(body, 1)


def _below(entry: _Entry, answered: str) -> _Entry:
    """For what a sitemap names: it, and whatever it was sent on to, belong to the chain."""
    asked = entry.listed.url
    sites = entry.sites or {site_of(host_of(asked)), site_of(host_of(answered))}
    return replace(
        entry, depth=entry.depth + 1, chain=entry.chain | {key(asked), key(answered)}, sites=frozenset(sites)
    )


def _newest_first(pages: tuple[Listed, ...]) -> list[Listed]:
    """Pages by their dates (ISO 8601, so that they sort as text), those without at the end."""
    return sorted(pages, key=lambda page: page.stamp, reverse=True)
