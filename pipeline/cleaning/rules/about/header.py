"""Lines between the headline and the first paragraph that state when or who in a form that no grammar knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.about.names import is_written_like_name
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.grammar.persons.given import has_given_name
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

HEAD_LINES, HEAD_CHARS = 8, 80.0
# A time of day at the end of a line, with at most two words behind it: "Online since this morning, 8.12 hrs". On labelled dumps of
# news and blogs all of some forty such lines there are no part of the article.
_CLOCK = re.compile(r"(?<![\d.,:/€$£-])(?:[01]?\d|2[0-3])\s?[:.h時点시][0-5]\d(?!\d|[.,]\d|\s?[%€$£])(?:\s?\S+){0,2}$")
_ABBREVIATED = re.compile(
    r"\d\s?[^\W\d_]{1,2}\.(?:\s?[^\W\d_]\.)?$"
)  # "8:12 h." ends with a full stop that ends no sentence
NAME_WORDS, WITHIN_WORDS = 2, 4  # a name's words, and those among which it ends
CONFIDENCE = 0.95  # not measured apart


def find_header_lines(context: CleaningContext) -> Iterator[Proposal]:
    """Short lines with a time of day, or with a person's name and what he or she is run together ("Ada BergReporter")."""
    titles = [n for n, verdict in enumerate(context.decided) if verdict is not None and verdict.captured_as == "title"]
    if not titles:
        return
    authors = set[str]()
    for line in context.lines[titles[-1] + 1 : titles[-1] + 1 + HEAD_LINES]:
        if line.is_long_sentence:
            return
        verdict = context.decided[line.index]
        if verdict is not None and verdict.reason is Reason.BYLINE_LINE and is_written_like_name(line):
            authors.add(line.text)  # "Alerts for Jane Doe are on" below it is a button
        if context.decided[line.index] is not None or line.length > HEAD_CHARS:
            continue
        if (line.sentence or line.ended) and not _ABBREVIATED.search(line.text):
            continue
        if _CLOCK.search(line.text):
            yield _proposal(line, Reason.DATE_LINE, Origin("header", "clock"))
        elif _is_glued(line.text):
            yield _proposal(line, Reason.BYLINE_LINE, Origin("byline", "glued"))
        elif any(name in line.text and name != line.text for name in authors):
            yield _proposal(line, Reason.AUTHOR_BIO, Origin("header", "author"))


def _is_glued(text: str) -> bool:
    """Whether a person's name ends within a word: where a small letter stands right before a capital."""
    name: list[str] = []
    for word in text.split()[:WITHIN_WORDS]:
        if not word[0].isupper():
            return False
        seam = next((n for n in range(2, len(word)) if word[n - 1].islower() and _opens(word[n])), 0)
        name.append(word[:seam] if seam else word)
        if seam:
            return len(name) >= NAME_WORDS and has_given_name(" ".join(name))
    return False


def _opens(letter: str) -> bool:
    return letter.isupper() or letter == "@"


def _proposal(line: Line, reason: Reason, origin: Origin) -> Proposal:
    return Proposal(line.index, reason, origin, CONFIDENCE, quote(line.text), precise=True)
