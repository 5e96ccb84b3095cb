"""A disk that fails, wherever it is met: said plainly, and the next run ends as if nothing had happened."""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.errors import EnvironmentFault
from pipeline.flows.run import _advice, _call_flow
from pipeline.ledger.sqlite import SqliteDatabase
from pipeline.runs.session import Session
from pipeline.settings import Settings
from pipeline.sources import Spool
from pipeline.workers import BatchDone, Pool, StageDone
from pipeline.workers.messages import StageName
from tests.fakes.pool import InlineBatch, InlinePool
from tests.flows.drive import article, ingest, tree
from tests.workers.faults.sitecustomize import worn_out
from tests.workers.test_faults import FAULTS

NUMBERS = [errno.ENOSPC, errno.EIO, errno.EACCES]
# What SQLite says in their places.
MESSAGES = ["database or disk is full", "disk I/O error", "attempt to write a readonly database"]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return _fill(tmp_path / "raw")


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run over the same documents writes that nothing disturbs."""
    place = tmp_path_factory.mktemp("undisturbed")
    ingest(_fill(place / "raw"), place / "clean", batch_size=4)
    return tree(place / "clean")


def _fill(folder: Path) -> Path:
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02d}.txt").write_text(article(f"Person {number // 2}"), "utf-8")
    (folder / "empty.txt").write_text("")
    lines = "".join(json.dumps({"id": str(n), "text": article(f"Member {n}")}) + "\n" for n in range(6))
    (folder / "feed.jsonl.gz").write_bytes(gzip.compress(lines.encode(), mtime=0))
    return folder


def _ends_as_undisturbed(raw: Path, clean: Path, wanted: dict[str, bytes]) -> None:
    assert not [path for path in tree(clean) if "/." in path]
    for content in tree(clean).values():
        assert json.loads(content)["id"]
    ingest(raw, clean, batch_size=4)
    assert tree(clean) == wanted
    assert not (clean / ".tmp").exists()
    assert ingest(raw, clean).counts.unchanged == 19


@pytest.mark.slow
@pytest.mark.parametrize(
    ("call", "number", "after"), [("open", errno.EACCES, 0), ("fsync", errno.EIO, 9), ("replace", errno.ENOSPC, 9)]
)
def test_under_a_worker(
    raw: Path,
    tmp_path: Path,
    wanted: dict[str, bytes],
    call: str,
    number: int,
    after: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(FAULTS))
    monkeypatch.setenv("FAULTY_DISK", f"{call} {number} {after} {tmp_path / 'clean'}")
    with pytest.raises(EnvironmentFault) as fault:
        ingest(raw, tmp_path / "clean", Pool, batch_size=4)
    monkeypatch.undo()
    assert os.strerror(number) in str(fault.value)
    assert fault.value.hint
    _ends_as_undisturbed(raw, tmp_path / "clean", wanted)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
@pytest.mark.parametrize("after", [0, 9])
def test_under_what_a_worker_writes(
    raw: Path,
    tmp_path: Path,
    wanted: dict[str, bytes],
    number: int,
    call: str,
    after: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every fault at every call, in the code that a worker runs; that a worker hands it on is shown above."""
    owner, worn = worn_out(call, number, after, str(tmp_path / "clean"))
    run = InlineBatch.run

    def run_worn(batch: InlineBatch, stage: StageName) -> StageDone | BatchDone:
        with monkeypatch.context() as disk:
            disk.setattr(owner, call, worn)
            return run(batch, stage)

    monkeypatch.setattr(InlineBatch, "run", run_worn)
    with pytest.raises(EnvironmentFault) as fault:
        ingest(raw, tmp_path / "clean", batch_size=4)
    monkeypatch.undo()
    assert os.strerror(number) in str(fault.value)
    assert fault.value.hint
    _ends_as_undisturbed(raw, tmp_path / "clean", wanted)


