"""Pages whose article speaks to nobody: what is the site's in a dump is so in the article's own markup, too."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment
from tests.cleaning.test_addressed import GUIDES

RULES = load_ruleset()
ARTICLES = read_articles()
POLLS = {
    "de": ("Umfrage", "Sollen Hunde an den Strand?", "Natürlich", "Niemals", "Nur im Winter", "Abstimmen"),
    "en": ("Quick poll", "Should dogs be allowed on the beach?", "Of course", "Never", "Only in winter", "Vote"),
    "fr": ("Sondage", "Faut-il ouvrir la plage aux chiens ?", "Bien sûr", "Jamais", "En hiver", "Voter"),
}
SPOKEN = (
    ("da", "Du bestemmer selv, hvornår din kaffe bliver kold."),
    ("de", "Wenn Sie möchten, beginnt Ihr Tag nach dem Frühstück noch einmal von vorne."),
    ("fr", "Quand vous voudrez, votre petite madeleine vous attend au bout du couloir."),
)


def kept(language: str, *middle: str, others: tuple[str, ...] = ()) -> list[str]:
    """What stays of a page whose article has some markup behind its second paragraph."""
    title, *paragraphs = ARTICLES[language]
    body = [f"<p>{text}</p>" for text in (*paragraphs[:2], *middle, *(others or paragraphs[2:]))]
    html = f"<html><body><main><article><h1>{title}</h1>{''.join(body)}</article></main></body></html>"
    cleaned = clean(segment(RawDocument("a.html", "html", "text/html", html.encode())), RULES)
    return [block.text for block in cleaned.kept]


@pytest.mark.parametrize("language", POLLS)
def test_a_poll_in_the_articles_own_container_leaves(language: str) -> None:
    assert kept(language, *POLLS[language]) == ARTICLES[language][1:]


@pytest.mark.parametrize("language", ["de", "fr"])
def test_an_article_that_speaks_itself_keeps_what_speaks_to_somebody(language: str) -> None:
    said = {
        "de": "Wenn Sie möchten, beginnen Sie noch einmal von vorne.",
        "fr": "Quand vous voudrez, recommencez depuis le début.",
    }
    text = said[language]
    assert text in kept(language, text, others=(*GUIDES[language], *ARTICLES[language][3:]))


def test_what_anybody_hears_stays() -> None:
    told = "Vroeger kwamen hier honderd man; nu zie je alleen nog een kat en heel soms een tractor."
    assert told in kept("nl", told)
