"""What a site sets between two paragraphs: notes on the text, biographies, and boxes whose lines prove little by themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = json.loads((Path(__file__).parents[2] / "lab" / "data" / "neutral_articles.json").read_text("utf-8"))
BIOGRAPHIES = {
    "en": ("Maud Ellery covers farming for this newspaper. She grew up on a sheep farm near Stell.",),
    "nl": (
        "Jet Vrielink",
        "is verslaggever landbouw en schrijft voor deze krant. Eerder werkte zij bij een persbureau.",
    ),
    "fi": ("Toimittaja Ilkka Vuorela kirjoittaa merestä ja kalastuksesta. Hän asuu Raumalla kahden koiran kanssa.",),
    "hr": ("Rajka Perišin piše o ribarstvu i otocima. Prije toga radila je kao dopisnica radija.",),
    "ja": ("三枝ゆうこ", "支局記者。2009年入社。漁業と港を担当し、休日は釣りに通う。"),
}
NOTES = {
    "de": "Berichtigung: In der ersten Fassung dieses Artikels war die Höhe des Turms falsch angegeben. Wir bitten um Entschuldigung.",
    "pt": "Correção: uma versão anterior deste texto trazia a idade errada do pescador. Pedimos desculpa.",
    "bg": "Поправка: в първата версия на текста погрешно беше посочена дължината на моста. Извиняваме се.",
    "ko": "바로잡습니다. 처음 실린 기사에서 다리의 길이가 잘못 표기됐습니다.",
    "es": "Escuche la entrevista completa el domingo a las 9.30 en el programa «Puerto abierto» de Radio Ribera.",
}
# A line that was taken by itself above or below it, and what goes along.
BOXES = {
    "en": (
        "Something in your browser is blocking our ads.",
        "Switch it off for this site",
        "I'll do it later",
    ),
    "de": (
        "Artikel anhören",
        "3:12 Minuten",
        "Die Stimme wurde künstlich erzeugt. Orte spricht sie manchmal falsch aus.",
    ),
    "pl": ("Skopiowano link", "Ten artykuł znajdziesz w zakładce „Na później”.", "Cofnij"),
    "es": ("Compartir", "Lo encontrarás en «Mi lista» cuando quieras leerlo."),
}
# Sentences that stand alone and speak to nobody: an investment's risk, house rules, what a machine reads.
NOTICES = {
    "pl": "Redakcja nie odpowiada za komentarze. Wpisy obraźliwe będą usuwane.",
    "ro": "Redacția nu răspunde pentru comentarii, iar comentariile jignitoare vor fi șterse.",
    "ja": "この音声は自動生成されたもので、読み間違いを含むことがあります。",
}
# Paragraphs of an article, of somebody or something that no other line of it names.
PROSE = {
    "en": (
        "Dora Finch, who keeps bees above the village, has lived there since 2004.",
        "The radio in the kitchen was still on at 7.15, and nobody had touched the bread.",
        "Two reporters were turned away at the gate on Friday.",
    ),
    "ar": ("إعلان المعرض بقي معلقا على كل سور منذ الربيع.",),
    "de": ("Greta Amrein züchtet Schafe und lebt seit 2004 auf dem Hof.",),
    "fr": (
        "La radio jouait encore à 7 h 15, le 17 janvier.",
        "Odile Rami élève des chèvres au bord du lac depuis dix ans.",
    ),
    "cs": ("„Pracovali jsme celou zimu,“ řekl novinářům zedník Otakar Hynek, který vyrostl v sousední obci.",),
    "sr": ("Мештани су великом већином изабрали учитељицу која је пре педесет година написала прве књиге.",),
}


def _kept(language: str, *lines: str) -> list[str]:
    """Those of some lines behind the third line of an article that stay; the article itself does."""
    article = ARTICLES[language]
    text = "\n".join((*article[:3], *lines, *article[3:]))
    document = clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), RULES)
    kept = [block.text for block, verdict in zip(document.blocks, document.verdicts, strict=True) if verdict.keep]
    assert [line for line in article[1:] if line not in kept] == []
    return [line for line in lines if line in kept]


@pytest.mark.parametrize(("language", "lines"), BIOGRAPHIES.items())
def test_a_biography_between_two_paragraphs_leaves_with_the_name_above_it(
    language: str, lines: tuple[str, ...]
) -> None:
    assert _kept(language, *lines) == []


@pytest.mark.parametrize(("language", "line"), NOTES.items())
def test_a_note_on_the_text_between_two_paragraphs_leaves(language: str, line: str) -> None:
    assert _kept(language, line) == []


@pytest.mark.parametrize(("language", "lines"), BOXES.items())
def test_what_proves_little_leaves_in_the_company_of_the_site(language: str, lines: tuple[str, ...]) -> None:
    assert _kept(language, *lines) == []


@pytest.mark.parametrize(("language", "line"), NOTICES.items())
def test_a_notice_that_stands_alone_leaves(language: str, line: str) -> None:
    assert _kept(language, line) == []


@pytest.mark.parametrize(("language", "line"), [(code, line) for code, lines in PROSE.items() for line in lines])
def test_a_paragraph_that_shares_nothing_with_the_others_stays(language: str, line: str) -> None:
    assert _kept(language, line) == [line]


def test_a_paragraph_between_two_links_stays() -> None:
    told = "Nicht alle sind zufrieden: Fischer fürchten, dass am neuen Ufer bald noch mehr Boote liegen."
    links = ("Lesen Sie auch: Hafen bekommt einen Kran", "Mehr zum Thema: So sah die Mole früher aus")
    assert _kept("de", links[0], told, links[1]) == [told]


@pytest.mark.parametrize(
    ("language", "notice", "told"),
    [
        (
            "nl",
            "Artikel bewaard. Je vindt het terug onder Mijn leeslijst.",
            "Kinderen fietsen sindsdien elke ochtend twaalf kilometer om, en bij storm mist menigeen de eerste les van de dag.",
        ),
        (
            "en",
            "Article saved. You can find it in your reading list.",
            "Children cycle seven miles around the lake every morning since, and in a storm many miss the first lesson of the day.",
        ),
        (
            "de",
            "Artikel gespeichert. Sie finden ihn in Ihrer Leseliste.",
            "Schüler radeln seither jeden Morgen zwölf Kilometer um den Wald, und bei Sturm fällt für viele die erste Stunde aus.",
        ),
    ],
)
def test_a_paragraph_that_speaks_to_nobody_goes_on_below_a_notice(language: str, notice: str, told: str) -> None:
    assert _kept(language, notice, told) == [told]


def test_a_story_that_presents_several_writers_is_about_them() -> None:
    writers = (
        "Maud Ellery covers farming for the Stell Gazette. She grew up on a sheep farm.",
        "Owen Tarrant is a columnist for the Lindby Post and lives in Harrow Mill.",
        "Ines Calder edits a magazine on boats and used to work for a news agency.",
    )
    assert _kept("en", *writers) == list(writers)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("QUICK POLL", "Should dogs be allowed on the beach?", "Of course", "Never", "Only in winter")),
        ("fr", ("Sondage", "Faut-il ouvrir la plage aux chiens ?", "Bien sûr", "Jamais", "En hiver")),
        ("de", ("Umfrage", "Sollen Hunde an den Strand?", "Natürlich", "Niemals", "Nur im Winter")),
    ],
)
def test_a_poll_under_its_heading_leaves_without_a_button(language: str, lines: tuple[str, ...]) -> None:
    assert _kept(language, *lines) == []


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("QUICK POLL", "Should dogs be allowed on the beach?", "Of course", "Never", "Only in winter")),
        ("it", ("Sondaggio", "I cani in spiaggia?", "Certo", "Mai", "Solo d'inverno")),
    ],
)
def test_the_heading_and_the_question_of_a_poll_behind_the_last_paragraph_leave(
    language: str, lines: tuple[str, ...]
) -> None:
    text = "\n".join((*ARTICLES[language], *lines))
    document = clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), RULES)
    assert [verdict.keep for verdict in document.verdicts[-len(lines) :][:2]] == [False, False]