@pytest.mark.slow
@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("place", ["links", "manifest"])
def test_under_the_coordinator(
    raw: Path,
    tmp_path: Path,
    wanted: dict[str, bytes],
    number: int,
    call: str,
    place: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import pipeline.runs.remains as remains_module
    import pipeline.runs.session as session_module

    if place == "links":  # an original that comes late: what is written already gets another link
        late = (raw / "00.txt").read_bytes()
        (raw / "00.txt").unlink()
        ingest(raw, tmp_path / "clean", batch_size=4)
        (raw / "00.txt").write_bytes(late)
        write = remains_module.write_links
        monkeypatch.setattr(remains_module, "write_links", lambda *a: _with_fault(monkeypatch, call, number, write, *a))
    else:
        settle = session_module.Session.settle

        def settle_then_break(session: Any) -> None:
            settle(session)
            monkeypatch.setattr(os, call, _failing(number))

        monkeypatch.setattr(session_module.Session, "settle", settle_then_break)
    with pytest.raises(EnvironmentFault, match=os.strerror(number)):
        ingest(raw, tmp_path / "clean", batch_size=4)
    monkeypatch.undo()
    _ends_as_undisturbed(raw, tmp_path / "clean", wanted)


@pytest.mark.slow
@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.parametrize("after", [0, 1, 3, 6, 12, 40, 90])
def test_under_the_ledger(
    raw: Path, tmp_path: Path, wanted: dict[str, bytes], message: str, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean, batch_size=4, limit=3)
    left = [after]

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(self: SqliteDatabase, statement: str, *values: Any) -> Any:
            if left[0] <= 0:
                raise sqlite3.OperationalError(message)
            left[0] -= 1
            return real(self, statement, *values)

        return call

    for name in ("execute", "many"):
        monkeypatch.setattr(SqliteDatabase, name, counted(getattr(SqliteDatabase, name)))
    with pytest.raises(EnvironmentFault, match=message):
        ingest(raw, clean, batch_size=4)
    monkeypatch.undo()
    _ends_as_undisturbed(raw, clean, wanted)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("call", ["open", "write"])
def test_under_a_spool(tmp_path: Path, number: int, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool(tmp_path / "spool")
    if call == "write":
        spool.put(b"a piece")
        file: Any = spool._file

        class Full:
            tell = file.tell

            def write(self, content: bytes) -> None:
                raise OSError(number, os.strerror(number))

        monkeypatch.setattr(spool, "_file", Full())
    else:
        monkeypatch.setattr("builtins.open", _failing(number))
    with pytest.raises(EnvironmentFault, match=os.strerror(number)) as fault:
        spool.put(b"another piece")
    assert fault.value.hint


def _with_fault(
    patch: pytest.MonkeyPatch, call: str, number: int, function: Callable[..., Any], *arguments: Any
) -> Any:
    patch.setattr(os, call, _failing(number))
    return function(*arguments)


def _failing(number: int) -> Callable[..., Any]:
    def call(*_: Any, **__: Any) -> Any:
        raise OSError(number, os.strerror(number))

    return call


def test_a_fault_is_told_though_the_disk_takes_no_log(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Session(Settings(raw=raw, clean=tmp_path / "clean"), InlinePool) as session:
        session.log.unlink(missing_ok=True)
        session.log.mkdir()  # what cannot be opened to write
        session.log_error(ValueError("the fault itself"))
        monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
        assert "The disk is full" in _advice(session)
        monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1 << 30))
        monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
        assert "http://127.0.0.1:9/api" in _advice(session)
        session.is_shown = False  # the server is the run's own
        assert "PREFECT_API_URL" not in _advice(session)
        shutil.move(tmp_path / "clean", tmp_path / "elsewhere")
        assert "has gone" in _advice(session)
        shutil.move(tmp_path / "elsewhere", tmp_path / "clean")


def test_a_server_whose_log_cannot_be_opened_is_a_fault_of_the_surroundings(raw: Path, tmp_path: Path) -> None:
    def start() -> None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "clean/runs/a.log")

    with (
        Session(Settings(raw=raw, clean=tmp_path / "clean"), InlinePool) as session,
        pytest.raises(EnvironmentFault, match=r"could not be run: FileNotFoundError"),
    ):
        _call_flow(session, start)
