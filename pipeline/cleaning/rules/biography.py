"""The author's biography behind the article: it names the author of the byline and what he or she is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

# A biography opens with the author's first and last name …
NAME_WORDS, OPENING_WORDS = 2, 4
# … in a sentence of some length, with at most so many long sentences of the body below it.
LEAST_WORDS, MOST_BELOW = 6, 1
# On labelled dumps of news and blogs all but a few such lines are boilerplate, from 33 of 35 pages.
CONFIDENCE = 0.96
_WORD = re.compile(r"[^\W\d_]{2,}")


def find_biographies(context: CleaningContext) -> Iterator[Proposal]:
    """Sentences at the end that open with the byline's author and name a role ("is a columnist")."""
    author = byline_words(context)
    if len(author) < NAME_WORDS:
        return
    below = 0
    for line in reversed(list(context.undecided())):
        if below > MOST_BELOW:
            return
        words = _WORD.findall(line.text[:400].lower()) if line.words >= LEAST_WORDS else []
        opening = author.intersection(words[:OPENING_WORDS])
        named = len(opening) >= NAME_WORDS and words[0] in opening
        if named and not context.ruleset.role_words.isdisjoint(words):
            yield Proposal(
                line.index, Reason.AUTHOR_BIO, Origin("author", "biography"), CONFIDENCE, quote(line.text), precise=True
            )
        else:
            below += line.is_long_sentence and context.zone(line.index) == "inside"


def byline_words(context: CleaningContext) -> frozenset[str]:
    """The words of the captured bylines that are no function words and no roles."""
    found: set[str] = set()
    for line, verdict in zip(context.lines, context.decided, strict=True):
        if verdict is not None and verdict.captured_as == "byline":
            found.update(_WORD.findall(line.text.lower()))
    return frozenset(found - context.ruleset.function_words - context.ruleset.role_words)
