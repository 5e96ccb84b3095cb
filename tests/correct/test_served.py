"""The report at an address: real HTTP; who is let in, and what a mark becomes."""

from __future__ import annotations

import json
import os
import queue
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from pipeline.correct import Corrector, Desk
from pipeline.correct.served import SECONDS_BETWEEN_LOOKS, ServedReport
from pipeline.errors import UsageError
from pipeline.report import build
from pipeline.settings import Settings
from tests.correct.ten import TIP, fill
from tests.fakes.pool import InlinePool
from tests.flows.drive import ingest

SLIPWAY = "dumps/slipway.txt"
MARK = {"version": 1, "marks": [{"document": SLIPWAY, "line": TIP, "verdict": "goes", "reason": "promo"}]}


@dataclass
class Served:
    """The command at work: its process, where it is, and its project folder."""

    process: subprocess.Popen[str]
    address: str
    folder: Path

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    @property
    def start(self) -> str:
        return urlsplit(self.address).path

    def ask(self, method: str, path: str, body: Any = None, **changed: str | None) -> tuple[int, bytes, dict[str, str]]:
        """One request as the page sends it, but for headers that are `changed` (None: left away)."""
        headers = {"Host": self.host, "Origin": f"http://{self.host}", "Sec-Fetch-Site": "same-origin",
                   "Content-Type": "application/json"}  # fmt: skip
        wanted = headers | {name.replace("_", "-"): value for name, value in changed.items()}
        connection = HTTPConnection(self.host, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        content = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        for name, value in {**wanted, "Content-Length": wanted.get("Content-Length") or str(len(content))}.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(content)
        answer = connection.getresponse()
        found = answer.status, answer.read(), dict(answer.getheaders())
        connection.close()
        return found

    def post(self, what: str, body: Any, **changed: str | None) -> tuple[int, Any]:
        status, content, _ = self.ask("POST", self.start + what, body, **changed)
        return status, json.loads(content) if content.startswith(b"{") else content.decode()


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """The command over the ten documents, in a folder of its own."""
    fill(folder / "raw")
    ingest(folder / "raw", folder / "clean")
    command = [sys.executable, "-m", "pipeline", "report", "clean", "--serve"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = Served(process, process.stdout.readline().strip(), folder)
        try:
            assert found.address, process.stderr and process.stderr.read()
            yield found
        finally:
            process.kill()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One for all tests that change nothing and do not end it."""
    with serving(tmp_path_factory.mktemp("served")) as found:
        yield found


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path) as found:
        yield found


def test_the_page_is_at_its_address_and_may_talk_to_it_alone(served: Served) -> None:
    status, page, headers = served.ask("GET", served.start)
    assert status == 200
    assert b"; connect-src 'self'\">" in page
    assert b"connect-src" not in build(served.folder / "clean")
    assert (headers["Cache-Control"], headers["Content-Security-Policy"]) == ("no-store", "frame-ancestors 'none'")
    assert urlsplit(served.address).hostname == "127.0.0.1"
    assert len(served.start) > 40
    assert not (served.folder / "clean/report.html").exists()


def test_it_listens_on_the_loopback_alone(served: Served) -> None:
    port = urlsplit(served.address).port
    wanted = f"0100007F:{port:04X}"
    listening = [row.split()[1] for row in Path("/proc/net/tcp").read_text().splitlines()[1:] if row.split()[3] == "0A"]
    assert [place for place in listening if place.endswith(f":{port:04X}")] == [wanted]
    with socket.socket(socket.AF_INET6) as other, pytest.raises(OSError, match=r"refused|annot assign"):
        other.connect(("::1", port))


@pytest.mark.parametrize("path", ["/", "/wrong/", "/{start}", "", "/propose"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_the_token_nothing_is_told(method: str, path: str, served: Served) -> None:
    path = path.replace("{start}", served.start[1:-2] + "/") or "*"
    status, content, _ = served.ask(method, path, MARK)
    assert status == 403
    assert b"slipway" not in content
    assert served.start.encode() not in content


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1", None])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_host_s_name_is_refused(method: str, host: str | None, served: Served) -> None:
    named = None if host is None else host if host == "127.0.0.1" else f"{host}:{served.host.partition(':')[2]}"
    status, content, _ = served.ask(method, served.start + ("propose" if method == "POST" else ""), MARK, Host=named)
    assert (status, b"slipway" in content) == (403, False)


@pytest.mark.parametrize(
    "changed",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": None},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
        {"Content_Type": None},
    ],
)
def test_another_page_cannot_ask_even_if_it_knew_the_token(changed: dict[str, str | None], served: Served) -> None:
    for what in ("propose", "accept"):
        assert served.post(what, MARK, **changed) == (403, "Only the page itself may ask for that.\n")
    assert not (served.folder / "packs").exists()


@pytest.mark.parametrize(
    ("what", "body", "status", "message"),
    [
        ("propose", b"no json", 422, "That is no JSON."),
        ("propose", b"[" * 50_000, 422, "That is no JSON."),
        ("propose", {"version": 2, "marks": []}, 422, "holds no marks of version 1"),
        ("propose", {"version": 1, "marks": [MARK["marks"][0]] * 2}, 422, "2 marks at once"),  # type: ignore[index]
        ("propose", {"version": 1, "marks": [{"document": "../x", "line": "1", "verdict": "goes"}]}, 422, "path"),
        ("accept", {"proposal": 99}, 422, "not on the desk"),
        ("accept", {"proposal": None}, 422, "not on the desk"),
        ("accept", [], 422, "not on the desk"),
    ],
)
def test_what_is_no_mark_is_said(what: str, body: Any, status: int, message: str, served: Served) -> None:
    found, said = served.post(what, body)
    assert found == status
    assert message in said["message"]
    assert not (served.folder / "packs").exists()


def test_what_is_too_long_or_of_no_length_is_not_read(served: Served) -> None:
    assert served.post("propose", MARK, Content_Length="100001")[0] == 413
    assert served.post("propose", MARK, Content_Length="x")[0] == 413
    assert served.post("write", MARK)[0] == 404


@pytest.mark.slow
def test_from_a_mark_to_changed_records_and_an_end_in_good_order(own: Served) -> None:
    status, found = own.post("propose", MARK)
    assert status == 200
    assert "[[phrase]]" in found["rule"]
    assert found["here"] == [["line", TIP, ""]]
    assert [uri for uri, _ in found["elsewhere"]] == ["dumps/jetty.txt"]
    assert ["line", TIP, ""] in found["elsewhere"][0][1]
    assert (found["documents"], found["alike"]) == (2, 0)
    assert not (own.folder / "packs").exists(), "nothing is written before a yes"
    status, done = own.post("accept", {"proposal": found["proposal"]})
    assert (status, done["changed"], done["same"]) == (200, 2, 0)
    assert all((own.folder / file).is_file() for file in done["files"])
    assert len(done["files"]) == 2
    record = json.loads((own.folder / f"clean/articles/{SLIPWAY}.json").read_text("utf-8"))
    assert TIP not in record["text"]
    assert own.post("accept", {"proposal": found["proposal"]})[0] == 422, "a yes counts once"
    assert own.ask("GET", own.start)[1] == build(own.folder / "clean", is_served=True), "made anew"
    assert own.post("propose", MARK)[1]["message"] == f"It is so already in {SLIPWAY}."
    own.process.send_signal(signal.SIGINT)
    assert own.process.wait(30) == 0
    said = own.process.stderr.read() if own.process.stderr else ""
    assert said == "Open it in a browser of this machine. Rules go into packs; Ctrl-C ends.\n"


def test_only_the_newest_proposal_is_on_the_desk(tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    ingest(tmp_path / "raw", tmp_path / "clean")
    settings = Settings(raw=tmp_path / "raw", clean=tmp_path / "clean", workers=1)
    desk = Desk(Corrector(settings, tmp_path / "packs", tmp_path), InlinePool)  # type: ignore[arg-type]  # as a pool
    first = desk.propose(MARK)["proposal"]
    value = {"document": "pages/boat.html", "field": "authors", "values": []}
    second = desk.propose({"version": 1, "marks": [value]})
    assert second["here"] == [["authors", "Hanna Lorne", ""]]
    with pytest.raises(UsageError, match="not on the desk"):
        desk.accept({"proposal": first})
    assert not desk.is_stale
    assert desk.accept({"proposal": second["proposal"]})["changed"] == 1
    assert desk.is_stale
    with pytest.raises(UsageError, match="not on the desk"):
        desk.accept({"proposal": second["proposal"]})


def test_a_port_that_is_taken_ends_with_3(tmp_path: Path) -> None:
    fill(tmp_path / "raw")
    ingest(tmp_path / "raw", tmp_path / "clean")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", "report", "clean", "--serve", "--port", str(port)],
            cwd=tmp_path, capture_output=True, text=True, check=False, env=dict(os.environ),
        )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr.startswith(f"newswinnow: Port {port} cannot be used: Address already in use.")


def test_a_signal_that_comes_just_before_it_waits_is_seen_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a signal wakes no thread: Ctrl-C was lost in half of the ends under load while it waited without an end."""
    report = ServedReport(Desk(None), lambda: b"")  # type: ignore[arg-type]  # nothing is asked of it
    waited: list[float | None] = []

    def get(block: bool = True, timeout: float | None = None) -> Any:
        waited.append(timeout)
        if len(waited) < 3:
            raise queue.Empty
        raise KeyboardInterrupt

    monkeypatch.setattr(report._jobs, "get", get)
    with report:
        report.serve()
    assert waited == [SECONDS_BETWEEN_LOOKS] * 3
