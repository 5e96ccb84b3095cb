"""The figures of labelled pages as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lab.bench.reliability import BANDS, SURE, Band, Reliability

VERDICTS = ("right", "wrong", "partial", "none")


def reliability_table(scores: Reliability) -> str:
    """Verdicts by source and question, and the share of right values by band of confidence."""
    lines = [f"{scores.pages} pages, {scores.milliseconds:.2f} ms of CPU time each for the metadata stage", ""]
    lines += verdict_rows(scores.verdicts)
    for source, verdicts in sorted(scores.sources.items()):
        lines += ["", f"of these, {source}", *verdict_rows(verdicts)]
    lines += ["", "right of the values that claim a confidence from … on (below the next)"]
    lines.append(" " * 16 + "".join(f"{low:>12.2f}" for low in BANDS))
    for name, bands in scores.bands.items():
        lines.append(f"{name:<16}" + "".join(f"{_cell(band):>12}" for band in bands))
    lines += [
        "",
        f"right of all values that claim {SURE:.2f} or more; the same where the other folds of the domains bear the claim out",
    ]
    for name in scores.claims:
        lines.append(f"{name:<16}{_cell(scores.sure(name), 1):>16}{_cell(scores.folded(name), 1):>16}")
    return "\n".join(lines)


def verdict_rows(verdicts: Mapping[str, Counter[str]]) -> Iterator[str]:
    """A heading and a row per question that was asked: how often, and the verdicts' shares in per cent."""
    yield f"{'':<12}{'n':>6}" + "".join(f"{verdict:>9}" for verdict in VERDICTS)
    for name, counts in verdicts.items():
        total = sum(counts.values())
        if total:
            yield f"{name:<12}{total:>6}" + "".join(f"{100 * counts[verdict] / total:>8.1f}%" for verdict in VERDICTS)


def _cell(band: Band, digits: int = 0) -> str:
    return f"{100 * band.share:.{digits}f}% of {band.values}" if band.values else "-"
