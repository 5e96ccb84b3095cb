"""Lines that are the article's own by their shape: tables, dialogues, counted items, lists that a line introduces, signed
letters, quoted posts, and text that is wrapped at a fixed width.

A shape is proof only in repetition: rows of as many cells, labels that take turns, numbers that count on. What stands in
one stays in the body unless its wording is proof against it; outside the body window it proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.cleaning.line import Line
from pipeline.cleaning.own_dialogues import question_lines, word_answers
from pipeline.cleaning.own_headings import alone_lines, heading_lines
from pipeline.cleaning.own_letters import greeted_lines, letter_lines
from pipeline.cleaning.own_line_ups import line_up_facts, line_ups
from pipeline.cleaning.own_lists import (
    counted_lines,
    entry_lines,
    enumerated_lines,
    introduced_lines,
    named_lines,
    signed_lines,
)
from pipeline.cleaning.own_tables import figured_rows, row_shape, stacked_rows, table_rows
from pipeline.grammar.letters import is_small
from pipeline.model.block import Block, Verdict
from pipeline.model.reasons import Reason

_SAYS = ("function", "phrase")
_SITE = frozenset({Reason.CONSENT, Reason.FOOTER, Reason.CAPTCHA_OR_FORM, Reason.PAYWALL, Reason.PROMO})
# "Q: First boat?", "Frage 3: …", "Oake: …", "問：…": labels of at most so many characters before a colon.
_LABELLED = re.compile(r"([^\W\d_][^:：.!?\s]{0,14}(?: [^:：.!?\s]{1,14}){0,2}) ?[:：]\s*\S|([QAFRSВО])\.\s+\S")
LABEL_CHARS = 48
LABEL_TURNS = 3  # neighbouring lines with different labels
# "June 9 – Orlac, Vernay @ Salle du Moulin": short lines with the same signs and figures in the same order, two signs at least.
# On labelled dumps 31 of 33 such runs inside the body are the article's.
_SIGNS = re.compile(r"[,،、–—@=]|\s-\s|\d+")
_SIGN = re.compile(r"[,،、–—@=-]")
LEAST_SIGNS, LEAST_REGULAR, REGULAR_CHARS = 2, 4, 120.0
_ENTRY = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?(?:Uhr|h|น\.|pm|am))?\s?[:–—-]?\s[^\W\d_]")
LEAST_ENTRIES = 3
_POST_SIGNED = re.compile(r"[—–―-]{1,2}\s?\S.{0,60}\(@\w{2,30}\)")
# Text that was wrapped: no line is longer than this, and this share of the lines goes on in the next with a small letter.
WRAPPED_CHARS, WRAPPED_SHARE, LEAST_WRAPPED = 100.0, 0.3, 3


@dataclass(frozen=True, slots=True)
class OwnLines:
    """Indices of lines that belong to an article's text by their shape; those of `running` are parts of the running text."""

    shaped: frozenset[int] = frozenset()
    running: frozenset[int] = frozenset()
    listed: frozenset[int] = frozenset()  # of `shaped`, those that a rule had taken as labels
    days: frozenset[int] = frozenset()  # of `shaped`, those of a chronology (`own_days`)
    entries: frozenset[int] = (
        frozenset()
    )  # those of a live blog (`own_entries`), which are the body wherever they stand

    def __contains__(self, index: int) -> bool:
        return index in self.shaped or index in self.running

    def __bool__(self) -> bool:
        return bool(self.shaped or self.running)

    def with_days(self, days: frozenset[int]) -> OwnLines:
        """These and the days of a chronology."""
        return replace(self, shaped=self.shaped | days, days=days) if days else self

    def with_entries(self, headings: frozenset[int], paragraphs: frozenset[int]) -> OwnLines:
        """These and a live blog's entries."""
        running, entries = self.running | paragraphs, headings | paragraphs
        return replace(self, shaped=self.shaped | headings, running=running, entries=entries) if entries else self

    def with_running(self, paragraphs: frozenset[int]) -> OwnLines:
        """These and paragraphs that are the article's by where they stand."""
        return replace(self, running=self.running | paragraphs) if paragraphs else self

    def with_lists(self, lines: Sequence[Line], decided: Sequence[Verdict | None]) -> OwnLines:
        """These and the lists and signatures that show only once rules have taken the lines around them."""
        introduced = (
            *introduced_lines(lines, decided),
            *heading_lines(lines, decided),
            *named_lines(lines, decided),
            *line_up_facts(lines, decided),
            *(index for index in word_answers(lines, decided) if index in self.shaped),
        )
        found = (
            *counted_lines(lines, decided),
            *alone_lines(lines, decided),
            *introduced,
            *signed_lines(lines, decided),
            *letter_lines(lines, decided),
            *greeted_lines(lines, decided),
            *entry_lines(lines, decided),
        )
        listed = frozenset(index for index in introduced if decided[index] is not None)
        return replace(self, shaped=self.shaped.union(found), listed=listed) if found else self

    def without(self, indices: frozenset[int]) -> OwnLines:
        """These but for some."""
        return replace(self, shaped=self.shaped - indices) if indices & self.shaped else self

    def without_tables(
        self, lines: Sequence[Line], decided: Sequence[Verdict | None], site: frozenset[int]
    ) -> OwnLines:
        """These without the rows of the site's tables; `site` are the sentences by which it speaks to its readers."""
        rows = frozenset(_rows_of_site(self.shaped, lines, decided, site))
        return replace(self, shaped=self.shaped - rows, listed=self.listed - rows) if rows else self


