"""newswinnow and its peers over the same labelled documents, in one run: how good, and at what cost.

Documents are taken one after the other, and every extractor answers each before the next one is read, in an order that
rotates. Seconds are CPU time of this process. A peer's crash is an empty answer, and is counted.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import fmean, stdev
from time import process_time
from typing import Any

from lab.bench.measures import LineTally, Overlap, kept_lines, word_overlap
from lab.bench.peers import PEER_KINDS, Peer, PeerResult, peer
from lab.bench.reliability import judge_page
from pipeline.errors import UsageError
from pipeline.line import process
from pipeline.model.description import Description
from pipeline.model.document import Hints, RawDocument
from pipeline.model.record import ArticleRecord
from pipeline.packs import Ruleset

OURS = "newswinnow"
QUESTIONS = {"title": "title", "authors": "authors", "date": "date_published", "outlet": "outlet",
             "language": "language", "no author": "authors", "no date": "date_published"}  # fmt: skip
Progress = Callable[[int, int], None]
# Some peers leave the word before a name; that alone shall not make it wrong.
_BY = re.compile(r"^(?:written by|by|von|par|por|di|af|av|door)\b\s*:?\s+", re.IGNORECASE)


@dataclass(slots=True)
class Tally:
    """What one extractor did over all documents."""

    answers: tuple[str, ...]
    seconds: float = 0.0
    failed: int = 0
    empty: int = 0
    texts: dict[str, list[Overlap]] = field(default_factory=dict)  # by source of the labels
    segments: Counter[str] = field(default_factory=Counter)
    lines: dict[str, LineTally] = field(default_factory=dict)  # by group of dumps
    fields: dict[str, Counter[str]] = field(default_factory=dict)

    def as_json(self, documents: int) -> dict[str, Any]:
        """Everything that was counted, as shares."""
        out: dict[str, Any] = {
            "milliseconds_per_document": round(1000 * self.seconds / max(1, documents), 2),
            "failed": self.failed,
        }
        if "text" in self.answers:
            out["no_text"] = self.empty
        if self.texts:
            everything = [score for scores in self.texts.values() for score in scores]
            out["text"] = {name: _means(rows) for name, rows in {"all": everything, **self.texts}.items()}
        if self.segments:
            out["segments"] = _segment_shares(self.segments)
        if self.lines:
            out["lines"] = {name: tally.as_json() for name, tally in self.lines.items()}
        if self.fields:
            out["fields"] = {name: dict(sorted(counts.items())) for name, counts in self.fields.items()}
        return out


@dataclass(frozen=True, slots=True)
class Comparison:
    """The result of one run."""

    kind: str
    documents: int
    sources: Mapping[str, int]
    tallies: Mapping[str, Tally]
    versions: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        """One object, extractors in the order in which they were named."""
        return {
            "kind": self.kind,
            "documents": self.documents,
            "sources": dict(self.sources),
            "extractors": {
                name: {"version": self.versions[name]} | tally.as_json(self.documents)
                for name, tally in self.tallies.items()
            },
        }


def compare_pages(
    data: Path, ruleset: Ruleset, peers: Sequence[str], limit: int | None, progress: Progress | None = None
) -> Comparison:
    """Text and fields of labelled pages.

    `data` holds `gold.jsonl` (a line each: id, source, html, url, text: the golds that count as right; with and without:
    segments; title, authors, dates_ok, site_name, lang, absent) and the gzipped pages that it names. `limit` takes a sample
    by a digest of the ids. Raises UsageError if there are no pages.
    """
    golds = [gold for gold in _json_lines(data / "gold.jsonl") if gold.get("page_type", "article") == "article"]
    golds = _sample(golds, limit, data)
    contest = _Contest(ruleset, peers)
    for number, gold in enumerate(golds):
        raw = RawDocument(
            f"{number:06d}.html", "html", "text/html", gzip.decompress((data / gold["html"]).read_bytes()),
            hints=Hints(url=gold.get("url")),
        )  # fmt: skip
        texts = [text for text in gold.get("text") or () if text.strip()]
        for tally, answer in contest.answers(raw, number):
            if "text" in tally.answers:
                if texts:
                    tally.texts.setdefault(gold["source"], []).append(word_overlap(answer.text, texts))
                _count_segments(tally.segments, gold, answer.text)
            for question, verdict in judge_page(gold, _described(answer)):
                if QUESTIONS[question] in tally.answers:
                    tally.fields.setdefault(question, Counter())[verdict] += 1
        if progress:
            progress(number + 1, len(golds))
    return contest.result("html", golds)


def compare_dumps(
    data: Path, ruleset: Ruleset, peers: Sequence[str], limit: int | None, progress: Progress | None = None
) -> Comparison:
    """Lines of labelled dumps: which are kept.

    `data` holds `*.jsonl.gz`, a dump a line: {id, source, flattener, lines: [{text, label, gap}]}; files with `wcxb` in
    their name are for training and left out. Peers, which read pages, are given the lines as paragraphs of a bare page.
    Raises UsageError if there are no dumps.
    """
    paths = [path for path in sorted(data.glob("*.jsonl.gz")) if "wcxb" not in path.name]
    dumps = _sample([dump for path in paths for dump in _json_lines(path)], limit, data)
    contest = _Contest(ruleset, [name for name in peers if "text" in PEER_KINDS[name].answers])
    for number, dump in enumerate(dumps):
        lines, labels = [line["text"] for line in dump["lines"]], [line["label"] for line in dump["lines"]]
        body = "".join("\n" * (1 + line.get("gap", 0)) + line["text"] for line in dump["lines"]).lstrip("\n")
        raw = RawDocument(f"{number:06d}.txt", "text", "text/plain", (body + "\n").encode())
        for tally, answer in contest.answers(raw, number):
            kept = kept_lines(lines, answer.text)
            for group in ("all", str(dump.get("flattener", "dumps"))):
                tally.lines.setdefault(group, LineTally()).add(labels, lines, kept)
        if progress:
            progress(number + 1, len(dumps))
    return contest.result("text", dumps)


class _Contest:
    """The extractors, and what they have done so far."""

    def __init__(self, ruleset: Ruleset, peers: Sequence[str]) -> None:
        self._run: dict[str, Peer] = {OURS: lambda raw: _of_record(process(raw, ruleset).record)}
        self._run |= {name: peer(name) for name in peers}
        everything = ("text", *QUESTIONS.values())
        self.tallies = {name: Tally(PEER_KINDS[name].answers if name != OURS else everything) for name in self._run}
        self._names = list(self._run)

    def answers(self, raw: RawDocument, turn: int) -> Iterator[tuple[Tally, PeerResult]]:
        """Every extractor's answer to one document; who is first changes from turn to turn."""
        at = turn % len(self._names)
        for name in self._names[at:] + self._names[:at]:
            if not turn:
                self._answer(
                    name, raw
                )  # once more than is counted: what is loaded at the first call is no cost of a page
            tally = self.tallies[name]
            start = process_time()
            found = self._answer(name, raw)
            tally.seconds += process_time() - start
            tally.failed += found is None
            tally.empty += found is None or not found.text.strip()
            yield tally, found or PeerResult()

    def _answer(self, name: str, raw: RawDocument) -> PeerResult | None:
        """None if it crashed; a crash of our own is a bug and is raised."""
        try:
            return self._run[name](raw)
        except Exception:  # noqa: BLE001  # whatever a peer raises is its answer
            if name == OURS:
                raise
            return None

    def result(self, kind: str, documents: Sequence[Mapping[str, Any]]) -> Comparison:
        sources = Counter(str(document.get("source", "")) for document in documents)
        versions = {name: PEER_KINDS[name].version if name != OURS else version(OURS) for name in self._names}
        return Comparison(kind, len(documents), dict(sorted(sources.items())), self.tallies, versions)


