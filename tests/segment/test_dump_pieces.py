"""How wide the lines of a dump are."""

from __future__ import annotations

import sys
import unicodedata

from pipeline.segment.dump.pieces import columns


def test_every_letter_takes_the_columns_that_unicode_gives_it() -> None:
    for point in range(sys.maxunicode + 1):
        letter = chr(point)
        if unicodedata.category(letter) == "Cn":
            continue  # unassigned
        wide, mark = unicodedata.east_asian_width(letter) in "WF", unicodedata.combining(letter) != 0
        assert columns(f"é{letter}") == 2 + wide - mark, hex(point)
