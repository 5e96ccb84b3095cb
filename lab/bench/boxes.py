"""Boxes of sites, each put into a neutral article of its language: which of their lines leave, and what the article loses.

A box is what stands together on a page: a lead and headlines, cards of other stories, an appeal with its button, a comment, a
biography. A file of boxes has one JSON object a line: {"language", "kind", "lines"}. Those that ship are made up, in sixteen
languages, without a look at the rules: they are for measuring, and no rule is written from them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from lab.bench.strings import BETWEEN, DATA, read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset
from pipeline.segment import segment

SAMPLE = DATA / "boxes.jsonl"
PLACES = ("between", "behind")


class Box(NamedTuple):
    """Lines of a site that stand together, and of which kind they are."""

    language: str
    kind: str
    lines: tuple[str, ...]


class Outcome(NamedTuple):
    """How many lines of a box left at one place, and how many lines of the article around it."""

    box: Box
    place: str
    gone: int
    lost: int

    @property
    def complete(self) -> bool:
        """Whether nothing of the box stayed."""
        return self.gone == len(self.box.lines)


@dataclass(frozen=True, slots=True)
class BoxCoverage:
    """Outcomes of many boxes, two each: between two paragraphs and behind the last."""

    outcomes: Sequence[Outcome]

    @property
    def lost(self) -> int:
        """Lines of the articles that left."""
        return sum(one.lost for one in self.outcomes)

    def shares(self, outcomes: Iterable[Outcome] | None = None) -> dict[str, float]:
        """By place, the share of lines that left and of boxes that left completely, 0 to 1."""
        some = list(self.outcomes if outcomes is None else outcomes)
        found: dict[str, float] = {}
        for place in PLACES:
            here = [one for one in some if one.place == place]
            found[f"{place}_lines"] = sum(one.gone for one in here) / max(1, sum(len(one.box.lines) for one in here))
            found[f"{place}_boxes"] = sum(one.complete for one in here) / max(1, len(here))
        return found

    def by(self, key: str) -> dict[str, list[Outcome]]:
        """Outcomes by language or kind, in its order."""
        found: dict[str, list[Outcome]] = defaultdict(list)
        for one in self.outcomes:
            found[getattr(one.box, key)].append(one)
        return dict(sorted(found.items()))

    def as_json(self) -> dict[str, Any]:
        """The figures as JSON values."""
        parts = {key: {name: self.shares(some) for name, some in self.by(key).items()} for key in ("language", "kind")}
        return {"boxes": len(self.outcomes) // 2, "all": self.shares(), "article_lines_lost": self.lost, **parts}


def read_boxes(path: Path = SAMPLE) -> list[Box]:
    """The boxes of a JSON Lines file. Addresses under `.example` become such as sites have."""
    rows = map(json.loads, filter(None, path.read_text("utf-8").replace(".example", ".net").splitlines()))
    return [Box(row["language"], row["kind"], tuple(row["lines"])) for row in rows]


def measure_boxes(
    boxes: Iterable[Box], ruleset: Ruleset, articles: Mapping[str, Sequence[str]] | None = None
) -> BoxCoverage:
    """Put each box into the article of its language, below the third line and behind the last, and look what stays.

    Raises KeyError for a language that has no article.
    """
    articles = articles if articles is not None else read_articles()
    found = []
    for box in boxes:
        article = list(articles[box.language])
        for place, at in zip(PLACES, (BETWEEN, len(article)), strict=True):
            kept = _kept([*article[:at], *box.lines, *article[at:]], ruleset)
            gone = sum(line not in kept for line in box.lines)
            found.append(Outcome(box, place, gone, sum(line not in kept for line in article[1:])))
    return BoxCoverage(found)


def _kept(lines: Sequence[str], ruleset: Ruleset) -> str:
    cleaned = clean(segment(RawDocument("boxes.txt", "text", "text/plain", "\n".join(lines).encode())), ruleset)
    return "\n".join(block.text for block in cleaned.kept)


def render_boxes(coverage: BoxCoverage) -> str:
    """The table: all boxes, by kind and by language; and what the articles lost."""
    head = f"{'per cent that leave':<22}{'boxes':>7}{'between: lines':>16}{'boxes':>7}{'behind: lines':>15}{'boxes':>7}"
    groups = {"all": list(coverage.outcomes), **coverage.by("kind"), **coverage.by("language")}
    rows = []
    for name, some in groups.items():
        shares = [100 * share for share in coverage.shares(some).values()]
        rows.append(
            f"{name:<22}{len(some) // 2:>7}{shares[0]:>16.0f}{shares[1]:>7.0f}{shares[2]:>15.0f}{shares[3]:>7.0f}"
        )
    return "\n".join((head, *rows, f"lines of the articles lost: {coverage.lost}"))
