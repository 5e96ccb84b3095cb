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
