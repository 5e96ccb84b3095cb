"""Who wrote it, by the note about the author: "Jane Doe is a reporter for …" in the last lines of the text or behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import NameKind, name_kind
from pipeline.grammar.vocabulary import alternation, vocabulary
from pipeline.metadata.document.context import Context
from pipeline.packs.languages import LanguagePack

BEFORE_END, BEHIND_END = 4, 8  # blocks around the end of the text in which the note stands
MIN_CHARS, MAX_CHARS = 30, 700
ROLE_CHARS = 120  # of the note's beginning, in which it says what the person does

# A capitalised name of two to four words.
_NAME = r"[^\W\d_a-zà-ÿ][\w.'’-]+(?:\s(?:(?:de|da|di|del|la|van|von|den|der|bin|al)\s)*[^\W\d_a-zà-ÿ][\w.'’-]*){1,3}"
_WRITES = re.compile(
    r"(?i)reporter|correspondent|\beditor|journalis|\bwriter|columnist|redakteur|korrespondent|\bautor(?:in)?\b|periodista|giornalista"
    r"|redactor|rédact|correspondant|jornalista|repórter|toimittaja|dziennikar|\bblogger|\b(?:covers|writes|schreibt|berichtet)\b"
)


@lru_cache(maxsize=8)
def _patterns(verbs: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A note that begins with a name; and what stands behind a name, in lower case, if it presents the person."""
    either = alternation(verbs)
    note = rf"\W{{0,3}}(?P<name>{_NAME}),?\s+(?:{either})\s"
    return re.compile(note), re.compile(rf"\W{{0,3}}(?:\([^()]{{1,30}}\)\W{{0,2}})?(?:{either})\b")


def presents(behind_name: str, languages: Mapping[str, LanguagePack]) -> bool:
    """Whether what stands behind a person's name presents them: "(42) is a reporter", ", schreibt über …"."""
    verbs = vocabulary(languages).words("presenting_words")
    return _patterns(verbs)[1].match(behind_name.casefold()) is not None


def noted_author(context: Context) -> tuple[str, str] | None:
    """(person, note) of the only person whom the last lines present as somebody who writes; None if there is none."""
    kept = context.kept
    if not kept:
        return None
    end = kept[-1].index
    found: dict[str, str] = {}
    note, _ = _patterns(vocabulary(context.ruleset.languages).words("presenting_words"))
    for block in context.cleaned.blocks[max(0, end + 1 - BEFORE_END) : end + 1 + BEHIND_END]:
        match = note.match(block.text) if MIN_CHARS <= len(block.text) <= MAX_CHARS else None
        if match is None or not _WRITES.search(block.text[match.end("name") : match.end("name") + ROLE_CHARS]):
            continue
        if has_given_name(match["name"]) and name_kind(match["name"]) is NameKind.PERSON:
            found.setdefault(match["name"], block.text)
    return next(iter(found.items())) if len(found) == 1 else None
