"""Lines that state metadata: they leave the body and are captured for the field that they state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.grammar import LineKind, LineReading
from pipeline.grammar.bylines.sign_offs import bracketed_agencies, signed_reporters
from pipeline.grammar.prose import ends_like_sentence
from pipeline.model.block import RECORD_DAY, RECORD_OUTLET, RECORD_TITLE
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

_CAPTURES: dict[LineKind, tuple[Reason, str | None]] = {
    LineKind.DATE: (Reason.DATE_LINE, "date_published"),
    LineKind.BYLINE: (Reason.BYLINE_LINE, "byline"),
    LineKind.SOURCE: (Reason.SOURCE_LINE, "outlet"),
    LineKind.CREDIT: (Reason.CAPTION, "captions"),
    LineKind.COPYRIGHT: (Reason.COPYRIGHT, "copyright_notice"),
    LineKind.EDITOR: (Reason.BYLINE_LINE, None),
    LineKind.SIGN_OFF: (Reason.SOURCE_LINE, None),
}
_RECORDED = {
    RECORD_OUTLET: (Reason.SOURCE_LINE, "outlet"),
    RECORD_DAY: (Reason.DATE_LINE, "date_published"),
    RECORD_TITLE: (Reason.TITLE, "title"),
}
# A credit or copyright sign is proof in a line of any length, and so is a date that fills the line, though it may end like
# a sentence ("January 9, 2020 at 4:41 p.m.", "Опубликовано: 5 июня 2018 г."); the other kinds only in lines that are none.
_PROOF = frozenset({LineKind.CREDIT, LineKind.COPYRIGHT})
_WHOLE_DATES = frozenset({"date.labelled", "date.bare", "date.time", "date.partial", "date.sourced"})
# Signs that captions end in, and last paragraphs too: of a line this long below a paragraph, and with no other in so many
# lines below it.
_SIGN_OFFS = frozenset({"credit.sign", "credit.bracketed", "credit.bracketed_names", "credit.names"})
SIGNED_CHARS, _BELOW = 80.0, 8
_BRACKET = re.compile(r"\s*(?P<bracket>[(\[（【][^()\[\]（）【】]+[)\]）】])(?P<stop>[.。।۔]?)$")
# The clock of the page at the moment of the crawl: a weekday and a numeric date, nothing else.
_CLOCK = re.compile(r"[^\W\d]{2,12}[.,]?\s+\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}$")
# Within the body only longer lines are taken for doubled captions: lists of names and scores double by chance.
CAPTION_WORDS = 5
# Of lines of this length without a full stop right above a credit 30 of 33 on labelled dumps of news describe the picture;
# shorter ones are the sub-headings of an article whose every section has one.
CREDITED_CHARS = 60.0
_WHOLE_CREDITS = frozenset(Origin("line", f"credit.{shape}") for shape in ("labelled", "names"))
_HEADER_LINES = 3  # a crawl header stands in the first lines of a dump


def lift_metadata(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that `pipeline.grammar` reads as a date, byline, source, credit or copyright line."""
    if context.is_dump:
        yield from _recorded(context)
    for line in context.undecided():
        reading = line.reading
        if reading is None or line.index in context.own.days:
            continue
        if not (reading.rule in _SIGN_OFFS and _ends_text(context, line)):
            signed = reading.kind is LineKind.CREDIT and _signs_text(context, line)
            reason, field = _CAPTURES[LineKind.BYLINE if signed else reading.kind]
            yield Proposal(
                line.index,
                reason,
                Origin("line", reading.rule),
                reading.confidence,
                quote(line.text),
                field,
                precise=reading.kind in _PROOF or reading.rule in _WHOLE_DATES or _is_dated_byline(reading),
            )


def _recorded(context: CleaningContext) -> Iterator[Proposal]:
    """Lines that a database's record calls the paper, its day or the headline."""
    for line in context.undecided():
        if line.block.marks and line.block.marks[0] in _RECORDED:
            reason, field = _RECORDED[line.block.marks[0]]
            yield Proposal(line.index, reason, Origin("record", "field"), 0.97, quote(line.text), field, precise=True)


def _is_dated_byline(reading: LineReading) -> bool:
    """Whether a line names who wrote and the whole day, though it may end like a sentence: "… on May 15th at 11:08 a.m."."""
    return reading.kind is LineKind.BYLINE and reading.states_day


