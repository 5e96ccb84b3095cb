"""What the cleaner knows of each line before any rule looks at it: computed once, read by all."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.grammar import LineReading, read_line
from pipeline.grammar.prose import ends_like_sentence, reading_length
from pipeline.model.block import Block, BlockKind
from pipeline.packs import Ruleset
from pipeline.packs.normal import normalise, without_bullet
from pipeline.packs.phrases import Phrase

# A line from this reading length on that ends like a sentence is prose whatever surrounds it (see grammar.prose).
LONG_SENTENCE = 80.0
# Shorter ones are sentences only if they have the shape of one: end punctuation and at least so many words.
SHORT_SENTENCE = 18.0
SENTENCE_WORDS = 4
# A line without end punctuation is still running text if it is as long as a paragraph (cut or hard-wrapped prose).
UNENDED_PROSE = 160.0
# Metadata lines are short; a longer line is a paragraph. Captions with a credit reach about 500 characters.
READ_LIMIT = 600
# Share of capitalised words from which an unended line is a menu or a headline rather than running text.
TITLE_CASE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Line:
    """One block as the rules see it.

    `text` is the block's text without a bullet, `normal` its normal form for phrases and repeats (empty above
    `READ_LIMIT`), `length` its reading length in Latin-letter equivalents, `words` its number of space-separated words,
    `ended` whether it ends like a sentence, `reading` what it states as a metadata line, `phrase` the phrase that it is.
    """

    index: int
    block: Block
    text: str
    normal: str
    length: float
    words: int
    ended: bool
    sentence: bool
    reading: LineReading | None
    phrase: Phrase | None

    @property
    def is_long_sentence(self) -> bool:
        """Whether this is prose by itself: a full sentence of at least `LONG_SENTENCE`."""
        return self.sentence and self.length >= LONG_SENTENCE


def read_lines(blocks: tuple[Block, ...], ruleset: Ruleset) -> tuple[Line, ...]:
    """All blocks as lines. Time is linear in the text."""
    return tuple(_read(block, ruleset) for block in blocks)


def _read(block: Block, ruleset: Ruleset) -> Line:
    text = without_bullet(block.text)
    short = len(text) <= READ_LIMIT
    length = reading_length(text)
    words = text.count(" ") + 1
    ended = ends_like_sentence(text)
    normal = normalise(text) if short else ""
    return Line(
        index=block.index,
        block=block,
        text=text,
        normal=normal,
        length=length,
        words=words,
        ended=ended,
        sentence=_is_sentence(text, length, words, ended, block.kind),
        reading=read_line(text, ruleset.languages) if short and block.kind is not BlockKind.TABLE_ROW else None,
        phrase=ruleset.book.find(normal) if normal else None,
    )


def _is_sentence(text: str, length: float, words: int, ended: bool, kind: BlockKind) -> bool:
    if kind is BlockKind.HEADING or length < SHORT_SENTENCE:
        return False
    dense = length > len(text)  # a script without spaces: words cannot be counted
    if ended:
        return words >= SENTENCE_WORDS or dense
    if length < UNENDED_PROSE:
        return False
    if dense:
        return True
    parts = text.split()
    return sum(part[:1].isupper() for part in parts) < TITLE_CASE_SHARE * len(parts)
