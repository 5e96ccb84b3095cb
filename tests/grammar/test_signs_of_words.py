"""Signs above, below and behind letters are parts of words in every script, at a name's end, too."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.grammar.bylines.names import read_byline
from pipeline.metadata.field.folding import fold, squash
from pipeline.packs.languages import LanguagePack


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Written by: सुनीता चतुर्वेदी | Edited by: महेश", "सुनीता चतुर्वेदी"),  # Devanagari
        ("By সুমনা রায়চৌধুরী - Edited by: রতন", "সুমনা রায়চৌধুরী"),  # Bengali
        ("By செல்வி மாதவன் | Translated by: கவிதா", "செல்வி மாதவன்"),  # Tamil
        ("By సుధాకర్ రెడ్డి | Edited by: రాము", "సుధాకర్ రెడ్డి"),  # Telugu
        ("By ลำดวน แก้วมณี | Edited by: สมหมาย", "ลำดวน แก้วมณี"),  # Thai
        ("By سعيدُ القاضيُ | Translated by: هدى", "سعيدُ القاضيُ"),  # Arabic with its points
        ("By גלילה שדהָ | Edited by: נועם", "גלילה שדהָ"),  # Hebrew with its points
        ("By Marta Vaughn | Edited by: Joan Pugh", "Marta Vaughn"),
    ],
)
def test_a_name_keeps_the_sign_that_it_ends_in(line: str, name: str, languages: Mapping[str, LanguagePack]) -> None:
    byline = read_byline(line, languages)
    assert byline is not None and byline.persons == (name,)


@pytest.mark.parametrize(("one", "other"), [("दिन", "दान"), ("বাড়ি", "বড়া"), ("கல்", "கால்"), ("นา", "น้ำ"), ("ពីរ", "ពារ")])
def test_words_that_differ_in_their_signs_are_two(one: str, other: str) -> None:
    assert fold(one) != fold(other) and squash(one) != squash(other)
    assert " " not in fold(one)


@pytest.mark.parametrize(("pointed", "plain"), [("مُدِير", "مدير"), ("שָלוֹם", "שלום"), ("مـــدير", "مدير")])
def test_points_that_are_written_or_not_make_no_other_word(pointed: str, plain: str) -> None:
    assert fold(pointed) == fold(plain)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ผู้สื่อข่าว: ลำดวน แก้วมณี 5 มีนาคม 2567", "ลำดวน แก้วมณี"),
        ("செய்தியாளர்: செல்வி மாதவன்", "செல்வி மாதவன்"),
        ("प्रतिनिधी: सुनीता जोशी", "सुनीता जोशी"),
    ],
)
def test_a_reporters_label_leads_with_a_colon(line: str, name: str, languages: Mapping[str, LanguagePack]) -> None:
    byline = read_byline(line, languages)
    assert byline is not None and byline.persons == (name,) and byline.lead
