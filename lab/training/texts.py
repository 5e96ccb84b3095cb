"""Text dumps with the title and the authors of their page: labelled flattenings, and pages rendered as dumps."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any, TypeVar

from lab.bench.dumps import read_golds
from pipeline.cleaning import clean
from pipeline.model.document import CleanedDocument, RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import SegmentError, segment
from pipeline.segment.decode import decode

Result = TypeVar("Result")

# Whole pages as two of the flatteners give them are left out: the renderings are of the same kind.
_LEFT_OUT = ("full_ht", "full_ins")
_VARIETY = "wcxb"  # files of articles and blogs that are no news: one dump in ten of their pages, and no whole page
_ONE_IN, _WHOLE = 10, "wet"
LEAST_CHARS = 300
"""A rendering with less is a page that scripts fill."""


@dataclass(frozen=True)
class Text:
    """One dump and what is known of its page."""

    id: str
    domain: str
    source: str
    kind: str  # how it was flattened
    text: str
    title: str
    authors: tuple[str, ...]

    def cleaned(self) -> CleanedDocument | None:
        """The dump as the shipped rules clean it; None if it cannot be read."""
        try:
            return clean(segment(RawDocument(f"{self.id}.txt", "text", "text/plain", self.text.encode())), load_rules())
        except SegmentError:
            return None

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


load_rules = lru_cache(maxsize=1)(load_ruleset)


def read_texts(data: Path) -> Iterator[Text]:
    """All texts of a folder that holds labelled dumps (`flat/*.jsonl.gz`) and labelled pages (`pages/gold.jsonl`)."""
    golds = read_golds(data / "pages" / "gold.jsonl")
    yield from _flattened(sorted((data / "flat").glob("*.jsonl.gz")), golds)
    with (data / "pages" / "gold.jsonl").open(encoding="utf-8") as handle:
        pages = [gold for gold in map(json.loads, handle) if not gold.get("url")]
    yield from _rendered(data / "pages", [*(gold for url, gold in golds.items() if url), *pages])


def each(texts: Iterable[Text], measure: Callable[[Text], Result | None], processes: int) -> list[Result]:
    """What `measure` makes of each text, in order, without None. It runs in other processes unless `processes` is 1."""
    if processes == 1:
        return [found for text in texts if (found := measure(text)) is not None]
    with Pool(processes) as pool:
        return [found for found in pool.imap(measure, texts, chunksize=4) if found is not None]


def _flattened(files: Iterable[Path], golds: dict[str, dict[str, Any]]) -> Iterator[Text]:
    for file in files:
        variety = _VARIETY in file.name
        with gzip.open(file, "rt", encoding="utf-8") as handle:
            for row in map(json.loads, handle):
                gold = golds.get(row["url"]) if row["url"] else None
                if gold is None or row["flattener"] in _LEFT_OUT:
                    continue
                if variety and (row["flattener"] == _WHOLE or _number(row["id"]) % _ONE_IN):
                    continue
                text = "".join("\n" * (1 + line.get("gap", 0)) + line["text"] for line in row["lines"]).lstrip("\n")
                yield _text(row["id"], gold, row["flattener"], text)


def _rendered(folder: Path, golds: Iterable[dict[str, Any]]) -> Iterator[Text]:
    """One page of each domain in three renderings; a page with a known title if there is one."""
    domains: dict[str, list[dict[str, Any]]] = {}
    for gold in golds:
        if gold.get("html") and (gold.get("title") or gold.get("authors")):
            domains.setdefault(_domain(gold), []).append(gold)
    for domain in sorted(domains):
        page = min(domains[domain], key=lambda gold: (not gold.get("title"), _number(gold["id"])))
        try:
            html = decode(gzip.decompress((folder / page["html"]).read_bytes())).text
        except SegmentError:
            continue
        yield from _renderings(page, html)


def _renderings(page: dict[str, Any], html: str) -> Iterator[Text]:
    from lab.training.renderings import ALWAYS, ONE_OF, RENDERERS

    for kind in (*ALWAYS, ONE_OF[_number(_domain(page)) % len(ONE_OF)]):
        try:
            text = RENDERERS[kind](html)
        except Exception:  # noqa: BLE001, S112 - libraries raise all kinds of things for broken pages: one rendering less
            continue
        if len(text) >= LEAST_CHARS:
            yield _text(f"{page['id']}#{kind}", page, kind, text)


def _text(id_: str, gold: dict[str, Any], kind: str, text: str) -> Text:
    authors = tuple(gold.get("authors") or ())
    return Text(id_, _domain(gold), gold["source"], kind, text, gold.get("title") or "", authors)


def _domain(gold: dict[str, Any]) -> str:
    """A page of which neither domain nor address is known is a domain of its own."""
    return str(gold.get("domain") or gold.get("url") or gold["id"])


def _number(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)
