"""Polite requests: one at a time per host, with a pause, within robots.txt, within limits of time, size and redirects."""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pipeline.errors import EnvironmentFault, extra
from pipeline.fetch.addresses import host_of, written
from pipeline.fetch.answer import (
    DAMAGED,
    LEFT_ALONE,
    NO_ANSWER,
    NO_PAGE,
    NOT_PUBLIC,
    REDIRECTS,
    ROBOTS,
    TOO_LARGE,
    TOO_LATE,
    UNASKED,
    Answer,
    Headers,
    Known,
    is_html,
)
from pipeline.fetch.background import beside
from pipeline.fetch.plan import EXTRA, FetchPlan
from pipeline.fetch.public import Guard, NotPublic, networks_of_variable
from pipeline.fetch.robots import MOST_BYTES, Robots
from pipeline.sources.encodings import EncodingDamaged, decoded, read_some

# A host that fails so often in a row is left alone until the next call.
MOST_FAILURES = 3
# So many pages may answer 403 in a row; firewalls that have had enough of a robot answer that to everything.
MOST_REFUSALS = 10
# A host that asks for longer pauses than this is left alone, and that is said.
LONGEST_DELAY = 600.0
_ROBOTS_REDIRECTS = 5  # RFC 9309: at least so many are followed
_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
# Too many requests, or out of service: the host asks to be left alone.
_LEAVE_ALONE = {429, 503}
# What is offered is what can be unpacked piece by piece, within a limit.
_CODINGS = b"gzip, deflate, br"
# Unpacking more than this is done beside the event loop.
_LARGE = 1 << 18
_GZIP = b"\x1f\x8b"
# Of an answer that is not wanted so much is read, if it says that it is no longer.
_DRAINED = 1 << 16


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an answer may be. `types`: media types whose bodies are wanted; none: all."""

    seconds: float
    most_bytes: int
    types: tuple[str, ...] = ()
    is_cut: bool = False  # of what is too large the beginning is wanted


@dataclass(slots=True)
class _Host:
    """One host: its turn, its rules, its patience."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    ready_at: float = 0.0
    rules: Robots | None = None
    closed: str = ""  # why it is left alone
    failures: int = 0
    refusals: int = 0


