"""Points between the share buttons and the first paragraph: a summary stays, links to other stories leave."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = read_articles()
POINTS = {
    "en": (["Town council paid for the repairs", "Children get a room of their own"], ["Dog finds way home after a year", "School gets a new bus"]),
    "zh": (["漏水毁书四千册", "修顶开支全由镇政府买单", "楼上新设儿童专用读书房间"], ["小狗一年后回家", "学校新校车到位", "渡船周一恢复通航"]),
    "ja": (["百年続いた雨漏りが停止", "三割の費用、来年から町負担", "近所の子ども向け部屋を新設"], ["迷い犬が一年ぶりに帰宅", "学校に新しいバスが届く", "渡し船は月曜から運航"]),
    "ko": (["지붕 비용은 군에서 부담", "아이들 위한 방 따로 마련"], ["개가 일 년 만에 집으로", "학교에 새 버스 도착"]),
    "ru": (["Крышу оплатила община", "Дети читают в отдельной комнате"], ["Собака вернулась домой через год", "Школа получила новый автобус"]),
}  # fmt: skip


@pytest.mark.parametrize("bullet", ["・", "• ", ""])
@pytest.mark.parametrize("language", POINTS)
def test_points_are_told_by_what_they_say(language: str, bullet: str) -> None:
    title, *text = ARTICLES[language]
    for points, stays in zip(POINTS[language], (True, False), strict=True):
        marked = [bullet + point for point in points]
        lines = ["The Paper", "Sport", title, "2025-03-04 11:20", "Facebook", "Twitter", "", *marked, "", *text, "", "© 2025 The Paper"]  # fmt: skip
        found = clean(segment(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)
        kept = {block.text for block in found.kept}
        assert all((point in kept) is stays for point in marked), (points, stays)


# The second of each says it in words that the article does not have.
OTHERWISE = {
    "en": ("Town council paid for the repairs", "Nobody raised an objection", "Children get a room of their own"),
    "ru": ("Крышу оплатила община", "Возражений не возникло", "Дети читают в отдельной комнате"),
    "de": ("Gemeinderat bezahlt das Dach", "Niemand erhebt Einspruch", "Kinder lesen im eigenen Zimmer"),
}


@pytest.mark.parametrize("language", OTHERWISE)
def test_one_point_of_three_may_say_it_otherwise(language: str) -> None:
    title, *text = ARTICLES[language]
    lines = [
        "The Paper",
        "Sport",
        title,
        "2025-03-04 11:20",
        "Facebook",
        "Twitter",
        "",
        *OTHERWISE[language],
        "",
        *text,
    ]
    found = clean(segment(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)
    assert set(OTHERWISE[language]) <= {block.text for block in found.kept}


# Half of three points share words with the article; labels head and part them.
HEADED = {
    "en": ("In short:", "Town council paid for the repairs", "Nobody raised an objection", "What's next?", "Mobile lending to start in Ostra"),
    "ru": ("Коротко:", "Крышу оплатила община", "Возражений не возникло", "Что дальше?", "Детям отведут комнату"),
    "de": ("Kurz gefasst:", "Gemeinderat bezahlt das Dach", "Niemand erhebt Einspruch", "Wie geht es weiter?", "Fahrbücherei soll nach Ostra kommen"),
}  # fmt: skip


@pytest.mark.parametrize("language", HEADED)
def test_labels_stand_among_points_right_below_the_head(language: str) -> None:
    title, *text = ARTICLES[language]
    head = ["The Paper", "Sport", title, "2025-03-04 11:20", "Facebook", "Twitter"]
    lines = "\n".join((*head, *HEADED[language], "", *text))
    found = clean(segment(RawDocument("a.txt", "text", "text/plain", lines.encode())), RULES)
    assert set(HEADED[language]) <= {block.text for block in found.kept}
