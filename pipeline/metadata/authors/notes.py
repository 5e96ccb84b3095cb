"""Who wrote it, by the note about the author: "Jane Doe is a reporter for …" in the last lines of the text or behind it.

A page also sets the name on a line of its own above the note, beside the headline too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.letters import MARKS
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import NameKind, name_kind
from pipeline.grammar.prose import reading_length
from pipeline.grammar.vocabulary import alternation, vocabulary
from pipeline.metadata.authors.statement import Claim
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.layout import ASIDE, OWN_FOOTER, Places
from pipeline.model.evidence import Origin

BEFORE_END, BEHIND_END = 4, 8  # blocks around the end of the text in which the note stands
MIN_CHARS, MAX_CHARS = 30, 700
ROLE_CHARS = 120  # of the note's beginning, in which it says what the person does
NAME_BEFORE_END, NAME_BEHIND_END = 14, 40  # the same for an author's name on a line of its own
_PRESENTATION_CHARS = 40
_PRESENTED = 0.8

# A capitalised name of two to four words.
_NAME = rf"[^\W\d_a-zà-ÿ][\w{MARKS}.'’-]+(?:\s(?:(?:de|da|di|del|la|van|von|den|der|bin|al)\s)*[^\W\d_a-zà-ÿ][\w{MARKS}.'’-]*){{1,3}}"
_WRITES = re.compile(
    r"(?i)reporter|correspondent|\beditor|journalis|\bwriter|columnist|redakteur|korrespondent|\bautor(?:in)?\b|periodista|giornalista"
    r"|redactor|rédact|correspondant|jornalista|repórter|toimittaja|dziennikar|\bblogger|\b(?:covers|writes|schreibt|berichtet)\b"
)


def presenting_verbs(context: Context) -> frozenset[str]:
    """The verbs that present a person in the document's language; of all languages where it is not known.

    Little words that do in one language do something else in others: "on" is "is" in Finnish and Estonian.
    """
    languages = context.ruleset.languages
    own = languages.get((context.known.language or "").split("-")[0])
    if own is not None and own.presenting_words:
        return frozenset(own.presenting_words)
    return vocabulary(languages).words("presenting_words")


@lru_cache(maxsize=128)  # one for each language of each rule set that is alive
def _patterns(verbs: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A note that begins with a name; and what stands behind a name, in lower case, if it presents the person."""
    either = alternation(verbs)
    note = rf"\W{{0,3}}(?P<name>{_NAME}),?\s+(?:{either})\s"
    return re.compile(note), re.compile(rf"\W{{0,3}}(?:\([^()]{{1,30}}\)\W{{0,2}})?(?:{either})\b")


def presents(behind_name: str, verbs: frozenset[str]) -> bool:
    """Whether what stands behind a person's name presents them: "(42) is a reporter", ", schreibt über …"."""
    return _patterns(verbs)[1].match(behind_name.casefold()) is not None


def presents_writer(behind_name: str, verbs: frozenset[str]) -> bool:
    """Whether it presents somebody who writes: "Zoho Books is software" presents no author."""
    return presents(behind_name, verbs) and _WRITES.search(behind_name[:ROLE_CHARS]) is not None


def noted_author(context: Context) -> tuple[str, str] | None:
    """(person, note) of the only person whom the last lines present as somebody who writes; None if there is none."""
    kept = context.kept
    if not kept:
        return None
    end = kept[-1].index
    found: dict[str, str] = {}
    note, _ = _patterns(presenting_verbs(context))
    for block in context.cleaned.blocks[max(0, end + 1 - BEFORE_END) : end + 1 + BEHIND_END]:
        match = note.match(block.text) if MIN_CHARS <= len(block.text) <= MAX_CHARS else None
        if match is None or not _WRITES.search(block.text[match.end("name") : match.end("name") + ROLE_CHARS]):
            continue
        if has_given_name(match["name"]) and name_kind(match["name"]) is NameKind.PERSON:
            found.setdefault(match["name"], block.text)
    return next(iter(found.items())) if len(found) == 1 else None


def presented_authors(context: Context, places: Places) -> Iterator[Claim]:
    """A person whose name stands alone behind the text or beside the headline and whom the next lines present."""
    blocks, languages, verbs = context.cleaned.blocks, context.ruleset.languages, presenting_verbs(context)
    found: dict[tuple[str, ...], Claim] = {}
    zone = range(places.behind.start - NAME_BEFORE_END, places.behind.start + NAME_BEHIND_END)
    for block in blocks:
        if not 3 <= len(block.text) <= 60 or (block.index not in places.near and block.index not in zone):
            continue
        if not has_given_name(block.text):
            continue
        first = block.text.split()[0]
        following = [
            b.text for b in blocks[block.index + 1 : block.index + 4] if reading_length(b.text) >= _PRESENTATION_CHARS
        ]
        following = [text for text in following if text.startswith(first)]
        if not following or ASIDE.intersection(block.marks) - OWN_FOOTER:
            continue
        byline = read_byline(block.text, languages)
        if byline is None or not byline.clean or len(byline.persons) != 1 or byline.lead:
            continue
        person = byline.persons[0]
        if any(presents(_behind_name(text, person, first), verbs) for text in following):
            found[byline.persons] = Claim(byline.persons, Origin("line", "presented"), block.text, _PRESENTED)
    if len(found) == 1:  # more are the people that a story is about, or a staff page
        yield from found.values()


def _behind_name(text: str, person: str, first: str) -> str:
    return text[len(person) if text.startswith(person) else len(first) :]
