"""What the flow costs over the bare line, and what it withstands: one row per claim, as ratios within one session."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lab.bench.corpus import corpus, variant
from lab.bench.flow_kills import measure_kills, outputs
from lab.bench.flow_runs import Cost, Run, run_command, run_flow
from pipeline.errors import EnvironmentFault
from pipeline.flows.server import LocalServer
from pipeline.model.document import DocumentKind

SUFFIXES = {"html": ".html", "text": ".txt"}
# The time to the first record is taken with a few documents: what comes after it takes no part.
FEW = 64
_PER_FOLDER = 1_000


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured. The defaults are what the claims are about; smaller ones are for a look."""

    documents: int = 10_000  # for CPU, workers and the peer
    many: int = 100_000  # unchanged ones, and for the coordinator's memory
    fewer: int = 10_000  # for the memory beside
    kills: int = 50
    kill_documents: int = 2_000
    rounds: int = 3  # how often the time to the first record is taken


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: what was measured, what is wanted, and the figures behind it."""

    name: str
    measured: float
    wanted: str  # "<= 1.10"
    unit: str = ""
    figures: dict[str, Any] = field(default_factory=dict)

    @property
    def met(self) -> bool:
        sign, _, limit = self.wanted.partition(" ")
        return self.measured <= float(limit) if sign == "<=" else self.measured >= float(limit)

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name, "measured": self.measured, "unit": self.unit, "wanted": self.wanted, "met": self.met,
            "figures": self.figures,
        }  # fmt: skip


class FlowBench:
    """Measures in a folder of its own. Every row makes what it needs and can be asked for alone."""

    def __init__(self, data: Path, kind: DocumentKind | None, sizes: Sizes, workers: int, place: Path) -> None:
        self.data, self.kind, self.sizes, self.place = data, kind, sizes, place
        self.options = ["--workers", str(workers)] if workers else []
        self.home = place / "home"
        self.home.mkdir()
        self._filled: dict[str, Path] = {}
        self._runs: dict[str, Run] = {}

    def cpu(self) -> Row:
        """CPU of the flow, Prefect and its server included, beside a loop over `process()` that writes nothing.

        What is made once on a machine (Prefect's empty database above all, 6 s) is made before, by a run over a few.
        """
        raw = self._raw()
        once = run_flow(raw, self._fresh("once"), self.home, [*self.options, "--limit", str(FEW)])
        before = self._loop(raw)
        flow = self._filled_run("raw")
        after = self._loop(raw)
        loop = (before.cpu_seconds + after.cpu_seconds) / 2
        figures = {
            "documents": self.sizes.documents, "flow_cpu_seconds": flow.cpu_seconds, "loop_cpu_seconds": round(loop, 3),
            "loops_cpu_seconds": [before.cpu_seconds, after.cpu_seconds], "flow_wall_seconds": flow.wall_seconds,
            "stage_cpu_seconds": flow.stage_cpu_seconds,
            "first_run_of_a_few_cpu_seconds": once.cpu_seconds,
            "outside_stages_cpu_seconds": round(flow.cpu_seconds - sum(flow.stage_cpu_seconds.values()), 3),
        }  # fmt: skip
        return Row("CPU of the flow to a bare loop's", _ratio(flow.cpu_seconds, loop), "<= 1.10", "", figures)

    def workers(self) -> Row:
        """Wall time with two workers beside one."""
        raw = self._raw()
        times = {
            count: run_flow(raw, self._fresh(f"workers-{count}"), self.home, ["--workers", str(count)]).wall_seconds
            for count in (1, 2)
        }
        figures = {"documents": self.sizes.documents, "one_seconds": times[1], "two_seconds": times[2],
                   "cores": len(os.sched_getaffinity(0)), "load": round(os.getloadavg()[0], 2)}  # fmt: skip
        return Row("wall time with two workers to one", _ratio(times[2], times[1]), "<= 0.56", "", figures)

    def unchanged(self) -> Row:
        """A second run over unchanged documents, its start included: how many a second, and what it writes."""
        raw, clean = self._many()
        before = _stamps(clean)
        again = run_flow(raw, clean, self.home, self.options)
        after = _stamps(clean)
        written = sum(before.get(path) != stamp for path, stamp in after.items())
        if written or before.keys() - after.keys():
            raise EnvironmentFault(f"A run over unchanged documents has written {written} files.", "Please report it.")
        rate = round(self.sizes.many / again.wall_seconds, 1)
        figures = {"documents": self.sizes.many, "wall_seconds": again.wall_seconds, "cpu_seconds": again.cpu_seconds,
                   "files_written": written}  # fmt: skip
        return Row("unchanged documents a second", rate, ">= 20000", "documents/s", figures)

    def memory(self) -> Row:
        """The coordinator's peak at many documents beside fewer."""
        self._many()
        large = self._filled_run("many")
        small = run_flow(self._dumps("fewer", self.sizes.fewer), self._fresh("clean-fewer"), self.home, self.options)
        peaks = large.coordinator_peak_mb or 0.0, small.coordinator_peak_mb or 0.0
        figures = {"documents": [self.sizes.many, self.sizes.fewer], "peak_mb": list(peaks),
                   "cpu_seconds": [large.cpu_seconds, small.cpu_seconds]}  # fmt: skip
        return Row("coordinator's peak memory, many to fewer", _ratio(*peaks), "<= 1.15", "", figures)

    def peer(self) -> Row:
        """Pages a second, beside trafilatura's own command line over the same folder."""
        raw = self._pages()
        pages = sum(1 for _ in raw.iterdir())
        ours = run_flow(raw, self._fresh("clean-pages"), self.home, self.options)
        command = Path(sysconfig.get_path("scripts")) / "trafilatura"
        out = self._fresh("peer")
        theirs = run_command([str(command), "--input-dir", str(raw), "--output-dir", str(out), "--json"], self.home)
        found = sum(1 for path in out.rglob("*") if path.is_file())
        figures = {
            "pages": pages, "our_wall_seconds": ours.wall_seconds, "their_wall_seconds": theirs.wall_seconds,
            "our_cpu_seconds": ours.cpu_seconds, "their_cpu_seconds": theirs.cpu_seconds, "their_files": found,
            "our_pages_per_second": round(pages / ours.wall_seconds, 1),
            "their_pages_per_second": round(pages / theirs.wall_seconds, 1),
        }  # fmt: skip
        name = "pages a second to trafilatura's command"
        return Row(name, _ratio(theirs.wall_seconds, ours.wall_seconds), ">= 2.5", "", figures)

    def kills(self) -> Row:
        """How many of the kills the store survives, with the bytes of an undisturbed one."""
        found = measure_kills(self._fill_state, self.place, self.sizes.kills, self.sizes.kill_documents, self.options)
        figures = {"kills": found.kills, "documents": found.documents, "states": found.states,
                   "at_seconds": list(found.at_seconds)}  # fmt: skip
        return Row("kills survived", found.survived, f">= {self.sizes.kills}", f"of {found.kills}", figures)

    def first(self) -> Iterable[Row]:
        """Seconds from the command to the first record: with a server that runs already, and with nothing there yet."""
        raw = self._raw()
        seconds: dict[str, list[float]] = {"cold": [], "warm": [], "server": []}
        few = [*self.options, "--limit", str(FEW)]
        for number in range(self.sizes.rounds):
            home = self._fresh(f"home-{number}")
            home.mkdir()
            for name in ("cold", "warm"):
                seconds[name].append(_first(run_flow(raw, self._fresh(f"{name}-{number}"), home, few)))
            with LocalServer(self.place / f"prefect-{number}", self.place / "server.log") as server:
                for name in ("up", "server"):  # the first of them waits until the server is up
                    run = run_flow(raw, self._fresh(f"{name}-{number}"), home, few, server.environment)
                seconds["server"].append(_first(run))
        medians = {name: round(statistics.median(values), 3) for name, values in seconds.items()}
        yield Row("seconds to the first record, server running", medians["server"], "<= 2", "s", {"all": seconds})
        yield Row("seconds to the first record, warm", medians["warm"], "<= 1.2", "s")
        yield Row("seconds to the first record, cold", medians["cold"], "<= 6", "s")

    def _loop(self, raw: Path) -> Cost:
        return run_command([sys.executable, "-m", "lab.bench.flow_loop", str(raw)], self.home)

    def _fresh(self, name: str) -> Path:
        path = self.place / name
        shutil.rmtree(path, ignore_errors=True)
        return path

    def _raw(self) -> Path:
        """The documents of the folder, over and over, each a little different."""
        return self._made("raw", lambda folder: _write(folder, self.data, self.kind, self.sizes.documents))

    def _pages(self) -> Path:
        return self._made("pages", lambda folder: _write(folder, self.data, "html", self.sizes.documents))

    def _dumps(self, name: str, count: int) -> Path:
        """Short dumps, a thousand to a folder."""
        return self._made(name, lambda folder: _write_dumps(folder, self.data, count))

    def _many(self) -> tuple[Path, Path]:
        raw = self._dumps("many", self.sizes.many)
        self._filled_run("many")
        return raw, self.place / "clean-many"

    def _filled_run(self, name: str) -> Run:
        if name not in self._runs:
            self._runs[name] = run_flow(self.place / name, self._fresh(f"clean-{name}"), self.home, self.options)
        return self._runs[name]

    def _made(self, name: str, make: Callable[[Path], None]) -> Path:
        if name not in self._filled:
            folder = self._fresh(name)
            folder.mkdir()
            make(folder)
            self._filled[name] = folder
        return self._filled[name]

    def _fill_state(self, raw: Path, state: int) -> None:
        """Two of three documents change from one state to the next, and every seventeenth has nothing in odd ones."""
        source = _shortest_dump(self.data)
        for number in range(self.sizes.kill_documents):
            path = raw / f"{number % 7}" / f"{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            change = state if number % 3 else 0
            # Some are copies of others, and some nearly: the links between them must come out the same too.
            text = "" if state % 2 and number % 17 == 0 else f"{source}\n\nReport {number // 3} of day {change}.\n"
            if not path.exists() or path.read_text("utf-8") != text:
                path.write_text(text, "utf-8")


ROWS = ("cpu", "workers", "unchanged", "memory", "peer", "kills", "first")


def measure_flow(
    data: Path, kind: DocumentKind | None, sizes: Sizes, workers: int = 0, names: Sequence[str] = ROWS,
    tell: Callable[[Row], None] = lambda row: None,
) -> list[Row]:  # fmt: skip
    """The rows by name, in the order of `ROWS`; `tell` gets each as it is known.

    `workers`: 0: one per core. Raises UsageError if the folder has no documents, EnvironmentFault if a run fails.
    """
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="newswinnow-bench-") as scratch:
        bench = FlowBench(data, kind, sizes, workers, Path(scratch))
        for name in (name for name in ROWS if name in names):
            found = getattr(bench, name)()
            for row in [found] if isinstance(found, Row) else found:
                rows.append(row)
                tell(row)
    return rows


