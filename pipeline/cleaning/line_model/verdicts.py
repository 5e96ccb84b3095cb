"""What the rules found around a line: the part of the model's input that knows wording.

The rules read the words, in the languages that have packs; the model only sees where their verdicts stand.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line_model.measure import Floats, Ints
from pipeline.cleaning.line_model.neighbours import FAR, nearest, window_bounds
from pipeline.model.block import Verdict
from pipeline.model.reasons import Reason

# No rule took the line; it states metadata; it is boilerplate; it is an advertisement's label, which also stands in the
# midst of articles.
UNDECIDED, STATED, REMOVED, ADVERTISED = 0, 1, 2, 3
REACH = 2
WINDOWS = ((-5, 0), (1, 6), (-20, 0), (1, 21))
READ_UNITS = 200  # titles and other lines are compared by their first so many characters

RULE_NAMES: tuple[str, ...] = (
    *(f"rule[{offset:+d}]" for offset in range(-REACH, REACH + 1) if offset),
    *(f"removed[{low:+d}:{high:+d}]" for low, high in WINDOWS),
    *(f"stated[{low:+d}:{high:+d}]" for low, high in WINDOWS),
    "to_removed_before", "to_removed_after", "to_stated_before", "to_stated_after", "to_opener_before",
    "to_opener_after", "openers_before", "under_opener", "window_start", "window_end", "in_window", "title_words",
    "removed_share",
)  # fmt: skip


def rule_states(context: CleaningContext) -> Ints:
    """UNDECIDED, STATED, REMOVED or ADVERTISED for every line."""
    return np.array([_state(verdict) for verdict in context.decided], np.int64)


def _state(verdict: Verdict | None) -> int:
    if verdict is None:
        return UNDECIDED
    if verdict.captured_as:
        return STATED
    return ADVERTISED if verdict.reason is Reason.ADVERTISEMENT else REMOVED


def describe_rules(
    context: CleaningContext, states: Ints, openers: Collection[int], under: Collection[int]
) -> NDArray[np.float32]:
    """A row for every line, the columns `RULE_NAMES`.

    `openers` are the lines that open a block behind the body ("Related News"), `under` the lines in such blocks.
    """
    count = len(states)
    at = np.arange(count)
    out = np.zeros((count, len(RULE_NAMES)), np.float32)
    padded = np.full(count + 2 * REACH, -1)
    padded[REACH:-REACH] = states
    width = 0
    for offset in range(-REACH, REACH + 1):
        if offset:
            out[:, width] = padded[REACH + offset : REACH + offset + count]
            width += 1
    removed, stated = states == REMOVED, states == STATED
    sums = np.zeros((count + 1, 2))
    removed.cumsum(out=sums[1:, 0])
    stated.cumsum(out=sums[1:, 1])
    begin, end = window_bounds(count, WINDOWS)
    shares = (sums[end] - sums[begin]) / np.maximum(end - begin, 1)[:, :, None]
    out[:, width : width + 2 * len(WINDOWS)] = shares.transpose(1, 2, 0).reshape(count, -1)
    width += 2 * len(WINDOWS)
    opening, within = np.zeros(count, np.bool_), np.zeros(count, np.bool_)
    opening[list(openers)] = True
    within[list(under)] = True
    before, after = nearest(np.stack((removed, stated, opening)), at)
    out[:, width : width + 6 : 2] = np.minimum(at - before, FAR).T
    out[:, width + 1 : width + 6 : 2] = np.minimum(after - at, FAR).T
    width += 6
    first, last = _window(context, count)
    out[:, width] = np.minimum(opening.cumsum() - opening, 20)
    out[:, width + 1] = within
    out[:, width + 2] = np.minimum(np.maximum(at - first, -FAR), FAR)
    out[:, width + 3] = np.minimum(np.maximum(last - at, -FAR), FAR)
    out[:, width + 4] = (at >= first) & (at <= last)
    for low, high in context.window.boxes if context.window else ():
        out[low : high + 1, width + 4] = 0
    out[:, width + 5] = _title_words(context)
    out[:, width + 6] = removed.sum() / count
    return out


def _window(context: CleaningContext, count: int) -> tuple[int, int]:
    window = context.window
    return (0, count - 1) if window is None or window.is_empty else (window.first, window.last)


def _title_words(context: CleaningContext) -> Floats:
    """Share of each short undecided line's words that the captured title has; 0 without a title."""
    title: set[str] = set()
    for line, verdict in zip(context.lines, context.decided, strict=True):
        if verdict is not None and verdict.captured_as == "title":
            title.update(word for word in line.normal.split() if len(word) > 2)
    out = np.zeros(len(context.lines))
    if title:
        for line in context.undecided():
            words = line.normal[:READ_UNITS].split() if line.length < READ_UNITS else ()
            if words:
                out[line.index] = sum(map(title.__contains__, words)) / len(words)
    return out