NO_OWN_LINES = OwnLines()


def find_own_lines(lines: Sequence[Line], signs: Sequence[Block] = ()) -> OwnLines:
    """What the text of the lines shows, and the `signs` of the tool that made the dump. Time is linear in the lines."""
    wrapped = frozenset(_wrapped(lines))
    shaped = frozenset(
        (
            *table_rows(lines, signs),
            *stacked_rows(lines),
            *figured_rows(lines),
            *_regular(lines),
            *enumerated_lines(lines),
            *_turns(lines),
            *question_lines(lines),
            *_posts(lines),
            *line_ups(lines),
            *_entries(lines),
        )
    )
    return OwnLines(shaped, wrapped)


def _rows_of_site(
    shaped: frozenset[int], lines: Sequence[Line], decided: Sequence[Verdict | None], site: frozenset[int]
) -> Iterator[int]:
    """Rows behind the text right below a line of the site: a consent tool's table of cookies."""
    known = shaped | site
    last = next((one.index for one in reversed(lines) if one.is_long_sentence and one.index not in known), 0)
    for line in lines[last + 1 :]:
        above = line.index - 1
        if line.index not in shaped or above in shaped or row_shape(line.block.text) is None:
            continue
        if above in site or _is_of_site(decided[above]):
            end = line.index
            while end in shaped:
                yield end
                end += 1


def _is_of_site(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.reason in _SITE and verdict.origin.family in _SAYS


def _regular(lines: Sequence[Line]) -> Iterator[int]:
    """Items of a list whose parts are parted alike: dates and places of a tour, firms and their towns."""
    run: list[int] = []
    shape: tuple[str, ...] = ()
    for line in lines:
        short = not line.ended and line.length <= REGULAR_CHARS
        signs: tuple[str, ...] = ()
        if short and _SIGN.search(line.text):  # most lines have none
            signs = tuple("0" if sign[0].isdigit() else sign for sign in _SIGNS.findall(line.text))
            if len(signs) - signs.count("0") < LEAST_SIGNS:
                signs = ()
        if signs != shape and not (shape and signs[: len(shape)] == shape):  # a town that the venue's name adds
            if len(run) >= LEAST_REGULAR:
                yield from run
            run, shape = [], signs
        if signs:
            run.append(line.index)
    if len(run) >= LEAST_REGULAR:
        yield from run


def _turns(lines: Sequence[Line]) -> Iterator[int]:
    """Lines whose labels take turns: the questions and answers of an interview, the speakers of a play."""
    labels: dict[int, str] = {}
    for line in lines:
        if (":" in line.text[:LABEL_CHARS] or "：" in line.text[:LABEL_CHARS] or line.text[1:3] == ". ") and (
            match := _LABELLED.match(line.text)
        ):
            labels[line.index] = match[1] or match[2]
    counts = Counter(labels.values())
    taking: set[str] = set()
    turns = 0
    for one, two in pairwise(labels.items()):
        if two[0] == one[0] + 1 and one[1] != two[1] and counts[one[1]] > 1 and counts[two[1]] > 1:
            turns += 1
            taking.update((one[1], two[1]))
    if turns >= LABEL_TURNS:
        yield from (index for index, label in labels.items() if label in taking)


def _entries(lines: Sequence[Line]) -> Iterator[int]:
    """Entries of a live blog in running text, each behind its time, as in "18:42 The boat is back"."""
    found = [line.index for line in lines if line.is_long_sentence and _ENTRY.match(line.text)]
    if len(found) >= LEAST_ENTRIES:
        yield from found


def _posts(lines: Sequence[Line]) -> Iterator[int]:
    """The signatures of quoted posts ("— Name (@handle) May 14"), and the post above."""
    for line in lines:
        if "(@" in line.block.text and _POST_SIGNED.match(line.block.text):
            yield line.index
            if line.index:
                yield line.index - 1


def _wrapped(lines: Sequence[Line]) -> Iterator[int]:
    """All lines of the paragraphs of a text that is wrapped at a fixed width."""
    longest = max((line.length for line in lines), default=0.0)
    if longest > WRAPPED_CHARS or len(lines) < LEAST_WRAPPED:
        return
    joined = [
        one.index
        for one, two in pairwise(lines)
        if not one.ended and not two.block.blank_before and is_small(two.text[0])
    ]
    if len(joined) < max(LEAST_WRAPPED, WRAPPED_SHARE * len(lines)):
        return
    paragraph: list[int] = []
    goes_on = frozenset(joined)
    for line in (*lines, None):
        if line is None or (line.block.blank_before and paragraph):
            if not goes_on.isdisjoint(paragraph):
                yield from paragraph
            paragraph = []
        if line is not None:
            paragraph.append(line.index)
