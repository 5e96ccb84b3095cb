"""An export replaces regular files only, leaves nothing behind, and says in one way that a disk is full."""

from __future__ import annotations

import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import EnvironmentFault, UsageError
from pipeline.exports import EXPORTS, export
from pipeline.exports.place import WORKSHOP, beside
from tests.fakes.patience import slowness
from tests.flows.drive import article, ingest

PATIENCE = 60


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("place")
    (folder / "raw").mkdir()
    for number in range(400):
        (folder / f"raw/{number}.txt").write_text(article(f"Person {number}"), "utf-8")
    ingest(folder / "raw", folder / "clean")
    return folder / "clean"


def call(*words: str | Path, code: str = "", **options: object) -> subprocess.Popen[bytes]:
    """The command in a process of its own; `code` is run in it before."""
    argv = [sys.executable, "-c", f"{code}\nfrom pipeline.cli import main; main()", *map(str, words)]
    return subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload, no-any-return]


def test_a_link_a_pipe_a_socket_and_a_device_stay(clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = tmp_path / "outside.jsonl"
    outside.write_text("mine")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.jsonl").symlink_to(outside)
    (folder / "dangling.jsonl").symlink_to(tmp_path / "none")
    os.mkfifo(folder / "pipe.jsonl")
    monkeypatch.chdir(folder)  # a socket's path is short
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("socket.jsonl")
        for name, kind in (("link", "link"), ("dangling", "link"), ("pipe", "pipe"), ("socket", "socket")):
            with pytest.raises(UsageError, match=f"is a {kind}") as error:
                export(clean, folder / f"{name}.jsonl")
            assert "`-`" in error.value.hint
    with pytest.raises(UsageError, match="device"):
        export(clean, Path("/dev/null"), "jsonl")
    assert outside.read_text() == "mine"
    assert sorted(p.name for p in folder.iterdir()) == ["dangling.jsonl", "link.jsonl", "pipe.jsonl", "socket.jsonl"]


@pytest.mark.parametrize("name", ["ledger.sqlite", "articles/0.txt.json", "runs/x.jsonl"])
def test_what_runs_know_is_not_replaced(name: str, clean: Path) -> None:
    before = (clean / "ledger.sqlite").stat().st_ino
    with pytest.raises(UsageError, match="runs keep"):
        export(clean, clean / name, "jsonl")
    assert (clean / "ledger.sqlite").stat().st_ino == before


def test_a_file_keeps_its_rights(clean: Path, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").touch(0o600)
    (tmp_path / "out.jsonl").chmod(0o640)
    export(clean, tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["jsonl", "parquet", "sqlite"])
def test_a_dash_is_standard_output(name: str, clean: Path, tmp_path: Path) -> None:
    export(clean, tmp_path / "out", name)
    done = call("export", clean, "-", "--format", name, cwd=tmp_path)
    said, notes = done.communicate(timeout=PATIENCE)
    assert (done.returncode, notes.decode()) == (0, "-: 400 records\n")
    assert said == (tmp_path / "out").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_reader_that_has_enough_is_no_fault(clean: Path, tmp_path: Path) -> None:
    export_, head = call("export", clean, "-", "--format", "jsonl"), b""
    assert export_.stdout is not None
    export_.stdout.close()
    assert export_.stderr is not None
    assert export_.stderr.read() == head
    assert export_.wait(PATIENCE) == 0


def test_standard_output_needs_a_format_that_fits(clean: Path) -> None:
    with pytest.raises(UsageError, match="does not tell the format"):
        export(clean, Path("-"))
    with pytest.raises(UsageError, match="makes a folder"):
        export(clean, Path("-"), "hf-dataset")


SLOW = """
import time
import pipeline.exports.write as w
given = w.snapshot
def slow(*words, **options):
    for number, record in enumerate(given(*words, **options)):
        if number == 20:
            print("half", flush=True)
            time.sleep(60)
        yield record
w.snapshot = slow
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("name", ["jsonl", "duckdb"])
def test_an_export_that_is_told_to_end_does(number: signal.Signals, name: str, clean: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("before")
    done = call("export", clean, tmp_path / "out", "--format", name, code=SLOW)
    assert done.stdout is not None
    assert done.stdout.readline() == b"half\n"
    began = time.monotonic()
    done.send_signal(number)
    _, notes = done.communicate(timeout=PATIENCE)
    assert time.monotonic() - began < 10 * slowness()
    assert (done.returncode, notes) == (130, b"")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out", "before")]


def test_what_a_killed_export_left_is_removed_by_the_next(clean: Path, tmp_path: Path) -> None:
    done = call("export", clean, tmp_path / "out.jsonl", code=SLOW)
    assert done.stdout is not None
    done.stdout.readline()
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(WORKSHOP)
    export(clean, tmp_path / "other.csv")
    assert left.exists(), "somebody is at work there"
    done.kill()
    done.communicate()
    bare = tmp_path / f"{WORKSHOP}bare"
    bare.mkdir()
    export(clean, tmp_path / "other.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == [bare.name, "other.csv"]
    os.utime(bare, (0, 0))
    export(clean, tmp_path / "other.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["other.csv"]


# SQLite reports a file that may not grow as a fault of the disk; see the next test.
@pytest.mark.parametrize("name", sorted(set(EXPORTS) - {"sqlite"}))
def test_no_space_is_said_in_the_same_words_by_every_format(name: str, clean: Path, tmp_path: Path) -> None:
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, {resource.RLIM_INFINITY}))"
    done = call("export", clean, tmp_path / "out", "--format", name, code=limit)
    said, notes = done.communicate(timeout=PATIENCE)
    assert notes.decode().splitlines() == [
        f"newswinnow: '{tmp_path / 'out'}' cannot be written: no space left.",
        "  Make room and export again; OUT is as it was.",
    ]
    assert (done.returncode, said) == (3, b"")
    assert not list(tmp_path.iterdir())


def test_no_space_for_sqlite(tmp_path: Path) -> None:
    def write() -> None:
        with beside(tmp_path / "out") as made, closing(sqlite3.connect(made)) as database:
            database.execute("PRAGMA max_page_count = 2")
            database.execute("CREATE TABLE t (x)")
            database.execute("INSERT INTO t VALUES (zeroblob(100000))")

    with pytest.raises(EnvironmentFault, match="no space left"):
        write()
    assert not list(tmp_path.iterdir())


def test_another_fault_of_the_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="Input/output error"), beside(tmp_path / "out"):
        raise OSError(5, "Input/output error")
    with pytest.raises(ZeroDivisionError), beside(tmp_path / "out"):
        _ = 1 / 0
    assert not list(tmp_path.iterdir())
