"""Metadata of labelled pages, scored field by field, and how far the stated confidences can be trusted.

A reliability table counts, for every band of confidence, how many of the values that claim it are right: a pipeline
whose confidences mean something is right on about 95 of 100 values that claim 0.95. Answers where the gold says that
there is none (`no author`, `no date`) count as wrong values.

The confidences are shares measured on labelled pages, so the same pages flatter them. `Reliability.folded` therefore asks
of each fifth of the domains how often the values were right whose stated confidence held at least 0.9 on the other four.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.cleaning import clean
from pipeline.metadata import describe
from pipeline.model.addresses import domain_of
from pipeline.model.description import Description
from pipeline.model.document import Hints, RawDocument
from pipeline.packs import Ruleset
from pipeline.segment import SegmentError, segment

BANDS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)
"""Lower edges of the bands of confidence; the last one ends at 1."""
SURE = 0.9
"""What claims this much is to be right in 97 of 100."""
FOLDS = 5
UNASKED = frozenset((("trafilatura", "date"),))
"""(source, field) whose gold lists a field as absent where nobody looked for it."""
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
class Claim:
    """One answer: the confidence it states, whether it is right, the page's domain."""

    confidence: float
    right: bool
    domain: str

    @property
    def fold(self) -> int:
        """The fifth of the domains that the page's domain belongs to, 0 to 4; the same in every run."""
        return int(hashlib.sha256(self.domain.encode()).hexdigest(), 16) % FOLDS


@dataclass(frozen=True, slots=True)
class Reliability:
    """Figures of labelled pages: verdicts (right, wrong, partial, none) by source and question, and answers by field.

    `partial` is an answer with some of the authors and nobody else. `milliseconds` is the CPU time of the metadata
    stage per page, parsing and cleaning excluded.
    """

    pages: int
    sources: Mapping[str, Mapping[str, Counter[str]]] = field(default_factory=dict)
    claims: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    milliseconds: float = 0.0

    @property
    def verdicts(self) -> dict[str, Counter[str]]:
        """Question -> verdicts, over all sources."""
        total: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
        for counts in self.sources.values():
            for name, verdicts in counts.items():
                total[name].update(verdicts)
        return total

    @property
    def bands(self) -> dict[str, tuple[Band, ...]]:
        """Field -> its reliability table."""
        return {name: _banded(claims) for name, claims in self.claims.items()}

    def sure(self, name: str) -> Band:
        """All values of a field that claim at least `SURE`."""
        return _band(SURE, [claim for claim in self.claims.get(name, ()) if claim.confidence >= SURE])

    def folded(self, name: str) -> Band:
        """All values of a field whose stated confidence was right in at least `SURE` of the cases on the other folds."""
        claims = self.claims.get(name, ())
        sure: list[Claim] = []
        for fold in range(FOLDS):
            others: defaultdict[float, list[bool]] = defaultdict(list)
            for claim in claims:
                if claim.fold != fold:
                    others[claim.confidence].append(claim.right)
            trusted = {
                stated for stated, rights in others.items() if stated >= SURE and sum(rights) >= SURE * len(rights)
            }
            sure += [claim for claim in claims if claim.fold == fold and claim.confidence in trusted]
        return _band(SURE, sure)

    def as_json(self) -> dict[str, Any]:
        """Everything as JSON values."""
        by_source = {
            source: {name: dict(sorted(counts.items())) for name, counts in verdicts.items() if counts}
            for source, verdicts in sorted(self.sources.items())
        }
        return {
            "pages": self.pages,
            "cpu_ms_per_page": round(self.milliseconds, 3),
            "fields": {name: dict(sorted(counts.items())) for name, counts in self.verdicts.items()},
            "sources": by_source,
            "reliability": {name: [_as_json(band) for band in bands] for name, bands in self.bands.items()},
            "sure": {name: _as_json(self.sure(name)) for name in self.claims},
            "sure_in_folds": {name: _as_json(self.folded(name)) for name in self.claims},
        }


def score_metadata(data: Path, ruleset: Ruleset, limit: int | None = None) -> Reliability:
    """Run the line over labelled pages and compare with their gold.

    `data` holds `gold.jsonl` ({html, url, source, domain, title, authors, dates_ok, site_name, site_aliases, lang, absent})
    and the pages it names, gzipped. Pages of other kinds than articles are passed over. Only a page's URL is shown to the
    pipeline. Raises OSError if the folder cannot be read.
    """
    sources: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    claims: dict[str, list[Claim]] = {name: [] for name in FIELDS.values()}
    pages, spent = 0, 0.0
    for gold in _golds(data / "gold.jsonl", limit):
        pages += 1
        found, seconds = _described(gold, data, ruleset)
        spent += seconds
        confidences = {e.field: e.chosen.confidence for e in found.evidence if e.chosen is not None}
        domain = str(gold.get("domain") or domain_of(gold.get("url")) or gold["html"])
        for question, verdict in judge_page(gold, found):
            sources[str(gold.get("source") or "pages")][question][verdict] += 1
            answering = FIELDS[question]
            if answering in confidences and getattr(found, answering):
                claims[answering].append(Claim(confidences[answering], verdict == "right", domain))
    answered = {name: tuple(stated) for name, stated in claims.items() if stated}
    return Reliability(pages, sources, answered, 1000 * spent / max(1, pages))


def _described(gold: Mapping[str, Any], data: Path, ruleset: Ruleset) -> tuple[Description, float]:
    """A page's metadata and the CPU seconds of the metadata stage; nothing for a page that cannot be cut into blocks."""
    raw = RawDocument(
        Path(gold["html"]).name.removesuffix(".gz"), "html", "text/html",
        gzip.decompress((data / gold["html"]).read_bytes()), hints=Hints(url=gold.get("url")),
    )  # fmt: skip
    try:
        cleaned = clean(segment(raw, ruleset.html), ruleset)
    except SegmentError:
        return Description(), 0.0
    before = time.process_time()
    found = describe(cleaned, ruleset).description
    return found, time.process_time() - before


def judge_page(gold: Mapping[str, Any], found: Description) -> Iterator[tuple[str, str]]:
    """(question, right | wrong | partial | none) for everything that a page's gold answers."""
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
    if "date" in absent and (gold.get("source"), "date") not in UNASKED:
        yield "no date", "wrong" if found.date_published else "right"


def _banded(claims: Iterable[Claim]) -> tuple[Band, ...]:
    by_band: defaultdict[float, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_band[max(edge for edge in BANDS if edge <= claim.confidence)].append(claim)
    return tuple(_band(low, by_band[low]) for low in BANDS)


def _band(low: float, claims: list[Claim]) -> Band:
    return Band(low, len(claims), sum(claim.right for claim in claims))


def _as_json(band: Band) -> dict[str, float]:
    return {"from": band.low, "values": band.values, "right": band.right}


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
    """A site's name for comparing: of an address only the host, no article in front, no bracket behind, no spaces."""
    if name.startswith("http"):
        name = domain_of(name) or ""
    name = re.sub(r"\s*\([^)]*\)\s*$", "", name)
    return re.sub(r"^(?:the|die|der|das) ", "", _key(name)).replace(" ", "")
