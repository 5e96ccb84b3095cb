"""Metadata of text dumps, scored: date, authors and title of dumps whose lines hold the value.

A dump is a page whose HTML is gone; its gold is that of the page, found by the URL. A dump counts for a field only
if one of its lines states the gold value: what the flattening lost, no pipeline can find.
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

from pipeline.grammar import find_dates
from pipeline.line import trace
from pipeline.metadata.document.site_names import title_parts
from pipeline.model.description import Description
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset
from pipeline.packs.languages import LanguagePack
from pipeline.segment import SegmentError

Verdicts = Counter[str]  # right, wrong, partial (some of the authors and nobody else), none
MAX_LINE = 300  # code points; a value in a longer line stands in prose
FIELDS = ("date", "authors", "title")


@dataclass(frozen=True, slots=True)
class DumpScores:
    """Per field: how many dumps hold the value, and how many were answered right, wrong, not at all."""

    dumps: int
    verdicts: Mapping[str, Verdicts] = field(default_factory=dict)

    def share(self, name: str, verdict: str) -> float:
        """Share of the dumps that hold field `name` with `verdict`, 0 to 1; 0 if there are none."""
        counts = self.verdicts[name]
        return counts[verdict] / max(1, sum(counts.values()))

    def as_json(self) -> dict[str, Any]:
        """Everything as JSON values."""
        return {"dumps": self.dumps, "fields": {name: dict(sorted(c.items())) for name, c in self.verdicts.items()}}


def score_dumps(flat: Iterable[Path], gold: Path, ruleset: Ruleset, limit: int | None = None) -> DumpScores:
    """Run the line over labelled dumps and compare with the pages' gold.

    `flat` are `*.jsonl.gz` files, a dump a line: {id, url, lines: [{text, gap}]}; `gold` is a JSON Lines file of pages:
    {url, dates_ok, authors, title}. Nothing of a dump's labels is shown to the pipeline, nor its URL.
    """
    golds = read_golds(gold)
    verdicts: dict[str, Verdicts] = {name: Counter() for name in FIELDS}
    dumps = 0
    for dump in _dumps(flat):
        page = golds.get(dump["url"])
        if page is None:
            continue
        if limit is not None and dumps >= limit:
            break
        dumps += 1
        lines = [line["text"] for line in dump["lines"]]
        text = "".join("\n" * (1 + line.get("gap", 0)) + line["text"] for line in dump["lines"]).lstrip("\n")
        raw = RawDocument(f"{dump['id']}.txt", "text", "text/plain", text.encode())
        try:
            found = trace(raw, ruleset).description
        except SegmentError:
            found = Description()
        for name, verdict in judge(page, found, lines, ruleset.languages):
            verdicts[name][verdict] += 1
    return DumpScores(dumps, verdicts)


def judge(
    page: Mapping[str, Any], found: Description, lines: list[str], languages: Mapping[str, LanguagePack]
) -> Iterator[tuple[str, str]]:
    """(field, right | wrong | partial | none) for every field whose gold value stands in one of the dump's lines."""
    short = [line for line in lines if len(line) <= MAX_LINE]
    days = set(page.get("dates_ok") or ())
    if days and page.get("date_flag") != "gold=modified" and _states_day(short, days, languages):
        yield "date", _verdict(found.date_published, found.date_published in days)
    authors = {name_key(name) for name in page.get("authors") or ()}
    folded = [f" {name_key(line)} " for line in short]
    if authors and all(any(f" {name} " in line for line in folded) for name in authors):
        got = {name_key(name) for name in found.authors}
        yield "authors", "partial" if set() < got < authors else _verdict(got, got == authors)
    title = title_key(page.get("title") or "")
    if title and any(title in map(title_key, (line, *title_parts(line))) for line in short):
        yield "title", _verdict(found.title, title_key(found.title or "") == title)


def _verdict(answer: object, right: bool) -> str:
    return "none" if not answer else "right" if right else "wrong"


def _states_day(lines: list[str], days: set[str], languages: Mapping[str, LanguagePack]) -> bool:
    for line in lines:
        if any(c.isdecimal() for c in line):
            for mention in find_dates(line, languages):
                if mention.label == "modified":
                    continue  # the line states another thing: when the story was changed
                other = mention.month, mention.day
                swapped = f"{mention.year}-{other[1]:02d}-{other[0]:02d}" if mention.ambiguous and all(other) else None
                if mention.iso_day in days or swapped in days:
                    return True
    return False


def read_golds(path: Path) -> dict[str, dict[str, Any]]:
    """Pages by URL; several annotations of one page are laid over each other, the first that answers counts."""
    pages: dict[str, dict[str, Any]] = {}
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            page = json.loads(line)
            merged = pages.setdefault(page["url"], {})
            for key, value in page.items():
                if value and not merged.get(key):
                    merged[key] = value
    return pages


def _dumps(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as handle:
            for line in handle:
                yield json.loads(line)


def name_key(name: str) -> str:
    """A name for comparing: its words, without points and apostrophes."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.findall(r"\w+", re.sub(r"['’.]", "", folded)))


def title_key(title: str) -> str:
    """A title for comparing: its words, without apostrophes."""
    return " ".join(re.findall(r"\w+", re.sub(r"['’]", "", unicodedata.normalize("NFKC", title).casefold())))
