"""Latest headlines of a site above and below an article, each with its age: with a section beside the age, short, and in front."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.grammar import read_line
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()

TITLE = "Die Mühle von Vernau dreht sich wieder"
PROSE = (
    "Die Mühle von Vernau hat sich am Samstag zum ersten Mal seit dem Hochwasser von 1954 gedreht, das ihr Wehr mitnahm.",
    "Freiwillige hatten elf Winter lang Schaufeln aus Eichen gesägt, die das Dorf seit hundert Jahren besitzt.",
    "Die Enkelin des Müllers, einundneunzig Jahre alt, öffnete die Schleuse mit dem Schlüssel der Familie.",
)
LATEST = {
    "german": ("Lokales vor 4 Min.", "Fährleute beenden Streik", "Sport vor 19 Minuten", "Zwei Verletzte im Steinbruch",
               "Kultur vor 1 Stunde", "Bäckerei kauft altes Kino", "Wirtschaft vor 2 Stunden", "Pokalfinale verlegt"),
    "slovenian": ("pred 4 min Šport", "Odbojkarice v finalu pokala", "pred 1 uro Kultura", "Umrl je stari citrar",
                  "pred 2 urama Gospodarstvo", "Pivovarna odpušča delavce"),
    "korean": ("지역 4분 전", "선원들 파업 끝내기로 결정", "경제 1시간 전", "빵집 주인 옛 극장 사들여", "문화 2시간 전", "컵 결승 일요일로 미뤄져"),
    "georgian": ("საზოგადოება 8 წუთის წინ", "ბულვარზე ას ხეს დარგავენ", "სპორტი 21 წუთის წინ", "მოჭიდავემ ოქრო მოიგო",
                 "კულტურა 1 საათის წინ", "კინოთეატრში მუზეუმი გაიხსნება"),
    "arabic": ("منذ 4 دقائق", "البحارة ينهون إضرابهم", "منذ ساعة", "خباز يشتري السينما القديمة", "منذ ساعتين",
               "تأجيل نهائي الكأس إلى الأحد"),
    "french": ("Sport, il y a 4 min", "Les marins mettent fin à la grève", "il y a une heure", "Un boulanger rachète le cinéma",
               "Culture il y a 2 heures", "La finale est reportée"),
    "serbian": ("пре 4 мин", "Морнари завршили штрајк", "пре 1 сат", "Пекар купио стари биоскоп", "пре 2 сата",
                "Финале купа одложено"),
}  # fmt: skip
FRONTED = {
    "hungarian": ("4 perce Véget ért a hajósok sztrájkja", "1 órája Pék vette meg a régi mozit", "2 órája Elhalasztották a döntőt"),
    "japanese": ("4分前 船員組合がストライキを終了", "19分前 採石場で落石、二人けが", "2時間前 カップ決勝は日曜に延期"),
    "chinese": ("4分钟前 船员结束为期三周的罢工", "1小时前 面包师买下老电影院", "2小时前 杯赛决赛推迟到周日"),
}  # fmt: skip


def kept(*lines: str) -> list[str]:
    raw = RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())
    return [block.text for block in clean(segment(raw), RULES).kept]


@pytest.mark.parametrize("latest", [*LATEST.values(), *FRONTED.values()], ids=[*LATEST, *FRONTED])
def test_latest_headlines_leave_above_and_below(latest: tuple[str, ...]) -> None:
    assert kept(*latest, TITLE, *PROSE) == list(PROSE)
    assert kept(*latest, *PROSE) == list(PROSE)
    assert kept(TITLE, *PROSE, *latest) == list(PROSE)


def test_a_headline_that_shares_a_word_with_the_article_leaves_with_the_others() -> None:
    latest = (
        "Müller sucht Lehrling", "vor 4 Min.", "Schleuse der Familie geschlossen", "vor 19 Minuten",
        "Bäckerei kauft altes Kino", "vor 1 Stunde", "Pokalfinale auf Samstag verlegt", "vor 2 Stunden",
    )  # fmt: skip
    assert kept(*latest, TITLE, *PROSE) == list(PROSE)


def test_the_articles_own_headline_is_none_of_them() -> None:
    raw = "\n".join((*LATEST["german"], "Lokales vor 3 Stunden", TITLE, *PROSE))
    document = clean(segment(RawDocument("dump.txt", "text", "text/plain", raw.encode())), RULES)
    rules = {b.text: v.rule for b, v in zip(document.blocks, document.verdicts, strict=True)}
    assert rules[TITLE].startswith("title.")


@pytest.mark.parametrize("age", ["4分前", "2小时前", "19 perce", "pred 2 urama", "пре 2 сата", "4 хв тому"])
def test_ages_without_spaces_in_duals_and_without_a_word_for_ago_are_read(age: str) -> None:
    reading = read_line(age, RULES.languages)
    assert reading is not None and reading.rule == "date.relative"
