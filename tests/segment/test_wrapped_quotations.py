"""Quotations in dumps that were broken at a fixed width: the mark before each of their lines is the tool's, as in a mail."""

from __future__ import annotations

from textwrap import fill

import pytest

from pipeline import RawDocument
from pipeline.segment.text import segment_text

WIDTH = 76
STORIES = {
    "en": (
        "The keeper of the upper weir opened the lock by hand on Sunday after the motor that moves its gates had burnt out "
        "during the night, and forty boats were waiting in the basin below, the river board said in a statement.",
        "We turned the wheel in shifts of ten minutes, said Ines Roth, who has looked after the lock for eleven years and "
        "has never seen so many boats in the basin, and it took us until noon to bring the last of them through.",
    ),
    "es": (
        "El guarda de la presa alta abrió la esclusa a mano el domingo después de que se quemara por la noche el motor que "
        "mueve las compuertas, y cuarenta barcos esperaban en la dársena, según informó la junta del río.",
        "Giramos la rueda en turnos de diez minutos, dijo Inés Roth, que cuida de la esclusa desde hace once años y nunca "
        "había visto tantos barcos en la dársena, y tardamos hasta el mediodía en pasar el último.",
    ),
    "tr": (
        "Yukarı bendin bekçisi, kapakları hareket ettiren motor gece yandığı için pazar günü savağı elle açtı ve aşağıdaki "
        "havuzda kırk tekne bekliyordu, diye bildirdi nehir kurulu pazartesi sabahı yaptığı yazılı açıklamada.",
        "Çarkı onar dakikalık nöbetlerle çevirdik, dedi on bir yıldır savağa bakan ve havuzda hiç bu kadar tekne görmemiş "
        "olan İnci Rot, ve son mavnayı odadan geçirmemiz öğleye kadar sürdü, diye ekledi.",
    ),
}


def blocks(*paragraphs: str) -> tuple[list[str], list[str]]:
    raw = RawDocument("dump.txt", "text", "text/plain", "\n\n".join(paragraphs).encode())
    segmented = segment_text(raw)
    return [block.text for block in segmented.blocks], [sign.text for sign in segmented.signs]


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("mark", ["> ", ">> "])
def test_a_quotations_lines_are_one_without_the_marks_before_them(language: str, mark: str) -> None:
    plain, said = STORIES[language]
    quoted = fill(said, WIDTH, initial_indent=mark, subsequent_indent=mark)
    found, signs = blocks(fill(plain, WIDTH), quoted, fill(plain, WIDTH))
    assert found == [plain, said, plain]
    assert "".join(signs).replace(" ", "") == mark.strip() * (quoted.count("\n") + 1)


def test_a_mark_on_one_line_stays_as_printed() -> None:
    plain, _ = STORIES["en"]
    found, signs = blocks(fill(plain, WIDTH), "> More about the lock", fill(plain, WIDTH))
    assert found == [plain, "> More about the lock", plain]
    assert not signs


def test_lines_that_were_not_broken_at_a_width_keep_their_marks() -> None:
    lines = ("> The lock is open", "> The weir is shut", "> The boats wait")
    found, _ = blocks("\n".join(lines), STORIES["en"][0] * 2)
    assert found[:3] == list(lines)
