"""Labelled text dumps: reading them, folds by domain, and the line model's input for each."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.cleaning.clean import apply_rules
from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line_model.judge import gather_evidence, threshold_names
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.packs import Ruleset
from pipeline.segment.text import segment_lines

FOLDS = 5
MAIN, BOILERPLATE, NEUTRAL = 0, 1, 2
_LABELS = {"main": MAIN, "boilerplate": BOILERPLATE, "neutral": NEUTRAL}


@dataclass(frozen=True)
class Dump:
    """One labelled dump: its lines, a label for each, and where it comes from."""

    id: str
    page: str  # the page it was flattened from: all flattenings of a page are of one fold
    domain: str
    language: str
    kind: str  # how it was flattened
    texts: tuple[str, ...]
    blanks: tuple[int, ...]  # blank lines before each line
    labels: tuple[int, ...]
    variety: bool  # extra material for training that no score counts

    @property
    def fold(self) -> int:
        """0 to FOLDS - 1, by domain, so that no outlet is on both sides."""
        return int(hashlib.sha256(self.domain.encode()).hexdigest(), 16) % FOLDS

    def segmented(self) -> SegmentedDocument:
        """The dump as the pipeline reads it, but for paragraphs that a tool broke: each of its lines has a label."""
        body = "".join("\n" * (1 + n) + text for n, text in zip(self.blanks, self.texts, strict=True)).lstrip("\n")
        return segment_lines(RawDocument(f"{self.id}.txt", "text", "text/plain", (body + "\n").encode()))


def read_dumps(folder: Path, extra_kinds: Sequence[str]) -> Iterator[Dump]:
    """The dumps of `*.jsonl.gz`: all of news pages; of a file with `wcxb` in its name (articles and blogs) one flattening a page.

    `extra_kinds` are the flattenings to choose from, by a digest of the page's id.
    """
    inner = folder / "flat"
    for path in sorted((inner if inner.is_dir() else folder).glob("*.jsonl.gz")):
        variety = "wcxb" in path.name
        with gzip.open(path, "rt", encoding="utf-8") as handle:
            for row in map(json.loads, handle):
                page = row["id"].split("#")[0]
                choice = int(hashlib.sha256(page.encode()).hexdigest(), 16) % len(extra_kinds)
                if variety and row["flattener"] != extra_kinds[choice]:
                    continue
                lines = [line for line in row["lines"] if line["text"].strip()]
                yield Dump(
                    id=row["id"],
                    page=page,
                    domain=row["domain"],
                    language=row["lang"],
                    kind=row["flattener"],
                    texts=tuple(line["text"].strip() for line in lines),
                    blanks=tuple(line.get("gap", 0) for line in lines),
                    labels=tuple(_LABELS[line["label"]] for line in lines),
                    variety=variety,
                )


@dataclass(frozen=True)
class Sample:
    """The open lines of all dumps, a row each, and what the thresholds need to know of them."""

    rows: NDArray[np.float32]
    labels: NDArray[np.int8]
    dumps: NDArray[np.int32]  # which dump a row is of
    lines: NDArray[np.int32]  # which line of that dump
    folds: NDArray[np.int8]
    names: NDArray[np.str_]  # which threshold a row must pass
    removed: tuple[NDArray[np.bool_], ...]  # for every dump: the lines that the rules took
    contexts: tuple[CleaningContext, ...]  # for every dump: what the rules before the model left


def sample_lines(dumps: Sequence[Dump], ruleset: Ruleset) -> Sample:
    """Run the rules on every dump up to the model, and gather what the model would be asked."""
    rows, labels, owners, lines, names, removed = [], [], [], [], [], []
    contexts = []
    for number, dump in enumerate(dumps):
        context = apply_rules(dump.segmented(), ruleset, before="model")
        if len(context.lines) != len(dump.labels):
            raise ValueError(f"{dump.id}: {len(context.lines)} lines were read, {len(dump.labels)} are labelled")
        evidence = gather_evidence(context)
        rows.append(evidence.rows)
        contexts.append(context)
        removed.append(np.array([verdict is not None for verdict in context.decided], np.bool_))
        names.append(threshold_names(context, evidence))
        for index in evidence.indices.tolist():
            labels.append(dump.labels[index])
            owners.append(number)
            lines.append(index)
    folds = np.array([dump.fold for dump in dumps], np.int8)
    owning = np.array(owners, np.int32)
    return Sample(np.concatenate(rows), np.array(labels, np.int8), owning, np.array(lines, np.int32), folds[owning],
                  np.concatenate(names), tuple(removed), tuple(contexts))  # fmt: skip
