"""Stamps of a live blog's entries that are glued to a mark, a zone, a name or an age."""

from __future__ import annotations

import pytest

from pipeline.extraction import extract
from tests.cleaning.test_live_blogs import BLOGS

STAMPS = {
    "de": ("18:42EIL", "13:05FOTO", "Hedda Brunnvor 13 Minuten", "Edgar Wittvor 2 Stunden", "1710258120"),
    "en": ("18.42 BSTJUST IN", "13.05 GMTANALYSIS", "Ottilie Marsh13 minutes ago", "Edgar Witt2 hours ago", "1710258120000"),
    "pl": ("18:42PILNE", "13:05FOTO", "Oliwia Marcińska13 minut temu", "Edgar Witt2 godziny temu", "1710258120"),
}  # fmt: skip


@pytest.mark.parametrize("language", STAMPS)
def test_glued_stamps_leave_and_the_entries_stay(language: str) -> None:
    title, byline, day, summary, entries, _ = BLOGS[language]
    first, second, *signed, seconds = STAMPS[language]
    stamps = [first, signed[0], second, signed[1], first.replace("18", "11"), signed[0], seconds]
    lines = [
        part
        for at, (heading, _, text) in enumerate(entries)
        for part in (stamps[at * 2 % 7], heading, text, stamps[(at * 2 + 1) % 7])
    ]
    record = extract("\n".join((title, byline, day, summary, *lines)))
    assert record is not None
    assert not [stamp for stamp in stamps if stamp in record.text]
    assert all(text in record.text for _, _, text in entries)
