"""What the cleaner knows of each line before any rule looks at it: computed once, read by all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.grammar import LineReading, read_line
from pipeline.grammar.bylines.sign_offs import cut_sign_off
from pipeline.grammar.line import forget_lines as forget_read_lines
from pipeline.grammar.prose import (
    begins_stopless,
    ends_like_sentence,
    is_stopless,
    is_unspaced,
    reading_length,
    telling_length,
)
from pipeline.model.block import Block, BlockKind
from pipeline.packs import Ruleset
from pipeline.packs.by_identity import ByIdentity
from pipeline.packs.normal import normalise, without_bullet
from pipeline.packs.phrases import Phrase

# A line from this reading length on that ends like a sentence is prose whatever surrounds it (see grammar.prose).
LONG_SENTENCE = 80.0
# Shorter ones are sentences only if they have the shape of one: end punctuation and at least so many words.
SHORT_SENTENCE = 18.0
SENTENCE_WORDS = 4
# A line without end punctuation is still running text if it is as long as a paragraph (cut or hard-wrapped prose).
UNENDED_PROSE = 160.0
# The same where the script sets no full stops: headlines in Thai run to about 90 characters, paragraphs begin at 110.
STOPLESS_PROSE = 100.0
# A shorter one ends like a sentence if it has so many of the words that prose is full of: of the lines of made-up Thai dumps of
# 45 to 99 characters 15 of the articles' 18 have three and more, none of 4 headlines, and 7 of 10 of sites, which other rules know.
STOPLESS_SENTENCE, STOPLESS_WORDS = 45.0, 3
# Metadata lines are short; a longer line is a paragraph. Captions with a credit reach about 500 characters.
READ_LIMIT = 600
# Share of capitalised words from which an unended line is a menu or a headline rather than running text.
TITLE_CASE_SHARE = 0.6


# Initials of whoever wrote a paragraph, behind its last full stop: "… It is over.”(phy)".
_INITIALLED = re.compile(r"[.!?…][\"”“»«’‘']?\s?\([a-zà-öø-ÿа-я]{2,4}\)$")
# What closes a Japanese or Chinese report behind its last full stop: "…休館となる。【松田美紀】".
_CLOSED = re.compile(r"[。！？]」?\s?[【（][^【】（）。]{2,20}[】）]$")
# Short lines come again: menus, labels, share buttons. So many of each kind are remembered by a process, at about half a
# kilobyte each.
REMEMBERED = 4096
REMEMBERED_CHARS = 160
# What a menu's lines may state: the copyright, or the story's own byline and day. Of some 60,000 others on 1,702 labelled
# pages 150 look as if they did: entries of menus as bylines and captions, days of other stories, the site's clock.
_COPYRIGHT, _STATING = re.compile(r"©|[Cc]opyright\W{1,3}\d"), frozenset({"author-bio", "byline", "date"})


class Line(NamedTuple):
    """One block as the rules see it.

    `text` is the block's text without a bullet, `normal` its normal form for phrases and repeats (empty above
    `READ_LIMIT`), `length` its reading length in Latin-letter equivalents, `words` its number of space-separated words,
    `ended` whether it ends like a sentence (in scripts without full stops it has its words), `is_long_sentence` whether it is
    prose by itself: a full sentence of at least `LONG_SENTENCE`, `reading` what it states as a metadata line (rows of tables and
    entries of menus state nothing), `phrase` the phrase that it is.
    """

    index: int  # type: ignore[assignment]  # hides the tuple's method
    block: Block
    text: str
    normal: str
    length: float
    words: int
    ended: bool
    sentence: bool
    is_long_sentence: bool
    reading: LineReading | None
    phrase: Phrase | None

    @property
    def is_button(self) -> bool:
        """Whether it is what is pressed: it heads no part of an article and names no other story."""
        return self.phrase is not None and self.phrase.button

    def __hash__(self) -> int:
        return self.index  # equal lines have equal ones; all fields together would be read anew for each look-up


# What a line's text alone decides: the fields of `Line` from `text` on.
_Facts = tuple[str, str, float, int, bool, bool, bool, LineReading | None, Phrase | None]


class LineReader:
    """Reads the lines of documents under one rule set, and remembers short ones."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.ruleset = ruleset
        self._book, self._languages = ruleset.book, ruleset.languages
        self._stopless = tuple(filter(begins_stopless, sorted(ruleset.function_words)))
        self._headings: dict[str, _Facts] = {}  # the keys are single strings, which cost the garbage collector nothing
        self._rows: dict[str, _Facts] = {}
        self._others: dict[str, _Facts] = {}

    def read(self, blocks: Sequence[Block]) -> tuple[Line, ...]:
        """The blocks of a document as lines. Time is linear in the text."""
        for remembered in (self._headings, self._rows, self._others):
            if len(remembered) >= REMEMBERED:
                remembered.clear()
        heading, row = BlockKind.HEADING, BlockKind.TABLE_ROW
        headings, rows, others = self._headings, self._rows, self._others
        lines = []
        for block in blocks:
            printed, kind = block.text, block.kind
            if kind is heading:
                memory = headings
            elif kind is row or (block.main is False and "nav" in block.marks and _is_entry(block)):
                memory, kind = rows, row
            else:
                memory = others
            facts = memory.get(printed)
            if facts is None:
                facts = self._read(printed, kind)
                if len(printed) <= REMEMBERED_CHARS and len(memory) < REMEMBERED:
                    memory[printed] = facts
            lines.append(Line._make((block.index, block, *facts)))
        return tuple(lines)

    def forget(self) -> None:
        """Forget all lines."""
        for remembered in (self._headings, self._rows, self._others):
            remembered.clear()

    def _read(self, printed: str, kind: BlockKind) -> _Facts:
        text = without_bullet(printed)
        length = reading_length(text)
        words = text.count(" ") + 1
        ended = ends_like_sentence(text) or (length >= SHORT_SENTENCE and _ends_above_sign(text))
        sentence = _is_sentence(text, length, words, ended, kind)
        running = self._runs_on(text, length, kind)
        ended = ended or running
        if len(text) > READ_LIMIT:
            return text, "", length, words, ended, sentence, sentence, None, None
        reading = read_line(text, self._languages) if kind is not BlockKind.TABLE_ROW else None
        normal = normalise(text)
        phrase = self._book.find(normal) if normal else None
        sentence = sentence or (running and reading is None and phrase is None)
        long = sentence and telling_length(text) >= LONG_SENTENCE
        return text, normal, length, words, ended, sentence, long, reading, phrase

    def _runs_on(self, text: str, length: float, kind: BlockKind) -> bool:
        """Whether a line of a script without full stops has the words of prose: then nothing is missing at its end."""
        if length < STOPLESS_SENTENCE or kind is BlockKind.HEADING or not is_stopless(text):
            return False
        return sum(word in text for word in self._stopless) >= STOPLESS_WORDS