def _ends_text(context: CleaningContext, line: Line) -> bool:
    """Whether a line is the last of the text, below another paragraph: then what it ends in signs the text.

    A short line must have a finished sentence before an agency's bracket: "Admission is free. (AGENCY)".
    """
    if line.index == 0 or line.block.main is False:
        return False
    short = line.length < SIGNED_CHARS
    if short and not _is_signed_sentence(line):
        return False
    above = next((other for other in reversed(context.lines[: line.index]) if other.phrase is None), None)
    below = context.lines[line.index + 1 : line.index + 1 + _BELOW]
    return (
        above is not None
        and (above.sentence if short else above.is_long_sentence)
        and above.reading is None
        and not any(other.is_long_sentence and other.block.main is not False for other in below)
    )


def _is_signed_sentence(line: Line) -> bool:
    """Whether a line is a sentence with its full stop before or behind the bracket with an agency."""
    signed = _BRACKET.search(line.text)
    if signed is None or not bracketed_agencies(signed["bracket"]):
        return False
    return line.sentence and (bool(signed["stop"]) or ends_like_sentence(line.text[: signed.start()]))


def _signs_text(context: CleaningContext, line: Line) -> bool:
    """Whether a reporter and the agency stand right below the last paragraph: "Jane Doe (AGENCY)". Nothing is a picture's there."""
    if line.index == 0 or "caption" in line.block.marks or not signed_reporters(line.text):
        return False
    below = context.lines[line.index + 1 : line.index + 1 + _BELOW]
    above = context.lines[line.index - 1]
    if not above.is_long_sentence or above.reading is not None or any(other.is_long_sentence for other in below):
        return False
    return not any(signed_reporters(other.text) for other in context.lines[: line.index])  # they sign pictures


def find_crawl_header(context: CleaningContext) -> Iterator[Proposal]:
    """A date at the very top while the article states its own date further down: the day of the crawl."""
    head = context.lines[:_HEADER_LINES]
    clocks = [line for line in head if _is_date(line.reading) or _CLOCK.match(line.text)]
    if not clocks or clocks[0].index != 0:
        return
    first = clocks[0]
    others = (line for line in context.lines[1:40] if _is_date(line.reading) and line.normal != first.normal)
    own = next(others, None)
    if own is not None or _CLOCK.match(first.text):
        evidence = f"{quote(first.text)} | {quote(own.text)}" if own else quote(first.text)
        yield Proposal(first.index, Reason.CRAWL_HEADER, Origin("header", "crawl_date"), 0.9, evidence)


def find_captions(context: CleaningContext) -> Iterator[Proposal]:
    """A short line printed twice in a row around the body: the picture's alternative text and its caption.

    Besides, a long line without a full stop right above a line that only says who took the picture.
    """
    lines = context.lines
    yield from _credited(context)
    for one, two in pairwise(lines):
        same = one.normal and one.normal == two.normal and one.words >= 2 and not one.normal.isnumeric()
        if not same or context.decided[two.index] is not None:
            continue
        zone = context.zone(one.index)
        if zone is Zone.AFTER or (zone is Zone.INSIDE and one.words < CAPTION_WORDS):
            continue
        if context.decided[one.index] is None and not one.sentence and one.length <= 200:
            yield Proposal(one.index, Reason.CAPTION, Origin("caption", "doubled"), 0.86, quote(one.text), "captions")
            yield Proposal(
                two.index, Reason.REPEATED, Origin("repeated", "adjacent"), 0.9, quote(two.text), precise=True
            )


def _credited(context: CleaningContext) -> Iterator[Proposal]:
    for line, below in pairwise(context.lines):
        verdict = context.decided[below.index]
        if verdict is None or verdict.captured_as != "captions" or verdict.origin not in _WHOLE_CREDITS:
            continue
        told = line.length >= CREDITED_CHARS and not line.ended and not line.text.endswith((":", "："))
        if told and context.decided[line.index] is None and line.index not in context.own:
            origin = Origin("caption", "credited")
            yield Proposal(line.index, Reason.CAPTION, origin, 0.95, quote(line.text), "captions", precise=True)


def _is_date(reading: object) -> bool:
    return getattr(reading, "kind", None) is LineKind.DATE
