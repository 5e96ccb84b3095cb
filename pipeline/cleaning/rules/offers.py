"""Offers of a shop between paragraphs: lines with a price that all end with the same request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.subjects import language_of
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason
from pipeline.packs.normal import normalise

OFFER, HEADING = Origin("offer", "priced"), Origin("offer", "heading")
# "Oak shelf, five boards 129.00 € Buy now", "Lamp RM 39.90 Shop now"
_PRICED = re.compile(r"\d[.,’ ]?\d{0,3}[.,]\d\d(?!\d)\s?(\D{2,40})$|[€$£¥₹₺₴₽₸₩₪฿₫₱]\s?\d[\d.,]*(?!\d)\s?(\D{2,40})$")
MOST_CHARS, LEAST_OFFERS = 140.0, 2
LABEL_CHARS, LABEL_WORDS = 45.0, 6  # of the heading above and the link to all offers below


def find_offers(context: CleaningContext) -> Iterator[Proposal]:
    """Adjacent lines with a price and one request behind it, the label above them and the one below."""
    priced = [line for line in context.undecided() if _request(line)]
    if len(priced) < LEAST_OFFERS:
        return
    reader, spoken = function_reader(context.ruleset), language_of(context)
    for run in _runs(priced):
        if len(run) < LEAST_OFFERS or not reader.asks(_request(run[0]), spoken):
            continue
        for line in run:
            yield Proposal(line.index, Reason.ADVERTISEMENT, OFFER, 0.96, quote(line.text), precise=True)
        for index in (run[0].index - 1, run[-1].index + 1):
            if 0 < index < len(context.lines) and _is_label(context.lines[index]):
                text = quote(context.lines[index].text)
                yield Proposal(index, Reason.ADVERTISEMENT, HEADING, 0.95, text, precise=True)


def _request(line: Line) -> str:
    """What stands behind a line's price, its currency left out; empty if it has none."""
    if line.sentence or line.ended or line.length > MOST_CHARS:
        return ""
    match = _PRICED.search(line.text)
    if match is None:
        return ""  # most lines
    return normalise(" ".join((match[1] or match[2]).split()[-2:]))


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if run and (line.index != run[-1].index + 1 or _request(line) != _request(run[-1])):
            yield run
            run = []
        run.append(line)
    yield run


def _is_label(line: Line) -> bool:
    return not line.sentence and not line.ended and line.length <= LABEL_CHARS and line.words <= LABEL_WORDS
