"""Letters that keyboards and houses mix are one in the normal form: a phrase is known however it is typed."""

import pytest

from pipeline.packs import load_ruleset
from pipeline.packs.normal import normalise

RULES = load_ruleset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("फ़ॉलो करें", "फॉलो करें"),
        ("ख़बरें", "खबरें"),
        ("اشتراک گذاری", "اشتراك گذاري"),
        ("بیشتر بخوانید", "بيشتر بخوانيد"),
        ("مزید پڑھیں", "مزيد پڑھيں"),
        ("اقرأ أيضًا على", "اقرأ أيضًا على".replace("ى", "ي")),
    ],
)
def test_two_ways_to_type_a_text_are_one(one: str, other: str) -> None:
    assert one != other
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("printed", "reason"), [("फ़ॉलो करें", "share"), ("بيشتر بخوانيد", "related_links")])
def test_phrases_are_known_in_both(printed: str, reason: str) -> None:
    phrase = RULES.book.find(normalise(printed))
    assert phrase is not None
    assert phrase.reason == reason
