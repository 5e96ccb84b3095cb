"""What only pages are measured for: whether the memory of a worker stays flat, however many pages it has seen."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from pipeline.line import process
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset

# Pages after which everything is loaded and the caches have their size; memory is compared with what it is then.
SETTLED_AFTER = 2_000
_SAMPLES = 10


@dataclass(frozen=True, slots=True)
class MemoryUse:
    """Resident memory of one process, in MB, after so many pages: `samples` are (pages, MB), the first when settled.

    The bytes of the documents that are measured on are taken off: a worker holds only a few of them.
    """

    pages: int
    distinct_pages: int
    settled_after: int
    samples: tuple[tuple[int, float], ...]
    growth: float  # the last sample over the first, less one

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def measure_memory(
    documents: Sequence[RawDocument], ruleset: Ruleset, pages: int, settled_after: int = SETTLED_AFTER
) -> MemoryUse:
    """Process `pages` pages in this process, those of `documents` over and over, and watch its memory.

    `settled_after` is lowered to a tenth of the pages if there are few.
    """
    settled = max(1, min(settled_after, pages // 10))
    held = sum(len(raw.content) for raw in documents) / (1024 * 1024)
    marks = {settled + round((pages - settled) * part / _SAMPLES) for part in range(_SAMPLES + 1)}
    samples = []
    for number, raw in enumerate(islice(cycle(documents), pages), start=1):
        process(raw, ruleset)
        if number in marks:
            gc.collect()
            samples.append((number, round(resident_mb() - held, 1)))
    growth = samples[-1][1] / samples[0][1] - 1
    return MemoryUse(pages, len(documents), settled, tuple(samples), round(growth, 4))


def resident_mb() -> float:
    """Resident memory of this process in MB; its peak where the system does not tell the present one."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
