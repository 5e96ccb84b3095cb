"""Pen names behind a lead: "by river_watch", "Posted by RiverWatch7 on March 3": one word that has no shape of a name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.persons.kind import is_account
from pipeline.packs.languages import LanguagePack
from pipeline.packs.names import known_names

MAX_CHARS = 160  # of the whole text
# What stands before the lead: a date, a label, marks; and the leads that a person's name follows without a colon.
_LED = re.compile(
    r"(?i)^(?:[^\n]{0,60}[\s|•·,–-])?(?:by|von|vom|par|por|door)\s*:?\s+(?P<name>[^\W_][\w.-]{1,23})(?P<rest>$|\s*[|•·,/»–(].*|\s+[-–].*"
    r"|\s+(?:on|am|le|el|il|at|um|vom|den|op|em)\s.*|\s+\d.*)$"
)
_OFFICIAL = re.compile(r"(?i)admin|webmaster|wordpress|editor|redak|team|news|press|support|office|staff")
_WORDLIKE = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")


def read_handle(text: str, languages: Mapping[str, LanguagePack]) -> str | None:
    """The pen name that a byline gives, as printed; None unless the text is a lead, one word, and at most a date.

    The word holds a figure, a mark or capitals inside, or a date stands beside it: "by hand" is none.
    """
    if len(text) > MAX_CHARS:
        return None
    match = _LED.match(" ".join(text.split()).strip(" |•·"))
    if match is None:
        return None
    name = match["name"].strip(".-")
    folded = name.casefold()
    if sum(c.isalpha() for c in name) < 3 or is_account(name) or agency(name) or _OFFICIAL.search(name):
        return None
    texts = known_names().texts
    if (
        folded in texts["ordinary"]
        or folded in texts["houses"]
        or any(folded in pack.function_words for pack in languages.values())
    ):
        return None
    if _WORDLIKE.fullmatch(name) and (name.istitle() or name.isupper()):
        return None  # a word with the shape of a name, or of an abbreviation: not for this reader
    dated = _FIGURE.search(match["rest"]) or _FIGURE.search(text[: match.start("name")])
    return name if dated or not _WORDLIKE.fullmatch(name) or not name.islower() else None
