"""Metadata of labelled pages, scored field by field, and how far the stated confidences can be trusted.

A reliability table counts, for every band of confidence, how many of the values that claim it are right: a pipeline
whose confidences mean something is right on about 95 of 100 values that claim 0.95. Answers where the gold says that
there is none (`no author`, `no date`) count as wrong values.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.line import trace
from pipeline.metadata.address import domain_of
from pipeline.model.description import Description
from pipeline.model.document import Hints, RawDocument
from pipeline.packs import Ruleset
from pipeline.segment import SegmentError

BANDS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)
"""Lower edges of the bands of confidence; the last one ends at 1."""
FIELDS = {
    "title": "title",
    "authors": "authors",
    "date": "date_published",
    "outlet": "outlet",
    "language": "language",
    "no author": "authors",
    "no date": "date_published",
}
"""Scored question -> the field of `Description` that answers it."""


@dataclass(frozen=True, slots=True)
class Band:
    """Values that claim a confidence from `low` on, below the next band's: how many, and how many of them right."""

    low: float
    values: int
    right: int

    @property
    def share(self) -> float:
        """Share of right values, 0 to 1; 0 if there are none."""
        return self.right / max(1, self.values)


@dataclass(frozen=True, slots=True)
class Reliability:
    """Figures of labelled pages: verdicts (right, wrong, none) by question, and bands by field."""

    pages: int
    verdicts: Mapping[str, Counter[str]] = field(default_factory=dict)
    bands: Mapping[str, tuple[Band, ...]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Everything as JSON values."""
        return {
            "pages": self.pages,
            "fields": {name: dict(sorted(counts.items())) for name, counts in self.verdicts.items()},
            "reliability": {
                name: [{"from": band.low, "values": band.values, "right": band.right} for band in bands]
                for name, bands in self.bands.items()
            },
        }


def score_metadata(data: Path, ruleset: Ruleset, limit: int | None = None) -> Reliability:
    """Run the line over labelled pages and compare with their gold.

    `data` holds `gold.jsonl` ({html, url, title, authors, dates_ok, site_name, site_aliases, lang, absent}) and the
    pages it names, gzipped. Pages of other kinds than articles are passed over. Only a page's URL is shown to the
    pipeline. Raises OSError if the folder cannot be read.
    """
    verdicts: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
    claims: dict[str, list[tuple[float, bool]]] = {name: [] for name in FIELDS.values()}
    pages = 0
    for gold in _golds(data / "gold.jsonl", limit):
        pages += 1
        raw = RawDocument(
            Path(gold["html"]).name.removesuffix(".gz"), "html", "text/html",
            gzip.decompress((data / gold["html"]).read_bytes()), hints=Hints(url=gold.get("url")),
        )  # fmt: skip
        try:
            found = trace(raw, ruleset).description
        except SegmentError:
            found = Description()
        confidences = {e.field: e.chosen.confidence for e in found.evidence if e.chosen is not None}
        for question, verdict in judge_page(gold, found):
            verdicts[question][verdict] += 1
            answering = FIELDS[question]
            if answering in confidences and getattr(found, answering):
                claims[answering].append((confidences[answering], verdict == "right"))
    return Reliability(pages, verdicts, {name: _banded(claimed) for name, claimed in claims.items() if claimed})


def judge_page(gold: Mapping[str, Any], found: Description) -> Iterator[tuple[str, str]]:
    """(question, right | wrong | none) for everything that a page's gold answers."""
    days = set(gold.get("dates_ok") or ())
    if days and gold.get("date_flag") != "gold=modified":
        yield "date", _verdict(found.date_published, found.date_published in days)
    if gold.get("authors"):
        got, stated = ({_key(name) for name in names} for names in (found.authors, gold["authors"]))
        yield "authors", "partial" if set() < got < stated else _verdict(got, got == stated)
    if gold.get("title"):
        yield "title", _verdict(found.title, _key(found.title or "") == _key(gold["title"]))
    if gold.get("site_name"):
        names = {_site_key(name) for name in (gold["site_name"], *(gold.get("site_aliases") or ()))}
        yield "outlet", _verdict(found.outlet, _site_key(found.outlet or "") in names)
    if gold.get("lang"):
        yield "language", _verdict(found.language, (found.language or "")[:2] == gold["lang"][:2].lower())
    absent = gold.get("absent") or ()
    if "authors" in absent:
        yield "no author", "wrong" if found.authors else "right"
    if "date" in absent:
        yield "no date", "wrong" if found.date_published else "right"


def reliability_table(scores: Reliability) -> str:
    """Verdicts by question and the share of right values by band of confidence, as lines of text."""
    lines = [f"{scores.pages} pages", "", f"{'':<12}{'n':>6}{'right':>8}{'wrong':>8}{'none':>8}"]
    for name, counts in scores.verdicts.items():
        total = sum(counts.values())
        if total:
            shares = "".join(f"{100 * counts[verdict] / total:>7.1f}%" for verdict in ("right", "wrong", "none"))
            lines.append(f"{name:<12}{total:>6}{shares}")
    lines += ["", "right of the values that claim a confidence from … on"]
    lines.append(" " * 16 + "".join(f"{low:>12.2f}" for low in BANDS))
    for name, bands in scores.bands.items():
        cells = (f"{100 * b.share:.0f}% of {b.values}" if b.values else "-" for b in bands)
        lines.append(f"{name:<16}" + "".join(f"{cell:>12}" for cell in cells))
    return "\n".join(lines)


def _banded(claimed: Iterable[tuple[float, bool]]) -> tuple[Band, ...]:
    values: Counter[float] = Counter()
    right: Counter[float] = Counter()
    for confidence, is_right in claimed:
        low = max(edge for edge in BANDS if edge <= confidence)
        values[low] += 1
        right[low] += is_right
    return tuple(Band(low, values[low], right[low]) for low in BANDS)


def _golds(path: Path, limit: int | None) -> Iterator[dict[str, Any]]:
    seen = 0
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            gold = json.loads(line)
            if gold.get("page_type", "article") == "article":
                if limit is not None and seen >= limit:
                    return
                seen += 1
                yield gold


def _verdict(answer: object, right: bool) -> str:
    return "none" if not answer else "right" if right else "wrong"


def _key(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", re.sub(r"['’.]", "", folded)))


def _site_key(name: str) -> str:
    """A site's name for comparing: of an address only the host, no article in front, no spaces."""
    if name.startswith("http"):
        name = domain_of(name) or ""
    return re.sub(r"^the ", "", _key(name)).replace(" ", "")
