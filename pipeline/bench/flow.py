"""What the flow costs over the bare line: start, first record, total, beside a loop over `process()`."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import EnvironmentFault
from pipeline.flows.server import LocalServer
from pipeline.line import process
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset

SUFFIXES = {"html": ".html", "text": ".txt"}
POLL_SECONDS = 0.005
# The time to the first record is taken with a few documents: what comes after it takes no part.
FEW = 64


@dataclass(frozen=True, slots=True)
class Run:
    """One `newswinnow run` as a process of its own: seconds by the clock and by the CPU (with its children)."""

    first_record_seconds: float | None
    wall_seconds: float
    cpu_seconds: float  # of the whole process tree: coordinator, workers, Prefect's server
    coordinator_peak_mb: float | None  # resident; Linux only
    stage_cpu_seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class FlowCost:
    """The flow beside the loop, over the same documents, in the same session."""

    documents: int
    loop_cpu_seconds: float  # load the rules, then process() one document after the other: mean of before and after
    loop_wall_seconds: float
    flow: Run
    unchanged: Run  # the same CLEAN again: nothing to do
    first_record_seconds: dict[str, float]  # medians: cold (new home), warm (home known), server (one runs already)

    @property
    def ratios(self) -> dict[str, float]:
        """What depends least on the machine."""
        loop = max(self.loop_cpu_seconds, 1e-9)
        return {
            "flow_cpu_to_loop_cpu": round(self.flow.cpu_seconds / loop, 3),
            "flow_wall_to_loop_wall": round(self.flow.wall_seconds / max(self.loop_wall_seconds, 1e-9), 3),
            "stages_cpu_to_loop_cpu": round(sum(self.flow.stage_cpu_seconds.values()) / loop, 3),
            "unchanged_wall_to_flow_wall": round(self.unchanged.wall_seconds / self.flow.wall_seconds, 3),
        }

    def as_json(self) -> dict[str, Any]:
        rate = round(self.documents / self.unchanged.wall_seconds, 1)
        return asdict(self) | {"unchanged_documents_per_second": rate, "ratios": self.ratios}


def measure_flow(documents: Sequence[RawDocument], options: Sequence[str] = (), rounds: int = 1) -> FlowCost:
    """Write the documents into a temporary RAW folder and run the flow over it, beside a loop over process().

    `options` go to `newswinnow run`; `rounds`: how often the time to the first record is taken.
    Raises EnvironmentFault if a run fails.
    """
    with tempfile.TemporaryDirectory(prefix="newswinnow-bench-") as scratch:
        place = Path(scratch)
        raw = place / "raw"
        raw.mkdir()
        for number, document in enumerate(documents):
            (raw / f"{number:06d}{SUFFIXES[document.kind]}").write_bytes(document.content)
        first = _first_records(raw, place, rounds, options)
        before = _loop(documents)
        flow = _run(raw, place / "clean", place / "home-0", options)
        unchanged = _run(raw, place / "clean", place / "home-0", options)
        after = _loop(documents)
    cpu, wall = (round((a + b) / 2, 3) for a, b in zip(before, after, strict=True))
    return FlowCost(len(documents), cpu, wall, flow, unchanged, first)


def _first_records(raw: Path, place: Path, rounds: int, options: Sequence[str]) -> dict[str, float]:
    """Medians of the seconds to the first record, by how much is there already."""
    few = [*options, "--limit", str(FEW)]
    seconds: dict[str, list[float]] = {"cold": [], "warm": [], "server": []}
    for number in range(rounds):
        home = place / f"home-{number}"
        home.mkdir()
        for name in ("cold", "warm"):
            seconds[name].append(_first(_run(raw, place / f"{name}-{number}", home, few)))
        with LocalServer(place / f"prefect-{number}", place / "server.log") as server:
            for name in ("up", "server"):  # the first of them waits until the server is up
                run = _run(raw, place / f"{name}-{number}", home, few, server.environment)
            seconds["server"].append(_first(run))
    return {name: round(statistics.median(values), 3) for name, values in seconds.items()}


def _first(run: Run) -> float:
    if run.first_record_seconds is None:
        raise EnvironmentFault(f"The first {FEW} documents give no record.", "Name another folder with --data.")
    return run.first_record_seconds


def _loop(documents: Sequence[RawDocument]) -> tuple[float, float]:
    """(CPU, wall) seconds."""
    cpu, wall = time.process_time(), time.monotonic()
    ruleset = load_ruleset()
    for document in documents:
        process(document, ruleset)
    return time.process_time() - cpu, time.monotonic() - wall


def _run(
    raw: Path, clean: Path, home: Path, options: Sequence[str], environment: Mapping[str, str] | None = None
) -> Run:
    left_out = ("PREFECT_", "NEWSWINNOW_", "XDG_")  # the home folder alone decides what is cached
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    kept |= {"HOME": str(home), **(environment or {})}
    command = [sys.executable, "-m", "pipeline", "run", str(raw), str(clean), *options]
    seen = set(_manifests(clean))
    known = (clean / "articles").is_dir()
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with tempfile.TemporaryFile() as output:
        running = subprocess.Popen(command, env=kept, stdout=output, stderr=output)
        first = peak = None
        while running.poll() is None:
            if first is None and not known and next((clean / "articles").rglob("*.json*"), None):
                first = time.monotonic() - start
            peak = _peak_mb(running.pid) or peak
            time.sleep(POLL_SECONDS if first is None and not known else 10 * POLL_SECONDS)
        wall = time.monotonic() - start
        if running.returncode:
            output.seek(0)
            tail = output.read().decode("utf-8", "replace")[-2000:]
            raise EnvironmentFault(f"`newswinnow run` ended with {running.returncode}.", tail)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    new = [path for path in _manifests(clean) if path not in seen]
    times = json.loads(new[-1].read_text("utf-8"))["stage_times"] if new else []
    stages = {entry["stage"]: round(entry["cpu_seconds"], 3) for entry in times}
    return Run(None if first is None else round(first, 3), round(wall, 3), round(cpu, 3), peak, stages)


def _peak_mb(process: int) -> float | None:
    """The largest resident size so far of a running process; None where the kernel does not say."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("ascii", "replace").splitlines()
    except OSError:
        return None
    return next((round(int(line.split()[1]) / 1024, 1) for line in lines if line.startswith("VmHWM:")), None)


def _manifests(clean: Path) -> list[Path]:
    return sorted((clean / "runs").glob("*.json"))
