"""A made-up news site that misbehaves like real ones, on the loopback: three hosts, two sitemaps, one feed."""

from __future__ import annotations

import asyncio
import gzip
import random
import threading
from collections import Counter
from dataclasses import dataclass, field
from email.utils import formatdate

# Addresses in each of the two sitemaps; all but the pages are of a part of the site that nobody wants.
LISTED = 30_000
# So many answers to page requests, then a firewall answers 403 to so many.
CALM, BURST = 1_400, 12
_DATES = [
    "2024-03-05",
    "",
    "2099-01-01T00:00:00Z",
    "0000-00-00",
    "yesterday",
    "Tue, 05 Mar 2024 10:00:00 GMT",
    "1970-01-01",
]


@dataclass(slots=True)
class Given:
    """One answer."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    seconds: float = 0.0


class MadeUpSite:
    """Pages `/news/<number>`. The number decides the host and what is odd about a page; `seed` decides the nonces."""

    def __init__(self, pages: int, seed: int, listed: int = LISTED) -> None:
        self.pages, self.listed = pages, listed
        self.random = random.Random(seed)
        self.ports: dict[str, int] = {}
        self.asked: Counter[str] = Counter()  # by kind of answer
        self.page_answers = 0
        self._seen: Counter[str] = Counter()
        self._calm, self._burst = CALM, 0

    def host_of(self, number: int) -> str:
        """Most pages are on www, some on a host for the region, some on a slow one."""
        return "slow" if number % 50 == 3 else "region" if number % 10 == 7 else "www"

    def address(self, number: int) -> str:
        """Where a page is."""
        return f"{self.base(self.host_of(number))}/news/{number}"

    def base(self, host: str) -> str:
        """The apex has another name, and sends everything on to www."""
        name = "localhost" if host == "apex" else "127.0.0.1"
        return f"http://{name}:{self.ports[host]}"

    def is_listed_at_apex(self, number: int) -> bool:
        """These have their old address in the sitemap of the apex, and many of them their own one in the other sitemap."""
        return number % 125 == 11 and self.host_of(number) == "www"

    def addresses(self, numbers: range) -> list[tuple[str, str]]:
        """Addresses and dates, as a sitemap has them."""
        rows = []
        for number in numbers:
            date = formatdate() if number % 1_700 == 5 else _DATES[number % len(_DATES)]
            url = self.address(number)
            if numbers.start == 0 and self.is_listed_at_apex(number):
                url = f"{self.base('apex')}/news/{number}"
            rows.append((f"{url}?utm_source=sitemap" if number % 9 == 2 else url, date))
        rest = max(self.listed - len(rows), 0)
        return rows + [(f"{self.base('www')}/shop/{numbers.start}-{n}", "2024-01-01") for n in range(rest)]

    def wanted(self) -> set[str]:
        """Pages as lists name them, by address without marks of campaigns; a page may have two."""
        third = self.pages * 2 // 3
        rows = self.addresses(range(third)) + self.addresses(range(self.pages // 3, self.pages))
        listed = {url.partition("?utm")[0] for url, _ in rows if "/news/" in url}
        return listed | {self.address(number) for number in range(self.in_feed)}

    @property
    def in_feed(self) -> int:
        """The first pages are in the feed as well."""
        return min(100, self.pages)

    def answer(self, host: str, path: str, asked: dict[str, str]) -> Given:
        """What a request gets."""
        if host == "apex":
            return Given(301, {"Location": self.base("www") + path})
        plain = path.partition("?")[0]
        if plain == "/robots.txt":
            body = b"\xef\xbb\xbfUser-agent: newswinnow\nDisallow: /news/secret\n\nUser-agent: *\nDisallow: /\n"
            return Given(200, {"Content-Type": "text/plain"}, body)
        if plain.startswith("/news/"):
            return self._page(int(plain[6:]), asked)
        return self._list(plain, asked)

    def _list(self, path: str, asked: dict[str, str]) -> Given:
        kind = {"Content-Type": "application/xml"}
        if path == "/sitemap-a.xml.gz":
            return Given(200, kind, gzip.compress(self._sitemap(range(self.pages * 2 // 3)), 1) + b"\n<!-- cached -->")
        if path == "/sitemap-b.xml":
            etag = '"b"'
            if asked.get("if-none-match") == etag:
                return Given(304, {"ETag": etag})
            return Given(200, {**kind, "ETag": etag}, b"\n" + self._sitemap(range(self.pages // 3, self.pages)), 0.5)
        if path == "/feed":
            items = "".join(
                f"<item><link>/news/{n}</link></item>" for n in range(self.in_feed) if self.host_of(n) == "www"
            )
            items += "".join(
                f"<item><link>{self.address(n)}</link></item>" for n in range(self.in_feed) if self.host_of(n) != "www"
            )
            return Given(200, kind, f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
        return Given(404)

    def _sitemap(self, numbers: range) -> bytes:
        rows = "".join(f"<url><loc>{url}</loc><lastmod>{date}</lastmod></url>" for url, date in self.addresses(numbers))
        return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</urlset>".encode()

    def _page(self, number: int, asked: dict[str, str]) -> Given:
        self._seen[str(number)] += 1
        is_first = self._seen[str(number)] == 1
        if self._burst:
            self._burst -= 1
            return Given(403, {"Content-Type": "text/html"}, b"Access denied")
        self._calm -= 1
        if self._calm == 0:
            self._calm, self._burst = CALM, BURST
        if is_first and number % 500 == 101:
            return Given(404, {}, b"not yet")
        if is_first and number % 500 == 203:
            return Given(502, {}, b"bad gateway")
        if is_first and number % 500 == 307:
            return Given(200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(bytes(999))[:-5])
        etag = f'"{number}"'
        if asked.get("if-none-match") == etag:
            return Given(304, {"ETag": etag})
        return self._whole(number, etag)

    def _whole(self, number: int, etag: str) -> Given:
        nonce = self.random.getrandbits(64)
        body = (
            f"<!DOCTYPE html><html><head><meta name='page' content='{number}'><script nonce='{nonce}'></script></head>"
            f"<body><article><h1>Story {number}</h1><p>{'The council met again. ' * 40}</p></article></body></html>"
        ).encode()
        headers = {"Content-Type": "text/html; charset=utf-8"} if number % 97 else {}
        if number % 4:
            headers["ETag"] = etag
        if number % 3 == 0:
            headers["Content-Encoding"], body = "gzip", gzip.compress(body, 1)
        self.page_answers += 1
        return Given(200, headers, body, 0.05 if self.host_of(number) == "slow" else 0.0)


class Serving:
    """The site, served by a thread of its own for as long as the context lasts."""

    def __init__(self, site: MadeUpSite) -> None:
        self._site, self._loop = site, asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._ready = threading.Event()

    def __enter__(self) -> MadeUpSite:
        self._thread.start()
        self._ready.wait(10)
        return self._site

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        for host in ("apex", "www", "region", "slow"):
            server = self._loop.run_until_complete(self._server(host))
            self._site.ports[host] = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()

    async def _server(self, host: str) -> asyncio.Server:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                while await self._one(host, reader, writer):
                    pass
            except (OSError, asyncio.IncompleteReadError, ValueError):
                pass  # the client was killed
            finally:
                writer.close()

        return await asyncio.start_server(serve, "127.0.0.1", 0)

    async def _one(self, host: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        line, *rest = head.decode("latin-1").split("\r\n")
        asked = {name.lower(): value for name, _, value in (row.partition(": ") for row in rest)}
        given = self._site.answer(host, line.split(" ")[1], asked)
        self._site.asked[_kind(line.split(" ")[1], given.status)] += 1
        await asyncio.sleep(given.seconds)
        headers = "".join(f"{name}: {value}\r\n" for name, value in given.headers.items())
        length = "" if given.status == 304 else f"Content-Length: {len(given.body)}\r\n"
        writer.write(f"HTTP/1.1 {given.status} X\r\n{headers}{length}\r\n".encode("latin-1") + given.body)
        await writer.drain()
        return True


def _kind(path: str, status: int) -> str:
    if status in (301, 304):
        return {301: "redirects", 304: "as before"}[status]
    if status != 200:
        return "errors"
    return "robots.txt" if path == "/robots.txt" else "pages" if path.startswith("/news/") else "lists"
