"""Headlines of other stories that are printed twice in one line: the text of a link and that of its picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.stories.cards import LEAST_PARAGRAPHS, OTHER_STORIES
from pipeline.cleaning.story_words import vocabulary
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

RULE, ABSTRACT_RULE = Origin("teaser", "doubled"), Origin("teaser", "doubled_abstract")
# Of 250 such lines below the first paragraph in labelled news dumps none is the article's; rows of tables repeat, too, but with
# figures, gaps or few letters.
LEAST_WORDS, LEAST_CHARS = 3, 15
CONFIDENCE = 0.96
# A sentence directly below such a headline, behind the article's last other paragraph, is that story's, …
ABSTRACT_CHARS = 300.0
LEAST_CARDS = 2  # … where this happens more than once
BETWEEN = 1  # an author or a section may stand between
_WORD = re.compile(r"[^\W\d_]{2,}")
_GAP = re.compile(r"\t|\s{2,}")


def find_doubled(context: CleaningContext) -> Iterator[Proposal]:
    """Lines below the first paragraph that say the same twice, and the abstracts below them at the end."""
    lines = list(context.undecided())
    first = next((line.index for line in lines if line.is_long_sentence), None)
    if first is None:
        return
    doubled = [line for line in lines if line.index > first and is_doubled(line.block.text)]
    for line in doubled:
        yield Proposal(line.index, Reason.RELATED_LINKS, RULE, CONFIDENCE, quote(line.text), precise=True)
    if len(doubled) < LEAST_CARDS:
        return
    abstracts, body = _abstracts(lines, frozenset(line.index for line in doubled))
    if len(abstracts) >= LEAST_CARDS and _are_others(abstracts, body):
        for line in abstracts:
            yield Proposal(line.index, Reason.RELATED_LINKS, ABSTRACT_RULE, CONFIDENCE, quote(line.text), precise=True)


def is_doubled(text: str) -> bool:
    """Whether a line is one text of some words twice, with a space between or none."""
    half = len(text) // 2
    if len(text) < 2 * LEAST_CHARS or text[0] != text[half + len(text) % 2] or _GAP.search(text):
        return False
    one, two = text[:half], text[half + len(text) % 2 :]
    if one != two or (len(text) % 2 and not text[half].isspace()):
        return False
    words = _WORD.findall(one)
    return len(set(words)) >= LEAST_WORDS or (len(words) == 1 and len(words[0]) >= LEAST_CHARS)


def _abstracts(lines: list[Line], doubled: frozenset[int]) -> tuple[list[Line], list[Line]]:
    """The sentences below doubled headlines behind the last paragraph that stands below none; the paragraphs above them."""
    found: list[Line] = []
    body: list[Line] = []
    below = BETWEEN + 1
    for line in lines:
        if line.index in doubled:
            below = 0
        elif line.sentence:
            if below <= BETWEEN and line.length <= ABSTRACT_CHARS:
                found.append(line)
            elif line.is_long_sentence:
                body += (*found, line)
                found = []
            below = BETWEEN + 1
        else:
            below += 1
    return found, body


def _are_others(abstracts: list[Line], body: list[Line]) -> bool:
    """Whether most of the abstracts tell of other things than the paragraphs above."""
    if len(body) < LEAST_PARAGRAPHS:
        return False
    words = vocabulary(line.text for line in body)
    shares = sorted(len(own & words) / max(1, len(own)) for own in (vocabulary((line.text,)) for line in abstracts))
    return shares[len(shares) // 2] <= OTHER_STORIES