def as_json(rows: Sequence[Row]) -> str:
    """One JSON object."""
    return json.dumps({"rows": [row.as_json() for row in rows]}, indent=2)


def _write(folder: Path, data: Path, kind: DocumentKind | None, count: int) -> None:
    for number, raw in enumerate(corpus(data, kind, count)):
        document = variant(raw, number)
        (folder / f"{number:06d}{SUFFIXES[document.kind]}").write_bytes(document.content)


def _shortest_dump(data: Path) -> str:
    dumps = corpus(data, "text", 200)
    texts = (document.content.decode("utf-8", "replace") for document in dumps)
    return min(
        (text for text in texts if len(text.split()) > 60), key=len, default=dumps[0].content.decode("utf-8", "replace")
    )


def _write_dumps(folder: Path, data: Path, count: int) -> None:
    text = _shortest_dump(data)
    for number in range(count):
        place = folder / f"{number // _PER_FOLDER:04d}"
        place.mkdir(exist_ok=True)
        (place / f"{number:07d}.txt").write_text(f"{text}\n\nReport number {number}.\n", "utf-8")


def _stamps(clean: Path) -> dict[Path, int]:
    """When each file was written, but for the runs' own: manifests, ledger, locks."""
    return {path: path.stat().st_mtime_ns for path in outputs(clean)}


def _first(run: Run) -> float:
    if run.first_record_seconds is None:
        raise EnvironmentFault(f"The first {FEW} documents give no record.", "Name another folder with --data.")
    return run.first_record_seconds


def _ratio(one: float, other: float) -> float:
    return round(one / max(other, 1e-9), 3)
