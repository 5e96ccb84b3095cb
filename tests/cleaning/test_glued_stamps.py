"""Stamps of a live blog's entries that are glued to a mark, a zone, a name or an age."""

from __future__ import annotations

import pytest

from pipeline import RawDocument, load_ruleset
from pipeline.cleaning import clean
from pipeline.extraction import extract
from pipeline.segment import segment
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


@pytest.mark.parametrize(
    "stamps",
    [
        ("18:40, 14.09.2023Таисия Ломакина", "17:55, 14.09.2023Арсений Дроздов", "17:03, 14.09.2023Таисия Ломакина"),
        ("14/09/2023 18:40Nora Wickstead", "14/09/2023 17:55Ivo Tarn", "14/09/2023 17:03Nora Wickstead"),
        ("18:05+++EIL+++tsc", "17.22 Uhr | Leserbild", "16.50 Uhr | Video"),
    ],
)
def test_stamps_with_the_day_or_a_bar_go_and_the_entries_with_their_headings_stay(stamps: tuple[str, ...]) -> None:
    headings = ("Second crack in the slope", "Bus passengers on foot", "Light in the lower village")
    entries = (
        "The geologist looked at the slope from the air and spoke of a gap of eighty centimetres, which is measured now.",
        "Eleven hikers were stuck in a bus; the driver led them over the old mule track down to the next village.",
        "The power company says that a hundred and forty houses have light again after four hours in the dark.",
    )
    opening = "After the storms of the night a slope above the village has begun to slide, and sixty people had to leave their houses."
    lines = [
        opening,
        *(line for three in zip(stamps, headings, entries, strict=True) for line in three),
        opening.replace("night", "day"),
    ]
    document = segment(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode()))
    assert [block.text for block in clean(document, load_ruleset()).kept] == [
        line for line in lines if line not in stamps
    ]


def test_the_lines_of_a_programme_stay() -> None:
    opening = "What is on tonight, and why our critic will watch none of it but the film about the lamp lighter of the old port."
    lines = [
        opening,
        "20:15 | Harbour Tales",
        "21.45 | The Lamp Lighter",
        "23:10 | Night Music",
        opening.replace("tonight", "tomorrow"),
    ]
    document = segment(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode()))
    assert [block.text for block in clean(document, load_ruleset()).kept] == lines
