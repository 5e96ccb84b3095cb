"""One call: the lists are read, source by source side by side, and what is due is asked for, host by host side by side."""

from __future__ import annotations

import asyncio
import shutil
from collections import deque
from collections.abc import Callable
from pathlib import Path

from pipeline.errors import EnvironmentFault
from pipeline.fetch.addresses import host_of
from pipeline.fetch.client import Client, Wanted
from pipeline.fetch.due import Due, due
from pipeline.fetch.keeping import Keeper
from pipeline.fetch.lists import Listed
from pipeline.fetch.plan import FetchPlan, SourceTable
from pipeline.fetch.reading import Reader
from pipeline.fetch.state import HAD, FetchState
from pipeline.fetch.stopping import until_stopped
from pipeline.fetch.tally import Tally
from pipeline.sinks.layout import TEMPORARY

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
# So many rows of the journal are looked up before other hosts get their turn.
_AT_A_TIME = 500
Tell = Callable[[str], None]
_Queue = deque[tuple[SourceTable, Listed]]


def fetch(plan: FetchPlan, raw: Path, limit: int | None = None, tell: Tell = lambda note: None) -> Tally:
    """Bring RAW up to date with the sources; at most `limit` pages are asked for. `tell` gets notes for a person.

    Raises EnvironmentFault if RAW cannot be written, a package is missing, another call is at work, or no list could be
    read; Stopped on a signal. A page or a list that fails is told and counted; a later call asks again.
    """
    with FetchState(raw) as state:
        shutil.rmtree(raw / TEMPORARY, ignore_errors=True)  # of a call that was killed
        call = _Call(plan, raw, state, limit, tell)
        try:
            tally = asyncio.run(until_stopped(call.run(), lambda: call.tally.line))
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
        self.tally = Tally()
        self._plan, self._raw, self._state, self._left, self._tell = plan, raw, state, limit, tell
        self._call = state.begin()
        self._claimed: set[str] = set()  # pages of a source, which another source may name as well
        self._queues: dict[str, _Queue] = {}
        self._keeper = Keeper(raw, state, self._call, self.tally, tell)

    async def run(self) -> Tally:
        client = Client(self._plan, self._tell)
        try:
            async with asyncio.TaskGroup() as group:
                for source in self._plan.source:
                    group.create_task(self._source(source, client, group))
        except ExceptionGroup as errors:
            raise _first(errors) from None
        finally:
            await client.close()
        self._state.end(self._call)
        return self.tally

    async def _source(self, source: SourceTable, client: Client, group: asyncio.TaskGroup) -> None:
        """Read a source's lists, and hand its pages to their hosts."""
        reader = Reader(self._plan, client, self._state, self._call, self.tally, self._tell)
        for page in self._within_limits(source, await self._due(await reader.pages(source))):
            host = host_of(page.url)
            if host not in self._queues:
                self._queues[host] = deque()
                group.create_task(self._host(host, client))
            self._queues[host].append((source, page))

    async def _due(self, pages: list[Listed]) -> list[Listed]:
        """Of a source's pages those to ask for, the new ones first."""
        found: list[tuple[Due, Listed]] = []
        for number, page in enumerate(pages):
            if number % _AT_A_TIME == 0:
                await asyncio.sleep(0)
            if page.key in self._claimed:
                continue
            self._claimed.add(page.key)
            known = self._state.get(page.key)
            reason = due(known, page.stamp, self._call, self._plan.recheck_days)
            if reason is not None:
                found.append((reason, page))
            elif known is None or known.state == HAD:
                self.tally.unchanged += 1
            else:
                self.tally.waits[known.state] += 1
        return [page for _, page in sorted(found, key=lambda pair: pair[0])]

    def _within_limits(self, source: SourceTable, pages: list[Listed]) -> list[Listed]:
        most = min(source.max_pages, len(pages) if self._left is None else self._left)
        chosen = pages[:most]
        self._left = self._left - len(chosen) if self._left is not None else None
        self.tally.left += len(pages) - len(chosen)
        return chosen

    async def _host(self, host: str, client: Client) -> None:
        """Ask for the pages of a host, one after the other, until no more are waiting."""
        wanted = Wanted(self._plan.timeout_seconds, self._plan.max_bytes, PAGE_TYPES)
        queue = self._queues[host]
        while queue:
            source, page = queue.popleft()
            known = self._state.get(page.key)
            if known is not None and known.state == HAD and known.asked_in == self._call.number:
                self.tally.same += 1  # another page led here in the meantime
                continue
            self._keeper.keep(source, page, await client.get(page.url, wanted, known))
        del self._queues[host]


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    """What went wrong first, out of the groups of concurrent work."""
    first = errors.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first