def _is_entry(block: Block) -> bool:
    """Whether what stands in a menu states nothing: "By industry", "Faculty/Staff" and "New (beta)" are its entries."""
    return _STATING.isdisjoint(block.marks) and _COPYRIGHT.search(block.text) is None


line_reader = ByIdentity(LineReader)
"""The reader of a rule set; the same for the same rule set."""


def forget_lines() -> None:
    """Forget the lines that were read, and the names in them: what comes next is read as if for the first time."""
    for reader in line_reader:
        reader.forget()
    forget_read_lines()


def read_lines(blocks: tuple[Block, ...], ruleset: Ruleset) -> tuple[Line, ...]:
    """All blocks as lines. Time is linear in the text."""
    return line_reader(ruleset).read(blocks)


def _ends_above_sign(text: str) -> bool:
    """Whether a sentence ends in front of an agency's or an author's mark, in a line that does not end like one."""
    if text[-1] in "】）" and _CLOSED.search(text[-26:]):
        return True
    cut = cut_sign_off(text)
    if cut is not text and ends_like_sentence(cut):
        return True
    return text[-1] == ")" and _INITIALLED.search(text[-16:]) is not None


def _is_sentence(text: str, length: float, words: int, ended: bool, kind: BlockKind) -> bool:
    if kind is BlockKind.HEADING or length < SHORT_SENTENCE:
        return False
    unspaced = is_unspaced(text)
    if ended:
        return words >= SENTENCE_WORDS or unspaced
    if length < (STOPLESS_PROSE if unspaced and is_stopless(text) else UNENDED_PROSE):
        return False
    if unspaced:
        return True
    parts = text.split()
    return sum(part[:1].isupper() for part in parts) < TITLE_CASE_SHARE * len(parts)
