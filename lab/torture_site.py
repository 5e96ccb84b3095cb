"""A site for `lab torture --fetch`: a sitemap and some pages on the loopback, which fail in the ways that sites do."""

from __future__ import annotations

import contextlib
import gzip
import random
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGES = 120
# Of the requests while the site is unwell, the share that goes wrong; each way is as likely as another.
_UNWELL = 0.3
_WAYS = (
    "busy",
    "refused",
    "missing",
    "limit",
    "cut",
    "reset",
    "late",
    "packed wrongly",
    "as before",
    "letters",
    "elsewhere",
)
_LATE_SECONDS = 0.3
_STATUS = {"busy": 503, "refused": 403, "missing": 404, "limit": 429, "as before": 304}


class FailingSite:
    """`state` decides what the pages say; `is_unwell` whether they can be had. The same seed, the same faults."""

    def __init__(self, seed: int) -> None:
        self.state, self.is_unwell, self.faults = 0, False, 0
        self.address = ""
        self._chance, self._lock = random.Random(seed), threading.Lock()  # noqa: S311  # moments, not secrets

    def version(self, number: int) -> int:
        """The last state in which a page was changed: every third changes with each."""
        return max(state for state in range(self.state + 1) if state == 0 or (state + number) % 3 == 0)

    def sitemap(self) -> bytes:
        """All pages, with the days of their changes."""
        rows = "".join(
            f"<url><loc>{self.address}/news/{n}</loc><lastmod>2024-03-{1 + self.version(n) % 28:02}T0{n % 9}:00:{self.version(n) // 28:02}Z"
            "</lastmod></url>"
            for n in range(PAGES)
        )
        return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</urlset>".encode()

    def page(self, number: int) -> bytes:
        """What a page says now."""
        said = f"Story {number} as of change {self.version(number)}"
        text = "<p>The ferry company said on Monday that the boat would go back into service.</p>" * 9
        return (
            f"<!doctype html><html><head><title>{said}</title></head><body><h1>{said}</h1>{text}</body></html>".encode()
        )

    def fault(self) -> str:
        """What goes wrong with the next answer; "" if nothing does."""
        with self._lock:
            if not self.is_unwell or self._chance.random() >= _UNWELL:
                return ""
            self.faults += 1
            return self._chance.choice(_WAYS)


@contextlib.contextmanager
def failing_site(seed: int) -> Iterator[FailingSite]:
    """Serve such a site meanwhile."""
    site = FailingSite(seed)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site)) as server:
        server.daemon_threads = True
        site.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, site: FailingSite, *args: Any) -> None:
        self._site = site
        super().__init__(*args)

    def do_GET(self) -> None:  # noqa: N802  # the library's name
        with contextlib.suppress(ConnectionError):
            self._answer(self._site.fault())

    def _answer(self, fault: str) -> None:
        if self.path == "/robots.txt":
            self._send(200, b"User-agent: *\nDisallow: /secret\n", "text/plain")
            return
        is_list = self.path == "/sitemap.xml"
        body = self._site.sitemap() if is_list else self._site.page(int(self.path.rsplit("/", 1)[1]))
        kind = "application/xml" if is_list else "text/html; charset=utf-8"
        if fault in _STATUS:
            body = b"" if fault == "as before" else b"not now"
            self._send(_STATUS[fault], body, kind)
        elif fault == "reset":
            self.close_connection = True
        elif fault == "cut":
            self._send(200, body, kind, part=len(body) // 2)
        elif fault == "packed wrongly":
            self._send(200, gzip.compress(body)[:-9], kind, ("Content-Encoding", "gzip"))
        elif fault == "elsewhere":
            self._send(302, b"", kind, ("Location", "http://127.0.0.1:99999/nowhere"))
        else:
            time.sleep(_LATE_SECONDS if fault == "late" else 0)
            self._send(200, body, kind, ("X-Mood", "grün" if fault == "letters" else "calm"))

    def _send(
        self, status: int, body: bytes, kind: str, header: tuple[str, str] | None = None, part: int | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if header is not None:
            self.send_header(*header)
        if status != _STATUS["as before"]:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:part])
        self.close_connection = self.close_connection or part is not None

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""
