"""The lines of a dump as bylines are looked for in them: which stand near the headline, beside dates, above roles."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from pipeline.grammar import LineKind, read_line
from pipeline.grammar.bylines.line import is_role
from pipeline.grammar.bylines.names import Byline, read_byline
from pipeline.grammar.bylines.words import SEGMENTS
from pipeline.grammar.letters import is_small
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.prose import SENTENCE_CHARS, ends_like_sentence, reading_length, telling_length
from pipeline.grammar.vocabulary import vocabulary
from pipeline.metadata.authors.notes import presenting_verbs, presents, presents_writer
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.layout import (
    LINES_AFTER,
    LINES_BEFORE,
    OPENING_CHARS,
    headline_blocks,
    long_blocks,
    opening_of,
)
from pipeline.metadata.field.folding import fold
from pipeline.model.block import Block
from pipeline.model.evidence import SECOND_STORY
from pipeline.model.reasons import Reason

MAX_CHARS = 200
MAX_PERSONS = 6
BEFORE_TEXT, BESIDE_TEXT, BEHIND_OPENING = 10, 6, 6
BEHIND_TEXT = 14
"""Lines behind the text in which a label ("Comment by") or a name with a role below it counts."""
BESIDE_HEAD = 3
"""Lines below the headline that are right beside it."""
_PRESENTATION_CHARS = 40  # of a line that presents somebody
_ROLE_CHARS, _PLACE_CHARS = 80, 40
SPACELESS = "\u2e80"
"""The first letter of the scripts without spaces."""
_HOUSED_PARTS, _HOUSE_CHARS, _FOOT_LINES = 2, 60, 12
_COPYRIGHT, _YEARS = re.compile(r"(?i)©|\(c\)|copyright"), re.compile(r"[\d\s–-]{4,}|[.,;].*$")
_BULLET = re.compile(r"^[\s*•·–—-]+")


class DumpLines:
    """The lines of one dump: zones as sets of their indices, and what stands around a line."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.languages = context.ruleset.languages
        self.blocks, self.verdicts = context.cleaned.blocks, context.cleaned.verdicts
        lifted = [b.index for b in context.cleaned.captured("title")][:1]  # where no line is sure to be the headline
        heads = headline_blocks(context) or lifted or [b.index - 1 for b in self.blocks if b.main][:1]
        self.near = {n for h in heads for n in range(h - LINES_BEFORE, h + LINES_AFTER) if n != h}
        self.under = {n for h in heads for n in range(h + 1, h + 1 + BESIDE_HEAD)}
        self.near_head = {n for h in heads for n in range(h - LINES_BEFORE, h + 1 + LINES_BEFORE)}
        self.beside = set(self.under)
        kept = context.kept
        self.behind = range(kept[-1].index + 1, kept[-1].index + 1 + BEHIND_TEXT) if kept else range(0)
        self.below = range(kept[-1].index + 1 if kept else 0, len(self.blocks))
        opening = opening_of(context)
        if opening is not None:
            self.near.update(range(opening - BEFORE_TEXT, opening + BEHIND_OPENING))
            self.beside.update(range(opening - BESIDE_TEXT, opening))
        second = next((n for n, one in enumerate(self.verdicts) if not one.keep and one.origin == SECOND_STORY), None)
        others = frozenset(() if second is None else range(second, len(self.verdicts)))
        for zone in (self.near, self.under, self.near_head, self.beside):
            zone -= others
        self.captured = frozenset(b.index for b in context.cleaned.captured("byline")) - others

    def clean(self, block: Block) -> Byline | None:
        """The byline in a line that holds nothing else: in a dump only the wording makes a line one."""
        byline = self.read(block)
        return byline if byline and byline.clean and 0 < len(byline.persons) <= MAX_PERSONS else None

    def read(self, block: Block) -> Byline | None:
        """The byline that a line holds, by the words of the dump's language, without the site's name between its marks."""
        return read_byline(self.without_house(block.text), self.languages, language=self.context.known.language)

    def read_apart(self, block: Block) -> Byline | None:
        """The byline without the day and the time that are glued to it: "Jane Doe05:00, May 20 2019"."""
        reading = read_line(block.text, self.languages)
        if reading is None or reading.kind is not LineKind.BYLINE:
            return None
        return read_byline(reading.value, self.languages)

    def without_house(self, text: str) -> str:
        """A line without the parts that are the site's name: "Port Voice | Jane Doe | 3 March 2021"."""
        parts = SEGMENTS.split(text) if len(text) <= MAX_CHARS else []
        if len(parts) < _HOUSED_PARTS:
            return text
        kept = [part for part in parts if part and fold(part) not in self._houses]
        return text if len(kept) == len(parts) or not kept else " | ".join(kept)

    @cached_property
    def _houses(self) -> frozenset[str]:
        """What the dump prints as the site's name, folded: the outlet, the first line, what stands behind a copyright sign."""
        first = [b.text for b in self.blocks[:1] if b.index not in self.context.headline_blocks]
        notices = (
            _COPYRIGHT.split(b.text)[-1]
            for b in self.blocks[-_FOOT_LINES:]
            if len(b.text) <= _HOUSE_CHARS and _COPYRIGHT.search(b.text)
        )
        names = [self.context.known.outlet or "", *first, *(_YEARS.sub("", notice) for notice in notices)]
        return frozenset(fold(name) for name in names if len(name) <= _HOUSE_CHARS and not has_given_name(name)) - {""}

    def is_subject(self, person: str) -> bool:
        """Whether the story is about the person: the headline or the running text names them."""
        family = person.split()[-1].casefold()
        return self.is_titled(person) or (len(family) > 1 and family in self._prose)

    def is_titled(self, person: str) -> bool:
        """Whether the headline names the person."""
        family = person.split()[-1].casefold()
        return len(family) > 1 and family in (self.context.known.title or "").casefold()

    def is_roled(self, index: int) -> bool:
        """Whether the line below says what the person in this one does ("Redakteurin", "Reporter for water")."""
        if index + 1 >= len(self.blocks) or len(self.blocks[index].text) > MAX_CHARS:
            return False
        below = self.blocks[index + 1].text.split(",")[0].strip()
        return len(below) <= _ROLE_CHARS and is_role(below, vocabulary(self.languages))

    def is_role_behind(self, text: str, person: str) -> bool:
        """Whether a line ends in what the person does, right behind the name: "Jane Doe, Reporter"."""
        return is_role(text.rpartition(person)[2].strip(" ,|-–—"), vocabulary(self.languages))

    def is_above_place(self, index: int) -> bool:
        """Whether below a line stands nothing but a place that the text names, and below it the day."""
        if index + 2 >= len(self.blocks) or self.verdicts[index + 2].reason is not Reason.DATE_LINE:
            return False
        place = self.blocks[index + 1].text.strip()
        short = len(place) <= _PLACE_CHARS and not any(map(str.isdigit, place))
        return short and place[:1].isalpha() and not is_small(place[0]) and place.casefold() in self._prose

    def is_presented(self, person: str) -> bool:
        """Whether a line presents the person ("Jane Doe is a reporter for …"), an unknown name as somebody who writes."""
        says = presents if has_given_name(person) else presents_writer
        return any(text.startswith(person) and says(text[len(person) :], self._verbs) for text in self._presenting)

    @cached_property
    def _verbs(self) -> frozenset[str]:
        return presenting_verbs(self.context)

    @cached_property
    def _presenting(self) -> tuple[str, ...]:
        return tuple(b.text for b in self.blocks if reading_length(b.text) >= _PRESENTATION_CHARS)

    @cached_property
    def _prose(self) -> str:
        """The running text without the paragraphs that present somebody."""
        kept = [self.blocks[index].text for index in long_blocks(self.context, OPENING_CHARS)]
        return "\n".join(kept[:-2] if len(kept) > 4 else kept).casefold()

    @cached_property
    def copies(self) -> Counter[str]:
        """How often each short line stands in the dump, without its bullet."""
        return Counter(bare(b.text) for b in self.blocks if len(b.text) <= MAX_CHARS)

    def above(self, index: int) -> str:
        """The text of the next line above that says something else; empty if there is none."""
        own = self.blocks[index].text
        return next((block.text for block in reversed(self.blocks[:index]) if block.text != own), "")

    def alone(self, person: str) -> str:
        """The name with which a line begins that says more than it, where another line is nothing but the name.

        "Jane Doe Global Markets", "Jane DoeMar" is "Jane Doe"; a hyphen or a small letter goes on with the name.
        """
        for end in range(len(person) - 1, 0, -1):
            rest, name = person[end:].lstrip(), person[:end].rstrip()
            if not name or not rest[0].isupper() or (person[end] != " " and person[end - 1] == "-"):
                continue
            if " " in name and name in self.copies and has_given_name(name):
                return name
        return person

    @cached_property
    def headed(self) -> frozenset[int]:
        """Lines between the headline and a line that states the date: "Jane Doe, AP" stands there for the author."""
        return self.dated & frozenset(self.beside)

    @cached_property
    def dated(self) -> frozenset[int]:
        """Lines before or behind one that states the date."""
        dates = [n for n, v in enumerate(self.verdicts) if v.reason is Reason.DATE_LINE]
        return frozenset(n + step for n in dates for step in (-1, 1))


def is_whole(person: str) -> bool:
    """Whether a name has more than one word; scripts without spaces write it as one."""
    return " " in person or person[0] >= SPACELESS


def bare(text: str) -> str:
    """A line without its bullet."""
    return (text if text[:1].isalnum() else _BULLET.sub("", text)).strip()


def is_prose(text: str) -> bool:
    """Whether a line is a sentence."""
    return telling_length(text) >= SENTENCE_CHARS and ends_like_sentence(text)
