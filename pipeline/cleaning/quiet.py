"""Lines that surely do nothing, told from what their words come to: most lines go no further (see `functions`)."""

from __future__ import annotations

from pipeline.packs.word_sums import Sums

# Labels and sentences of more words than these are no labels, and no notices.
LABEL_WORDS, SENTENCE_WORDS = 14, 90
LEAST_DENSE = 0.2  # share of words of function, below which a sentence with others is no notice


def is_no_label(sums: Sums) -> bool:
    """Whether a line that is no sentence is surely no label. That a word is counted twice here only speaks for one."""
    acting = sums.acting
    if not acting or sums.narrative or sums.words > LABEL_WORDS:
        return True
    half_known = acting + sums.weak >= sums.unknown
    return not half_known and not (sums.prompts and sums.address)


def is_no_notice(sums: Sums) -> bool:
    """Whether a sentence is surely no notice. That a word is counted twice here only speaks for one."""
    if sums.words > SENTENCE_WORDS:
        return False  # only the first of them are read
    if sums.narrative or not (sums.topics or sums.prompts):
        return True
    return sums.unknown > 0 and sums.acting / (sums.acting + sums.weak + sums.unknown) < LEAST_DENSE
