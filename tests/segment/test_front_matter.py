"""Dumps of site generators: front matter in TOML states headline, day and author as front matter in YAML does."""

import pytest

from pipeline.extraction import extract
from pipeline.model.document import RawDocument
from pipeline.segment.text import segment_text

STORIES = {
    "en": ("Ferry swaps its bell", "Nora Whitlock", [
        "The ferry across the sound will ring a smaller bell from Monday, because the old one cracked in the frost of last week.",
        "Its owner says that the new bell is borrowed from a chapel on the far shore, and will go home when the old one is cast anew.",
        "Passengers who set their watches by the old bell are asked to be patient, as the new one is rung by hand and a little late.",
    ]),
    "it": ("Il traghetto cambia campana", "Livia Sarti", [
        "Il traghetto dello stretto suonerà da lunedì una campana più piccola, perché la vecchia si è incrinata nel gelo di settimana scorsa.",
        "Il proprietario dice che la nuova è in prestito da una cappella dell'altra riva e tornerà a casa quando la vecchia sarà rifusa.",
        "Chi regolava l'orologio sulla vecchia campana deve avere pazienza, perché la nuova si suona a mano e arriva un po' in ritardo.",
    ]),
    "pl": ("Prom zmienia dzwon", "Anna Zalewska", [
        "Prom przez cieśninę będzie od poniedziałku dzwonił mniejszym dzwonem, ponieważ stary pękł podczas mrozu w zeszłym tygodniu.",
        "Właściciel mówi, że nowy dzwon jest pożyczony z kaplicy na drugim brzegu i wróci do domu, gdy stary zostanie odlany na nowo.",
        "Pasażerowie, którzy nastawiali zegarki według starego dzwonu, muszą być cierpliwi, bo nowy dzwoni ręcznie i trochę później.",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("form", ["plain", "markdown"])
@pytest.mark.parametrize("language", STORIES)
def test_toml_states_headline_and_day(language: str, form: str) -> None:
    headline, _, text = STORIES[language]
    front = f'+++\ntitle = "{headline}"\ndate = 2026-03-04\ndraft = false\n+++\n\n'
    head = f"# {headline}\n\n**{text[0].split()[0]}** " if form == "markdown" else ""
    record = extract(front + head + "\n\n".join(text))
    assert record is not None
    assert (record.title, record.date_published) == (headline, "2026-03-04")
    assert text[1] in record.text
    assert " = " not in record.text


@pytest.mark.parametrize("language", STORIES)
def test_an_author_of_toml_is_never_a_key(language: str) -> None:
    headline, author, text = STORIES[language]
    front = f'+++\ntitle = \'{headline}\'\nauthor = "{author}"\ndate = "2026-03-04T08:00:00Z"\n+++\n\n'
    record = extract(front + "\n\n".join(text))
    assert record is not None
    assert (record.title, record.date_published) == (headline, "2026-03-04")
    assert list(record.authors) in ([author], [])
    assert author not in record.text


def test_every_character_of_toml_is_a_block_or_a_sign() -> None:
    text = '+++\ntitle = "Bell"\ntags = ["a"]\n+++\n\nThe ferry rings.\n'
    document = segment_text(RawDocument("a.txt", "text", "text/plain", text.encode()))
    assert [block.text for block in document.blocks] == ["Bell", "The ferry rings."]
    assert [sign.text for sign in document.signs] == ["+++", 'title = ""', 'tags = ["a"]', "+++"]


@pytest.mark.parametrize(
    "text", ["title = 5\n\n+++\n\nWords.", "+++\ntitle = 5\n\nWords.", "+++\nWe say:\ntitle = 5\n+++\nWords."]
)
def test_plus_signs_alone_are_no_front_matter(text: str) -> None:
    document = segment_text(RawDocument("a.txt", "text", "text/plain", text.encode()))
    assert "title = 5" in [block.text for block in document.blocks]
