"""Trying a phrase on a corpus before it becomes a rule: which lines it matches, and what it would take from bodies."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from pipeline.cleaning import clean
from pipeline.corpus import segmented
from pipeline.model.block import Verdict
from pipeline.packs import Ruleset
from pipeline.packs.phrases import Phrase, PhraseBook
from pipeline.records import read_rows
from pipeline.settings import Settings
from pipeline.sinks.layout import ARTICLES, AUDIT
from pipeline.sources import Keys

BODY = "body"


@dataclass(frozen=True, slots=True)
class Touched:
    """One line that the phrase matches. `now` is `body`, or the reason for which the line is cut already.

    `goes`: whether it would leave the body; None where only records are at hand and nobody can know.
    """

    uri: str
    text: str
    now: str
    goes: bool | None


@dataclass(slots=True)
class Trial:
    """Counts over a corpus, and the lines that count. `others` are lines that would go without being matched."""

    documents: int = 0
    touched: int = 0  # documents with at least one matched line
    lines: Counter[str] = field(default_factory=Counter)  # matched lines by what they are now
    going: int = 0
    others: int = 0
    samples: list[Touched] = field(default_factory=list)

    @property
    def matched(self) -> int:
        """Matched lines altogether."""
        return sum(self.lines.values())

    def add(self, found: list[Touched], others: list[Touched] | None = None) -> None:
        """Count one document."""
        self.documents += 1
        self.touched += bool(found)
        self.lines.update(line.now for line in found)
        self.going += sum(line.goes is True for line in found)
        self.others += len(others or ())
        self.samples.extend([*found, *(others or ())])


def is_clean(folder: Path) -> bool:
    """Whether a folder is one that runs fill."""
    return any((folder / name).is_dir() for name in (ARTICLES, AUDIT))


def try_on_records(phrase: Phrase, clean_folder: Path, limit: int | None = None) -> Trial:
    """Match a phrase against the paragraphs and the removed blocks of every record in a CLEAN folder."""
    book, trial = PhraseBook.compile([phrase]), Trial()
    found: dict[str, list[Touched]] = {}
    for row in islice(read_rows(clean_folder, ARTICLES), limit):
        uri = str(row["source"]["uri"])
        found[uri] = [Touched(uri, text, BODY, None) for text in row["paragraphs"] if book.match(text)]
    for row in read_rows(clean_folder, AUDIT):
        uri = str(row["source"]["uri"])
        if uri in found:
            cut = ((block["text"], block["reason"]) for block in row["blocks"])
            found[uri] += [Touched(uri, text, reason, False) for text, reason in cut if book.match(text)]
    for lines in found.values():
        trial.add(lines)
    return trial


def try_on_documents(phrase: Phrase, settings: Settings, ruleset: Ruleset, limit: int | None = None) -> Trial:
    """Clean every raw document that has a matching line without and with the phrase, and compare."""
    book, trial = PhraseBook.compile([phrase]), Trial()
    extended = dataclasses.replace(ruleset, phrases=(phrase, *ruleset.phrases))
    keys = Keys(settings.html_key, settings.text_key)
    documents = segmented(settings.raw, settings.max_bytes, settings.clean, settings.html, keys)
    for document in islice(documents, limit):
        uri = document.raw.uri
        matched = {block.index for block in document.blocks if book.match(block.text)}
        if not matched:
            trial.add([])
            continue
        before, after = (clean(document, rules).verdicts for rules in (ruleset, extended))
        found, others = [], []
        for block, old, new in zip(document.blocks, before, after, strict=True):
            if block.index in matched:
                found.append(Touched(uri, block.text, _now(old), old.keep and not new.keep))
            elif old.keep and not new.keep:
                others.append(Touched(uri, block.text, BODY, True))
        trial.add(found, others)
    return trial


def _now(verdict: Verdict) -> str:
    return BODY if verdict.reason is None else str(verdict.reason)