class Client:
    """Asks. Make and use it in one event loop."""

    def __init__(self, plan: FetchPlan, tell: Callable[[str], None] = lambda note: None) -> None:
        """Raises EnvironmentFault if httpcore or another package is missing, UsageError if a setting is off."""
        try:
            import anyio  # noqa: F401 - httpcore's own import comes too late to say it
            import httpcore

            from pipeline.fetch.network import Network
        except ImportError as error:
            raise EnvironmentFault(f"Fetching needs {error.name}.", extra(EXTRA)) from None
        self._plan, self._tell = plan, tell
        self._hosts: dict[str, _Host] = {}
        self._network = Network(Guard((*plan.allowed, *networks_of_variable())))
        self._failures: tuple[type[Exception], ...] = (
            httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError,
            httpcore.UnsupportedProtocol, NotPublic, TimeoutError, OSError, ValueError, anyio.BrokenResourceError,
        )  # fmt: skip

    async def close(self) -> None:
        """Close the connections."""
        await self._network.close()

    async def get(self, url: str, wanted: Wanted, known: Known | None = None) -> Answer:
        """Ask for an address, with a condition if it is known."""
        place, is_moved = url, True
        for hop in range(self._plan.max_redirects + 1):
            answer, onward = await self._ask(place, wanted, known if known and place == known.answered else None)
            if not onward:
                return replace(answer, is_moved=is_moved and hop > 0, was_asked=answer.was_asked or hop > 0)
            is_moved = is_moved and answer.status in _PERMANENT
            place = written(onward, place)
            if not place:
                return Answer(answer.status, url, outcome=REDIRECTS, why="it leads to what is no web address")
        return Answer(0, url, outcome=REDIRECTS, why=f"more than {self._plan.max_redirects} redirects")

    async def robots(self, url: str) -> Robots | None:
        """The rules of an address's host; None if they cannot be had."""
        host = self._hosts.setdefault(host_of(url), _Host())
        async with host.lock:
            await self._read_robots(host, url)
        return host.rules

    async def _ask(self, url: str, wanted: Wanted, known: Known | None) -> tuple[Answer, str]:
        """One request: the answer, or the address that it leads on to."""
        host = self._hosts.setdefault(host_of(url), _Host())
        async with host.lock:
            await self._read_robots(host, url)
            if host.closed or host.rules is None:
                return Answer(0, url, outcome=LEFT_ALONE, why=host.closed, was_asked=False), ""
            if not host.rules.allows(url):
                return Answer(0, url, outcome=ROBOTS, why="robots.txt does not allow it", was_asked=False), ""
            await self._turn(host)
            try:
                async with asyncio.timeout(wanted.seconds):
                    answer, onward = await self._exchange(url, wanted, known)
            except self._failures as error:
                outcome = _outcome_of(error)
                if outcome != NOT_PUBLIC:
                    self._count_failure(url, host)
                return Answer(0, url, outcome=outcome, why=_said(error)), ""
            self._judge(url, host, answer.status)
            return answer, onward

    def _judge(self, url: str, host: _Host, status: int) -> None:
        """What a status says about its host."""
        host.refusals = host.refusals + 1 if status == 403 else 0
        if status in _LEAVE_ALONE:
            self._leave(url, host, f"it asked to be left alone (status {status})")
        elif status >= 500:
            self._count_failure(url, host)
        else:
            host.failures = 0
        if host.refusals >= MOST_REFUSALS:
            self._leave(url, host, f"it refused {MOST_REFUSALS} pages in a row (status 403)")

    def _count_failure(self, url: str, host: _Host) -> None:
        host.failures += 1
        if host.failures >= MOST_FAILURES:
            self._leave(url, host, f"it failed {MOST_FAILURES} times in a row")

    def _leave(self, url: str, host: _Host, why: str) -> None:
        host.closed = f"the host is left alone until the next call: {why}"
        self._tell(f"{host_of(url)}: {host.closed}")

    async def _turn(self, host: _Host) -> None:
        """Wait for the host's pause to end, and begin the next."""
        delay = max(self._plan.delay_seconds, host.rules.delay if host.rules is not None else 0.0)
        await asyncio.sleep(max(0.0, host.ready_at - time.monotonic()))
        host.ready_at = time.monotonic() + delay

    async def _read_robots(self, host: _Host, url: str) -> None:
        """Once per host and call. RFC 9309: no file (4xx) allows everything; no answer, or a failing server, forbids
        everything for now.
        """
        if host.rules is not None or host.closed:
            return
        place = f"{url.partition('://')[0]}://{host_of(url)}/robots.txt"
        content, wanted = b"", Wanted(self._plan.timeout_seconds, MOST_BYTES, is_cut=True)
        for _ in range(max(self._plan.max_redirects, _ROBOTS_REDIRECTS) + 1):
            await self._turn(host)
            try:
                async with asyncio.timeout(wanted.seconds):
                    answer, onward = await self._exchange(place, wanted, None)
            except self._failures as error:
                self._leave(url, host, f"robots.txt could not be read: {_said(error)}")
                return
            if answer.status >= 500 or answer.status in _LEAVE_ALONE or answer.outcome in (DAMAGED, UNASKED, TOO_LARGE):
                self._leave(url, host, f"robots.txt could not be read: {answer.why}")
                return
            onward = written(onward, place) if onward else ""
            if not onward:
                content = answer.content if answer.status == 200 else b""
                break
            place = onward
        host.rules = Robots(content, self._plan.user_agent, place)
        if host.rules.delay > LONGEST_DELAY:
            self._leave(
                url, host, f"it asks for pauses of {host.rules.delay:g} seconds, and {LONGEST_DELAY:g} is the most"
            )

    async def _exchange(self, url: str, wanted: Wanted, known: Known | None) -> tuple[Answer, str]:
        """Send one request and read what is wanted of the answer."""
        async with self._network.ask(url, self._request_headers(url, known)) as response:
            status, given = response.status, Headers.of(response.headers)
            if status != 200 and given.length <= _DRAINED:
                async for _ in response.aiter_stream():
                    pass  # so that the connection can be used again
            if status in _REDIRECTS and given.location:
                return Answer(status, url), given.location
            facts = Answer(status, url, b"", given.media_type, given.charset, given.etag, given.last_modified)
            if status == 304:
                is_asked = known is not None and bool(known.etag or known.last_modified)
                return (
                    facts if is_asked else replace(facts, outcome=UNASKED, why="status 304, without being asked")
                ), ""
            if status != 200:
                return replace(facts, outcome=str(status), why=f"status {status}"), ""
            if wanted.types and given.media_type and given.media_type not in wanted.types:
                return replace(facts, outcome=NO_PAGE, why=f"its media type is {given.media_type}"), ""
            packed = bytearray()
            async for part in response.aiter_stream():
                packed += part
                if len(packed) > wanted.most_bytes:
                    break
        return await _with_body(facts, bytes(packed), given.encodings, wanted), ""

    def _request_headers(self, url: str, known: Known | None) -> list[tuple[bytes, bytes]]:
        headers = [
            (b"Host", host_of(url).encode("ascii")),
            (b"User-Agent", self._plan.user_agent.encode("ascii")),
            (b"Accept", b"text/html, application/xhtml+xml, */*;q=0.5"),
            (b"Accept-Encoding", _CODINGS),
        ]
        if known is not None and known.etag:
            headers.append((b"If-None-Match", known.etag.encode("latin-1", "replace")))
        if known is not None and known.last_modified:
            headers.append((b"If-Modified-Since", known.last_modified.encode("latin-1", "replace")))
        return headers


async def _with_body(facts: Answer, packed: bytes, encodings: str, wanted: Wanted) -> Answer:
    """The answer with its body, unpacked within the limit."""
    too_large = replace(facts, outcome=TOO_LARGE, why=f"it is larger than {wanted.most_bytes} bytes")
    if len(packed) > wanted.most_bytes and (encodings or not wanted.is_cut):
        return too_large

    if wanted.types and not encodings and packed[:2] == _GZIP:
        encodings = "gzip"  # pages of a broken cache, which says nothing

    def unpack() -> bytes:
        return read_some(decoded(io.BytesIO(packed), encodings), wanted.most_bytes + 1)

    try:
        content = await beside(unpack) if len(packed) > _LARGE else unpack()
    except EncodingDamaged as error:
        return replace(facts, outcome=DAMAGED, why=str(error))
    if len(content) > wanted.most_bytes:
        if not wanted.is_cut:
            return too_large
        content = content[: wanted.most_bytes]
    if wanted.types and not facts.media_type and not is_html(content):
        return replace(facts, outcome=NO_PAGE, why="its media type is not stated, and it is no HTML")
    return replace(facts, content=content)


def _outcome_of(error: Exception) -> str:
    if isinstance(error, NotPublic):
        return NOT_PUBLIC
    return TOO_LATE if _is_timeout(error) else NO_ANSWER


def _is_timeout(error: Exception) -> bool:
    return isinstance(error, TimeoutError) or "Timeout" in type(error).__name__


def _said(error: Exception) -> str:
    if _is_timeout(error):
        return "no answer in time"
    return str(error).splitlines()[0] if str(error) else type(error).__name__
