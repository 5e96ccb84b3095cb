"""Credits whose credit word has no colon, and words of scripts with vowel signs."""

from __future__ import annotations

import pytest

from pipeline import load_ruleset
from pipeline.grammar import LineKind, read_line

LANGUAGES = load_ruleset().languages


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("The old engine at Brackwell station (foto Dario Pellizzari)", "foto Dario Pellizzari"),
        ("La place de Saint-Orens, mardi soir. Photo Damien Roussel", "Photo Damien Roussel"),
        ("Die neue Brücke bei Nacht. Foto Anna von der Heide", "Foto Anna von der Heide"),
    ],
)
def test_a_credit_without_a_colon(line: str, value: str) -> None:
    reading = read_line(line, LANGUAGES)
    assert reading is not None
    assert (reading.kind, reading.value) == (LineKind.CREDIT, value)


@pytest.mark.parametrize(
    "line",
    [
        "She keeps everything that he ever sent her (photo albums included)",
        "The race was over in a second. Photo finishes are rare here",
        "He has one hobby left. Photography",
        "The mayor handed over the photo. Paul Brandt took it home",
    ],
)
def test_prose_that_mentions_a_photo(line: str) -> None:
    assert read_line(line, LANGUAGES) is None


@pytest.mark.parametrize("line", ["6 अगस्त 2021", "12 मार्च 2021", "5 जून 2021"])
def test_a_date_in_a_script_with_vowel_signs(line: str) -> None:
    reading = read_line(line, LANGUAGES)
    assert reading is not None
    assert reading.kind is LineKind.DATE


@pytest.mark.parametrize(
    "line",
    [
        "(Graphic: Wheat prices since May - here)",
        "(Grafik: Preise für Weizen - hier)",
        "(Graphique : Le prix du blé - ici)",
    ],
)
def test_a_bracket_that_says_where_a_picture_is_credits_nobody(line: str) -> None:
    assert read_line(line, LANGUAGES) is None


@pytest.mark.parametrize("line", ["(Foto: Ines Kolbe - dpa)", "(Photo: Ines Kolbe - The Herald)"])
def test_a_bracket_that_names_somebody_credits_them(line: str) -> None:
    reading = read_line(line, LANGUAGES)
    assert reading is not None and reading.kind is LineKind.CREDIT
