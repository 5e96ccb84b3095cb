"""A web site on the loopback, for tests: pages as a dictionary, and a list of what was asked."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from xml.sax.saxutils import escape


@dataclass
class Reply:
    """What the site answers. With an `etag` or `last_modified` it answers 304 where the client has that already."""

    body: bytes | str = b""
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)  # in Latin-1; `media_type` "": none is sent
    seconds: float = 0.0  # waits so long in the middle of the body

    def is_known(self, request: Message) -> bool:
        """Whether the client's conditions say that it has this."""
        etag, changed = self.headers.get("ETag"), self.headers.get("Last-Modified")
        return (etag is not None and request.get("If-None-Match") == etag) or (
            etag is None and changed is not None and request.get("If-Modified-Since") == changed
        )


class Site:
    """The running site."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.replies: dict[str, Reply] = {}
        self.first: dict[str, list[Reply]] = {}  # what a path answers before that
        self.hosts: list[str] = []
        self.asked: list[str] = []
        self.times: list[float] = []
        self.agents: set[str] = set()
        self.requests: list[Message] = []

    def url(self, path: str) -> str:
        return self.address + path

    def put(self, path: str, body: bytes | str, **facts: object) -> None:
        self.replies[path] = Reply(body, **facts)  # type: ignore[arg-type]

    def at(self, host: str, path: str = "") -> str:
        """An address of the site under another name."""
        return self.address.replace("127.0.0.1", host) + path

    def feed(self, path: str, pages: dict[str, str], **facts: object) -> None:
        """An RSS feed of page paths and their dates."""
        items = "".join(
            f"<item><link>{escape(page if '://' in page else self.url(page))}</link>{f'<pubDate>{date}</pubDate>' if date else ''}</item>"
            for page, date in pages.items()
        )
        feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Feed</title>{items}</channel></rss>"
        self.put(path, feed, media_type="application/rss+xml", **facts)

    def sitemap(self, path: str, entries: dict[str, str], *, index: bool = False, **facts: object) -> None:
        """A sitemap, or an index of sitemaps, of addresses and their dates."""
        root, each = ("sitemapindex", "sitemap") if index else ("urlset", "url")
        rows = "".join(
            f"<{each}><loc>{escape(url)}</loc>{f'<lastmod>{date}</lastmod>' if date else ''}</{each}>"
            for url, date in entries.items()
        )
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        self.put(path, f"<{root} xmlns='{space}'>{rows}</{root}>", media_type="application/xml", **facts)

    def since(self) -> list[str]:
        """What was asked since the last call of this."""
        asked, self.asked = self.asked, []
        return asked


@contextmanager
def serving() -> Iterator[Site]:
    """Run a site; robots.txt is not there unless it is put there."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.times.append(time.monotonic())
            site.agents.add(self.headers["User-Agent"])
            site.hosts.append(self.headers["Host"])
            site.requests.append(self.headers)
            usual = site.replies.get(self.path, Reply("not here", status=404))
            reply = site.first[self.path].pop(0) if site.first.get(self.path) else usual
            known = reply.is_known(self.headers)
            body = b"" if known else reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(304 if known else reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if not known and reply.media_type:
                self.send_header("Content-Type", reply.media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body[: len(body) // 2])
                self.wfile.flush()
                time.sleep(reply.seconds)
                self.wfile.write(body[len(body) // 2 :])
            except OSError:
                pass  # the client has left

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that breaks off is what some tests are about."""

    with Server(("127.0.0.1", 0), Handler) as server:
        site = Site(f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield site
        server.shutdown()
