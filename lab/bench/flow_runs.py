"""`newswinnow run` and other commands as processes of their own, with what they cost."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import EnvironmentFault

POLL_SECONDS = 0.005
# The home folder alone decides what is cached, and no server or setting of the user's takes part.
_LEFT_OUT = ("PREFECT_", "NEWSWINNOW_", "XDG_")


@dataclass(frozen=True, slots=True)
class Run:
    """One `newswinnow run` as a process of its own: seconds by the clock and by the CPU (with its children)."""

    first_record_seconds: float | None
    wall_seconds: float
    cpu_seconds: float  # of the whole process tree: coordinator, workers, Prefect's server
    coordinator_peak_mb: float | None  # resident; Linux only
    stage_cpu_seconds: dict[str, float]
    worker_peaks_mb: tuple[float, ...] = ()  # of every worker process; Linux only


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    wall_seconds: float
    cpu_seconds: float


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Our environment without the user's settings, at home in a folder of the bench."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_LEFT_OUT)}
    return kept | {"HOME": str(home), **(more or {})}


def run_arguments(raw: Path, clean: Path, options: Sequence[str] = ()) -> list[str]:
    """The command line of `newswinnow run`."""
    return [sys.executable, "-m", "pipeline", "run", str(raw), str(clean), *options]


def run_flow(
    raw: Path, clean: Path, home: Path, options: Sequence[str] = (), more: Mapping[str, str] | None = None
) -> Run:
    """Run the flow to its end. Raises EnvironmentFault if it fails."""
    seen = set(manifests(clean))
    known = (clean / "articles").is_dir()
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with tempfile.TemporaryFile() as output:
        running = subprocess.Popen(
            run_arguments(raw, clean, options), env=environment(home, more), stdout=output, stderr=output
        )
        first = peak = None
        workers: dict[int, float] = {}
        while running.poll() is None:
            if first is None and not known and next((clean / "articles").rglob("*.json*"), None):
                first = time.monotonic() - start
            peak = _peak_mb(running.pid) or peak
            workers |= _worker_peaks(running.pid)
            time.sleep(POLL_SECONDS if first is None and not known else 10 * POLL_SECONDS)
        wall = time.monotonic() - start
        if running.returncode:
            output.seek(0)
            tail = output.read().decode("utf-8", "replace")[-2000:]
            raise EnvironmentFault(f"`newswinnow run` ended with {running.returncode}.", tail)
    new = [path for path in manifests(clean) if path not in seen]
    times = json.loads(new[-1].read_text("utf-8"))["stage_times"] if new else []
    stages = {entry["stage"]: round(entry["cpu_seconds"], 3) for entry in times}
    peaks = tuple(workers.values())
    return Run(None if first is None else round(first, 3), round(wall, 3), _cpu_since(before), peak, stages, peaks)


def run_command(argv: Sequence[str], home: Path) -> Cost:
    """Run another command to its end. Raises EnvironmentFault if it is missing or fails."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with tempfile.TemporaryFile() as output:
        try:
            code = subprocess.run(argv, env=environment(home), stdout=output, stderr=output, check=False).returncode
        except OSError as error:
            raise EnvironmentFault(f"{argv[0]} cannot be run: {error.strerror}.", "Is it installed?") from None
        if code:
            output.seek(0)
            raise EnvironmentFault(f"{argv[0]} ended with {code}.", output.read().decode("utf-8", "replace")[-2000:])
    return Cost(round(time.monotonic() - start, 3), _cpu_since(before))


def manifests(clean: Path) -> list[Path]:
    """The manifests of the runs so far, oldest first."""
    return sorted((clean / "runs").glob("*.json"))


def _cpu_since(before: resource.struct_rusage) -> float:
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 3)


def _worker_peaks(coordinator: int) -> dict[int, float]:
    """The peaks so far of the worker processes that a run has now, by their ids; none where the kernel does not say."""
    peaks: dict[int, float] = {}
    for children in Path(f"/proc/{coordinator}/task").glob("*/children"):
        try:
            found = [int(number) for number in children.read_text("ascii").split()]
            named = [n for n in found if b"pipeline.workers" in Path(f"/proc/{n}/cmdline").read_bytes()]
        except OSError:  # over meanwhile
            continue
        peaks |= {number: peak for number in named if (peak := _peak_mb(number)) is not None}
    return peaks


def _peak_mb(process: int) -> float | None:
    """The largest resident size so far of a running process; None where the kernel does not say."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("ascii", "replace").splitlines()
    except OSError:
        return None
    return next((round(int(line.split()[1]) / 1024, 1) for line in lines if line.startswith("VmHWM:")), None)
