"""What the cleaner's choice of lines is worth: the figures of the labelled dumps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lab.training.text_dumps import BOILERPLATE, MAIN, Dump

LONG = 80  # characters: a main line this long is prose, and losing it is the worst error
HEAVY = 0.02  # share of its characters from which a document's loss is heavy


class Ruler:
    """Sizes and labels of a list of dumps, ready to score any choice of lines.

    The figures are: F1 over non-space characters; the shares of boilerplate lines dropped, of main lines lost and
    of main lines of 80 and more characters lost; of documents exactly right, and of those that lose over 2 %; and the
    mean over documents of the share of main lines lost, in which one long list weighs no more than any article.
    """

    def __init__(self, dumps: Sequence[Dump]) -> None:
        self.offsets = np.cumsum([0, *(len(dump.labels) for dump in dumps)])
        labels = np.concatenate([np.array(dump.labels) for dump in dumps])
        lengths = np.array([len(text) for dump in dumps for text in dump.texts])
        self._size = np.array([len("".join(text.split())) for dump in dumps for text in dump.texts])
        self._main, self._boilerplate = labels == MAIN, labels == BOILERPLATE
        self._long = self._main & (lengths >= LONG)

    def score(self, kept: NDArray[np.bool_]) -> dict[str, float]:
        """The figures for one choice; `kept` has an entry for every line of every dump."""
        lost, stayed = self._main & ~kept, self._boilerplate & kept
        kept_size = float((self._size * (self._main & kept)).sum())
        precision = kept_size / max(1.0, kept_size + float((self._size * stayed).sum()))
        recall = kept_size / max(1.0, kept_size + float((self._size * lost).sum()))
        wrong = self._by_dump(lost | stayed)
        lost_size, size = self._by_dump(self._size * lost), self._by_dump(self._size * self._main)
        return {
            "f1": 2 * precision * recall / max(1e-9, precision + recall),
            "boilerplate_dropped": 1 - stayed.sum() / max(1, self._boilerplate.sum()),
            "main_lost": lost.sum() / max(1, self._main.sum()),
            "long_main_lost": (lost & self._long).sum() / max(1, self._long.sum()),
            "exact_docs": float((wrong == 0).mean()),
            "mean_main_lost": float((self._by_dump(lost) / np.maximum(self._by_dump(self._main), 1)).mean()),
            "docs_losing_over_2pct": float((lost_size > HEAVY * size).mean()),
        }

    def _by_dump(self, values: NDArray[np.generic]) -> NDArray[np.int64]:
        sums = np.concatenate(([0], np.cumsum(values)))
        return np.asarray(sums[self.offsets[1:]] - sums[self.offsets[:-1]], np.int64)
