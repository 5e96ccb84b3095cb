"""Where the article begins and ends: comments, biographies, prompts and teasers in full sentences reach into the body
window.

No line of them is taken for itself. The question is how much of the window's end belongs together and is no article:
the stretch of lines up to the end whose summed log odds, each less a caution, are greatest. One sure sentence of the
article ends the stretch, one doubtful line among many sure ones does not. The same is asked of the window's beginning.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.learned.paths import SCALE, margin_of
from pipeline.packs.ruleset import Strictness

# Log odds by which a line must be likelier no article than one to speak for the cut. Chosen by cross-validation by domain
# on labelled news dumps: .8 (a probability of .69) instead of 1.3 gains 0.13 points of F1 for .05 of the long article lines
# lost; .6 gains no more.
CAUTION: dict[Strictness, float] = {"safe": 1.6, "balanced": 0.8, "strict": 0.4}
# Prompts above the article are fewer, and its first paragraph must not go with them: at 1.4 (a probability of .8) 78 lines of
# boilerplate go with 8 of the articles'.
CAUTION_ABOVE: dict[Strictness, float] = {"safe": 2.2, "balanced": 1.4, "strict": 1.0}
# The sum of a stretch that is worth cutting.
LEAST_SUM = 0.3
# One line counts at most so much for and against the cut.
MOST_FOR, MOST_AGAINST = 3.0, 4.0
# A line that is no sentence counts half, and at most half a unit for the cut: short lines also close articles.
SHORT_SHARE, SHORT_MOST = 0.5, 1.0
# Every stretch needs one sentence as sure as this; one without a long sentence one as sure as that: short sentences also
# close articles ("Then it is quiet."), also behind a box of links.
SURE, SURE_SHORT = 0.8, 0.99
# Of the body's sentences; beyond that the window, not its end, is in doubt. On the labelled dumps .34 to .5 are the same.
MOST_CUT = 0.4


# Two sentences that are the article's with this probability end the search: no stretch reaches beyond them.
ARTICLE, ARTICLE_SENTENCES = 0.95, 2
_LEAST = np.iinfo(np.int64).min
_SURE, _SURE_SHORT, _ARTICLE = margin_of(SURE), margin_of(SURE_SHORT), -margin_of(ARTICLE)


def far_enough(margins: NDArray[np.int64], sentences: NDArray[np.bool_]) -> bool:
    """Whether these lines reach into what is surely the article."""
    return int((sentences & (margins < _ARTICLE)).sum()) >= ARTICLE_SENTENCES


def find_ending(
    margins: NDArray[np.int64],
    sentences: NDArray[np.bool_],
    long: NDArray[np.bool_],
    total: int,
    strictness: Strictness,
) -> int:
    """The first of the body's last open lines that belongs to no article any more; their number if all belong.

    The lines are those that reach back `far_enough`; the body has `total` sentences. `margins` are the lines' log odds
    (times `SCALE`) of being no article, in reading order; `sentences` says which are sentences, `long` which are long
    ones. A stretch without a sentence is not cut: the rest of the model judges short lines.
    """
    return _find_edge(margins, sentences, long, total, CAUTION[strictness])


def find_beginning(
    margins: NDArray[np.int64],
    sentences: NDArray[np.bool_],
    long: NDArray[np.bool_],
    total: int,
    strictness: Strictness,
) -> int:
    """The first of the body's first open lines that belongs to the article; arguments as in `find_ending`."""
    edge = _find_edge(margins[::-1], sentences[::-1], long[::-1], total, CAUTION_ABOVE[strictness])
    return len(margins) - edge


def _find_edge(
    margins: NDArray[np.int64], sentences: NDArray[np.bool_], long: NDArray[np.bool_], total: int, caution: float
) -> int:
    count = len(margins)
    if not sentences.any():
        return count
    worth = np.clip(margins, round(-MOST_AGAINST * SCALE), round(MOST_FOR * SCALE)) - round(caution * SCALE)
    short = (np.minimum(worth, round(SHORT_MOST * SCALE)) * SHORT_SHARE).astype(np.int64)
    worth = np.where(sentences, worth, short)
    sums = worth[::-1].cumsum()[::-1]
    opens = sentences | (margins >= 0)  # a short line of the article is no beginning
    first = int(np.where(opens, sums, _LEAST).argmax())
    if not opens[first] or sums[first] <= round(LEAST_SUM * SCALE):
        return count
    if not 0 < int(sentences[first:].sum()) <= MOST_CUT * total:
        return count
    sure = _SURE if long[first:].any() else _SURE_SHORT
    return first if margins[first:][sentences[first:]].max() >= sure else count
