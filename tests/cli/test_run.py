"""`newswinnow run` through Prefect: a real server, real workers, real signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.model.run import RunManifest
from tests.flows.drive import article, ingest, tree

pytestmark = pytest.mark.slow
FAULTS = str(Path(__file__).parents[1] / "workers/faults")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(article(f"Person {number}"), "utf-8")
    (folder / "empty.txt").touch()
    return folder


def start(raw: Path, clean: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    argv = [sys.executable, "-m", "pipeline", "run", str(raw), str(clean), *options]
    return subprocess.Popen(
        argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    )


def manifests(clean: Path) -> list[RunManifest]:
    return [RunManifest.model_validate_json(p.read_bytes()) for p in sorted((clean / "runs").glob("*.json"))]


def test_the_flow_gives_what_the_line_gives_and_then_nothing_is_new(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    first = start(raw, clean, "--workers", "2", "--max-quarantine", "0")
    out, err = first.communicate(timeout=120)
    assert (first.returncode, err) == (1, "")  # one document more than allowed is quarantined
    assert out == "41 documents: 40 records, 1 quarantined, 0 unchanged\n"
    ingest(raw, tmp_path / "without-prefect")
    assert tree(clean) == tree(tmp_path / "without-prefect")
    before = tree(clean)
    second = start(raw, clean)
    out, err = second.communicate(timeout=120)
    assert (second.returncode, err) == (0, "")
    assert out == "41 documents: 0 records, 0 quarantined, 41 unchanged\n"
    assert tree(clean) == before
    assert [m.status for m in manifests(clean)] == ["completed", "completed"]
    logs = [path.read_text("utf-8") for path in (clean / "runs").glob("*.log")]  # none, unless Prefect was slow
    assert not [log for log in logs if "ERROR" in log or "Traceback" in log]


def test_ctrl_c_ends_sooner_than_it_began_and_keeps_what_was_committed(raw: Path, tmp_path: Path) -> None:
    (raw / "30.txt").write_text(article("FAULT hang"), "utf-8")
    clean = tmp_path / "clean"
    started = time.monotonic()
    process = start(raw, clean, "--workers", "1", "--batch-size", "8", PYTHONPATH=FAULTS)
    deadline = time.monotonic() + 120
    children: list[int] = []  # a worker and the server, which may start when records are there already
    while (len(list(clean.glob("articles/*.json"))) < 16 or len(children) < 2) and time.monotonic() < deadline:
        time.sleep(0.05)
        children = _descendants(process.pid)
    assert len(children) >= 2
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert time.monotonic() - began < began - started  # on any machine: it begins in seconds, and ends in hundredths
    assert (process.returncode, err) == (130, "")
    assert not [pid for pid in children if _is_alive(pid)]
    (manifest,) = manifests(clean)
    assert manifest.status == "interrupted"
    assert manifest.inputs == 41
    assert manifest.records >= 8
    assert manifest.not_reached == 41 - manifest.records - manifest.quarantined > 0
    assert "not reached" in out
    (raw / "30.txt").write_text(article("Person 30"), "utf-8")
    again = ingest(raw, clean).counts  # where the machine was slow, 30.txt was given up before, and is another one now
    assert again.unchanged + again.again_changed == manifest.records + manifest.quarantined
    assert again.again_changed <= manifest.quarantined
    ingest(raw, tmp_path / "undisturbed")
    assert tree(clean) == tree(tmp_path / "undisturbed")


def test_ctrl_c_while_prefect_still_loads(raw: Path, tmp_path: Path) -> None:
    (raw / "30.txt").write_text(article("FAULT hang"), "utf-8")  # no machine is so fast that it ends before it is told
    clean = tmp_path / "clean"
    started = time.monotonic()
    process = start(raw, clean, "--workers", "1", "--batch-size", "8", PYTHONPATH=FAULTS)
    deadline = time.monotonic() + 60
    while not (clean / ".prefect").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.5)
    children = _descendants(process.pid)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert time.monotonic() - began < began - started  # on any machine: it begins in seconds, and ends in hundredths
    assert (process.returncode, err) == (130, "")
    assert not [pid for pid in children if _is_alive(pid)]
    (manifest,) = manifests(clean)
    # The first batches are worked on meanwhile; those that were done are kept.
    assert (manifest.status, manifest.inputs) == ("interrupted", 41)
    assert manifest.not_reached == 41 - manifest.records - manifest.quarantined > 0
    (raw / "30.txt").write_text(article("Person 30"), "utf-8")
    assert ingest(raw, clean).counts.unchanged == 41 - manifest.not_reached
    ingest(raw, tmp_path / "undisturbed")
    assert tree(clean) == tree(tmp_path / "undisturbed")


def test_a_prefect_server_that_does_not_answer(raw: Path, tmp_path: Path) -> None:
    process = start(raw, tmp_path / "clean", "--workers", "1", PREFECT_API_URL="http://127.0.0.1:9/api")
    out, err = process.communicate(timeout=120)
    assert process.returncode == 3
    assert out == ""
    assert err.startswith("newswinnow: The flow could not be run")
    assert "Traceback" not in err
    (log,) = (tmp_path / "clean/runs").glob("*.log")
    assert str(log) in err


@pytest.mark.usefixtures("prefect")
def test_what_a_stage_cannot_write_ends_the_run(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean/articles").write_text("in the way")
    process = start(raw, tmp_path / "clean", "--workers", "1")
    _, err = process.communicate(timeout=120)
    assert process.returncode == 3
    assert err.startswith("newswinnow: ")
    assert "cannot be written" in err
    assert "Traceback" not in err
    (manifest,) = manifests(tmp_path / "clean")
    assert (manifest.status, manifest.records, manifest.not_reached) == ("failed", 0, 41)


def _descendants(pid: int) -> list[int]:
    listing = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = dict(tuple(map(int, line.split())) for line in listing.splitlines())
    found = [pid]
    for _ in range(5):
        found += [p for p, parent in parents.items() if parent in found and p not in found]
    return found[1:]


def _is_alive(pid: int) -> bool:
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(done.stdout.strip()) and not done.stdout.startswith("Z")
