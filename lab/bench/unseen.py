"""Beside trafilatura on pages that neither side has seen: each side in a process of its own, each page once."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lab.bench.flow import Row
from lab.bench.flow_runs import environment, run_command, run_flow
from lab.bench.unseen_loop import SIDES
from pipeline.errors import EnvironmentFault, UsageError

NAMES = ("process", "run", "command", "memory", "help")
WARM = 15  # pages before those that count
_SUFFIXES = (".html", ".html.gz", ".htm")


@dataclass(frozen=True, slots=True)
class Side:
    """What one side took: CPU seconds of the pages that count, and its process's peak of memory."""

    pages: int
    cpu_seconds: float
    peak_mb: float


class UnseenBench:
    """Measures in a folder of its own, on the pages of `data` in an order that their names fix, mixed."""

    def __init__(self, data: Path, pages: int, rounds: int, place: Path) -> None:
        self.rounds, self.place = rounds, place
        self.home = place / "home"
        self.home.mkdir()
        self.raw = place / "raw"
        self.raw.mkdir()
        _unpack(data, pages + WARM, self.raw)

    def process(self) -> Iterator[Row]:
        """CPU of `process()` beside trafilatura's, with metadata and without."""
        took = [{side: self._loop(side).cpu_seconds for side in SIDES} for _ in range(self.rounds)]
        for side, wanted in (("metadata", "<= 0.35"), ("text", "<= 0.55")):
            ratios = [round(row["ours"] / row[side], 3) for row in took]
            figures = {"ratios": ratios, "cpu_seconds": took, "pages": self.pages - WARM}
            yield Row(f"CPU of process() to trafilatura's, {side}", statistics.median(ratios), wanted, "", figures)

    def run(self) -> Iterator[Row]:
        """CPU of a whole `newswinnow run`, with everything it starts, beside a bare loop over trafilatura with metadata."""
        took = [(self._flow().cpu_seconds, self._command("metadata")) for _ in range(self.rounds)]
        ratios = [round(ours / theirs, 3) for ours, theirs in took]
        figures = {"ratios": ratios, "cpu_seconds": took, "pages": self.pages}
        yield Row("CPU of a run to a loop over trafilatura", statistics.median(ratios), "<= 0.45", "", figures)

    def command(self) -> Iterator[Row]:
        """Pages a second beside trafilatura's own parallel command, which writes text and nothing else."""
        program = str(Path(sysconfig.get_path("scripts")) / "trafilatura")
        took = []
        for number in range(self.rounds):
            out = self.place / f"texts-{number}"
            theirs = run_command([program, "--input-dir", str(self.raw), "--output-dir", str(out)], self.home)
            took.append((theirs.wall_seconds, self._flow().wall_seconds))
        ratios = [round(theirs / ours, 3) for theirs, ours in took]
        figures = {"ratios": ratios, "wall_seconds": took, "pages": self.pages}
        yield Row("pages a second to trafilatura's command", statistics.median(ratios), ">= 1.5", "", figures)

    def memory(self) -> Iterator[Row]:
        """The largest peak among a run's workers beside that of a process of trafilatura's over the same pages."""
        ours = max(self._flow().worker_peaks_mb, default=0.0)
        theirs = self._loop("metadata").peak_mb
        figures = {"worker_mb": ours, "trafilatura_mb": theirs, "pages": self.pages}
        yield Row("peak memory of a worker to trafilatura's", round(ours / theirs, 3), "<= 1.2", "", figures)

    def help(self) -> Iterator[Row]:
        """Seconds of `newswinnow --help`, files in the system's cache."""
        took = []
        for _ in range(2 * self.rounds + 1):
            begin = time.monotonic()
            run_command([sys.executable, "-m", "pipeline", "--help"], self.home)
            took.append(round(time.monotonic() - begin, 3))
        yield Row("seconds of --help", statistics.median(took[1:]), "<= 0.1", "s", {"all": took})

    @property
    def pages(self) -> int:
        return sum(1 for _ in self.raw.iterdir())

    def _flow(self) -> Any:
        clean = self.place / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        return run_flow(self.raw, clean, self.home)

    def _argv(self, side: str) -> list[str]:
        return [sys.executable, "-m", "lab.bench.unseen_loop", side, str(self.raw), str(WARM)]

    def _command(self, side: str) -> float:
        return run_command(self._argv(side), self.home).cpu_seconds

    def _loop(self, side: str) -> Side:
        done = subprocess.run(self._argv(side), env=environment(self.home), capture_output=True, text=True, check=False)
        if done.returncode:
            raise EnvironmentFault(f"The loop over {side} ended with {done.returncode}.", done.stderr[-2000:])
        return Side(**json.loads(done.stdout))


def measure_unseen(
    data: Path, pages: int, rounds: int = 3, names: Sequence[str] = NAMES, tell: Callable[[Row], None] = lambda row: None
) -> list[Row]:  # fmt: skip
    """The rows by name, medians of `rounds`; `tell` gets each as it is known.

    Raises UsageError if the folder has no pages, EnvironmentFault if a program fails.
    """
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="newswinnow-bench-") as scratch:
        bench = UnseenBench(data, pages, rounds, Path(scratch))
        for name in (name for name in NAMES if name in names):
            for row in getattr(bench, name)():
                rows.append(row)
                tell(row)
    return rows


def _unpack(data: Path, most: int, place: Path) -> None:
    """Write the first pages of a folder, by the digests of their names, into a folder of their own."""
    found = [path for path in data.rglob("*") if path.name.endswith(_SUFFIXES)]
    if len(found) <= WARM:
        raise UsageError(f"There are {len(found)} pages in {data}.", f"More than {WARM} are needed.")
    found.sort(key=lambda path: hashlib.md5(path.name.encode(), usedforsecurity=False).digest())
    for number, path in enumerate(found[:most]):
        content = path.read_bytes()
        (place / f"{number:06d}.html").write_bytes(gzip.decompress(content) if path.suffix == ".gz" else content)
