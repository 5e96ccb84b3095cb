"""What a rule changes: in one document, exactly; and which documents of a corpus it can touch at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.ledger import Known, open_to_read
from pipeline.metadata.field.folding import fold
from pipeline.model.description import Description
from pipeline.model.outcome import Outcome
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.record import ArticleRecord
from pipeline.packs import Ruleset
from pipeline.packs.corrections import Correction, LineCorrection
from pipeline.packs.normal import normalise
from pipeline.packs.phrases import Phrase, PhraseBook
from pipeline.records import read_rows
from pipeline.sinks.layout import ARTICLES, AUDIT

Rule = Phrase | Correction
_FIELDS = tuple(
    name for name in ArticleRecord.model_fields if name in Description.__dataclass_fields__ and name != "warnings"
)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in a document's record. `what` is `line`, `outcome` or a field; "" stands for nothing."""

    what: str
    before: str
    after: str


def with_rule(ruleset: Ruleset, rule: Rule) -> Ruleset:
    """The rule set as it would be with the rule in a user's packs."""
    found = copy(ruleset)  # with all that is compiled already
    if isinstance(rule, Phrase):
        object.__setattr__(found, "phrases", (rule, *ruleset.phrases))
        found.__dict__.pop("book", None)
    else:
        object.__setattr__(found, "corrections", ruleset.corrections.plus(rule))
    return found


def changes(before: Outcome, after: Outcome) -> tuple[Change, ...]:
    """What is other in the record: lines of the body that went and came, then fields."""
    old, new = _values(before), _values(after)
    found = [Change("outcome", old["outcome"], new["outcome"])] if old["outcome"] != new["outcome"] else []
    lines, others = Counter[str](old["paragraphs"]), Counter[str](new["paragraphs"])
    found += [Change("line", line, "") for line in (lines - others).elements()]
    found += [Change("line", "", line) for line in (others - lines).elements()]
    if "quarantine" not in (old["outcome"], new["outcome"]):
        found += [Change(name, old[name], new[name]) for name in _FIELDS if old[name] != new[name]]
    return tuple(found)


def _values(outcome: Outcome) -> dict[str, Any]:
    record = outcome.record
    if isinstance(record, QuarantineRecord):
        return {"outcome": "quarantine", "paragraphs": []}
    fields = {name: _shown(getattr(record, name)) for name in _FIELDS}
    return {"outcome": "article", "paragraphs": record.paragraphs, **fields}


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def touchable(clean: Path, rule: Rule) -> set[str]:
    """Uris of the documents in CLEAN that the rule can change: those that have its line, or its value.

    Kept lines of quarantined documents are written nowhere, so such a document is found by its other lines alone.
    """
    if not isinstance(rule, Phrase) and rule.document:
        return {rule.document}
    if isinstance(rule, Phrase):
        book = PhraseBook.compile([rule])
        return set(_with_line(clean, lambda text: book.match(text) is not None))
    sites = _sites(clean) if rule.site else {}
    if isinstance(rule, LineCorrection):
        texts = {normalise(text) for text in rule.texts}
        found: Iterable[str] = _with_line(clean, lambda text: normalise(text) in texts)
    elif rule.never:
        never = {fold(value) for value in rule.never}
        found = _with_value(clean, rule.field, lambda value: fold(value) in never)
    else:
        found = sites
    return {uri for uri in found if not rule.site or sites.get(uri) == rule.site}


def _with_line(clean: Path, fits: Callable[[str], bool]) -> Iterator[str]:
    for row in read_rows(clean, ARTICLES):
        if any(map(fits, row["paragraphs"])):
            yield row["source"]["uri"]
    for row in read_rows(clean, AUDIT):
        if any(fits(block["text"]) for block in row["blocks"]):
            yield row["source"]["uri"]


def _with_value(clean: Path, field: str, fits: Callable[[str], bool]) -> Iterator[str]:
    for row in read_rows(clean, ARTICLES):
        value = row[field]
        values = value if isinstance(value, list) else [] if value is None else [str(value)]
        if any(map(fits, values)):
            yield row["source"]["uri"]


def _sites(clean: Path) -> Mapping[str, str]:
    return {row.uri: row.site for row in _rows(clean)}


def _rows(clean: Path) -> Iterator[Known]:
    if (found := open_to_read(clean)) is not None:
        with found as ledger:
            yield from ledger.changed_since("")
