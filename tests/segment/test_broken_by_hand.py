"""Texts of a fixed width in which somebody broke a line earlier: the rest of the sentence is no line of its own."""

from __future__ import annotations

from textwrap import fill

import pytest

from pipeline import RawDocument
from pipeline.segment.text import segment_text

STORIES = {
    "en": (
        "The ferry to the outer island runs again since Monday, after the slip had been closed for eleven weeks because of "
        "a crack in the concrete that nobody had seen before the storm",
        "took the ramp away.",
    ),
    "sv": (
        "Färjan till den yttersta ön går igen sedan i måndags, efter att kajen hade varit stängd i elva veckor på grund av "
        "en spricka i betongen som ingen hade sett före stormen",
        "tog med sig rampen.",
    ),
    "uk": (
        "Пором на дальній острів знову ходить із понеділка, після того як причал одинадцять тижнів був закритий через "
        "тріщину в бетоні, якої до шторму ніхто",
        "не помічав.",
    ),
}


def blocks(text: str) -> list[str]:
    return [block.text for block in segment_text(RawDocument("dump.txt", "text", "text/plain", text.encode())).blocks]


@pytest.mark.parametrize("language", STORIES)
def test_what_was_broken_off_by_hand_belongs_to_its_sentence(language: str) -> None:
    start, rest = STORIES[language]
    broken = f"{fill(start, 64)}\n{rest}"
    assert blocks("\n\n".join([broken] * 3)) == [f"{start} {rest}"] * 3


def test_labels_below_a_paragraph_stay_labels() -> None:
    start, rest = STORIES["en"]
    text = "\n\n".join([fill(f"{start} {rest}", 64)] * 3)
    assert blocks(f"{text}\n\nshare\nfacebook\nmail")[-3:] == ["share", "facebook", "mail"]
