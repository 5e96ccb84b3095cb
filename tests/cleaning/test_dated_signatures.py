"""Readers' comments that are signed by a name, a verb and the day behind it: `ada7 wrote on 3 May 2024 at 7:12:`."""

from __future__ import annotations

import pytest

from lab.bench.strings import BETWEEN, read_articles, verdicts_of
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset

RULES = load_ruleset()
ARTICLES = read_articles()
HEADED = {
    "en": ("3 comments", "Tom Barge wrote on 11 March 2025 at 18:42:", "Halle D. wrote on 12 March 2025 at 7:05:"),
    "de": (
        "Kommentare (2)",
        "Otto vom Wehr schrieb am 11. März um 18:42 Uhr:",
        "Halle schrieb am 12. März um 7:05 Uhr:",
    ),
    "es": (
        "Comentarios (2)",
        "Marisa escribió el 11 de marzo a las 18:42:",
        "Ginés escribió el 12 de marzo a las 7:05:",
    ),
}
NAMELESS = {
    "pl": ("Jan z Lasu napisał(a) 3 maja 2024 o godz. 7:12:", "Marysia napisała 3 maja 2024 o godz. 9:40:"),
    "ru": ("Рыбак написал(а) 11 марта 2025 в 18:42:", "Галя написал(а) 12 марта 2025 в 7:05:"),
    "fr": ("ginette43 a écrit le 11 mars 2025 à 18h42 :", "Le Passant a écrit le 12 mars 2025 à 7h05 :"),
    "hu": ("kati68 írta 2025. március 11. 18:42:", "Horgász írta 2025. március 12. 7:05:"),
}
QUOTED = {
    "en": ("Minister Dole wrote on 3 May 2024 at 7:12:", "Governor Hask wrote on 4 May 2024 at 9:40:"),
    "pl": ("Wójt Kalina napisał 3 maja 2024 o godz. 7:12:", "Starosta Wrona napisała 4 maja 2024 o godz. 9:40:"),
    "de": ("Minister Dole schrieb am 3. Mai 2024 um 7:12 Uhr:", "Frau Hask schrieb am 4. Mai 2024 um 9:40 Uhr:"),
}


@pytest.mark.parametrize("language", [*HEADED, *NAMELESS])
def test_what_is_signed_so_is_a_comment(language: str) -> None:
    article, (*head, first, second) = ARTICLES[language], HEADED.get(language) or NAMELESS[language]
    lines = [*article, *head, first, article[2][:60] + ".", second, article[3][:60] + "."]
    found = verdicts_of(lines, RULES)
    assert {verdict.reason for verdict in found[len(article) :]} == {Reason.COMMENTS}
    assert all(verdict.keep for verdict in found[1 : len(article)])


@pytest.mark.parametrize("language", QUOTED)
def test_what_an_article_quotes_of_a_day_stays(language: str) -> None:
    article, (first, second) = ARTICLES[language], QUOTED[language]
    lines = [*article[:BETWEEN], first, "„" + article[2] + "“", second, "„" + article[3] + "“", *article[BETWEEN:]]
    assert all(verdict.keep for verdict in verdicts_of(lines, RULES)[1:])


TO_THE_MINUTE = {
    "fr": ("Le 11 mars 2025 à 18 h 42, Ginette a dit :", "Le 12 mars 2025 à 7 h 06, Le Passant a dit :"),
    "sv": ("Greta (Vik) 11 mars 2025 kl. 18.42:", "Nisse (Ås) 12 mars 2025 kl. 7.06:"),
    "ko": ("2025.03.11 18:42, 달빛나그네 님이 작성:", "2025.03.12 07:06, 산사람 님이 작성:"),
    "id": ("11 Maret 2025 18:42 Bu Ratna", "12 Maret 2025 07:06 Pak Joko"),
    "tr": ("Nermin H.|11 Mart 2025 18:42", "rüzgar|12 Mart 2025 07:06"),
    "hu": ("2025. március 11. 18:42|Kati", "2025. március 12. 07:06|horgász"),
}
PROGRAMMES = {
    "en": ("Orlac, 11 March 2025, 18:30:", "Vernay, 12 March 2025, 19:15:"),
    "ko": ("2025.03.11 18:30, 오를락:", "2025.03.12 19:15, 베르네:"),
    "hu": ("2025. március 11. 18:30|Orlac", "2025. március 12. 19:15|Vernay"),
}


def with_texts(language: str, first: str, second: str) -> list[str]:
    article = ARTICLES[language]
    return [*article, *first.split("|"), article[2][:40] + ".", *second.split("|"), article[3][:40] + "."]


@pytest.mark.parametrize("language", TO_THE_MINUTE)
def test_who_signs_to_the_minute_below_an_article_comments(language: str) -> None:
    length = len(ARTICLES[language])
    found = verdicts_of(with_texts(language, *TO_THE_MINUTE[language]), RULES)
    assert {verdict.reason for verdict in found[length:]} == {Reason.COMMENTS}
    assert all(verdict.keep for verdict in found[1:length])


@pytest.mark.parametrize("language", PROGRAMMES)
def test_a_programme_begins_at_round_times_and_is_no_comment(language: str) -> None:
    found = verdicts_of(with_texts(language, *PROGRAMMES[language]), RULES)
    assert Reason.COMMENTS not in {verdict.reason for verdict in found}
