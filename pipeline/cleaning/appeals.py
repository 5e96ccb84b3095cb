"""Whether a line speaks for the site: an article's last line speaks to its reader, too, and says whom to call."""

from __future__ import annotations

import re

from pipeline.packs.functions import Role
from pipeline.packs.lexicon import Lexicon

# Whom to call and where to write is the article's; an address alone is no label.
_NUMBER, _SITE, _ADDRESS = re.compile(r"\d[\d ./()-]{5,}\d"), re.compile(r"\bwww\.|https?:"), re.compile(r"^\S+\.\S+$")
# The number of a helpline or an office; no date, no time, no sum.
PHONE = re.compile(r"(?<![\d.,:/-])[+(]?\d[\d ()/-]{5,}\d(?![\d.,:/-]\d)")


def has_contact(text: str) -> bool:
    """Whether a line says whom to call or where to write, or is an address."""
    if "@" in text or (("www." in text or "http" in text) and _SITE.search(text)):
        return True
    return _NUMBER.search(text) is not None or (" " not in text and _ADDRESS.search(text) is not None)


def is_appeal(normal: str, code: str, lexicon: Lexicon) -> bool:
    """Whether a sentence in its normal form may be the site's word to its readers, by its words in a language.

    It names what a site offers or asks for, says "we" or "our" (where a pack lists these), or begins with "please". "You have to see it to believe
    it." does neither. Of short last sentences with "you" or "we" on labelled dumps of news and blogs 24 without such a name
    are the article's and 27 the site's, of those with one 11 and 26.
    """
    if not code:
        return True
    tokens = lexicon.tokens(normal)
    if lexicon.person(code).may_be_site(tokens):
        return True
    senses = [word.sense for word in lexicon.words(tokens, code)]
    if any(sense.subject for sense in senses if sense is not None):
        return True
    first = senses[0] if senses else None
    asked = first is not None and first.role is Role.ADDRESS and first.prompts
    return asked and any(sense.role is Role.ASK or sense.topic for sense in senses if sense is not None)
