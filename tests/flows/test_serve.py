"""A schedule kept by a real Prefect server on the loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.errors import EnvironmentFault, UsageError
from pipeline.flows.schedule import parse_schedule
from pipeline.model.run import RunManifest
from pipeline.runs.lock import FolderLock
from tests.fakes.patience import slowness
from tests.flows.drive import article

# For the slowest machine; an idle one needs a fifth of it.
PATIENCE = 120
# What service managers wait at least before they kill.
LONGEST_END = 10


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("6h", timedelta(hours=6)),
        ("90s", timedelta(seconds=90)),
        ("1d 12h", timedelta(days=1, hours=12)),
        ("30M", timedelta(minutes=30)),
    ],
)
def test_spans_of_time(text: str, span: timedelta) -> None:
    assert parse_schedule(text, None).every == span


@pytest.mark.parametrize(
    ("every", "cron"),
    [
        (None, None),
        ("6h", "0 0 * * *"),
        ("six hours", None),
        ("0h", None),
        ("6", None),
        (None, "daily"),
        (None, "* * *"),
    ],
)
def test_schedules_that_are_none(every: str | None, cron: str | None) -> None:
    with pytest.raises(UsageError):
        parse_schedule(every, cron)


def _wait(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    return condition()


@pytest.mark.slow
def test_scheduled_runs_happen_changes_are_seen_and_overlap_is_refused(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    (raw / "one.txt").write_text(article("Ada Brook"), "utf-8")
    log, record = clean / "runs/serve.log", clean / "articles/one.txt.json"
    argv = [sys.executable, "-m", "pipeline", "serve", str(raw), str(clean), "--every", "4s", "--workers", "1"]
    environment = {**os.environ, "PREFECT_RUNNER_POLL_FREQUENCY": "1"}
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert _wait(record.exists)
            (raw / "one.txt").write_text(article("Ben Ash"), "utf-8")
            assert _wait(lambda: json.loads(record.read_bytes())["revision"] == 2)
            lock = None
            while lock is None:
                try:
                    lock = FolderLock(clean)
                except EnvironmentFault:
                    time.sleep(0.05)
            with lock:
                assert _wait(lambda: "Another run is at work" in log.read_text("utf-8"))
        finally:
            process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in err
    assert out.splitlines()[0].endswith(": 1 document: 1 record, 0 quarantined, 0 unchanged")
    manifests = [RunManifest.model_validate_json(p.read_bytes()) for p in sorted((clean / "runs").glob("*.json"))]
    assert {m.status for m in manifests} == {"completed"}
    assert [": completed in " in line.replace("  ", ": ") for line in out.splitlines()] == [True] * len(manifests)
    assert [m.records for m in manifests if m.records] == [1, 1]
    assert (clean / "history/one.txt/1.json").exists()


@pytest.mark.slow
def test_a_serve_that_was_ended_in_the_middle_of_a_run_does_not_keep_the_next_from_running(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    (raw / "one.txt").write_text(article("Ada Brook"), "utf-8")
    argv = [sys.executable, "-m", "pipeline", "serve", str(raw), str(clean), "--every", "6h", "--workers", "1"]
    for runs in (1, 2):
        with subprocess.Popen(argv, stderr=subprocess.DEVNULL, start_new_session=True) as process:
            try:
                assert _wait(lambda runs=runs: len(list((clean / "runs").glob("*.json"))) == runs)  # type: ignore[misc]
            finally:  # the manifest is there, but Prefect does not know yet that the run has ended
                os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_terminated_serve_leaves_nothing_at_work_and_says_nothing(tmp_path: Path, number: signal.Signals) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    for n in range(1500):
        (raw / f"{n}.txt").write_text(article(f"Ada Brook {n}"), "utf-8")
    argv = [sys.executable, "-m", "pipeline", "serve", str(raw), str(clean), "--every", "6h", "--workers", "1"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert _wait(lambda: any((clean / "articles").glob("*.json")))
        finally:
            began = time.monotonic()
            process.send_signal(number)
        out, err = process.communicate(timeout=PATIENCE)
    assert time.monotonic() - began < LONGEST_END * slowness()
    assert process.returncode == 0
    (manifest,) = [RunManifest.model_validate_json(p.read_bytes()) for p in (clean / "runs").glob("*.json")]
    assert manifest.status == "interrupted"
    assert [line.split("  ")[1].startswith("interrupted in ") for line in out.splitlines()] == [True]
    assert len(err.splitlines()) == 1  # the line that it began with
    FolderLock(clean).release()  # nothing that it had started is still at work
