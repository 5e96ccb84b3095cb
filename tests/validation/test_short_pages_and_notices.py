"""A flash below its headline and day is an article, however long the notice is that asks for consent."""

from __future__ import annotations

import pytest

from pipeline import RawDocument, process
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.reasons import QuarantineCode
from pipeline.model.record import ArticleRecord
from pipeline.packs import load_ruleset

RULES = load_ruleset()

FLASHES = {
    "hr": (
        "Most kod Suhe Drage zatvoren do petka",
        "14.10.2025. u 17:20",
        "Most kod Suhe Drage zatvoren je za kamione nakon što je bura u utorak oko podne otkinula ogradu.",
        "Popravak će, kako kažu iz cestarske službe, potrajati do petka, a osobni automobili voze naizmjence.",
        "Mi i naši partneri pohranjujemo podatke na uređaju, kao što su kolačići, te obrađujemo osobne podatke.",
    ),
    "es": (
        "La barca de Miravento vuelve a cruzar",
        "9 de octubre de 2025, 18:40",
        "La barca de Miravento ha vuelto a cruzar el río este jueves, con cuarenta ovejas y un piano a bordo.",
        "El barquero tocó la campana en cada piedra, y en la otra orilla lo esperaban los niños de la escuela.",
        "Utilizamos cookies propias y de terceros para analizar tu navegación y mostrarte publicidad personalizada.",
    ),
    "fi": (
        "Kalasataman silta suljetaan viikoksi",
        "7.10.2025 klo 16.05",
        "Kalasataman silta suljetaan maanantaina viikoksi, koska myrsky irrotti kaiteen kahdesta kohdasta.",
        "Liikenne ohjataan vanhan myllyn kautta, ja pyöräilijät pääsevät yli lautalla, kertoo kaupunki.",
        "Me ja kumppanimme tallennamme evästeitä laitteellesi ja käsittelemme henkilötietojasi mainontaa varten.",
    ),
}


def page(language: str, *, headed: bool) -> str:
    title, day, *text, notice = FLASHES[language]
    head = f"<h1>{title}</h1><p>{day}</p>" if headed else ""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text)
    notices = "".join(f"<p>{notice}</p>" for _ in range(8))
    return (
        f'<html lang="{language}"><head><title>{title}</title></head><body><div class="post">{head}{paragraphs}</div>'
        f'<div id="consent-dialog" class="cookie-consent" role="dialog">{notices}</div></body></html>'
    )


@pytest.mark.parametrize("language", FLASHES)
def test_a_flash_below_headline_and_day_outweighs_the_notice(language: str) -> None:
    outcome = process(RawDocument("f.html", "html", "text/html", page(language, headed=True).encode()), RULES)
    assert isinstance(outcome.record, ArticleRecord)
    assert outcome.record.paragraphs == list(FLASHES[language][2:4])


@pytest.mark.parametrize("language", FLASHES)
def test_without_them_it_is_a_wall(language: str) -> None:
    outcome = process(RawDocument("f.html", "html", "text/html", page(language, headed=False).encode()), RULES)
    assert isinstance(outcome.record, QuarantineRecord)
    assert outcome.record.code is QuarantineCode.CONSENT_WALL
