"""The command `run` as the benchmarks start it, done in this process: for what they make of their runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from lab.bench.flow_runs import Run
from tests.flows.drive import ingest

# The only ones that the benchmarks give and that change what is written.
_KEPT = {"--limit": ("limit", int), "--format": ("format", str)}


class FlowHere:
    """Has the function `run_flow`; every run says the same figures."""

    def __init__(self) -> None:
        self.servers: list[str] = []  # of the runs that were given one

    def run_flow(
        self, raw: Path, clean: Path, home: Path, options: Sequence[str] = (), more: Mapping[str, str] | None = None
    ) -> Run:
        given = dict(zip(options[::2], options[1::2], strict=True))
        ingest(raw, clean, **{name: kind(given[key]) for key, (name, kind) in _KEPT.items() if key in given})
        self.servers += [more["PREFECT_API_URL"]] if more else []
        return Run(0.25, 0.5, 1.5, 90.0, {})
