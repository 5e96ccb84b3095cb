"""Sentence-likeness, over scripts."""

import pytest

from pipeline.grammar.prose import ends_like_sentence, is_sentence_like, reading_length, word_count


@pytest.mark.parametrize(
    "line",
    [
        "The council voted late on Tuesday to close the bridge until engineers have looked at every one of its cables.",
        "“We will reopen it when it is safe, and not one day before that,” the mayor told a crowd of angry commuters.”",
        "Der Stadtrat hat am Dienstagabend beschlossen, die Brücke zu sperren, bis alle Seile geprüft worden sind.",
        "市議会は火曜日の夜、すべてのケーブルの点検が終わるまで橋を閉鎖することを賛成多数で決めた。",
        "Քաղաքային խորհուրդը երեքշաբթի երեկոյան որոշեց փակել կամուրջը, մինչև ճարտարագետները ստուգեն բոլոր մալուխները։",
        "สภาเมืองลงมติเมื่อคืนวันอังคารให้ปิดสะพานจนกว่าวิศวกรจะตรวจสอบสายเคเบิลทุกเส้นเสร็จสิ้น",
        "قرر المجلس البلدي مساء الثلاثاء إغلاق الجسر إلى أن يفحص المهندسون جميع الكابلات التي تحمله فوق النهر العريض.",
    ],
)
def test_sentences_of_any_script_are_sentence_like(line: str) -> None:
    assert is_sentence_like(line)


@pytest.mark.parametrize(
    "line",
    [
        "Home News Sport Weather Business Culture Travel Opinion Video Podcasts Newsletters Jobs Property Motors Shop",
        "Subscribe now.",
        "Terms and conditions apply. www.example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "",
    ],
)
def test_menus_and_fragments_are_not(line: str) -> None:
    assert not is_sentence_like(line)


def test_ideographs_weigh_more_than_letters() -> None:
    assert reading_length("bridge") == 6
    assert reading_length("大橋") == 5


def test_closing_quotes_do_not_hide_the_stop() -> None:
    assert ends_like_sentence("he said.”)")
    assert not ends_like_sentence("Related News")


@pytest.mark.parametrize("headline", ["ประภาคารทะเลสาบแห้งกลับมาส่องแสงอีกครั้ง", "ຫໍໄຟໜອງແຫ້ງກັບມາສ່ອງແສງອີກຄັ້ງ"])
def test_scripts_that_join_words_but_spell_letters_weigh_as_letters(headline: str) -> None:
    assert reading_length(headline) == len(headline)
    assert not is_sentence_like(headline)


@pytest.mark.parametrize(
    ("text", "few", "many"),
    [
        ("Harbour closed again", 3, 3),
        ("ประภาคารทะเลสาบแห้งกลับมาส่องแสงอีกครั้ง", 6, 10),
        ("老木桥重新开放，村民自发守夜", 5, 8),
        ("แชร์", 1, 1),
    ],
)
def test_words_without_spaces_between_them_are_estimated(text: str, few: int, many: int) -> None:
    assert few <= word_count(text) <= many
