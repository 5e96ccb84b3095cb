"""Progress: silent without a terminal; on one it says what is waited for, how fast, and for how long still."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from lab.journeys import tells_rate_and_end
from lab.terminal import lines_of
from pipeline.cli.progress import Progress
from pipeline.flows.run import _work
from pipeline.ledger import duplicates
from pipeline.runs import linking
from pipeline.runs.counts import Counts
from pipeline.runs.plan import Survey
from pipeline.runs.session import Session
from pipeline.settings import Settings
from pipeline.workers.messages import STAGES
from tests.fakes.pool import InlinePool
from tests.flows.drive import article, ingest


def on_a_terminal(*words: str, folder: Path) -> str:
    """What a command says on a terminal of 160 columns, without colours and moves of the cursor."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": "160", "TERM": "xterm"}
    command = [sys.executable, "-m", "pipeline", *words]
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=slave, stderr=slave, close_fds=True) as process:
        os.close(slave)
        said = b""
        deadline = time.monotonic() + 240
        while time.monotonic() < deadline:
            if select.select([master], [], [], 0.5)[0]:
                try:
                    part = os.read(master, 65536)
                except OSError:  # the other end is closed
                    break
                said += part
            elif process.poll() is not None:
                break
    os.close(master)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said.decode("utf-8", "replace"))


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for name in ("Ada", "Ben", "Cy"):
        (folder / f"{name}.txt").write_text(article(name), "utf-8")
    return folder


def test_nothing_is_said_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress() as progress:
        progress.tell("starting")
        assert list(progress.follow(range(3), "records", 3)) == [0, 1, 2]
    assert capsys.readouterr() == ("", "")