def _of_record(record: object) -> PeerResult:
    if not isinstance(record, ArticleRecord):
        return PeerResult()
    return PeerResult(
        record.text, record.title, tuple(record.authors), record.date_published, record.outlet, record.language
    )


def _described(answer: PeerResult) -> Description:
    authors = tuple(_BY.sub("", name.strip()) for name in answer.authors)
    return Description(
        title=answer.title, authors=authors, date_published=answer.date_published, outlet=answer.outlet,
        language=answer.language,
    )  # fmt: skip


def _count_segments(counts: Counter[str], gold: Mapping[str, Any], text: str) -> None:
    flat = " ".join(text.split())
    for part in gold.get("with") or ():
        counts["right" if " ".join(part.split()) in flat else "missing"] += 1
    for part in gold.get("without") or ():
        counts["wrong" if " ".join(part.split()) in flat else "absent"] += 1


def _segment_shares(counts: Counter[str]) -> dict[str, float]:
    precision = counts["right"] / max(1, counts["right"] + counts["wrong"])
    recall = counts["right"] / max(1, counts["right"] + counts["missing"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {
        "segments": counts.total(),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
    }


def _means(scores: Sequence[Overlap]) -> dict[str, float | None]:
    out: dict[str, float | None] = {"pages": len(scores)}
    return out | {
        "precision": round(fmean(score.precision for score in scores), 4),
        "recall": round(fmean(score.recall for score in scores), 4),
        "f1": round(fmean(score.f1 for score in scores), 4),
        # Half of the 95 % interval of that mean: two extractors closer than this may have changed places by chance.
        "f1_margin": round(1.96 * stdev(score.f1 for score in scores) / len(scores) ** 0.5, 4) if scores[1:] else None,
        "under_half": sum(score.f1 < 0.5 for score in scores),
    }


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise UsageError(f"There is no {path.name} in {path.parent}.", "Name a folder of labelled data.")
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _sample(rows: list[dict[str, Any]], limit: int | None, data: Path) -> list[dict[str, Any]]:
    if not rows:
        raise UsageError(f"{data} holds no labelled documents.", "Name a folder of labelled data.")
    rows.sort(key=lambda row: hashlib.sha256(str(row["id"]).encode()).digest())
    return rows[:limit]
