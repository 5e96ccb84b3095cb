"""The report on this machine's own address: a page that may be corrected as it is read.

Bound to 127.0.0.1. Other people on the machine, and other pages in the browser, are kept out: every path begins with a
token that only the printed address has; the Host header has to be that address (a name that is made to point here is
refused); and what changes something has to come from the page itself, as JSON (a form on another page cannot send it).
"""

from __future__ import annotations

import hmac
import json
import queue
import secrets
import sys
from collections.abc import Callable
from concurrent.futures import Future
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Self

from pipeline.correct.desk import Desk
from pipeline.errors import EnvironmentFault, NewswinnowError, UsageError
from pipeline.workers.waits import SECONDS_BETWEEN_LOOKS

ADDRESS = "127.0.0.1"
_TOKEN_BYTES = 32
_LARGEST_BODY = 100_000  # a mark is a few hundred bytes; a list of values may be longer
_SECONDS_OF_SILENCE = 10  # browsers open connections in advance, and say nothing on them
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",  # the rest of the policy stands in the page
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
Answer = tuple[HTTPStatus, str, bytes]  # with its kind and body
Work = Callable[[], Answer]


class ServedReport:
    """A report at an address. Requests come in threads; all work is done in the thread that calls `serve`."""

    def __init__(self, desk: Desk, make_page: Callable[[], bytes], port: int = 0, token: str | None = None) -> None:
        """`make_page` gives the page's bytes, again after every change. Port 0 takes a free one.

        Raises EnvironmentFault if the port is taken.
        """
        self._desk, self._make_page = desk, make_page
        self.token = token or secrets.token_urlsafe(_TOKEN_BYTES)
        self._jobs: queue.Queue[tuple[Work, Future[Answer]]] = queue.Queue()
        self._page = make_page()
        try:
            self._server = _Server((ADDRESS, port), _Handler)
        except OSError as error:
            raise EnvironmentFault(f"Port {port} cannot be used: {error.strerror}.", "Name another one.") from None
        self._server.report = self
        self.host = f"{ADDRESS}:{self._server.server_address[1]}"

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://{self.host}/{self.token}/"

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def serve(self) -> None:
        """Do what is asked for, one thing after the other, until Ctrl-C. In the main thread, because runs need it.

        Raises KeyboardInterrupt only if it comes amid work.
        """
        while True:
            try:
                work, answer = self._jobs.get(timeout=SECONDS_BETWEEN_LOOKS)
            except queue.Empty:
                continue
            except KeyboardInterrupt:
                return
            try:
                answer.set_result(_answered(work))
            except BaseException:  # the command ends with it, and the page is told so
                answer.set_result(_said(HTTPStatus.INTERNAL_SERVER_ERROR, "newswinnow has ended.", "Start it again."))
                raise

    def ask(self, work: Work) -> Answer:
        """Have something done by `serve`; for the threads of requests."""
        answer: Future[Answer] = Future()
        self._jobs.put((work, answer))
        return answer.result()

    def page(self) -> Answer:
        """The page, made anew if something was changed."""
        if self._desk.is_stale:
            self._page, self._desk.is_stale = self._make_page(), False
        return HTTPStatus.OK, "text/html; charset=utf-8", self._page

    def answer(self, what: str, body: bytes) -> Answer:
        """What the desk says to `propose` or `accept`. Raises what the desk raises."""
        try:
            content = json.loads(body)
        except (ValueError, RecursionError):
            raise UsageError("That is no JSON.", "Load the page again.") from None
        found = self._desk.propose(content) if what == "propose" else self._desk.accept(content)
        return HTTPStatus.OK, "application/json", json.dumps(found).encode()


def _answered(work: Work) -> Answer:
    """What came of a piece of work; what is refused is an answer, too."""
    try:
        return work()
    except NewswinnowError as error:
        is_usage = isinstance(error, UsageError)
        status = HTTPStatus.UNPROCESSABLE_ENTITY if is_usage else HTTPStatus.SERVICE_UNAVAILABLE
        return _said(status, error.message, error.hint)


def _said(status: HTTPStatus, message: str, hint: str) -> Answer:
    return status, "application/json", json.dumps({"message": message, "hint": hint}).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    report: ServedReport

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away amid an answer is no fault; anything else is one, and is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """One request, in a thread of its own: let in or refused; what it asks for is done elsewhere."""

    server: _Server
    timeout = _SECONDS_OF_SILENCE
    server_version, sys_version = "newswinnow", ""

    def do_GET(self) -> None:
        if self._is_let_in() and self._is_at(""):
            self._say(*self.server.report.ask(self.server.report.page))

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not self._is_let_in():
            return
        if not self._is_from_the_page():
            self._refuse(HTTPStatus.FORBIDDEN, "Only the page itself may ask for that.")
        elif not length.isdecimal() or int(length) > _LARGEST_BODY:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "That is no mark.")
        elif self._is_at("propose", "accept"):
            body, what = self.rfile.read(int(length)), self.path.rpartition("/")[2]
            self._say(*self.server.report.ask(lambda: self.server.report.answer(what, body)))

    def _is_let_in(self) -> bool:
        start = f"/{self.server.report.token}/"
        if self.headers.get_all("Host") != [self.server.report.host]:
            self._refuse(HTTPStatus.FORBIDDEN, f"This is {self.server.report.host} and no other host.")
        elif not hmac.compare_digest(self.path[: len(start)].encode(), start.encode()):
            self._refuse(HTTPStatus.FORBIDDEN, "The address needs its token: open the one that was printed.")
        else:
            return True
        return False

    def _is_from_the_page(self) -> bool:
        kind = self.headers.get_content_type()
        site = self.headers.get("Sec-Fetch-Site", "same-origin")
        own = self.headers.get_all("Origin") == [f"http://{self.server.report.host}"]
        return own and site == "same-origin" and kind == "application/json"

    def _is_at(self, *names: str) -> bool:
        if self.path in [f"/{self.server.report.token}/{name}" for name in names]:
            return True
        self._refuse(HTTPStatus.NOT_FOUND, "There is nothing.")
        return False

    def _refuse(self, status: HTTPStatus, why: str) -> None:
        self._say(status, "text/plain; charset=utf-8", f"{why}\n".encode())

    def _say(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, "Content-Type": kind, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing: the address with its token is nobody's business."""
