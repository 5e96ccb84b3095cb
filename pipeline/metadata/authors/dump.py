"""Printed bylines of a text dump: lines with a lead, and bare names beside the headline and the opening of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, lru_cache

from pipeline.grammar.bylines.leads import byline_words, cut_preposition, is_lead, is_led
from pipeline.grammar.bylines.line import is_role
from pipeline.grammar.bylines.names import Byline, read_byline
from pipeline.grammar.bylines.no_authors import is_editor_label
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import has_case, may_open_with_name
from pipeline.grammar.prose import SENTENCE_CHARS, ends_like_sentence, reading_length, telling_length
from pipeline.grammar.vocabulary import Vocabulary, vocabulary
from pipeline.metadata.authors.notes import noted_author, presents
from pipeline.metadata.authors.statement import BYLINE, LABELLED, NAME, RARE_NAME, Claim
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.layout import OPENING_CHARS, headline_blocks, long_blocks, opening_of
from pipeline.metadata.field.folding import fold
from pipeline.model.block import Block
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

MAX_CHARS = 200
MAX_PERSONS = 6
_PRESENTATION_CHARS = 40  # of a line that presents somebody
BEFORE_TEXT, BESIDE_TEXT, BEHIND_OPENING = 10, 6, 6
BEHIND_TEXT = 14
"""Lines behind the text in which a label ("Comment by") or a name with a role below it counts."""
BEFORE_HEAD, BEHIND_HEAD, BESIDE_HEAD = 4, 14, 3
"""How far from the opening and from the headline bylines are looked for, in lines."""

# Shares of choices that named exactly the authors, on labelled dumps.
_CAPTURED_LED, _CAPTURED, _UNKNOWN_WORD = 0.93, 0.85, 0.35
_LED, _BESIDE, _FAR, _LONE, _LONE_UNKNOWN = 0.85, 0.03, 0.1, 0.15, 0.28
_CROWD, _LISTED = 2, 0.4  # more led lines with different names than this are a list of other stories
_COMMON, _RARE = 0.62, 0.3  # a bare name, by whether its first word is a common given name
_BARE_BESIDE, _OWN_DATE, _NEXT_TO_DATE, _PRESENTED, _REPEATED = 0.08, 0.25, 0.13, 0.35, 0.1
_MOST = 0.86
_ROLE_CHARS = 80
_NOTED, _LABELLED = 0.66, 0.84
# Whom to ask, not who wrote: the label above a name in a press release.
_CONTACT = re.compile(
    r"(?:for more information,? )?(?:(?:press|media|public relations|pr|news) )?(?:contacts?|enquiries|inquiries|relations)|"
    r"(?:presse)?kontakte?|ansprechpartner(?:in)?|pressestelle|contacto(?: de prensa)?|contatt[io](?: stampa)?|contato|"
    r"contacts? presse|pressekontakt|kontakt prasowy|kontakt dla mediów|контакты?|iletişim|perscontact|presskontakt"
)
_DIGITS = re.compile(r"\d(?!\d*\s+[^\W\d_]{6,}$)")  # "2 Miscreants" is no date
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EAST_ASIAN = "\u2e80"  # the first letter of the scripts without spaces
_BULLET = re.compile(r"^[\s*•·–—-]+")


def printed_in_dump(context: Context) -> Iterator[Claim]:
    """Every printed byline of a dump worth weighing: captured lines, others with a lead, bare names."""
    reader = _DumpReader(context)
    led = list(reader.led())
    crowd = len({claim.value for _, claim in led})
    for index, claim in led:
        listed = crowd > 1 and index not in (reader.beside if crowd > _CROWD else reader.near)
        yield replace(claim, confidence=claim.confidence - _LISTED) if listed else claim
    yield from reader.names()
    yield from reader.noted()


class _DumpReader:
    """The lines of one dump, read for bylines."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.languages = context.ruleset.languages
        lifted = [b.index for b in context.cleaned.captured("title")][:1]  # where no line is sure to be the headline
        heads = headline_blocks(context) or lifted or [b.index - 1 for b in context.cleaned.blocks if b.main][:1]
        self.near = {n for h in heads for n in range(h - BEFORE_HEAD, h + BEHIND_HEAD) if n != h}
        self.beside = {n for h in heads for n in range(h + 1, h + 1 + BESIDE_HEAD)}
        kept = context.kept
        self.behind = range(kept[-1].index + 1, kept[-1].index + 1 + BEHIND_TEXT) if kept else range(0)
        opening = opening_of(context)
        if opening is not None:
            self.near.update(range(opening - BEFORE_TEXT, opening + BEHIND_OPENING))
            self.beside.update(range(opening - BESIDE_TEXT, opening))

    def led(self) -> Iterator[tuple[int, Claim]]:
        """(line, byline) of captured lines and of others that a lead marks."""
        captured = {b.index for b in self.context.cleaned.captured("byline")}
        label = ""  # the line before, if it is a lead and nothing else
        for block in self.context.cleaned.blocks:
            label, before = block.text if is_lead(block.text, self.languages) else "", label
            if before and (block.index in self.near or block.index in self.behind):
                text = self._list_from(block.index)
                labelled = read_byline(f"{before.strip(' :：')}: {text}", self.languages)
                if labelled and labelled.clean and labelled.lead and any(map(_is_whole, labelled.persons)):
                    yield block.index, Claim(labelled.persons, LABELLED, text, _LABELLED, led=True)
            elif block.index in captured:
                byline = self._read(block)
                if byline and byline.persons:
                    share = _CAPTURED_LED if byline.lead else _CAPTURED
                    if all(" " not in p and has_case(p) and not has_given_name(p) for p in byline.persons):
                        share -= _UNKNOWN_WORD
                    yield block.index, Claim(byline.persons, BYLINE, block.text, share, led=True)
            elif len(block.text) <= MAX_CHARS and (block.index in self.near or (block.main and len(block.text) <= 80)):
                byline = self._clean(block) if self._is_led(block) else None
                if byline is not None and byline.lead:
                    share = _LED + (_BESIDE if block.index in self.beside else 0.0)
                    share -= 0.0 if block.index in self.near else _FAR
                    if all(" " not in person and has_case(person) for person in byline.persons):
                        share -= _LONE if all(map(has_given_name, byline.persons)) else _LONE_UNKNOWN
                    yield block.index, Claim(byline.persons, BYLINE, block.text, share, led=True)

    def _is_led(self, block: Block) -> bool:
        words = byline_words(vocabulary(self.languages))
        preposed = cut_preposition(block.text.strip(), words, self.context.known.language)[0] is not None
        return preposed or is_led(block.text, self.languages)

    def _list_from(self, index: int) -> str:
        """A line and those that a joiner on a line of its own adds to it: "Jane Doe", ",", "John Roe"."""
        texts = [block.text for block in self.context.cleaned.blocks[index : index + 2 * MAX_PERSONS]]
        count = 1
        while count + 1 < len(texts) and texts[count].strip().casefold() in self._joiners:
            count += 2
        return " ".join(texts[:count])

    @cached_property
    def _joiners(self) -> frozenset[str]:
        return frozenset((",", "/", "|")).union(*(pack.name_joiners for pack in self.languages.values()))

    def names(self) -> Iterator[Claim]:
        """Lines beside the headline or the opening that hold a person's whole name and no lead."""
        captured = {b.index for b in self.context.cleaned.captured("byline")}
        words = vocabulary(self.languages)
        blocks = self.context.cleaned.blocks
        for index in sorted((self.near | {n for n in self.behind if self._is_roled(n)}) - captured):
            if not 0 <= index < len(blocks) or len(blocks[index].text) > MAX_CHARS:
                continue
            block = blocks[index]
            stays = self.context.cleaned.verdicts[index].keep
            if stays and (index not in self.beside or _is_prose(block.text)):
                continue
            if not may_open_with_name(_bare(block.text)) or (index and _is_others_label(blocks[index - 1].text)):
                continue
            byline = self._clean(block)
            if byline is None or byline.lead or not all(map(_is_whole, byline.persons)):
                continue
            if not _bare(block.text).startswith(byline.persons[0]):
                continue  # "Example Pictures/Jane Doe": a picture's credit
            if any(map(self._is_subject, byline.persons)) or not date_labels(words).isdisjoint(
                map(fold, byline.persons)
            ):
                continue
            common = all(map(has_given_name, byline.persons))
            share = (_COMMON if common else _RARE) + (_BARE_BESIDE if index in self.beside else 0.0)
            dated = _is_dated(block.text)
            if byline.agencies and not (dated or index in self._headed):
                continue  # "Jane Doe / AP"
            if dated:
                share += _OWN_DATE
            elif index in self._dated:
                share += _NEXT_TO_DATE
            presented = all(map(self._is_presented, byline.persons)) or (index in self.behind and self._is_roled(index))
            share += _PRESENTED if presented else 0.0
            share += _REPEATED if self._lines[_bare(block.text)] > 1 else 0.0
            yield Claim(byline.persons, NAME if common else RARE_NAME, block.text, min(share, _MOST))

    def noted(self) -> Iterator[Claim]:
        """The person whom a note at the end presents as the author."""
        noted = noted_author(self.context)
        if noted is not None:
            yield Claim((noted[0],), Origin("line", "biography"), noted[1][:MAX_CHARS], _NOTED)

    def _clean(self, block: Block) -> Byline | None:
        """The byline in a line that holds nothing else: in a dump only the wording makes a line one."""
        byline = self._read(block)
        return byline if byline and byline.clean and 0 < len(byline.persons) <= MAX_PERSONS else None

    def _read(self, block: Block) -> Byline | None:
        return read_byline(block.text, self.languages, language=self.context.known.language)

    def _is_subject(self, person: str) -> bool:
        """Whether the story is about the person: the headline or the running text names them."""
        family = person.split()[-1].casefold()
        title = (self.context.known.title or "").casefold()
        return len(family) > 1 and (family in title or self._prose.find(family) >= 0)

    def _is_roled(self, index: int) -> bool:
        """Whether the line below says what the person in this one does ("Redakteurin", "Reporter for water")."""
        blocks = self.context.cleaned.blocks
        if index + 1 >= len(blocks) or len(blocks[index].text) > MAX_CHARS:
            return False
        below = blocks[index + 1].text.split(",")[0].strip()
        return len(below) <= _ROLE_CHARS and is_role(below, vocabulary(self.languages))

    def _is_presented(self, person: str) -> bool:
        """Whether a line presents the person ("Jane Doe is a reporter for …")."""
        return any(
            text.startswith(person) and presents(text[len(person) :], self.languages) for text in self._presenting
        )

    @cached_property
    def _presenting(self) -> tuple[str, ...]:
        return tuple(b.text for b in self.context.cleaned.blocks if reading_length(b.text) >= _PRESENTATION_CHARS)

    @cached_property
    def _prose(self) -> str:
        """The running text without the paragraphs that present somebody."""
        blocks = self.context.cleaned.blocks
        kept = [blocks[index].text for index in long_blocks(self.context, OPENING_CHARS)]
        return "\n".join(kept[:-2] if len(kept) > 4 else kept).casefold()

    @cached_property
    def _lines(self) -> Counter[str]:
        return Counter(_bare(b.text) for b in self.context.cleaned.blocks if len(b.text) <= MAX_CHARS)

    @cached_property
    def _headed(self) -> frozenset[int]:
        """Lines between the headline and a line that states the date: "Jane Doe, AP" stands there for the author."""
        return self._dated & frozenset(self.beside)

    @cached_property
    def _dated(self) -> frozenset[int]:
        """Lines before or behind one that states the date."""
        dates = [n for n, v in enumerate(self.context.cleaned.verdicts) if v.reason is Reason.DATE_LINE]
        return frozenset(n + step for n in dates for step in (-1, 1))


@lru_cache(maxsize=8)  # one for each rule set that is alive
def date_labels(words: Vocabulary) -> frozenset[str]:
    """Labels of dates, folded: they look like names ("Son Güncelleme")."""
    packs = words.languages.values()
    return frozenset(fold(label) for pack in packs for label in (*pack.published_labels, *pack.modified_labels))


def _is_others_label(text: str) -> bool:
    """Whether a line labels whom to ask or who edited, not who wrote."""
    return _CONTACT.fullmatch(text.strip(" :：").casefold()) is not None or is_editor_label(text)


def _is_whole(person: str) -> bool:
    """Whether a name has more than one word; scripts without spaces write it as one."""
    return " " in person or person[0] >= _EAST_ASIAN


def _is_dated(text: str) -> bool:
    """Whether digits stand in a line that are more than a year."""
    return bool(_DIGITS.search(_YEAR.sub("", text, count=1)) or len(_YEAR.findall(text)) > 1)


def _is_prose(text: str) -> bool:
    return telling_length(text) >= SENTENCE_CHARS and ends_like_sentence(text)


def _bare(text: str) -> str:
    return _BULLET.sub("", text).strip()
