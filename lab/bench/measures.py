"""How an extracted text is scored against a labelled page or dump."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_IDEOGRAPHS}]|[^\W{_IDEOGRAPHS}]+")
# Letters and digits of a line; shorter ones may stand inside other lines by chance and must be a line of their own.
_DISTINCT = 25


@dataclass(frozen=True, slots=True)
class Overlap:
    """Precision, recall and F1, each 0 to 1."""

    precision: float
    recall: float
    f1: float


def word_overlap(text: str, golds: Iterable[str]) -> Overlap:
    """Over the multiset of words, letter case aside; the best over the golds that count as right."""
    mine = Counter(_TOKEN.findall(text.lower()))
    scores = []
    for gold in golds:
        wanted = Counter(_TOKEN.findall(gold.lower()))
        scores.append(_overlap((mine & wanted).total(), mine.total(), wanted.total()))
    return max(scores, key=lambda score: score.f1)


def _overlap(common: float, mine: float, wanted: float) -> Overlap:
    if not common:
        same = float(not mine and not wanted)
        return Overlap(same, same, same)
    precision, recall = common / mine, common / wanted
    return Overlap(precision, recall, 2 * precision * recall / (precision + recall))


def kept_lines(lines: Sequence[str], text: str) -> list[bool]:
    """Which lines of a dump a text still holds; spaces, punctuation and letter case do not matter."""
    whole, own = _squash(text), {_squash(line) for line in text.split("\n")}
    squashed = map(_squash, lines)
    return [bool(s) and (s in own or (len(s) >= _DISTINCT and s in whole)) for s in squashed]


def _squash(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


@dataclass(slots=True)
class LineTally:
    """Counts over dumps; precision and recall are over the characters of main and boilerplate lines."""

    dumps: int = 0
    exact: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, labels: Sequence[str], lines: Sequence[str], kept: Sequence[bool]) -> None:
        """One dump: each line's label (main, boilerplate; others do not count), text, and whether it was kept."""
        faults = 0
        for label, line, keep in zip(labels, lines, kept, strict=True):
            if label not in ("main", "boilerplate"):
                continue
            size = sum(not c.isspace() for c in line)
            self.counts[f"{label} lines"] += 1
            self.counts[f"{label} lines {'kept' if keep else 'gone'}"] += 1
            self.counts[f"{label} characters {'kept' if keep else 'gone'}"] += size
            faults += keep != (label == "main")
        self.dumps += 1
        self.exact += not faults

    def as_json(self) -> dict[str, Any]:
        """The figures as shares, 0 to 1."""
        c = self.counts
        kept, wanted = c["main characters kept"], c["main characters kept"] + c["main characters gone"]
        score = _overlap(kept, kept + c["boilerplate characters kept"], wanted)
        return {
            "dumps": self.dumps,
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "f1": round(score.f1, 4),
            "boilerplate_dropped": round(c["boilerplate lines gone"] / max(1, c["boilerplate lines"]), 4),
            "main_lost": round(c["main lines gone"] / max(1, c["main lines"]), 4),
            "exact": round(self.exact / max(1, self.dumps), 4),
        }
