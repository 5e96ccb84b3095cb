"""Progress: silent without a terminal; on one it says what is waited for, how fast, and for how long still."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.cli.progress import Progress
from pipeline.flows.run import _work
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
        (("export", "clean", "out.jsonl"), r"3 records"),
        (("learn", "raw"), r"3 documents"),
        (("report", "clean"), r"3 articles"),
    ],
)
def test_long_commands_show_how_far_they_are(words: tuple[str, ...], wanted: str, raw: Path) -> None:
    ingest(raw, raw.parent / "clean")
    said = on_a_terminal(*words, folder=raw.parent)
    assert re.search(rf"{wanted}.*0:00:\d\d left", said), said


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
