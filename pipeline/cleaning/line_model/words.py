"""What a line says about readers and writers, and where it stands to the title and the byline: the last part of the
model's input.

Comments, prompts to register and notes of the editors speak to the reader ("you", "our"); biographies name the author of
the byline and what he or she is. The words come from the language packs, all languages pooled; a language without a pack
has zeros here.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line_model.measure import Ints
from pipeline.cleaning.line_model.word_shares import Words, count_words, numbers_of
from pipeline.cleaning.rules.about.biography import byline_words

FAR = 40  # lines; distances are counted up to here
OPENING_WORDS = 4  # a biography names its author in the first words

WORD_NAMES: tuple[str, ...] = (
    "reader_words", "role_words", "byline_words", "byline_opens", "to_title_before", "open_below_title",
    "to_byline_before", "to_byline_after", "to_date_before", "to_date_after",
)  # fmt: skip


def describe_words(context: CleaningContext, words: Words) -> NDArray[np.float32]:
    """A row for every line, the columns `WORD_NAMES`. `words` are the lines' words."""
    count = len(context.lines)
    ruleset = context.ruleset
    out = np.zeros((count, len(WORD_NAMES)), np.float32)
    out[:, 0] = count_words(words, numbers_of(ruleset.reader_words), count)
    out[:, 1] = count_words(words, numbers_of(ruleset.role_words), count)
    author = byline_words(context)
    if author:
        named = count_words(words, numbers_of(author), count)
        out[:, 2] = named
        for index in np.flatnonzero(named).tolist():
            opening = context.lines[index].text[:80].lower().split(maxsplit=OPENING_WORDS)[:OPENING_WORDS]
            out[index, 3] = sum(word.strip(".,:'’") in author for word in opening)
    at = np.arange(count)
    title, byline, date = (_captured(context, field) for field in ("title", "byline", "date_published"))
    out[:, 4] = _to_last(title, at)
    out[:, 5] = _open_below(context, title)
    for column, found in ((6, byline), (8, date)):
        out[:, column] = _to_last(found, at)
        out[:, column + 1] = _to_last(found[::-1], at)[::-1]
    return out


def _captured(context: CleaningContext, field: str) -> NDArray[np.bool_]:
    return np.array([v is not None and v.captured_as == field for v in context.decided], np.bool_)


def _to_last(found: NDArray[np.bool_], at: Ints) -> Ints:
    last = np.maximum.accumulate(np.where(found, at, -FAR))
    return np.minimum(at - np.concatenate(([-FAR], last[:-1])), FAR)


def _open_below(context: CleaningContext, title: NDArray[np.bool_]) -> Ints:
    """How many undecided lines stand between the first captured title and each line; -1 above it, -2 without a title."""
    count = len(title)
    if not title.any():
        return np.full(count, -2)
    first = int(title.argmax())
    undecided = np.array([verdict is None for verdict in context.decided], np.int64)
    before = undecided.cumsum() - undecided
    return np.where(np.arange(count) > first, np.minimum(before - before[first], FAR), -1)
