"""Lines whose UTF-8 was read as another encoding: the © of a misread letter signs nothing."""

from __future__ import annotations

import pytest

from pipeline import load_ruleset
from pipeline.grammar import LineKind, read_line
from pipeline.grammar.misread import last_copyright_sign

LANGUAGES = load_ruleset().languages
SENTENCES = (
    "Les travaux ont coûté près de trois millions, a déclaré la mairie en fin d'après-midi, dans le café",
    "העבודות שהחלו בחודש פברואר עלו קרוב לשלושה מיליון שקלים, ששולמו בידי העירייה ושר התחבורה",
    "بلغت كلفة الأعمال ثلاثة ملايين دفعتها البلدية بمساعدة المحافظة ووزارة الثقافة",
    "Práce na mostě stály přes tři miliony korun, oznámila radnice v pondělí, a hradila je též obec",
)


def _misread(text: str, name: str) -> str:
    return "".join(bytes([byte]).decode(name, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("name", ["cp1252", "latin-1", "cp1250", "cp1251", "mac_roman"])
def test_a_misread_sentence_is_no_caption(sentence: str, name: str) -> None:
    line = _misread(sentence, name)
    assert last_copyright_sign(line) == -1
    reading = read_line(line, LANGUAGES)
    assert reading is None or reading.kind is not LineKind.CREDIT


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Der Hafen von Kesselbrück am Montagmorgen © Hanne Grubel", "Hanne Grubel"),
        ("Die Fähre nach der Reparatur, Foto©Kesselbote", "Kesselbote"),
        ("Le café du port, lundi matin.© Luce Armand", "Luce Armand"),
        ("Мост у Верхней Слободы, утро понедельника ©ТАСС", "ТАСС"),
        (_misread("Le café du port, lundi matin © Luce Armand", "cp1252"), "Luce Armand"),
        (_misread("Le port de Saint-Orens © Zoé", "cp1252"), _misread("Zoé", "cp1252")),
    ],
)
def test_a_sign_of_its_own_still_signs(line: str, value: str) -> None:
    reading = read_line(line, LANGUAGES)
    assert reading is not None
    assert (reading.kind, reading.value) == (LineKind.CREDIT, value)
