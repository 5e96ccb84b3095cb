"""Corrections: what a person said about lines and values of their own corpus. Only a user's folder has them.

[[line]]
id = "keep.tides"                    # unique within the file; the rule is named correction.keep.tides
texts = ["High water at 12.40"]      # whole lines, in any letter case; a number stands for any number
verdict = "keep"                     # or the reason for which they go: promo, comments, …
site = "shorepost.example"           # only there (as `learn` tells sites apart); left out: everywhere
document = "pages/harbour.html"      # only there: the path below RAW

[[value]]
id = "authors.desk"
field = "authors"                    # see FIELDS
never = ["Desk Editor"]              # what is no value of this field
site = "shorepost.example"

[[value]]
id = "title.harbour"
field = "title"
values = ["Harbour reopens"]         # what it is; nothing = true: the document does not say
document = "pages/harbour.html"

A correction is a person's word, so it comes after all rules and wins. One for a document or a site is part of the
fingerprint of that document or that site's documents alone: nothing else is done again for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.loader import PackFile, PackFolder, values_of
from pipeline.packs.normal import normalise

KEEP = "keep"
LISTS = ("authors", "agencies", "tags")
DAYS = ("date_published", "date_modified")
FIELDS = ("title", "subtitle", "description", "section", "dateline", "byline", "outlet", "language", *DAYS, *LISTS)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class LineCorrection:
    """One [[line]] table. `site` and `document` narrow it down; "" is everywhere."""

    id: str
    texts: tuple[str, ...]
    verdict: str
    site: str = ""
    document: str = ""

    @property
    def origin(self) -> Origin:
        """The rule in verdicts."""
        return Origin("correction", self.id)

    @property
    def rule(self) -> str:
        """The rule's name in audits."""
        return str(self.origin)


@dataclass(frozen=True, slots=True)
class ValueCorrection:
    """One [[value]] table: values that are none, or the values that are right (`nothing`: there is none)."""

    id: str
    field: str
    never: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    nothing: bool = False
    site: str = ""
    document: str = ""

    @property
    def rule(self) -> str:
        """The rule's name in provenance."""
        return f"correction.{self.id}"


Correction = LineCorrection | ValueCorrection


@dataclass(frozen=True)
class Corrections:
    """All corrections, by whom they concern."""

    lines: tuple[LineCorrection, ...] = ()
    values: tuple[ValueCorrection, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lines or self.values)

    def plus(self, correction: Correction) -> Corrections:
        """These and one more, which comes last and wins."""
        if isinstance(correction, LineCorrection):
            return Corrections((*self.lines, correction), self.values)
        return Corrections(self.lines, (*self.values, correction))

    def lines_for(self, uri: str, site: str) -> dict[str, LineCorrection]:
        """Normalised line -> the correction that decides it, for one document. The later and the narrower wins."""
        found = (c for c in self._concerning(uri, site) if isinstance(c, LineCorrection))
        return {normalise(text): correction for correction in found for text in correction.texts}

    def values_for(self, uri: str, site: str) -> tuple[ValueCorrection, ...]:
        """The corrections of one document's values, in the order in which they apply."""
        return tuple(c for c in self._concerning(uri, site) if isinstance(c, ValueCorrection))

    def said_of(self, uri: str, site: str) -> str:
        """All that can affect one document, as text for its fingerprint; "" if nothing can."""
        found = list(self._concerning(uri, site)) if self else []
        return repr(found) if found else ""

    @property
    def digest(self) -> str:
        """All of them, as text for the fingerprint of everything; "" if there are none."""
        return repr((self.lines, self.values)) if self else ""

    def _concerning(self, uri: str, site: str) -> Iterator[Correction]:
        yield from self._by_scope.get(("", ""), ())
        if site:
            yield from self._by_scope.get((site, ""), ())
        yield from self._by_scope.get(("", uri), ())

    @cached_property
    def _by_scope(self) -> dict[tuple[str, str], list[Correction]]:
        found: dict[tuple[str, str], list[Correction]] = {}
        every: tuple[Correction, ...] = (*self.lines, *self.values)
        for correction in every:
            # A document has one site: beside a document, the site says nothing more.
            scope = ("", correction.document) if correction.document else (correction.site, "")
            found.setdefault(scope, []).append(correction)
        return found


def read_corrections(folder: PackFolder) -> Corrections:
    """The corrections of a folder of packs. Raises PackError."""
    lines: list[LineCorrection] = []
    values: list[ValueCorrection] = []
    for file in folder.files("corrections"):
        seen: set[str] = set()
        for kind, table in correction_tables(file):
            made = read_correction(file, kind, table, seen)
            if isinstance(made, LineCorrection):
                lines.append(made)
            else:
                values.append(made)
    return Corrections(tuple(lines), tuple(values))


def correction_tables(file: PackFile) -> Iterable[tuple[str, dict[str, Any]]]:
    """The tables of a file with their kinds. Raises PackError if it holds anything else."""
    unknown = set(file.table) - {"line", "value"}
    if unknown:
        raise file.fault(min(unknown), "unknown key; corrections are [[line]] and [[value]] tables")
    for kind, tables in file.table.items():
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise file.fault(kind, f"[[{kind}]] is expected, in double brackets")
    return [(kind, table) for kind in ("line", "value") for table in file.table.get(kind, [])]


def read_correction(file: PackFile, kind: str, table: dict[str, Any], seen: set[str]) -> Correction:
    """One table; `seen` are the ids before it. Raises PackError."""
    near = str(table.get("id", ""))
    if not near or near in seen:
        raise file.fault("id", f"{near!r} occurs twice" if near else f"every [[{kind}]] needs an id", near)
    seen.add(near)
    if kind == "line":
        return _line(file, values_of(file, LineCorrection, table, near), near)
    return _value(file, values_of(file, ValueCorrection, table, near), near)


def _line(file: PackFile, values: dict[str, Any], near: str) -> LineCorrection:
    made = LineCorrection(**values)
    if not made.texts or not all(normalise(text) for text in made.texts):
        raise file.fault("texts", "at least one line, none of them mere punctuation, is expected", near)
    if made.verdict != KEEP and made.verdict not in set(Reason):
        raise file.fault("verdict", f"keep or one of {', '.join(Reason)} is expected, not {made.verdict!r}", near)
    return made


def _value(file: PackFile, values: dict[str, Any], near: str) -> ValueCorrection:
    made = ValueCorrection(**values)
    if made.field not in FIELDS:
        raise file.fault("field", f"one of {', '.join(FIELDS)} is expected, not {made.field!r}", near)
    if (bool(made.never), bool(made.values), made.nothing).count(True) != 1:
        raise file.fault("values", "exactly one of never, values and nothing = true is expected", near)
    if made.field not in LISTS and len(made.values) > 1:
        raise file.fault("values", f"one value is expected: {made.field} is no list", near)
    for value in made.values:
        if (fault := fault_of(made.field, value)) is not None:
            raise file.fault("values", fault, near)
    return made


def fault_of(field: str, value: str) -> str | None:
    """What is wrong with a value of a field, for a message; None: nothing."""
    if not value.strip():
        return "a value is expected; nothing = true says that there is none"
    if field == "language" and not _LANGUAGE.fullmatch(value):
        return f"a language such as 'de' or 'pt-BR' is expected, not {value!r}"
    if field in DAYS:
        try:
            is_day = date.fromisoformat(value).isoformat() == value
        except ValueError:
            is_day = False
        return None if is_day else f"a day such as '2026-05-03' is expected, not {value!r}"
    return None
