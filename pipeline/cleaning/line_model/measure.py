"""What a line looks like: numbers of one document's lines, for the learned model.

Structure carries over to other languages, words do not: nothing here knows a word of any language. All lines of a
document are measured at once: their characters are mapped to a few classes in one array, and counts and sums over
neighbours are array operations, so that the cost is linear in the text and a few microseconds a line.
Only integer sums, exact divisions and comparisons are used: the same text gives the same numbers on any machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.cleaning.line_model.word_shares import Words, number_words, word_shares

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# A line's characters are looked at up to here: what a line is shows at its ends.
HEAD_CHARS, TAIL_CHARS = 320, 80
# An ideograph or kana holds about as much as this many letters.
IDEOGRAPH_UNITS = 1.5
# Lines of this many units that hold or end a sentence are prose: on labelled dumps of 150 news domains, what lies
# outside the stretch of such lines holds 70 % of the boilerplate and 0.2 % of the article's characters.
PROSE_UNITS = 80
SENTENCE_UNITS = 35

(OTHER, UPPER, LOWER, LETTER, IDEOGRAPH, DIGIT, SPACE, STOP, ASK, COMMA, COLON, QUOTE, OPEN, CLOSE, BAR, DASH,
 ELLIPSIS, SIGN, BREAK) = range(19)  # fmt: skip
CLASSES = 19

_CHARACTERS = {
    STOP: ".。．।۔։።",
    ASK: "?!？！؟",
    COMMA: ",;，；、،؛",
    COLON: ":：",
    QUOTE: "\"'“”‘’„‚‟«»‹›「」『』＂＇`´",
    OPEN: "([{（［【《〈",
    CLOSE: ")]}）］】》〉",
    BAR: "|¦│┃•·●▪■►▶▸▼→←↑↓»›>/\\*~_=+<✓✔➤○◦‣⁃∙⋅・",
    DASH: "-–—―‐‑−‒",
    ELLIPSIS: "…",
    SIGN: "@#&%$€£¥©®™",
}
# Names of the columns of `Lines.own`, in order.
OWN = (
    "units", "words", "word_length", "upper_share", "capital_words", "digit_share", "bars", "dashes", "commas", "colons",
    "quotes", "brackets", "others", "signs", "glued", "glued_digits", "double_spaces", "sentences", "end", "start",
    "caseless", "blank_before", "blank_after", "repeats", "known_words", "frequent_words", "address",
)  # fmt: skip
# Values of the column `end`, from what ends a label to what ends a sentence.
END_LETTER, END_DIGIT, END_OTHER, END_ELLIPSIS, END_COLON, END_COMMA, END_ASK, END_STOP = range(8)
START_OTHER, START_BAR, START_DIGIT, START_OPEN, START_UPPER, START_LETTER, START_QUOTE, START_LOWER = range(8)

_ADDRESS_PARTS = ("@", "www.", "http", ".com", ".org", ".net")
_ADDRESS = re.compile(r"https?:|www\.|\.(?:com|org|net)\b|\S@\S", re.ASCII)


@dataclass(frozen=True)
class Lines:
    """The lines of one document, measured. `own` has a row for every line and the columns `OWN`."""

    own: Floats
    prose: NDArray[np.bool_]  # a sentence of PROSE_UNITS and more
    sentence: NDArray[np.bool_]  # ends as a sentence does, or is prose
    shape: Ints  # equal for lines that begin, end and measure alike
    words: Words


@lru_cache(maxsize=1)
def _class_table() -> NDArray[np.uint8]:
    """Class of every code point of the basic plane; the last entry stands for all beyond it."""
    table = np.zeros(0x10000, np.uint8)
    for point in range(0x2E80):
        category = unicodedata.category(chr(point))
        if category in ("Lu", "Lt"):
            table[point] = UPPER
        elif category == "Ll":
            table[point] = LOWER
        elif category[0] in "LM":
            table[point] = LETTER
        elif category[0] == "N":
            table[point] = DIGIT
        elif category[0] == "Z" or point in (9, 10, 11, 12, 13):
            table[point] = SPACE
    table[0x0A], table[0x3000] = BREAK, SPACE
    table[0x3005:0x3008] = table[0x3041:0x3100] = table[0x3400:0xA000] = table[0xF900:0xFB00] = IDEOGRAPH
    table[0xA000:0xD7B0] = table[0xFB1D:0xFE00] = table[0xFE70:0xFF00] = LETTER
    table[0xFF10:0xFF1A], table[0xFF21:0xFF3B], table[0xFF41:0xFF5B] = DIGIT, UPPER, LOWER
    for kind, characters in reversed(_CHARACTERS.items()):
        for character in characters:
            table[ord(character)] = kind
    return table


def measure(texts: Sequence[str], blanks: Sequence[int], removed: NDArray[np.bool_] | None = None) -> Lines:
    """Measure the lines `texts` (not empty, without surrounding white space) with `blanks` blank lines before each.

    Lines `removed` by rules count as no prose, whatever they look like.
    """
    count = len(texts)
    cut = [t if len(t) <= HEAD_CHARS + TAIL_CHARS else t[:HEAD_CHARS] + t[-TAIL_CHARS:] for t in texts]
    joined = "\n".join(cut) + "\n"
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    classes = _class_table().take(points, mode="clip")
    sizes = np.fromiter(map(len, cut), np.int64, count)
    lengths = np.fromiter(map(len, texts), np.int64, count)
    starts = np.zeros(count, np.int64)
    (sizes[:-1] + 1).cumsum(out=starts[1:])
    line_of = np.arange(count).repeat(sizes + 1)
    counts = (
        np.bincount(line_of * CLASSES + classes, minlength=count * CLASSES).reshape(count, CLASSES).astype(np.float64)
    )
    pairs = _pairs(classes, line_of, count)
    own = np.empty((count, len(OWN)))
    letters = np.maximum(counts[:, UPPER] + counts[:, LOWER] + counts[:, LETTER] + counts[:, IDEOGRAPH], 1)
    words = counts[:, SPACE] + 1 - pairs[:, 3]
    units = lengths * (1 + IDEOGRAPH_UNITS * counts[:, IDEOGRAPH] / sizes)
    own[:, 0] = np.minimum(units, 2000)
    own[:, 1] = np.minimum(words, 80)
    own[:, 2] = letters / words
    own[:, 3] = counts[:, UPPER] / np.maximum(counts[:, UPPER] + counts[:, LOWER], 1)
    own[:, 4] = pairs[:, 0] / words
    own[:, 5] = counts[:, DIGIT] / sizes
    for column, kind in ((6, BAR), (7, DASH), (8, COMMA), (9, COLON), (10, QUOTE), (11, OPEN), (12, OTHER), (13, SIGN)):
        own[:, column] = counts[:, kind]
    own[:, 14:18] = pairs[:, 1:5]
    own[:, 18] = end = _ends(classes, starts, sizes)
    own[:, 19] = start = _START[classes[starts]]
    own[:, 20] = (counts[:, LETTER] + counts[:, IDEOGRAPH]) / letters
    own[:, 21] = np.minimum(np.fromiter(blanks, np.int64, count), 5)
    own[:-1, 22] = own[1:, 21]
    own[-1, 22] = 5
    prose = (units >= PROSE_UNITS) & ((end >= END_ASK) | (pairs[:, 4] > 0))
    if removed is not None:
        prose &= ~removed
    sentence = prose | ((end >= END_ASK) & (units >= SENTENCE_UNITS))
    own[:, 23:27], words_of = _vocabulary(cut, prose)
    shape = (np.minimum(units, 160) // 20).astype(np.int64) * 64 + end * 8 + start
    return Lines(own, prose, sentence, shape, words_of)


def _pairs(classes: NDArray[np.uint8], line_of: Ints, count: int) -> Floats:
    """Counts of neighbouring characters: capitalised words, glued words and digits, double spaces, inner stops.

    The first word of a line counts in none of them: a capital there says nothing.
    """
    kinds = _PAIR.take(classes[:-1] * np.int64(CLASSES) + classes[1:])
    kinds += line_of[:-1] * _PAIRS
    return np.bincount(kinds, minlength=count * _PAIRS).reshape(count, _PAIRS).astype(np.float64)


_PAIRS = 6  # the last kind is all other pairs
_PAIR = np.full((CLASSES, CLASSES), 5, np.int64)
_PAIR[[SPACE, QUOTE, OPEN], UPPER] = 0
_PAIR[LOWER, UPPER] = 1
_PAIR[LOWER, DIGIT] = _PAIR[DIGIT, UPPER] = 2
_PAIR[SPACE, SPACE] = 3
for _stop in (STOP, ASK):
    _PAIR[_stop, [SPACE, QUOTE, IDEOGRAPH]] = 4

_START = np.zeros(CLASSES, np.int64)
_START[[BAR, DASH]] = START_BAR
_START[DIGIT] = START_DIGIT
_START[OPEN] = START_OPEN
_START[UPPER] = START_UPPER
_START[[LETTER, IDEOGRAPH]] = START_LETTER
_START[QUOTE] = START_QUOTE
_START[LOWER] = START_LOWER

_END = np.full(CLASSES, END_OTHER, np.int64)
_END[[UPPER, LOWER, LETTER, IDEOGRAPH]] = END_LETTER
_END[DIGIT] = END_DIGIT
_END[ELLIPSIS] = END_ELLIPSIS
_END[COLON] = END_COLON
_END[COMMA] = END_COMMA
_END[ASK] = END_ASK
_END[STOP] = END_STOP


def _ends(classes: NDArray[np.uint8], starts: Ints, sizes: Ints) -> Ints:
    """How each line ends, read through up to two closing quotes or brackets."""
    last = starts + sizes - 1
    end = classes[last]
    for _ in range(2):
        closing = ((end == QUOTE) | (end == CLOSE)) & (last > starts)
        last = last - closing
        end = classes[last]
    dotted = (end == STOP) & (last > starts) & (classes[np.maximum(last - 1, 0)] == STOP)
    return np.where(dotted, END_ELLIPSIS, _END[end])


def _vocabulary(texts: Sequence[str], prose: NDArray[np.bool_]) -> tuple[Floats, Words]:
    """Repeats of each line, shares of its words that the document's prose knows and often uses, addresses; the words."""
    lowered = [t.lower() for t in texts]
    seen = Counter(lowered)
    rows = np.empty((len(texts), 4))
    rows[:, 0] = [min(seen[text], 9) for text in lowered]
    table = number_words(lowered)
    rows[:, 1], rows[:, 2] = word_shares(table, prose)
    rows[:, 3] = 0
    for number, text in enumerate(lowered) if any(map("\n".join(lowered).__contains__, _ADDRESS_PARTS)) else ():
        if "." in text and any(map(text.__contains__, _ADDRESS_PARTS)):
            rows[number, 3] = _ADDRESS.search(text) is not None
    return rows, table
