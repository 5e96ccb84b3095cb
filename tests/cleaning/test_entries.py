"""A live blog's entries in a dump: the times above them leave, their headings stay."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
OPENING = (
    "Les candidats du port de Valmer débattent ce soir dans la salle des fêtes, et nous suivons la soirée en direct."
)
ENTRIES = (
    ("21h40", "Une question sur la digue", "Madame Orlac promet que la digue sera réparée avant l’hiver prochain, sans hausse d’impôts."),
    ("21h15", "Le quai des pêcheurs", "Monsieur Vernay veut rendre le quai aux pêcheurs et déplacer le marché vers la gare routière."),
    ("20h50", "La salle est pleine", "Environ trois cents habitants ont pris place, et des chaises ont été ajoutées dans le couloir."),
)  # fmt: skip


def verdicts(*lines: str) -> dict[str, str]:
    raw = RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())
    cleaned = clean(segment(raw), RULES)
    return {b.text: v.rule if not v.keep else "" for b, v in zip(cleaned.blocks, cleaned.verdicts, strict=True)}


def test_times_leave_and_headings_stay() -> None:
    found = verdicts("Le débat de Valmer minute par minute", OPENING, *(line for entry in ENTRIES for line in entry))
    assert [found[time] for time, _, _ in ENTRIES] == ["stamp.clock"] * 3
    assert [found[line] for _, *lines in ENTRIES for line in lines] == [""] * 6


def test_the_hours_of_a_programme_stay() -> None:
    closing = "Les portes ouvrent à 17 heures, et l’entrée est libre pour les enfants du village, précise la mairie."
    programme = ("18h00", "Discours", "19h30", "Dîner", "21h00", "Bal")
    found = verdicts("La fête du port de Valmer", OPENING.replace("débattent", "dansent"), *programme, closing)
    assert not {found[line] for line in programme} & {"stamp.clock"}


def test_one_time_is_no_stamp() -> None:
    found = verdicts("Le débat de Valmer", OPENING, *ENTRIES[0])
    assert found["21h40"] != "stamp.clock"


@pytest.mark.parametrize("language", ["en", "it", "pl", "ru", "tr"])
def test_paragraphs_of_entries_stay_to_the_last_however_much_stands_between(language: str) -> None:
    """What parts the entries of a live blog: a time glued to a label, a clock's bare seconds, a label that programs print."""
    title, *told = read_articles()[language]
    stamps = ("21.48IMPORTANT", "20:15PHOTO", "18.32IMPORTANT", "16:07PHOTO", "13.50IMPORTANT")
    entries = [
        line
        for at, (stamp, text) in enumerate(zip(stamps, told, strict=True))
        for line in (stamp, text.split(".")[0] + ".", str(1753904880 - 3600 * at))
    ]
    found = verdicts(title, OPENING, *entries, "Facebook", "© 2025 Valmer")
    assert not [text for text in entries[1::3] if found[text]]


# A time of another form each: with a word glued, with a kind and a writer between it and the text, an age with a sign glued.
MIXED = {
    "en": ("2.05pmAEDT", "4.37pm", "Key moment", "By Jane Holloway", "3 hours agoTom", "The harbour hall is full", "Nobody wants to leave yet"),
    "de": ("14:05UPDATE", "16.37 Uhr", "Wichtig", "Von Jana Holler", "vor 3 Std.jho", "Die Hafenhalle ist voll", "Noch will niemand gehen"),
    "fr": ("14h05URGENT", "16h37", "Temps fort", "Par Jeanne Hollier", "il y a 3 hJulie", "La halle du port est pleine", "Personne ne veut partir"),
}  # fmt: skip


@pytest.mark.parametrize("language", MIXED)
def test_times_of_several_forms_head_entries(language: str) -> None:
    glued, bare, kind, writer, age, one, two = MIXED[language]
    title, *text = read_articles()[language]
    found = verdicts(title, text[0], glued, one, text[1], bare, kind, two, writer, text[2], age, *text[3:])
    assert [time for time in (glued, bare, age) if not found[time]] == []
    assert [found[line] for line in (one, two, *text)] == [""] * (2 + len(text))
