"""Places before a colon where a report begins, and Japanese names that no space parts."""

import pytest

from pipeline.grammar.persons.given import has_given_name
from pipeline.packs import Ruleset, load_ruleset
from tests.metadata.documents import of_dump

TAMIL = (
    "மலைக்கிராமப் பள்ளிக்குப் புதிய கட்டடம்\n\n5 மார்ச் 2025\n\n{place}மலைக்கிராமத்தில் இருபது ஆண்டுகளாகக் கூரை இல்லாமல் இயங்கிய பள்ளிக்குப் புதிய"
    " கட்டடம் திறக்கப்பட்டது. விழாவில் ஊர் மக்கள் பலர் கலந்து கொண்டனர்.\n\n{second}கட்டடத்தில் ஆறு அறைகளும் ஒரு நூலகமும் உள்ளன. பணிகள்"
    " இரண்டு ஆண்டுகள் நடந்தன என்று ஊராட்சித் தலைவர் தெரிவித்தார்.\n\nஅடுத்த மாதம் விளையாட்டு மைதானமும் திறக்கப்படும் என்று அவர் கூறினார்.\n"
)
JAPANESE = (
    "山の分校に新校舎、二十年ぶり\n\n{name}\n\n2025年3月5日\n\n山あいの分校に新しい校舎が完成し、五日に式典が開かれた。二十年にわたり仮の建物で授業が続いていた。\n\n"
    "校舎には六つの教室と図書室がある。工事は二年かかり、費用の半分は寄付でまかなわれたという。\n\n来月には運動場も使えるようになると村の担当者は話している。\n"
)


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load_ruleset()


@pytest.mark.parametrize(
    ("place", "second", "found"),
    [
        ("கோவை: ", "", "கோவை"),
        ("புதிய தில்லி : ", "", "புதிய தில்லி"),
        ("", "", None),
        ("கேள்வி: ", "பதில்: ", None),  # a dialogue
        ("செய்தியாளர்: ", "", None),  # a label of bylines
        ("கவிதா: “", "", None),  # who speaks
    ],
)
def test_the_place_before_a_colon(place: str, second: str, found: str | None, rules: Ruleset) -> None:
    assert of_dump(TAMIL.format(place=place, second=second), rules).dateline == found


@pytest.mark.parametrize(
    ("name", "authors"),
    [
        ("佐藤由紀", ("佐藤由紀",)),
        ("長谷川健太郎", ("長谷川健太郎",)),
        ("石川県", ()),
        ("山下公園", ()),
        ("新校舎", ()),
    ],
)
def test_a_japanese_name_alone_beside_the_date(name: str, authors: tuple[str, ...], rules: Ruleset) -> None:
    assert of_dump(JAPANESE.format(name=name), rules).authors == authors


def test_what_is_a_japanese_name() -> None:
    assert has_given_name("佐々木恵") and has_given_name("長谷川拓也")
    assert not any(map(has_given_name, ("千葉県庁", "松本", "宮崎牛", "周雅文", "福島第一原発")))
