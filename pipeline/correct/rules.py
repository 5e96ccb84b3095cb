"""The rules that could do what a mark asks for, the smallest first; and how they are written down."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.correct.effects import Rule
from pipeline.correct.marks import LineMark, Scope, ValueMark
from pipeline.errors import UsageError
from pipeline.metadata.field.folding import fold
from pipeline.model.reasons import Reason
from pipeline.packs import Ruleset
from pipeline.packs.corrections import KEEP, LISTS, LineCorrection, ValueCorrection
from pipeline.packs.normal import normalise
from pipeline.packs.phrases import MAX_PHRASE_CHARS, Phrase

FILE = "own.toml"  # of corrections
_WORDS_IN_ID = 4
_WORD = re.compile(r"[a-z0-9_]+")


def for_line(mark: LineMark, text: str, site: str, language: str | None, rules: Ruleset) -> Iterator[Rule]:
    """Rules for one line. A phrase first, which the shipped packs are made of, too; then a person's mere word."""
    where = _scope(mark.scope, site, mark.document)
    taken = {p.id for p in rules.phrases} | {c.id for c in rules.corrections.lines}
    if not mark.goes:
        yield LineCorrection(free_id(f"keep {text}", taken), (text,), KEEP, **where)
        return
    name = free_id(f"own {text}", taken)
    normal = normalise(text)
    if mark.scope == "everywhere" and normal and len(normal) <= MAX_PHRASE_CHARS:
        code = language if language in rules.languages else "und"
        yield Phrase(name, code or "und", Reason(mark.reason), (normal,), examples=(text,))
    yield LineCorrection(name, (text,), mark.reason, **where)


def for_value(mark: ValueMark, now: tuple[str, ...], site: str, rules: Ruleset) -> Iterator[Rule]:
    """Rules for one field. Where only wrong values have to go, they are refused; else the right ones are stated."""
    taken = {c.id for c in rules.corrections.values}
    if mark.never:
        where = _scope(mark.scope or "everywhere", site, mark.document)
        yield ValueCorrection(free_id(f"{mark.field} never {mark.values[0]}", taken), mark.field, mark.values, **where)
        return
    wanted = {fold(value) for value in mark.values}
    wrong = tuple(value for value in now if fold(value) not in wanted)
    if wrong and mark.scope != "document" and (mark.field in LISTS or not mark.values):
        where = _scope(mark.scope or "everywhere", site, mark.document)
        yield ValueCorrection(free_id(f"{mark.field} never {wrong[0]}", taken), mark.field, wrong, **where)
    where = _scope(mark.scope or "document", site, mark.document)
    name = free_id(f"{mark.field} {mark.values[0] if mark.values else 'nothing'}", taken)
    yield ValueCorrection(name, mark.field, (), mark.values, not mark.values, **where)


def _scope(scope: Scope, site: str, document: str) -> dict[str, Any]:
    if scope == "site":
        if not site:
            hint = "Give it an address in a side file, or take --scope everywhere or --scope document."
            raise UsageError(f"{document} belongs to no site: it has no address and no folder.", hint)
        return {"site": site}
    return {"document": document} if scope == "document" else {}


def free_id(words: str, taken: set[str]) -> str:
    """A readable id that is not taken: `keep.high_water_at_noon`, and a number where it is."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    first, *rest = _WORD.findall(plain) or ["own"]
    name = f"{first}.{'_'.join(rest[:_WORDS_IN_ID]) or 'line'}"
    number = next(n for n in range(1, len(taken) + 2) if (name if n == 1 else f"{name}_{n}") not in taken)
    return name if number == 1 else f"{name}_{number}"


def place(packs: Path, rule: Rule) -> Path:
    """The file of a folder of packs that the rule goes into."""
    return packs / "phrases" / f"{rule.language}.toml" if isinstance(rule, Phrase) else packs / "corrections" / FILE


def table(rule: Rule) -> str:
    """The rule as a TOML table."""
    if isinstance(rule, Phrase):
        rows: dict[str, Any] = {"id": rule.id, "reason": str(rule.reason), "texts": rule.texts,
                                "examples": rule.examples}  # fmt: skip
        return _toml("phrase", rows)
    if isinstance(rule, LineCorrection):
        return _toml("line", {"id": rule.id, "texts": rule.texts, "verdict": rule.verdict, **_where(rule)})
    rows = {"id": rule.id, "field": rule.field}
    rows |= {"never": rule.never} if rule.never else {"values": rule.values} if rule.values else {"nothing": True}
    return _toml("value", {**rows, **_where(rule)})


def _where(rule: LineCorrection | ValueCorrection) -> dict[str, str]:
    return {name: value for name, value in (("site", rule.site), ("document", rule.document)) if value}


def _toml(kind: str, rows: dict[str, Any]) -> str:
    return "\n".join([f"[[{kind}]]", *(f"{key} = {_literal(value)}" for key, value in rows.items())]) + "\n"


def _literal(value: Any) -> str:
    """A value as TOML: JSON's texts are TOML's, but for one control character."""
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_literal, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
