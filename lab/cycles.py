"""`newswinnow serve` over many short cycles: what grows, and whether it stops."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lab.bench.flow_runs import environment

_POLL_SECONDS = 0.5
# A cycle that takes longer than this, on the slowest machine, never comes.
_PATIENCE = 600.0
_STORY = """The ferry to Osmund Island in its {state}. week

The ferry company said on Monday that boat number {n} would go back into service in its {state}. week of repairs.

Repairs had taken longer than was planned, because parts had to be made for an engine that is forty years old.
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """After so many cycles: of `serve`'s processes memory, handles and number; bytes of what lies in CLEAN."""

    cycles: int
    serve_mb: float
    server_mb: float
    handles: int
    processes: int
    database_mb: float
    log_kb: float
    ledger_kb: float
    records: int


def measure(place: Path, every: str, moments: tuple[int, ...], documents: int) -> Iterator[Sample]:
    """Serve a folder in which something changes with every cycle, and look at the process after so many cycles.

    Raises TimeoutError if the cycles do not come.
    """
    raw, clean, home = place / "raw", place / "clean", place / "home"
    for folder in (raw, home):
        folder.mkdir(parents=True, exist_ok=True)
    for n in range(documents):
        (raw / f"{n}.txt").write_text(_STORY.format(n=n, state=0), "utf-8")
    argv = [sys.executable, "-m", "pipeline", "serve", str(raw), str(clean), "--every", every, "--workers", "1"]
    faster = {"PREFECT_RUNNER_POLL_FREQUENCY": "1"}
    with subprocess.Popen(argv, env=environment(home, faster), stderr=subprocess.DEVNULL) as process:
        try:
            done, last = 0, time.monotonic()
            while done < max(moments) and process.poll() is None:
                time.sleep(_POLL_SECONDS)
                now = len(list((clean / "runs").glob("*.json")))
                if now == done:
                    if time.monotonic() - last > _PATIENCE:
                        raise TimeoutError(f"No cycle came in {_PATIENCE:.0f} s, after {done}.")
                    continue
                if any(done < moment <= now for moment in moments):
                    yield _sample(process.pid, clean, now)
                done, last = now, time.monotonic()
                (raw / f"{done % documents}.txt").write_text(_STORY.format(n=done % documents, state=done), "utf-8")
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def _sample(pid: int, clean: Path, cycles: int) -> Sample:
    """Between two cycles, as far as can be told: once only `serve` and its server are left, or after a while."""
    deadline = time.monotonic() + _PATIENCE / 60
    while len(family := _family(pid)) > 2 and time.monotonic() < deadline:
        time.sleep(_POLL_SECONDS / 5)
    server = next((p for p in family if b"api_process" in Path(f"/proc/{p}/cmdline").read_bytes()), pid)
    return Sample(
        cycles,
        _resident_mb(pid),
        _resident_mb(server),
        sum(len(os.listdir(f"/proc/{p}/fd")) for p in (pid, server)),
        len(family),
        sum(path.stat().st_size for path in clean.glob(".prefect-serve/*.db*")) / 1e6,
        sum(path.stat().st_size for path in clean.glob("runs/serve*.log")) / 1e3,
        sum(path.stat().st_size for path in clean.glob("ledger.sqlite*")) / 1e3,
        sum(1 for _ in clean.glob("articles/*.json")),
    )


def _family(pid: int) -> list[int]:
    """A process and all that it and its children have started and that still live."""
    found = [pid]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text("ascii").split()]
            except OSError:
                continue  # it has just ended
    return found


def _resident_mb(pid: int) -> float:
    words = Path(f"/proc/{pid}/statm").read_text("ascii").split()
    return int(words[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def render(samples: list[Sample]) -> str:
    """A line for each moment."""
    head = (
        f"{'cycles':>7}{'serve MB':>10}{'server MB':>11}{'handles':>9}{'processes':>11}"
        f"{'database MB':>13}{'log KB':>8}{'ledger KB':>11}{'records':>9}"
    )
    return "\n".join(
        [
            head,
            *(
                f"{s.cycles:>7}{s.serve_mb:>10.1f}{s.server_mb:>11.1f}{s.handles:>9}{s.processes:>11}"
                f"{s.database_mb:>13.2f}{s.log_kb:>8.1f}{s.ledger_kb:>11.1f}{s.records:>9}"
                for s in samples
            ),
        ]
    )
