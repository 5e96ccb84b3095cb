"""What a line is read as before any rule looks at it."""

from __future__ import annotations

import pytest

from pipeline.cleaning.line import read_lines
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()


def _is_sentence(text: str) -> bool:
    (line,) = read_lines(segment(RawDocument("a.txt", "text", "text/plain", f"{text}\n".encode())).blocks, RULES)
    return line.sentence


@pytest.mark.parametrize(
    "text",
    [
        "Ein Nachbar sah auf die Uhr und sagte: „Zwei Jahre gewartet. Sie geht vor.“(mkr)",
        "En granne såg på klockan och sade: ”Två år väntade vi. Nu går den före.” (alm)",
        "Сосед посмотрел на часы и сказал: «Ждали два года. Они спешат».(алм)",
        "Een buurman keek op de klok: twee jaar gewacht, en ze loopt voor.(wv)",
    ],
)
def test_initials_behind_the_last_full_stop_leave_a_sentence_a_sentence(text: str) -> None:
    assert _is_sentence(text)


@pytest.mark.parametrize("text", ["Uhren der Firma Arnold & Co. (Tarnau)", "Die alte Uhr über dem Eingang (mkr)"])
def test_other_brackets_end_no_sentence(text: str) -> None:
    assert not _is_sentence(text)
