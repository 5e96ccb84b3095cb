"""What a person marked: a line that stayed or went wrongly, or a wrong value."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import UsageError, did_you_mean
from pipeline.model.reasons import Reason
from pipeline.packs.corrections import FIELDS, LISTS, fault_of

Scope = Literal["everywhere", "site", "document"]
SCOPES: tuple[Scope, ...] = ("everywhere", "site", "document")
MARKS_VERSION = 1


@dataclass(frozen=True, slots=True)
class LineMark:
    """A line of a document that should go (for `reason`) or stay.

    `line` is its text, a part of it that only one line has, or its number, from 1, as the report shows it. `scope` says
    where else that line is judged alike.
    """

    document: str
    line: str
    goes: bool
    reason: str = str(Reason.OUTSIDE_BODY)
    scope: Scope = "everywhere"


@dataclass(frozen=True, slots=True)
class ValueMark:
    """A field of a document, and what it should be: `values`, none of them for "the document does not say".

    With `never` the values are those that are wrong. Without a scope, it is chosen: refusing a value counts everywhere,
    stating one for the document.
    """

    document: str
    field: str
    values: tuple[str, ...]
    never: bool = False
    scope: Scope | None = None


Mark = LineMark | ValueMark


def line_mark(document: str, line: str, *, goes: bool, reason: str | None, scope: str | None) -> LineMark:
    """A checked mark on a line. Raises UsageError."""
    if reason is not None and reason not in set(Reason):
        raise UsageError(f"There is no reason {reason!r}.", did_you_mean(reason, Reason) or ", ".join(Reason))
    if not line.strip():
        raise UsageError("Which line? Its text is empty.", "Give its words, or its number in the report.")
    return LineMark(document, line, goes, reason or str(Reason.OUTSIDE_BODY), _scope(scope) or "everywhere")


def value_mark(document: str, field: str, values: tuple[str, ...], *, never: bool, scope: str | None) -> ValueMark:
    """A checked mark on a value. Raises UsageError."""
    if field not in FIELDS:
        raise UsageError(f"{field!r} cannot be corrected.", did_you_mean(field, FIELDS) or ", ".join(FIELDS))
    if field not in LISTS and len(values) > 1 and not never:
        raise UsageError(f"{field} has one value, not {len(values)}.", f"Lists are {', '.join(LISTS)}.")
    for value in values:
        if (fault := fault_of(field, value)) is not None:
            raise UsageError(f"{field}: {fault}.", "Correct the value.")
    return ValueMark(document, field, values, never, _scope(scope))


def read_marks(file: Path) -> list[Mark]:
    """The marks of a file that the report's page wrote. Raises UsageError, naming the mark that is off."""
    try:
        content = json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.", "The page's button writes it.") from None
    except ValueError as error:
        raise UsageError(f"{file} is no JSON: {error}.", "Save the marks again from the page.") from None
    return marks_of(content, str(file))


def marks_of(content: Any, origin: str) -> list[Mark]:
    """The marks of what the page wrote; `origin` names it in messages. Raises UsageError, naming the mark that is off."""
    marks = content.get("marks") if isinstance(content, dict) and content.get("version") == MARKS_VERSION else None
    if not isinstance(marks, list) or not marks:
        raise UsageError(f"{origin} holds no marks of version {MARKS_VERSION}.", "Save the marks again from the page.")
    return [_read(origin, number, mark) for number, mark in enumerate(marks, 1)]


def _read(origin: str, number: int, mark: Any) -> Mark:
    texts = {k: v for k, v in mark.items() if isinstance(v, str)} if isinstance(mark, dict) else {}
    place, scope = texts.get("document", ""), texts.get("scope")
    try:
        if place and texts.get("verdict") in ("goes", "stays"):
            goes = texts["verdict"] == "goes"
            return line_mark(place, texts.get("line", ""), goes=goes, reason=texts.get("reason"), scope=scope)
        values = mark.get("values") if place and "field" in texts else None
        if isinstance(values, list) and all(isinstance(value, str) for value in values):
            return value_mark(place, texts["field"], tuple(values), never=mark.get("never") is True, scope=scope)
    except UsageError as error:
        raise UsageError(f"{origin}, mark {number}: {error.message}", error.hint) from None
    raise UsageError(f"{origin}, mark {number}: neither a line nor a value.", "Save the marks again from the page.")


def _scope(name: str | None) -> Scope | None:
    found = next((scope for scope in SCOPES if scope == name), None)
    if name is not None and found is None:
        raise UsageError(f"There is no scope {name!r}.", f"Known are {', '.join(SCOPES)}.")
    return found
