"""Seconds from SIGTERM to the end of `run`, `serve`, `fetch` and `export`, in each of their phases."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from lab.bench.flow_runs import environment

_POLL_SECONDS = 0.005
# What service managers wait at least before they kill.
LONGEST = 10.0
_LONGEST_START, _LONGEST_END = 300.0, 120.0
_STORY = """The ferry to Osmund Island {n}

The ferry company said on Monday that boat number {n} would go back into service after some weeks of repairs.

Repairs had taken longer than was planned, because parts had to be made for an engine that is forty years old.
"""


_SOURCES = """user_agent = "ferries-lab/1.0"
delay_seconds = 0

[[source]]
name = "ferries"
feeds = ["{address}/feed.xml"]
"""


@dataclass(frozen=True, slots=True)
class Stop:
    """How one command ended in one phase. `manifest`: what the newest manifest says, "" if there is none."""

    command: str
    phase: str
    seconds: float
    code: int
    manifest: str
    is_quiet: bool


_Is = Callable[[Path], bool]


def _has(pattern: str) -> _Is:
    return lambda place: any(place.glob(pattern))


def _says(status: str) -> _Is:
    return lambda place: status in _manifest(place)


_RUN: dict[str, _Is] = {
    "starts": lambda _: True,
    "surveys RAW": _has("clean/ledger.sqlite"),
    "Prefect loads": _has("clean/.prefect"),
    "at work": _has("clean/articles/*.json"),
    "links, report": _says("completed"),
}
_SERVE: dict[str, _Is] = {
    "starts": lambda _: True,
    "its server loads": _has("clean/.prefect-serve"),
    "a run loads": _has("clean/.lock"),
    "a run is at work": _has("clean/articles/*.json"),
    "between two runs": _says("completed"),
}
_FETCH: dict[str, _Is] = {
    "starts": lambda _: True,
    "reads the list": _has("asked-feed"),
    "reads a page that never ends": _has("asked-page"),
}
_EXPORT: dict[str, _Is] = {"starts": lambda _: True, "writes": _has(".newswinnow-export-*")}


def measure(place: Path, documents: int) -> Iterator[Stop]:
    """Every command in every phase, one after the other, each in a folder of its own."""
    for phase, reached in _RUN.items():
        here = _corpus(place / f"run-{phase}", documents if phase != "links, report" else 20)
        yield _stop(here, "run", phase, reached, ["run", "raw", "clean", "--workers", "1", "--report"])
    for phase, reached in _SERVE.items():
        here = _corpus(place / f"serve-{phase}", documents if phase != "between two runs" else 20)
        yield _stop(here, "serve", phase, reached, ["serve", "raw", "clean", "--every", "6h", "--workers", "1"])
    for phase, reached in _FETCH.items():
        here = _corpus(place / f"fetch-{phase}", 0)
        with _endless_site(here) as address:
            (here / "SOURCES.toml").write_text(_SOURCES.format(address=address), "utf-8")
            yield _stop(here, "fetch", phase, reached, ["fetch", "SOURCES.toml", "raw"])
    here = _corpus(place / "export", documents)
    argv = [sys.executable, "-P", "-m", "pipeline", "run", "raw", "clean", "--quiet"]
    subprocess.run(argv, cwd=here, env=_surroundings(here), check=True)
    for phase, reached in _EXPORT.items():
        yield _stop(here, "export", phase, reached, ["export", "clean", "out.jsonl"])


def _corpus(place: Path, documents: int) -> Path:
    (place / "raw").mkdir(parents=True)
    for n in range(documents):
        (place / f"raw/{n}.txt").write_text(_STORY.format(n=n), "utf-8")
    return place


def _surroundings(place: Path) -> dict[str, str]:
    here = str(Path(__file__).parent.parent)
    return environment(place, {"PYTHONPATH": here, "NEWSWINNOW_FETCH_ALLOW_PRIVATE": "127.0.0.0/8"})


def _stop(place: Path, command: str, phase: str, reached: _Is, arguments: list[str]) -> Stop:
    argv = [sys.executable, "-P", "-m", "pipeline", *arguments]
    surroundings = _surroundings(place)
    with subprocess.Popen(argv, cwd=place, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + _LONGEST_START
        # Before Python itself has begun, no program of it can be told anything.
        while not (listens(process.pid) and reached(place)) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(_POLL_SECONDS)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        try:
            _, errors = process.communicate(timeout=_LONGEST_END)
        except subprocess.TimeoutExpired:
            process.kill()
            _, errors = process.communicate()
    seconds = time.monotonic() - began
    return Stop(command, phase, seconds, process.returncode, _manifest(place), b"Traceback" not in errors)


def listens(pid: int, number: signal.Signals = signal.SIGTERM) -> bool:
    """Whether a process has a handler for a signal."""
    said = Path(f"/proc/{pid}/status").read_text("ascii").partition("SigCgt:")[2].split()
    return bool(said) and bool(int(said[0], 16) >> (number - 1) & 1)


def _manifest(place: Path) -> str:
    found = sorted(place.glob("clean/runs/*.json"))
    return str(json.loads(found[-1].read_bytes())["status"]) if found else ""


class _endless_site:  # noqa: N801  # a context, used as a word
    """A site on the loopback with a feed of one page that comes a byte at a time, for ever."""

    def __init__(self, place: Path) -> None:
        site = self
        self._ended = threading.Event()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # noqa: N802  # the library's name
                if self.path == "/robots.txt":
                    self.send_error(404)
                    return
                is_feed = self.path == "/feed.xml"
                (place / ("asked-feed" if is_feed else "asked-page")).touch()
                self.send_response(200)
                self.send_header("Content-Type", "application/rss+xml" if is_feed else "text/html")
                self.end_headers()
                if is_feed:
                    time.sleep(1)
                    self.wfile.write(site.feed())
                while not is_feed and not site._ended.wait(0.05):  # noqa: SLF001  # its own
                    try:
                        self.wfile.write(b" ")
                    except OSError:
                        return

            def log_message(self, *_: object) -> None:
                """Nothing is logged."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def feed(self) -> bytes:
        """The feed."""
        item = f"<item><link>{self.address}/page.html</link></item>"
        return f'<rss version="2.0"><channel><title>Ferries</title>{item}</channel></rss>'.encode()

    def __enter__(self) -> str:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self.address

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()


def render(stops: list[Stop]) -> str:
    """A line for each."""
    lines = [f"{'command':<9}{'phase':<31}{'seconds':>8}{'code':>6}  {'manifest':<13}traceback"]
    lines += [
        f"{s.command:<9}{s.phase:<31}{s.seconds:>8.2f}{s.code:>6}  {s.manifest or '-':<13}{'none' if s.is_quiet else 'YES'}"
        for s in stops
    ]
    return "\n".join(lines)
