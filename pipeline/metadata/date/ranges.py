"""Days that a line names as one end of several: they are when something takes place, or the days of an edition."""

from __future__ import annotations

import re

from pipeline.grammar import DateMention

# One end of a range of days: "3–5 March 2021", "3 March – 5 March 2021", "3.03. - 05.03.2021". No single day.
_RANGE_BEFORE = re.compile(
    r"(?<![\d:.])\d{1,2}(?:st|nd|rd|th|\.)?(?:\s?[^\W\d_]{3,12}\.?|\d{1,2}\.)?(?:\s?\d{4})?\s?[–—-]\s?\Z"
)
_RANGE_BEHIND = re.compile(
    r"\s?[–—-]\s?(?:[^\W\d_]{3,12}\.?\s)?\d{1,2}(?:st|nd|rd|th|\.)?,?\s(?:[^\W\d_]{3,12}\.?,?\s)?\d{4}(?!\d)"
)
# The first of the days that a weekend's edition names: "3./4. January 2026", "31 January/1 February 2026".
_EDITION_DAYS = re.compile(r"(?<![\d:./-])(\d{1,2})(?:st|nd|rd|th|\.)?(\s[^\W\d_]{3,12}\.?(?:\s\d{4})?)?\s?/\s?\Z")
MOST_OF_EDITION = 2  # days behind its first one; what stands before a slash may be a number of anything else


def may_be_ranged(text: str, mention: DateMention, before_label: bool) -> bool:
    """Whether a day is one end of a range; before a label ("3 March 2021 - Updated 4 March 2021") it begins none."""
    before = text[: mention.start]
    if _RANGE_BEFORE.search(before) or _ends_edition(before, mention.day):
        return True
    return not before_label and _RANGE_BEHIND.match(text[mention.end :]) is not None


def _ends_edition(before: str, day: int | None) -> bool:
    """Whether a day is the last of those that an edition is for, by what stands before it."""
    first = _EDITION_DAYS.search(before)
    if first is None or day is None:
        return False
    return day <= MOST_OF_EDITION if first[2] else 0 < day - int(first[1]) <= MOST_OF_EDITION
