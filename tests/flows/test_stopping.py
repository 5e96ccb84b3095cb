"""A run that is told to end does, in every phase: by whatever signal, with its manifest, without a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lab.stops import listens
from pipeline.cli.signals import endable
from pipeline.flows.stopping import end_children, stoppable
from pipeline.model.run import RunManifest
from pipeline.runs.plan import Plan
from pipeline.runs.session import Session
from pipeline.settings import Settings
from tests.fakes.patience import slowness
from tests.flows.drive import article, ingest

LONGEST_END = 10
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(article(f"Person {number}"), "utf-8")
    return folder


def _manifests(clean: Path) -> list[RunManifest]:
    return [RunManifest.model_validate_json(p.read_bytes()) for p in sorted((clean / "runs").glob("*.json"))]


def test_while_raw_is_surveyed(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def survey(_plan: Plan, *_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(Plan, "survey", survey)
    with endable(), pytest.raises(KeyboardInterrupt):
        Session(Settings(raw=raw, clean=tmp_path / "clean"))
    (manifest,) = _manifests(tmp_path / "clean")
    assert (manifest.status, manifest.inputs) == ("interrupted", 0)
    monkeypatch.undo()
    assert ingest(raw, tmp_path / "clean").counts.records == 3


@pytest.mark.parametrize("number", _SIGNALS)
def test_a_session_at_work_is_told_and_a_second_signal_raises(
    raw: Path, tmp_path: Path, number: signal.Signals
) -> None:
    with Session(Settings(raw=raw, clean=tmp_path / "clean")) as session:
        session.entered = True
        with stoppable(session):
            os.kill(os.getpid(), number)
            assert session.interrupted
            with pytest.raises(KeyboardInterrupt):
                os.kill(os.getpid(), number)
        assert session.finish("completed").status == "interrupted"
    (manifest,) = _manifests(tmp_path / "clean")
    assert manifest.inputs == manifest.not_reached == 3


def test_what_comes_after_the_run_is_interrupted_at_once(raw: Path, tmp_path: Path) -> None:
    with Session(Settings(raw=raw, clean=tmp_path / "clean", limit=1)) as session:
        session.entered = True
        session.finish("completed")
        with stoppable(session), pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGHUP)
    assert [m.status for m in _manifests(tmp_path / "clean")] == ["completed"]


def test_counts_add_up_if_the_end_goes_wrong_and_is_told_twice(raw: Path, tmp_path: Path) -> None:
    ingest(raw, tmp_path / "clean")
    with Session(Settings(raw=raw, clean=tmp_path / "clean")) as session:
        session.finish("completed")
        assert session.finish("failed").counts.unchanged == 3


class _Callback:
    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGTERM)  # what is raised in here, Python drops


def test_an_interruption_that_python_drops_comes_again(capfd: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        _Callback()
        time.sleep(5)

    with endable(), pytest.raises(KeyboardInterrupt):
        work()
    assert "Traceback" not in capfd.readouterr().err


def test_an_interruption_that_somebody_wraps_is_one_all_the_same() -> None:
    def load() -> None:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(5)
        except KeyboardInterrupt as error:
            raise ValueError("cannot be built") from error

    with pytest.raises(KeyboardInterrupt), endable():
        load()
    with pytest.raises(ValueError, match="its own"), endable():
        raise ValueError("its own")


def test_an_interruption_that_somebody_catches_ends_the_process_all_the_same() -> None:
    program = """
import os, signal, time
from pipeline.cli import signals
signals._PATIENCE_SECONDS = 0.2
with signals.endable():
    try:
        os.kill(os.getpid(), signal.SIGTERM)
    except BaseException:
        time.sleep(60)
"""
    assert subprocess.run([sys.executable, "-c", program], timeout=50, check=False).returncode == 130


def test_signals_that_the_caller_ignores_stay_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with endable():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


def test_children_that_do_not_end_are_killed_and_one_is_spared() -> None:
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print(flush=True); time.sleep(60)"
    children = [subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE) for _ in range(2)]
    for child in children:
        assert child.stdout is not None
        child.stdout.readline()
    try:
        end_children(children[0].pid, 0.2)
        assert children[1].wait(10) == -signal.SIGKILL
        assert children[0].poll() is None
    finally:
        for child in children:
            child.kill()
            child.communicate()


_PHASES: dict[str, Callable[[Path], bool]] = {
    "loading": lambda clean: True,
    "getting ready": lambda clean: (clean / ".lock").exists(),
    "Prefect loads": lambda clean: (clean / ".prefect").exists(),
    "at work": lambda clean: any((clean / "articles").glob("*.json")),
}


@pytest.mark.slow
@pytest.mark.parametrize("phase", _PHASES)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_ends_in_every_phase(raw: Path, tmp_path: Path, phase: str, number: signal.Signals) -> None:
    for more in range(3, 2000):
        (raw / f"{more}.txt").write_text(article(f"Person {more}"), "utf-8")
    clean = tmp_path / "clean"
    argv = [sys.executable, "-m", "pipeline", "run", str(raw), str(clean), "--workers", "1"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 120
        # Before Python itself has begun, no program of it can be told anything.
        while (
            not (listens(process.pid, number) and _PHASES[phase](clean))
            and process.poll() is None
            and time.monotonic() < deadline
        ):
            time.sleep(0.005)
        began = time.monotonic()
        process.send_signal(number)
        _, err = process.communicate(timeout=120)
    assert time.monotonic() - began < LONGEST_END * slowness()
    assert (process.returncode, err) == (130, "")
    for manifest in _manifests(clean):
        assert manifest.status == "interrupted"
        found = manifest.records + manifest.quarantined + manifest.unchanged + manifest.not_reached
        assert found == manifest.inputs
    assert bool(_manifests(clean)) or phase in ("loading", "getting ready")  # before, no run had begun
