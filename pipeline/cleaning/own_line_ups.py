"""Line-ups of a match: a side, its players parted by commas; and what stands with them: cards, spectators, who refereed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cleaning.line import Line
from pipeline.model.block import Verdict

# "HSG: Maier, Vogt – Kraus (9/3), Sommer (6)": a side, perhaps its coach, and names parted by commas with figures among them.
_LINE_UP = re.compile(r"[^\W\d_][^:：,.!?]{0,40}(?:\([^()]{2,40}\))?\s?[:：]\s?[^\W\d_].*\d")
# "Vernay: Orlac; Marchand, Petit, Roux et Blanc (Noir); Dupont, …": lines of the field are parted by semicolons.
_FIELDED = re.compile(r"[^\W\d_][^:：,.;!?]{0,40}[:：]\s?[^\W\d_][^;:]{2,40};[^;]{2,120};")
LEAST_PLAYERS, LEAST_PARTED, LINE_UP_REACH = 3, 5, 3
_FACT = re.compile(r"[^\W\d_][^:：,.!?]{1,30}[:：]\s?\S")
MOST_FACTS, FACT_CHARS, HEADING_WORDS = 8, 200.0, 3


def is_line_up(text: str) -> bool:
    """Whether a line has the shape of a side's players, which no headline has."""
    commas = text.count(",")
    if commas >= LEAST_PLAYERS and _LINE_UP.match(text):
        return True
    return ";" in text and commas + text.count(";") >= LEAST_PARTED and _FIELDED.match(text) is not None


def line_ups(lines: Sequence[Line]) -> Iterator[int]:
    """The players of one side each: `HSG: Maier – Kraus (9/3), Sommer (6), …`, two such lines at least."""
    found = [line.index for line in lines if is_line_up(line.text)]
    for one, two in pairwise(found):
        if two - one <= LINE_UP_REACH:
            yield from (one, two)


def line_up_facts(lines: Sequence[Line], decided: Sequence[Verdict | None]) -> Iterator[int]:
    """The heading right above two sides, and labelled facts between and right below them; of what rules took only the heading,
    which a site's foot has, too ("Ficha técnica").
    """
    found = sorted(set(line_ups(lines)))
    if not found:
        return  # nearly all documents end here
    above = lines[found[0] - 1] if found[0] else None
    fielded = _FIELDED.match(lines[found[0]].text) is not None  # other lines of names and figures stand below anything
    if above is not None and fielded and above.words <= HEADING_WORDS and not above.ended and above.reading is None:
        verdict = decided[above.index]
        if verdict is None or verdict.captured_as is None:
            yield above.index
    sides = frozenset(found)
    for line in lines[found[0] + 1 : found[-1] + 1 + MOST_FACTS]:
        if line.index in sides:
            continue
        if decided[line.index] is None and line.length <= FACT_CHARS and _FACT.match(line.text):
            yield line.index
        elif line.index > found[-1]:
            return
