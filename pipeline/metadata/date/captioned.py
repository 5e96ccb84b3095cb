"""Days on which pictures were taken: lines that tell what is seen and end with a day."""

from __future__ import annotations

import re

from pipeline.grammar import DateMention
from pipeline.grammar.persons.kind import has_case
from pipeline.packs.names import known_names

TELLING_WORDS = 2  # words in lower case of a line that tells something; places and names have none
CASELESS_WORDS = 6  # … words of one in a script without letter case: who wrote and where are fewer
_COMMAS = (",", "،")
# What leads to the day on which a line ends: "on the quay on 24 April 2021". What does in bylines, too, has fewer other words
# before it: "the shed after the storm of 3 January 2021".
_ON_DAY = re.compile(r"\s(?:on|am|le|el|il|den|op|em)$")
_TAKEN, _TAKEN_AT = ("=", "＝"), ("、", ",")  # "船をこぐ男性=2021年4月24日、港町で"


def is_captioned(text: str, mention: DateMention) -> bool:
    """Whether a line tells what a picture shows and ends with its day: "Workers on the quay in Skell, 24 April 2021"."""
    before, behind = text[: mention.start].rstrip(), text[mention.end :]
    if before.endswith(_TAKEN) and behind.startswith(_TAKEN_AT):
        return True
    texts = known_names().texts
    if (rest := behind.strip(" .)")) and rest.casefold() not in texts["year_words"]:
        return False
    words = before.rstrip(",، ").split()
    if not has_case(before):
        return len(words) >= CASELESS_WORDS and before.endswith(_COMMAS)
    telling = sum(word[0].islower() for word in words)
    if before.endswith(_COMMAS) or _ON_DAY.search(before):
        return telling >= TELLING_WORDS
    return telling > TELLING_WORDS and before.split()[-1].casefold() in texts["caption_days"]
