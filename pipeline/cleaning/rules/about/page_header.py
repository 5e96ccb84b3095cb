"""What a page prints between its headline and its text beside the day on which it was published: who, where in print, how long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.grammar import find_dates
from pipeline.model.evidence import Origin
from pipeline.model.markup import Markup
from pipeline.model.reasons import Reason

HEAD_LINES, HEAD_CHARS = 6, 120
SURE = 0.96  # on labelled pages all four such lines in front of the text are the site's
_ISO_DAY = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d")
_STATED = ("datePublished", "dateModified", "dateCreated")
_KEYS = ("date", "time", "publi", "issued", "created", "modified")
_DAY = Origin("header", "day")


def find_page_header(context: CleaningContext) -> Iterator[Proposal]:
    """Short lines right below a page's headline that are no sentences and hold a day that its markup states."""
    if context.is_dump:
        return
    title = next((n for n, verdict in enumerate(context.decided) if verdict and verdict.captured_as == "title"), None)
    if title is None:
        return
    timed: frozenset[int] | None = None
    for line in context.lines[title + 1 : title + 1 + HEAD_LINES]:
        if line.is_long_sentence and len(line.text) > HEAD_CHARS:
            return
        if context.decided[line.index] is not None or not _may_head(line):
            continue
        if timed is None:
            elements = context.segmented.markup.elements
            timed = frozenset(e.block for e in elements if e.tag == "time" and e.block is not None)
        if line.index in timed or _states_day(line, context):
            yield Proposal(line.index, Reason.DATE_LINE, _DAY, SURE, quote(line.text), precise=True)


def _may_head(line: Line) -> bool:
    return len(line.text) <= HEAD_CHARS and not line.sentence and any(map(str.isdigit, line.text))


def _states_day(line: Line, context: CleaningContext) -> bool:
    stated = _stated_days(context.segmented.markup)
    return bool(stated) and any(day.iso_day in stated for day in find_dates(line.text, context.ruleset.languages))


def _stated_days(markup: Markup) -> frozenset[str]:
    """The days that JSON-LD and metas state for the page."""
    values = [node.get(name) for node in markup.json_ld for name in _STATED]
    values += [content for key, content in markup.metas if any(part in key for part in _KEYS)]
    found = (_ISO_DAY.match(value) for value in values if isinstance(value, str))
    return frozenset(match[0] for match in found if match)
