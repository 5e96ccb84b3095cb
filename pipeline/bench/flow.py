"""What the flow costs over the bare line: start, first record, total, beside a loop over `process()`."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import EnvironmentFault
from pipeline.line import process
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset

SUFFIXES = {"html": ".html", "text": ".txt"}
POLL_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class Run:
    """One `newswinnow run` as a process of its own: seconds by the clock and by the CPU (with its children)."""

    first_record_seconds: float | None
    wall_seconds: float
    cpu_seconds: float
    stage_seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class FlowCost:
    """The flow beside the loop, over the same documents."""

    documents: int
    loop_cpu_seconds: float  # load the rules once, then process() one document after the other, in one process
    cold: Run  # a home folder that never saw Prefect
    warm: Run  # the same home again, another CLEAN folder
    unchanged: Run  # the same CLEAN again: nothing to do

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def measure_flow(documents: Sequence[RawDocument], options: Sequence[str] = ()) -> FlowCost:
    """Write the documents into a temporary RAW folder and run the flow over it: cold, warm, and with nothing new.

    `options` go to `newswinnow run`. Raises EnvironmentFault if a run fails.
    """
    with tempfile.TemporaryDirectory(prefix="newswinnow-bench-") as scratch:
        home, raw = Path(scratch, "home"), Path(scratch, "raw")
        home.mkdir()
        raw.mkdir()
        for number, document in enumerate(documents):
            (raw / f"{number:06d}{SUFFIXES[document.kind]}").write_bytes(document.content)
        loop = _loop(documents)
        cold = _run(raw, Path(scratch, "cold"), home, options)
        warm = _run(raw, Path(scratch, "warm"), home, options)
        unchanged = _run(raw, Path(scratch, "warm"), home, options)
    return FlowCost(len(documents), round(loop, 3), cold, warm, unchanged)


def _loop(documents: Sequence[RawDocument]) -> float:
    start = time.process_time()
    ruleset = load_ruleset()
    for document in documents:
        process(document, ruleset)
    return time.process_time() - start


def _run(raw: Path, clean: Path, home: Path, options: Sequence[str]) -> Run:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "NEWSWINNOW_"))}
    command = [sys.executable, "-m", "pipeline", "run", str(raw), str(clean), *options]
    seen = set(_manifests(clean))
    known = (clean / "articles").is_dir()
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with tempfile.TemporaryFile() as output:
        running = subprocess.Popen(command, env=kept | {"HOME": str(home)}, stdout=output, stderr=output)
        first = None
        while running.poll() is None:
            if first is None and not known and next((clean / "articles").rglob("*.json*"), None):
                first = time.monotonic() - start
            time.sleep(POLL_SECONDS)
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
    return Run(None if first is None else round(first, 3), round(wall, 3), round(cpu, 3), stages)


def _manifests(clean: Path) -> list[Path]:
    return sorted((clean / "runs").glob("*.json"))
