"""Days on which pictures were taken: lines that tell what is seen and end with a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.grammar import DateMention
from pipeline.grammar.persons.kind import has_case
from pipeline.grammar.vocabulary import Vocabulary, alternation, vocabulary
from pipeline.packs.languages import LanguagePack
from pipeline.packs.names import known_names

TELLING_WORDS = 2  # words in lower case of a line that tells something; places and names have none
CASELESS_WORDS = 6  # … words of one in a script without letter case: who wrote and where are fewer
_COMMAS = (",", "،")
# … and so many letters in a row of scripts without spaces and commas (Thai, Lao, Burmese, Khmer): names are shorter, or two words.
_UNSPACED_TELLING = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{24}")
# What leads to the day on which a line ends: "on the quay on 24 April 2021". What does in bylines, too, has fewer other words
# before it: "the shed after the storm of 3 January 2021".
_ON_DAY = re.compile(r"\s(?:on|am|le|el|il|den|op|em)$")
_TAKEN, _TAKEN_AT = ("=", "＝"), ("、", ",")  # "船をこぐ男性=2021年4月24日、港町で"


def is_captioned(text: str, mention: DateMention, languages: Mapping[str, LanguagePack]) -> bool:
    """Whether a line tells what a picture shows and ends with its day: "Workers on the quay in Skell, 24 April 2021".

    Behind the day and a stop may stand who took it: "… 24 April 2021. Photo: Jane Doe".
    """
    before, behind = text[: mention.start].rstrip(), text[mention.end :]
    if before.endswith(_TAKEN) and behind.startswith(_TAKEN_AT):
        return True
    if text[mention.end :].strip() and _credited(vocabulary(languages)).search(text, mention.end) is not None:
        return True
    if text.rstrip(" )）。").endswith(known_names().credits["picture_ends"]):
        return True
    texts = known_names().texts
    if (rest := behind.strip(" .)")) and rest.casefold() not in texts["year_words"]:
        return False
    words = before.rstrip(",، ").split()
    if not has_case(before):
        if len(words) == 1 and _UNSPACED_TELLING.search(before):
            return True
        return len(words) >= CASELESS_WORDS and before.endswith(_COMMAS)
    telling = sum(word[0].islower() for word in words)
    if before.endswith(_COMMAS) or _ON_DAY.search(before):
        return telling >= TELLING_WORDS
    return telling > TELLING_WORDS and before.split()[-1].casefold() in texts["caption_days"]


@lru_cache(maxsize=8)
def _credited(known: Vocabulary) -> re.Pattern[str]:
    """A stop, a word for pictures and the mark behind it."""
    return re.compile(rf"(?i)[.。।။។]\s*(?:{alternation(known.words('credit_words'))})\s*[:：=]")
