"""What tells a story in each language: a sentence of news does, a notice of a site does not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.cleaning.functions import function_reader
from pipeline.packs import load_ruleset
from pipeline.packs.functions import FunctionPack, Role
from pipeline.packs.lexicon import ANY_LANGUAGE, Lexicon
from pipeline.packs.normal import normalise

RULES = load_ruleset()
SENTENCES: dict[str, dict[str, list[str]]] = tomllib.loads(Path(__file__).with_name("telling.toml").read_text("utf-8"))
# Forms that a site's past tense and its politeness share with the news, where the language gives no other sign.
NOTICES = {
    "de": ["Wenn Ihnen der Beitrag gefallen hat, abonnieren Sie uns.", "Sie haben diesen Artikel bereits geteilt."],
    "es": ["Tu sesión expiró.", "¿Olvidó su contraseña?", "Ocurrió un error al cargar los comentarios."],
    "fi": ["Käytämme evästeitä, jotta mainokset vastaisivat toiveitasi.", "Istunto on vanhentunut."],
    "fr": ["Votre session a expiré.", "Cet article vous a plu ?"],
    "hu": ["Elfelejtette a jelszavát?", "A hozzászólást eltávolították."],
    "pl": ["Wystąpił błąd. Spróbuj ponownie za chwilę.", "W tej chwili komentarze są wyłączone."],
    "pt": ["Gostou da matéria?", "A sua sessão expirou."],
    "ro": ["Sesiunea a expirat.", "A apărut o eroare la încărcare."],
    "sl": ["Vaša seja je potekla."],
    "sq": ["Seanca juaj ka skaduar."],
    "tr": ["Deneme süreniz bitti.", "Oturumunuz sona erdi."],
    "ur": ["آپ نے یہ مضمون محفوظ کر لیا ہے۔"],
}


def _tells(text: str, code: str) -> bool:
    return function_reader(RULES).tells(normalise(text), code)


def test_every_language_has_sentences() -> None:
    assert set(SENTENCES) == {pack.code for pack in RULES.functions} - {ANY_LANGUAGE}


@pytest.mark.parametrize("code", SENTENCES)
def test_news_tells_and_notices_do_not(code: str) -> None:
    assert [text for text in SENTENCES[code]["news"] if not _tells(text, code)] == []
    notices = [*SENTENCES[code]["notices"], *NOTICES.get(code, ())]
    assert [text for text in notices if _tells(text, code)] == []


def _roles(text: str, *narrative: str) -> list[tuple[str, Role | None]]:
    lexicon = Lexicon([FunctionPack("xx", narrative=narrative, topics={"comments": "replies"})], {})
    line = lexicon.lines([lexicon.tokens(text)])[0]
    words = [(word.text, word.sense.role if word.sense else None) for word in lexicon.words(line.tokens, "xx")]
    assert lexicon.tells(line, "xx") == any(role is Role.NARRATIVE for _, role in words)
    return words


@pytest.mark.parametrize(
    ("text", "tells"), [("il a rouvert hier", True), ("il a rouverte", False), ("rouvert a", False)]
)
def test_the_second_word_of_an_entry_may_be_an_ending(text: str, tells: bool) -> None:
    assert any(role is Role.NARRATIVE for _, role in _roles(text, "a *ert")) == tells


def test_an_entry_that_is_written_out_goes_before_one_with_an_ending() -> None:
    assert _roles("il a plu", "a *u", "-a plu") == [("il", None), ("a plu", Role.GLUE)]
    assert _roles("il a vu", "a *u", "-a plu") == [("il", None), ("a *u", Role.NARRATIVE)]


def test_a_plain_word_is_not_known_by_its_ending() -> None:
    assert _roles("replies expiró", "*ó", "-expiró") == [("replies", Role.TOPIC), ("expiró", None)]
    assert _roles("replies llegó", "*ó", "-expiró") == [("replies", Role.TOPIC), ("llegó", Role.NARRATIVE)]
