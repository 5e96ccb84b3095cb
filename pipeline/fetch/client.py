"""Polite requests: one at a time per host, with a pause, within robots.txt, within limits of time, size and redirects."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from pipeline.errors import EnvironmentFault
from pipeline.fetch.lists import EXTRA, host_of, normal
from pipeline.fetch.plan import FetchPlan
from pipeline.fetch.state import Fetched, KeptList

# RFC 9309: at least so much of a robots.txt has to be read.
_ROBOTS_BYTES = 512_000
# A host that fails so often in a row is left alone until the next call.
MOST_FAILURES = 3
# A site that asks for longer pauses than this gets them by getting fewer pages: the rest waits for the next call.
LONGEST_DELAY = 60.0
_REDIRECTS = {301, 302, 303, 307, 308}
# Too many requests, or out of service: the host asks to be left alone.
_LEAVE_ALONE = {429, 503}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request gave. `status` 304: as before; 0: no answer, and `why` says what was in the way."""

    status: int
    url: str = ""
    content: bytes = b""
    media_type: str = ""
    charset: str | None = None
    etag: str = ""
    last_modified: str = ""
    why: str = ""

    @property
    def is_refused(self) -> bool:
        """Not asked at all: robots.txt does not allow it."""
        return self.why == ROBOTS


ROBOTS = "robots.txt does not allow it"


@dataclass(slots=True)
class _Host:
    """One host: its turn, its rules, its patience."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    ready_at: float = 0.0
    rules: Any = None
    closed: str = ""  # why it is left alone
    failures: int = 0


class Client:
    """Asks. Make and use it in one event loop."""

    def __init__(self, plan: FetchPlan) -> None:
        """Raises EnvironmentFault if httpx or protego is missing."""
        try:
            import httpx
            from protego import Protego
        except ImportError as error:
            raise EnvironmentFault(f"Fetching needs {error.name}.", EXTRA) from None
        self._plan, self._parse_robots = plan, Protego.parse
        self._hosts: dict[str, _Host] = {}
        headers = {"User-Agent": plan.user_agent, "Accept": "text/html, application/xhtml+xml, */*;q=0.5"}
        self._http = httpx.AsyncClient(headers=headers, follow_redirects=False, timeout=plan.timeout_seconds)
        self._failure: tuple[type[Exception], ...] = (httpx.HTTPError, httpx.InvalidURL, TimeoutError, ValueError)

    async def close(self) -> None:
        await self._http.aclose()

    async def get(self, url: str, known: Fetched | KeptList | None = None, types: tuple[str, ...] = ()) -> Answer:
        """Ask for an address, conditionally if it is known. `types`: media types whose bodies are wanted (others come
        without their bytes); none: all.
        """
        place = url
        for _ in range(self._plan.max_redirects + 1):
            answer, onward = await self._ask(place, known if place == url else None, types)
            if not onward:
                return answer
            place = normal(onward, place)
            if not place:
                return Answer(0, url, why=f"it leads to {onward!r}, which is no web address")
        return Answer(0, url, why=f"more than {self._plan.max_redirects} redirects")

    async def _ask(self, url: str, known: Fetched | KeptList | None, types: tuple[str, ...]) -> tuple[Answer, str]:
        """One request: the answer, or the address that it leads on to."""
        host = self._hosts.setdefault(host_of(url), _Host())
        async with host.lock:
            if host.rules is None and not host.closed:
                await self._read_robots(host, url)
            if host.closed:
                return Answer(0, url, why=host.closed), ""
            if not host.rules.can_fetch(url, self._plan.user_agent):
                return Answer(0, url, why=ROBOTS), ""
            await self._turn(host)
            try:
                async with asyncio.timeout(self._plan.timeout_seconds):
                    found = await self._exchange(url, _conditions(known), types, self._plan.max_bytes)
            except self._failure as error:
                self._count_failure(host)
                return Answer(0, url, why=_said(error)), ""
            answer, onward = found
            if answer.status in _LEAVE_ALONE:
                host.closed = f"the host asked to be left alone (status {answer.status})"
            elif answer.status >= 500:
                self._count_failure(host)
            else:
                host.failures = 0
            return answer, onward

    def _count_failure(self, host: _Host) -> None:
        host.failures += 1
        if host.failures >= MOST_FAILURES:
            host.closed = f"the host failed {MOST_FAILURES} times in a row"

    async def _turn(self, host: _Host) -> None:
        """Wait for the host's pause to end, and begin the next."""
        asked = host.rules.crawl_delay(self._plan.user_agent) if host.rules is not None else None
        delay = max(self._plan.delay_seconds, min(float(asked or 0), LONGEST_DELAY))
        await asyncio.sleep(max(0.0, host.ready_at - time.monotonic()))
        host.ready_at = time.monotonic() + delay

    async def _read_robots(self, host: _Host, url: str) -> None:
        """RFC 9309: no file (4xx) allows everything; no answer, or a failing server, forbids everything for now."""
        place = urljoin(url, "/robots.txt")
        text = ""
        for _ in range(self._plan.max_redirects + 1):
            await self._turn(host)
            try:
                async with asyncio.timeout(self._plan.timeout_seconds):
                    answer, onward = await self._exchange(place, {}, (), _ROBOTS_BYTES, cut=True)
            except self._failure as error:
                host.closed = f"robots.txt could not be read: {_said(error)}"
                return
            if answer.status >= 500 or answer.status in _LEAVE_ALONE:
                host.closed = f"robots.txt could not be read: status {answer.status}"
                return
            if not onward:
                text = answer.content.decode("utf-8", "replace") if answer.status == 200 else ""
                break
            place = urljoin(place, onward)
        host.rules = self._parse_robots(text)

    async def _exchange(
        self, url: str, headers: dict[str, str], types: tuple[str, ...], limit: int, *, cut: bool = False
    ) -> tuple[Answer, str]:
        """Send one request and read what is wanted of the answer. `cut`: take the beginning of what is too large."""
        async with self._http.stream("GET", url, headers=headers) as response:
            status, given = response.status_code, response.headers
            if status in _REDIRECTS and (onward := given.get("location")):
                return Answer(status, url), str(onward)
            media_type, _, rest = given.get("content-type", "").partition(";")
            media_type = media_type.strip().lower()
            facts = (media_type, _charset(rest), given.get("etag", ""), given.get("last-modified", ""))
            if status != 200 or (types and media_type not in types):
                why = "" if status != 200 else f"its media type is {media_type or 'not stated'}"
                return Answer(status, url, b"", *facts, why), ""
            content = bytearray()
            async for part in response.aiter_bytes():
                content += part
                if len(content) > limit:
                    if cut:
                        break
                    return Answer(status, url, b"", *facts, f"it is larger than {limit} bytes"), ""
            return Answer(status, url, bytes(content[:limit]), *facts), ""


def _conditions(known: Fetched | KeptList | None) -> dict[str, str]:
    headers = {}
    if known is not None and known.etag:
        headers["If-None-Match"] = known.etag
    if known is not None and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower() or None
    return None


def _said(error: Exception) -> str:
    if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
        return "no answer in time"
    return str(error).splitlines()[0] if str(error) else type(error).__name__
