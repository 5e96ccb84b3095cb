"""What lines do, as numbers for the learned model: prompts and teasers around a line, sentences that speak to the reader
or tell a story, lines that the article's own structure claims.

A rule takes a line only where its words prove enough. Weaker evidence says something, too, above all where several lines
around a line say the same. Nothing here knows a language: the words and their functions come from the packs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line_model.neighbours import FAR, nearest, window_bounds
from pipeline.cleaning.proofs import LIKELY
from pipeline.cleaning.rules.subjects import language_of, read_functions
from pipeline.model.reasons import Reason

SPEAKING = ((-5, 0), (1, 6))  # windows of lines in which the sentences that speak to the reader are counted
LISTED = ((-20, 0), (1, 21))  # and those in which links to other stories are
MOST_WORDS = 5
_LINKS = frozenset({Reason.RELATED_LINKS, Reason.NAVIGATION, Reason.TAGS})

# On labelled dumps of 150 domains, cross-validated by domain, these columns bring the log loss from .1408 to .1386. Columns
# for each subject, for the neighbours' readings and for their windows brought nothing more.
ACT_NAMES: tuple[str, ...] = (
    "acts", "speaks", "tells", "own_line",
    *(f"speaking[{low:+d}:{high:+d}]" for low, high in SPEAKING),
    *(f"links[{low:+d}:{high:+d}]" for low, high in LISTED),
    "to_acting_before", "to_acting_after",
)  # fmt: skip


def describe_acts(context: CleaningContext) -> NDArray[np.float32]:
    """A row for every line, the columns `ACT_NAMES`; `tells` is left to `tell`, since few sentences of an article are asked
    about. Lines that a rule has taken count with the rule's reason.
    """
    count = len(context.lines)
    out = np.zeros((count, len(ACT_NAMES)), np.float32)
    links, acts, speaks = [False] * count, [0.0] * count, [0] * count
    reader, spoken = function_reader(context.ruleset), language_of(context)
    readings = read_functions(context)
    for line, verdict in zip(context.lines, context.decided, strict=True):
        index = line.index
        if verdict is not None:
            links[index] = verdict.captured_as is None and verdict.reason in _LINKS and not line.is_button
            continue
        if not line.normal:
            continue
        if (reading := readings.get(line)) is not None:
            acts[index] = reading.confidence
            links[index] = reading.confidence >= LIKELY and reading.reason in _LINKS
        if line.sentence:
            speaks[index] = min(reader.voice(line.text, line.normal, spoken), MOST_WORDS)
    out[:, 0], out[:, 1] = acts, speaks
    if context.own:
        out[:, 3] = [verdict is None and index in context.own for index, verdict in enumerate(context.decided)]
    acting = out[:, 0] >= LIKELY
    out[:, 4:6] = _shares(out[:, 1] > 0, SPEAKING)
    out[:, 6:8] = _shares(np.array(links, np.bool_), LISTED)
    at = np.arange(count)
    before, after = nearest(acting[None], at)
    out[:, 8] = np.minimum(at - before[0], FAR)
    out[:, 9] = np.minimum(after[0] - at, FAR)
    return out


def tell(context: CleaningContext, indices: Sequence[int]) -> list[bool]:
    """Whether each of some undecided lines is a sentence that tells a story: their column `tells`."""
    reader, spoken = function_reader(context.ruleset), language_of(context)
    lines = (context.lines[index] for index in indices)
    return [line.sentence and line.normal != "" and reader.tells(line.normal, spoken) for line in lines]


def _shares(found: NDArray[np.bool_], windows: tuple[tuple[int, int], ...]) -> NDArray[np.float64]:
    """The share of lines that are `found` in each window around each line: a column for each window."""
    sums = np.concatenate(([0], found.cumsum()))
    begin, end = window_bounds(len(found), windows)
    shares: NDArray[np.float64] = (sums[end] - sums[begin]) / np.maximum(end - begin, 1)
    return shares.T
