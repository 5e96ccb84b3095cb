"""In which languages a line is read: the likeliest ones of its words, and its document's."""

from __future__ import annotations

from collections.abc import Sequence

# Whole sentences of one are read in the other with other meanings: Portuguese "espera", "campo" and "os" are Spanish, too.
_SISTERS = frozenset(("ca", "es", "gl", "pt"))


def label_codes(likely: Sequence[str], spoken: str) -> Sequence[str]:
    """The likeliest languages of a line and the one of its document: few words do not tell Danish from Norwegian."""
    return likely if not spoken or spoken in likely else [*likely, spoken]


def sentence_codes(likely: Sequence[str], spoken: str) -> Sequence[str]:
    """The same for a sentence. What a sister of the document's language would say with the same words proves nothing."""
    if spoken in _SISTERS and spoken not in likely:
        likely = [code for code in likely if code not in _SISTERS]
    return label_codes(likely, spoken)
