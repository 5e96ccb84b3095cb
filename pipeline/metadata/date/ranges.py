"""Days that a line names as one of several: ends of a range, somebody's first and last, those of an edition.

They are when something takes place; none of them is the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.grammar import DateMention
from pipeline.grammar.vocabulary import Vocabulary, alternation, vocabulary
from pipeline.packs.languages import LanguagePack

# What stands before the last day of a range: "3–5 March 2021", "3 March – 5 March 2021", "3.03. - 05.03.2021", "4 to 10 March
# 2021". Behind minutes ("5 min – 3 March 2021") stands a day of publication.
_FIRST_DAY = r"(?<![\d:.])\d{1,2}(?:st|nd|rd|th|\.)?(?:\s?(?!min)[^\W\d_]{3,12}\.?|\d{1,2}\.)?(?:,?\s?\d{4})?"
_LAST_DAY = r"(?:[^\W\d_]{3,12}\.?\s)?\d{1,2}(?:st|nd|rd|th|\.)?,?\s(?:[^\W\d_]{3,12}\.?,?\s)?\d{4}(?!\d)"
# What stands behind the first day where the year leads: "2021年3月3日〜5日", "2021. március 3–5.".
_DAYS_BEHIND = re.compile(
    r"\s?(?:[–—〜～~-]|から|부터|[至到])\s?(\d{1,2}[月월]\s?)?(\d{1,2})(?:[日号號일]|\.(?!\d)|(?=\s*(?:$|[,;)])))"
)
_LIFE_SIGNS = ("*", "†", "✝", "✞")
# The first of the days that a weekend's edition names: "3./4. January 2026", "31 January/1 February 2026".
_EDITION_DAYS = re.compile(r"(?<![\d:./-])(\d{1,2})(?:st|nd|rd|th|\.)?(\s[^\W\d_]{3,12}\.?(?:\s\d{4})?)?\s?/\s?\Z")
MOST_OF_EDITION = 2  # days behind its first one; what stands before a slash may be a number of anything else


def is_ranged(
    text: str, mention: DateMention, languages: Mapping[str, LanguagePack], before_label: bool = False
) -> bool:
    """Whether a day is one of several; before a label ("3 March 2021 - Updated 4 March 2021") it begins no range."""
    before = text[: mention.start]
    if _range_before(vocabulary(languages)).search(before) or before.rstrip().endswith(_LIFE_SIGNS):
        return True
    if _ends_edition(before, mention.day):
        return True
    last = _DAYS_BEHIND.match(text[mention.end :]) if mention.text[:4].isdigit() else None
    if last is not None and (last[1] or int(last[2]) > (mention.day or 0)):
        return True
    return not before_label and _range_behind(vocabulary(languages)).match(text[mention.end :]) is not None


@lru_cache(maxsize=8)
def _range_before(known: Vocabulary) -> re.Pattern[str]:
    words, weekday = alternation(known.words("range_words")), r"[^\W\d_]{3,14}\.?,?\s"
    return re.compile(rf"{_FIRST_DAY}(?:\s?[–—-]|\s(?:{words})\s(?:{weekday})?)\s?\Z")


@lru_cache(maxsize=8)
def _range_behind(known: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?:\s?[–—-]\s?|\s(?:{alternation(known.words('range_words'))})\s){_LAST_DAY}")


def _ends_edition(before: str, day: int | None) -> bool:
    """Whether a day is the last of those that an edition is for, by what stands before it."""
    first = _EDITION_DAYS.search(before)
    if first is None or day is None:
        return False
    return day <= MOST_OF_EDITION if first[2] else 0 < day - int(first[1]) <= MOST_OF_EDITION
