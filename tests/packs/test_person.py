"""Marks of grammatical person: words, endings, and imperatives where they stand in a sentence."""

from __future__ import annotations

import pytest

from pipeline import load_ruleset
from pipeline.packs.functions import FunctionPack
from pipeline.packs.lexicon import Lexicon
from pipeline.packs.normal import normalise

INVENTED = FunctionPack(
    "xx", voice=("ye",), person=("*zor", "^mi*", "$*lo", "gu"), here=("dis", "-dat"), glue=("azor",)
)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("ka ye bo", ("ye",)),
        ("ka bozor bo", ("bozor",)),
        ("ka azor bo", ()),  # a word of grammar that ends alike
        ("mika bo", ("mika",)),
        ("bo mika", ()),
        ("bo. mika", ("mika",)),
        ("ka hulo", ("hulo",)),
        ("hulo ka", ()),
        ("gu hulo. ka", ("gu", "hulo")),
    ],
)
def test_marks_count_where_they_stand(text: str, marks: tuple[str, ...]) -> None:
    lexicon = Lexicon([INVENTED], {})
    assert lexicon.marks(text, *lexicon.lines([lexicon.tokens(text)]), "xx") == marks


@pytest.mark.parametrize(
    ("text", "points"), [("dis page", True), ("page dat", True), ("dat page", False), ("page dis", False)]
)
def test_what_is_near_is_pointed_at(text: str, points: bool) -> None:
    lexicon = Lexicon([FunctionPack("xx", here=INVENTED.here, topics={"navigation": "page"})], {})
    pairs = [(word.text, word.sense) for word in lexicon.words(lexicon.tokens(text), "xx")]
    at = next(at for at, (word, _) in enumerate(pairs) if word == "page")
    assert lexicon.person("xx").points(pairs, at) is points


@pytest.mark.parametrize(
    ("code", "text", "speaks"),
    [
        ("fi", "Kirjeesi odottaa postissamme.", True),
        ("fi", "Kirje odottaa vanhassa postissa.", False),
        ("tr", "Mektubunuz postanemizde bekliyor.", True),
        ("tr", "Mektup eski postanede bekliyor.", False),
        ("ko", "편지가 우체국에 도착했습니다.", True),
        ("ko", "편지가 우체국에 도착했다.", False),
        ("ja", "手紙は郵便局に届きました。", True),
        ("ja", "手紙は郵便局に届いた。", False),
        ("zh", "请到邮局取信。", True),
        ("zh", "他申请到邮局取信。", False),
        ("hu", "A levelet a postán vették át.", False),
        ("hu", "Válasszon egy levelet a postán.", True),
        ("fr", "La lettre attend chez Inés López.", False),  # a name that ends as verbs do
        ("fr", "Retrouvez la lettre chez Inés.", True),
        ("az", "Məktub təmiz qutuda yalnız dəniz suyu ilə gəldi.", False),
        ("az", "Məktubunuz poçtumuzda gözləyir.", True),
        ("fa", "رساندن نامه سه سال طول کشید.", False),
        ("fa", "بهای تمبر ده تومان بود.", False),
        ("fa", "نامه‌هایتان را بخوانید.", True),
        ("hi", "टिकट के पैसे गाँव ने दिए।", False),
        ("hi", "कृपया पत्र यहाँ पढ़िए।", True),
        ("hy", "Նամակը հասավ երեք օրում։", False),
        ("th", "จดหมายมาถึงที่ทำการไปรษณีย์เท่านั้น", False),
        ("th", "จดหมายของท่านอยู่ที่ทำการไปรษณีย์", True),
        ("vi", "Họ mang thư của mình đến bưu điện.", False),
        ("ro", "Alegeți o scrisoare de la poștă.", True),
        ("ro", "Scrisoarea a ajuns la noi sate.", False),
        ("cs", "Dopis jste nechali na poště.", True),
        ("hi", "आपकी चिट्ठी डाकघर में है।", True),  # where there are no capitals, none are asked for
        ("hi", "चिट्ठी डाकघर में है।", False),
        ("cs", "Dopis nechali na poště.", False),
    ],
)
def test_programs_speak_and_stories_tell(code: str, text: str, speaks: bool) -> None:
    lexicon = load_ruleset().lexicon
    assert bool(lexicon.marks(text, *lexicon.lines([lexicon.tokens(normalise(text))]), code)) is speaks


def test_a_danda_ends_a_sentence_and_is_no_part_of_its_last_word() -> None:
    assert load_ruleset().lexicon.tokens("चिट्ठी है। डाक") == ["चिट्ठी", "है", "।", "डाक"]
