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


# "LED lamp -35% 24.90 € 38.90 €": what it costs and what it did, side by side. With words between them ("$100 at the mill, $90
# at the harbour") or a dash prices compare or range, as in articles about things to buy.
PRICE = r"(?:[€$£¥₹₺₴₽₸₩₪฿₫₱]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[€$£¥₹₺₴₽₸₩₪฿₫₱]|kr\.?|zł|Kč|Ft|lei|RM|Rp|CHF)(?!\w))"
_REDUCED = re.compile(rf"{PRICE}\s+(?:[-–−]\s?\d{{1,2}}\s?%\s+)?{PRICE}")
MOST_LINES, REQUEST_WORDS = 6, 5
# "Clerk (m/f/d)", "Comptable (H/F)": whom an advertiser looks for.
_JOB = re.compile(r"\((?:[^\W\d_]/){1,3}[^\W\d_]\)")
SINGLE, JOB = Origin("offer", "reduced"), Origin("offer", "job")
# "Diving mask", "39.90 €", "Buy": what is offered, a price and the same request, one below the other, twice and more, and between
# two paragraphs nothing else but a heading and a link to all of it. On labelled dumps of news no article has such lines.
_BARE = re.compile(
    r"(?:[^\W\d_]{1,3}\.?|[€$£¥₹₺₴₽₸₩₪฿₫₱])\s?\d[\d.,\s]*|\d[\d.,\s]*?\s?(?:[^\W\d_]{1,4}\.?|[€$£¥₹₺₴₽₸₩₪฿₫₱])"
)
STACKED, BARE_CHARS, MOST_BESIDE = Origin("offer", "stacked"), 16, 2


def find_single_offers(context: CleaningContext) -> Iterator[Proposal]:
    """Labels between two paragraphs among which stand an old and a new price and a request; and jobs that are offered."""
    run: list[Line] = []
    found: list[list[Line]] = []
    for line in context.lines:
        if not line.is_long_sentence:
            run.append(line)
            continue
        if run and run[0].index and len(run) <= MOST_LINES and (reduced := _reduced(context, run)):
            found.append(reduced)
        run = []
    if len(found) == 1:  # several are what the article is about
        for line in found[0]:
            yield Proposal(line.index, Reason.ADVERTISEMENT, SINGLE, 0.96, quote(line.text), precise=True)
    yield from _jobs(context)
    yield from _stacked(context)


def _stacked(context: CleaningContext) -> Iterator[Proposal]:
    """Boxes of offers whose parts stand one below the other."""
    lines = context.lines
    run: list[Line] = []
    requests: list[int] = []
    for line in lines:
        if line.is_long_sentence or line.sentence:
            if len(requests) >= LEAST_OFFERS and len(run) - 3 * len(requests) <= MOST_BESIDE:
                for item in run:
                    yield Proposal(item.index, Reason.ADVERTISEMENT, STACKED, 0.96, quote(item.text), precise=True)
            run, requests = [], []
            continue
        run.append(line)
        if len(run) < 3 or line.words > REQUEST_WORDS or not _is_bare(lines[line.index - 1]):
            continue
        if not requests or lines[requests[-1]].text == line.text:
            requests.append(line.index)
        else:
            requests = [line.index]


def _is_bare(line: Line) -> bool:
    """Whether a line is nothing but a price."""
    text = line.text
    return len(text) <= BARE_CHARS and (text[0].isdigit() or text[-1].isdigit()) and _BARE.fullmatch(text) is not None


def _reduced(context: CleaningContext, run: Sequence[Line]) -> list[Line]:
    """The open lines of a run that offers something; none if it does not."""
    priced = [line for line in run if _REDUCED.search(line.text) and not line.sentence and line.length <= MOST_CHARS]
    open_ = [line for line in run if context.decided[line.index] is None]
    if not priced or not open_ or any(line.sentence or line.index in context.own for line in open_):
        return []
    reader, spoken = function_reader(context.ruleset), language_of(context)
    others = (line for line in run if line not in priced and line.words <= REQUEST_WORDS and line.normal)
    if not any(reader.asks(line.normal, spoken) for line in others):
        return []
    return open_


def _jobs(context: CleaningContext) -> Iterator[Proposal]:
    """Labels of jobs with the signs of all sexes, and the labels right above and below them; an article names none so."""
    jobs = [
        line
        for line in context.undecided()
        if "/" in line.text
        and not line.sentence
        and not line.ended
        and line.length <= MOST_CHARS
        and _JOB.search(line.text)
    ]
    for line in jobs:
        yield Proposal(line.index, Reason.ADVERTISEMENT, JOB, 0.95, quote(line.text), precise=True)
    around = (
        [context.lines[at] for at in (jobs[0].index - 1, jobs[-1].index + 1) if 0 < at < len(context.lines)]
        if jobs
        else []
    )
    for line in around:
        if context.decided[line.index] is None and _is_label(line) and line.reading is None:
            yield Proposal(line.index, Reason.ADVERTISEMENT, HEADING, 0.95, quote(line.text), precise=True)


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
