"""Sentences that speak to the reader of a dump, whose words no list of the site's knows: the article speaks to nobody."""

from __future__ import annotations

import pytest

from lab.bench.strings import BETWEEN, read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = read_articles()
SPOKEN = (
    ("de", "Wenn Sie möchten, beginnen Sie nach dem Frühstück noch einmal von vorne."),
    ("en", "Whatever you decide, your coffee stays on us until Sunday."),
    ("es", "Cuando quieras, aquí tienes tu café y lo demás."),
    ("fr", "Quand vous voudrez, votre petite madeleine vous attend au bout du couloir."),
    ("sv", "När du vill har du hela veckan framför dig."),
)
STAYS = (
    ("de", "Man fing am Morgen noch einmal von vorne an."),
    ("en", "You could hear the old clock above the entrance from the street."),  # of what the story names
    ("en", "Nobody cared, as long as the tea was hot."),
    ("fr", "« Quand vous voudrez, votre madeleine vous attend », répétait la pancarte."),
    ("sv", "Jag gillar det inte alls, sade ingen."),
)


GUIDES = {
    "de": (
        "Wer dorthin fährt, dem rate ich: Nehmen Sie sich Zeit, denn Ihre Tage in Tarnau werden länger, als Sie denken, und Sie gehen ungern.",
        "Ihre Schuhe lassen Sie am Eingang stehen, und dann sehen Sie von oben den Fluss, wie Sie ihn nie gesehen haben.",
    ),
    "en": (
        "If you go there, take your time, because you will find that your days in the village are longer than you think.",
        "You leave your shoes at the entrance, and then you see the river from above as you have never seen it in your life.",
    ),
    "es": (
        "Si vas allí, tómate tu tiempo, porque tus días en el pueblo serán más largos de lo que crees y no querrás marcharte.",
        "Dejas tus zapatos en la entrada, y luego ves el río desde arriba como no lo has visto en toda tu vida.",
    ),
    "fr": (
        "Si vous y allez, prenez votre temps, car vos journées au village seront plus longues que vous ne le croyez.",
        "Vous laissez vos chaussures à l'entrée, puis vous voyez la rivière d'en haut comme vous ne l'avez jamais vue.",
    ),
    "sv": (
        "Om du åker dit ska du ta god tid på dig, för dina dagar i byn blir längre än du tror och du vill inte åka hem.",
        "Du lämnar dina skor vid ingången, och sedan ser du ån uppifrån så som du aldrig har sett den i ditt liv.",
    ),
}  # fmt: skip


def verdicts(lines: list[str]) -> dict[str, str]:
    cleaned = clean(segment(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)
    blocks = cleaned.segmented.blocks
    return {
        block.text: "" if verdict.keep else str(verdict.origin)
        for block, verdict in zip(blocks, cleaned.verdicts, strict=True)
    }


def with_line(article: list[str], line: str) -> list[str]:
    return [*article[:BETWEEN], line, *article[BETWEEN:]]


@pytest.mark.parametrize(("language", "line"), SPOKEN)
def test_what_speaks_to_the_reader_of_something_else_goes(language: str, line: str) -> None:
    told = verdicts(with_line(list(ARTICLES[language]), line))
    assert told[line]
    assert [text for text in ARTICLES[language][1:] if told[text]] == []


@pytest.mark.parametrize(("language", "line"), STAYS)
def test_what_belongs_to_the_story_stays(language: str, line: str) -> None:
    assert not verdicts(with_line(list(ARTICLES[language]), line))[line]


@pytest.mark.parametrize(("language", "line"), SPOKEN)
def test_an_article_that_speaks_to_its_readers_keeps_it(language: str, line: str) -> None:
    told = verdicts(with_line([*ARTICLES[language], *GUIDES[language]], line))
    assert not told[line]


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [
        ("de", "Schuldet Ihnen noch jemand etwas?", "„Ja.“"),
        ("en", "Did nobody owe you anything?", "“Yes, everybody.”"),
        ("fr", "Vous doit-on encore quelque chose ?", "– Oui."),
    ],
)
def test_a_question_that_is_answered_stays(language: str, question: str, answer: str) -> None:
    article = list(ARTICLES[language])
    told = verdicts([*article[:BETWEEN], question, answer, *article[BETWEEN:]])
    assert not told[question] and not told[answer]
