"""What repeats like cards of other stories and is the article's: people asked in the street, letters, entries of a day."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
STORIES = {
    "en": ("The bypass around Hexley opened on Monday after eleven years of argument, and traffic in the High Street fell by a third.",
           "The mayor cut a ribbon in the rain and drove the first mile in a car that her grandfather had bought in 1938.",
           "The council says that it will count the cars again in a year, and that it will then decide whether the High Street is to be closed."),
    "fr": ("La rocade de Vaulx a ouvert lundi après onze ans de querelles, et la circulation dans la grand-rue a baissé d’un tiers.",
           "La maire a coupé un ruban sous la pluie et parcouru le premier kilomètre dans une voiture achetée par son grand-père en 1938.",
           "La commune comptera de nouveau les voitures dans un an, et décidera alors si la grand-rue doit être fermée aux camions."),
    "pl": ("Obwodnica Marfiny została otwarta w poniedziałek po jedenastu latach sporów, a ruch na rynku spadł o jedną trzecią.",
           "Burmistrzyni przecięła wstęgę w deszczu i przejechała pierwszy kilometr autem, które jej dziadek kupił w 1938 roku.",
           "Gmina policzy auta jeszcze raz za rok i wtedy zdecyduje, czy rynek zostanie zamknięty dla ciężarówek."),
}  # fmt: skip
ASKED = {
    "en": ("Janet Moss, 41, Hexley", "You can hear the birds. They were there all along.", "Rob Tully, Marfield, 63", "It has killed this town stone dead.", "Aisha Karim, 19, student", "It's fine. The bus still goes through."),
    "fr": ("Jeanne Mousse, 41 ans, Vaulx", "On entend les oiseaux. Ils étaient là.", "Robert Tuly, 63 ans, boucher", "Cela a tué le bourg.", "Aïcha Karim, 19 ans, étudiante", "C’est très bien. Le bus passe encore."),
    "pl": ("Jan Pyrek, 58 lat, rolnik", "Ptaki słychać. Były tam zawsze.", "Halina Wrona, 71 lat, emerytka", "To zabiło miasteczko.", "Ania Karim, 19 lat, studentka", "Jest dobrze. Autobus jeździ dalej."),
}  # fmt: skip


def kept(*lines: str) -> list[str]:
    document = clean(segment(RawDocument("dump.txt", "text", "text/plain", "\n\n".join(lines).encode())), RULES)
    return [block.text for block in document.kept]


@pytest.mark.parametrize("language", STORIES)
def test_people_asked_in_the_street_stay_with_what_they_say(language: str) -> None:
    one, two, three = STORIES[language]
    assert kept(one, two, *ASKED[language], three) == [one, two, *ASKED[language], three]


def test_letters_that_say_i_stay_with_their_signatures() -> None:
    one, two, _ = STORIES["en"]
    letters = (
        "Worn Out, Mill Lane", "I was delighted to see the photograph of the swans. My late husband used to feed them every morning.",
        "Mrs E. Tandy, Hexley", "My dog barks at five, then the neighbour's dog barks, and I am awake with all of Castle Road.",
        "Sleepless in Castle Road", "In forty years as a vet I have never met a man whose arm was broken by a swan.",
    )  # fmt: skip
    assert set(letters) <= set(kept(one, two, *letters))


def test_entries_of_a_day_under_a_clock_with_noon_between_stay() -> None:
    one, two, _ = STORIES["en"]
    entries = ("3.05pm GMT", "The dog belongs to the member for Ling, who has apologised to the speaker.", "2.10pm GMT", "There is a roar from behind him in the chamber.",
               "12.58pm GMT", "Good afternoon and welcome. The chamber is full to the doors.")  # fmt: skip
    assert set(entries[1::2]) <= set(kept(one, two, *entries))


def test_a_portuguese_sentence_is_not_read_in_spanish() -> None:
    lines = ("A feira de Serrado abriu na segunda-feira depois de onze anos, e a praça encheu antes das nove da manhã.",
             "A prefeita cortou a fita debaixo de chuva e percorreu o primeiro corredor com o avô, que a fundou em 1938.",
             "O campo espera os visitantes com sombra, água fresca e duas bandas da escola até o fim da tarde de domingo.")  # fmt: skip
    assert kept(*lines) == list(lines)