def test_linking_tells_how_far_it_is(screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(24):
        (raw / f"{number:02}.txt").write_text(
            f"{article('Ada')}\nThe pilot counted {number} boats that evening.\n", "utf-8"
        )
    monkeypatch.setattr(duplicates, "_STEP", 4)
    now = 0.0

    def clock() -> float:
        nonlocal now
        now += 2.0
        return now

    monkeypatch.setattr(linking.Linking.__init__, "__defaults__", (clock,))
    shares = []
    with redirect_stderr(screen), Progress(clock=clock) as progress:
        settings = Settings(raw=raw, clean=tmp_path / "clean", workers=1, batch_size=2000)
        with Session(settings, InlinePool) as session:  # type: ignore[arg-type]  # it has a pool's methods
            show = progress.watch(session)

            def told(counts: Counts) -> None:
                shares.append(session.linking.share if session.linking else None)
                show(counts)

            session.on_progress = told
            for chunk in session.chunks():
                session.begin(chunk)
                batch = session.open(chunk)
                session.commit(chunk, [batch.run(stage) for stage in STAGES])
            session.finish("completed")
            assert session.ledger.duplicates.left == 0
    linked = [share for share in shares if share is not None]
    assert shares[0] is None
    assert linked == sorted(linked)
    assert len(set(linked)) > 3
    assert 0 < linked[len(linked) // 2] < 1
    assert "24 records, 0 quarantined; linking what is alike" in screen.lines[-1]
    assert tells_rate_and_end(screen.lines[-1])


class Screen(io.StringIO):
    """A terminal that keeps what it is told."""

    def isatty(self) -> bool:
        return True

    @property
    def lines(self) -> tuple[str, ...]:
        return lines_of(self.getvalue())


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    for name in ("CI", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "140")
    return Screen()


@pytest.mark.parametrize(
    ("seconds", "rate"),
    [(0.0, "400,000/s"), (0.0001, "10,000/s"), (0.5, "2.0/s"), (40.0, "1.5/min"), (400.0, "0.1/min")],
)
def test_the_last_line_says_its_rate_however_fast_a_machine_is(seconds: float, rate: str, screen: Screen) -> None:
    now = 0.0

    def items() -> Iterator[int]:
        nonlocal now
        for number in range(400):
            now += seconds
            yield number

    with redirect_stderr(screen), Progress(clock=lambda: now) as progress:
        progress.tell("starting")
        assert sum(progress.follow(items(), "records", 400)) == 79_800
    assert re.search(rf"\b400 records .* {re.escape(rate)} .*left 0:00:00$", screen.lines[-1])
    assert tells_rate_and_end(screen.lines[-1])


def test_what_ends_early_says_how_far_it_came(screen: Screen) -> None:
    now = 0.0
    with redirect_stderr(screen), Progress(clock=lambda: now) as progress:
        for number in (followed := progress.follow(range(10), "records", 10)):
            now += 1.0
            if number == 4:
                break
        followed.close()  # type: ignore[attr-defined]  # it is a generator
    assert re.search(r"\b4 records .* 0\.8/s ", screen.lines[-1])
    assert not screen.lines[-1].endswith("left 0:00:00")


def test_without_an_end_in_sight_nothing_is_left(screen: Screen) -> None:
    with redirect_stderr(screen), Progress() as progress:
        assert list(progress.follow(range(3), "articles")) == [0, 1, 2]
    assert re.search(r"3 articles .*/s +0:00:00$", screen.lines[-1])


@pytest.mark.parametrize(
    ("todo", "archives", "wanted"),
    [
        (1, 0, "1 document to do"),
        (2_000, 1, "2,000 documents to do and 1 archive to read"),
        (0, 3, "3 archives to read"),
    ],
)
def test_archives_are_not_counted_as_nothing_to_do(todo: int, archives: int, wanted: str) -> None:
    assert _work(Survey(todo=todo, containers=archives)) == wanted


@pytest.mark.slow
def test_a_terminal_is_told_what_is_waited_for_and_what_came_of_it(raw: Path) -> None:
    said = on_a_terminal("run", "raw", "clean", folder=raw.parent)
    assert "starting: reading the rules, and RAW beside the ledger" in said
    assert "starting Prefect; 3 documents to do, the first are under way" in said
    assert re.search(r"Took +(\d+ min \d+ s|[\d.]+ s)\n", said.replace("\r", ""))
    assert said.rstrip().splitlines()[-1] == "3 documents: 3 records, 0 quarantined, 0 unchanged"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("export", "clean", "out.jsonl"), r"3 records .*\d/s +\d:\d\d:\d\d +left 0:00:00"),
        (("learn", "raw"), r"3 documents .*\d/s +\d:\d\d:\d\d"),
        (("report", "clean"), r"3 articles .*\d/s +\d:\d\d:\d\d"),
    ],
)
def test_long_commands_show_how_far_they_are(words: tuple[str, ...], wanted: str, raw: Path) -> None:
    ingest(raw, raw.parent / "clean")
    said = on_a_terminal(*words, folder=raw.parent)
    assert re.search(wanted, said), said


@pytest.mark.parametrize("packed", [False, True])
def test_archives_count_by_their_bytes(packed: bool, tmp_path: Path) -> None:
    import gzip
    import json

    raw = tmp_path / "raw"
    raw.mkdir()
    rows = "".join(json.dumps({"id": f"s{n}", "text": article(f"Ada {n * 7919}")}) + "\n" for n in range(60))
    content = gzip.compress(rows.encode()) if packed else rows.encode()
    (raw / ("a.jsonl.gz" if packed else "a.jsonl")).write_bytes(content)
    (raw / "b.txt").write_text(article("Ben"), "utf-8")
    settings = Settings(raw=raw, clean=tmp_path / "clean", workers=1, batch_size=20)
    shares = []
    with Session(settings, InlinePool) as session:  # type: ignore[arg-type]  # it has a pool's methods
        assert session.survey.bytes == len(content) + (raw / "b.txt").stat().st_size
        for chunk in session.chunks():
            session.begin(chunk)
            batch = session.open(chunk)
            session.commit(chunk, [batch.run(stage) for stage in STAGES])
            shares.append(session.share)
        session.finish("completed")
    assert shares == sorted(shares)
    assert shares[0] < 0.5
    assert shares[-1] == 1.0
    assert len(shares) == 4
