"""The quick looks at how wide a dump's lines are pass over nothing that the search for widths would find."""

from __future__ import annotations

import random
import textwrap

import pytest

from pipeline.segment import text as dump_text
from pipeline.segment.dump import wrapping
from pipeline.segment.dump.pieces import cut
from pipeline.segment.dump.wrapping import unwrapped

_TEXT = (
    "the ferry to Lower Quay stays in port while the wind blows from the west and nobody knows when it sails again "
    "said Captain Jane Dunmorrow on Monday after the last boat had left"
)
_WORDS = _TEXT.split()
_ODD = ("東京の港は", "静かです", "चलती", "https://example.org/a/very/long/address/of/a/page", "Über\tfahrt")


def _dump(seed: int) -> str:
    chance = random.Random(seed)  # noqa: S311  # no secret
    short = chance.choice((0.05, 0.4))
    lines: list[str] = []
    width = chance.choice((45, 60, 72, 80, 100, 125, 140, 400))
    for _ in range(chance.randint(3, 25)):
        kind = chance.random()
        text = " ".join(chance.choices(_WORDS, k=chance.randint(1, 6) if kind < short else chance.randint(20, 60)))
        text += f" {chance.choice(_ODD)}" * (chance.random() < 0.1)
        lines += [text] if kind < 0.8 * (seed % 2) else textwrap.wrap(text + ".", width)
        lines += [""] * (chance.random() < 0.3)
    return "\n".join(lines)


def test_no_width_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    dumps = [cut(_dump(seed)) for seed in range(400)]
    passed = sum(map(wrapping._stick_out, dumps))
    quick = [unwrapped(pieces) for pieces in dumps]
    assert 40 < passed < 360
    assert sum(len(one) != len(pieces) for one, pieces in zip(quick, dumps, strict=True)) > 40
    monkeypatch.setattr(wrapping, "_stick_out", lambda pieces: False)
    assert quick == [unwrapped(pieces) for pieces in dumps]


@pytest.mark.parametrize("space", [" ", "\t", "\u00a0", "\u3000", "\u2009 ", "  \t"])
@pytest.mark.parametrize("size", [39, 41, 60])
def test_a_wide_gap_is_seen_whatever_it_is_made_of(space: str, size: int) -> None:
    gap = (space * size)[:size]
    text = f"Left of it{gap}right of it\nNext line"
    assert dump_text._is_gapped(text) == (dump_text._WIDER.search(text) is not None) == (size > 40)
    assert not dump_text._is_gapped(text.replace(gap, space))
