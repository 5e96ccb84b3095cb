"""Features of the blocks' own texts: one class per character, and counts of them, for all blocks of a page at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

TEXT_NAMES = ("chars", "words", "word_chars", "commas", "terminal", "ends_colon", "ends_question", "upper_words",
              "digits", "separators", "starts_lower", "sentences")  # fmt: skip

_CLASSES = 14
(_OTHER, _COMMA, _SEPARATOR, _TERMINAL, _TERMINAL_SEPARATOR, _UPPER, _DIGIT, _IDEOGRAPH, _LOWER, _SPACE, _COLON,
 _STOP, _IDEOGRAPH_STOP, _QUESTION) = range(_CLASSES)  # fmt: skip
_CHARACTERS = {
    _COMMA: ",，、،",
    _SEPARATOR: "|·•©›",
    _TERMINAL: '!…！？؟।”"',
    _TERMINAL_SEPARATOR: "»",
    _SPACE: " \n",
    _COLON: ":",
    _STOP: ".",
    _IDEOGRAPH_STOP: "。",
    _QUESTION: "?",
}
_ENDS_SENTENCE = np.zeros(_CLASSES, np.bool_)
_ENDS_SENTENCE[[_TERMINAL, _TERMINAL_SEPARATOR, _STOP, _IDEOGRAPH_STOP, _QUESTION]] = True
_HEAD = 80  # characters in which letter case and digits are counted
_IDEOGRAPH_LETTERS = 2.5  # letters of a translation into English per ideograph or kana, about
_CASED = 0x3000  # all letters that have case, and nearly all digits, stand below


@lru_cache(maxsize=1)
def _class_table() -> NDArray[np.uint8]:
    """The class of every code point of the Basic Multilingual Plane; built on first use, 3 ms."""
    table = np.zeros(1 << 16, np.uint8)
    for point in range(_CASED):
        character = chr(point)
        table[point] = (
            _UPPER
            if character.isupper()
            else _LOWER
            if character.islower()
            else _DIGIT
            if character.isdigit()
            else _OTHER
        )
    table[0x3040:0x3100] = table[0x3400:0xA000] = table[0xF900:0xFB00] = _IDEOGRAPH
    table[0xFF10:0xFF1A], table[0xFF21:0xFF3B], table[0xFF41:0xFF5B] = _DIGIT, _UPPER, _LOWER
    for kind, characters in _CHARACTERS.items():
        for character in characters:
            table[ord(character)] = kind
    return table


def text_columns(texts: Sequence[str]) -> NDArray[np.float64]:
    """One row of numbers per name in TEXT_NAMES, one column per text; no text may be empty.

    `chars` is the length to a reader: each ideograph or kana counts as the letters that it stands for.
    """
    count = len(texts)
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    classes = _class_table()[np.minimum(points, 0xFFFF)]
    sizes = np.fromiter(map(len, texts), np.int64, count)
    ends = np.cumsum(sizes)
    starts = ends - sizes
    cells = np.repeat(
        np.arange(0, count * _CLASSES, _CLASSES), sizes
    )  # where a text's counts begin, for its characters
    counts = np.bincount(cells + classes, minlength=count * _CLASSES).reshape(count, _CLASSES).T
    first, last = classes[starts], classes[ends - 1]
    words = counts[_SPACE] + 1
    stops = np.flatnonzero(classes[:-1] == _STOP)
    stops = stops[classes[stops + 1] == _SPACE]  # no text ends or begins with a space
    in_head = np.minimum(sizes, _HEAD)
    head_starts = np.cumsum(in_head) - in_head
    head_of = np.repeat(np.arange(count), in_head)
    head = classes[np.arange(len(head_of)) + np.repeat(starts - head_starts, in_head)]
    space = head == _SPACE
    begins = np.empty(len(head), np.bool_)  # words
    begins[1:] = space[:-1]
    begins[head_starts] = True
    begins &= ~space
    out = np.empty((len(TEXT_NAMES), count))
    out[0] = sizes + (_IDEOGRAPH_LETTERS - 1) * counts[_IDEOGRAPH]
    out[1] = words
    out[2] = sizes / words
    out[3] = counts[_COMMA] / words
    out[4] = _ENDS_SENTENCE[last]
    out[5] = last == _COLON
    out[6] = last == _QUESTION
    out[7] = _count(begins & (head == _UPPER), head_of, count) / _count(begins, head_of, count)
    out[8] = _count(head == _DIGIT, head_of, count) / in_head
    out[9] = counts[_SEPARATOR] + counts[_TERMINAL_SEPARATOR]
    out[10] = first == _LOWER
    out[11] = np.bincount(cells[stops] // _CLASSES, minlength=count) + counts[_IDEOGRAPH_STOP]
    return out


def _count(where: NDArray[np.bool_], text_of: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    return np.bincount(text_of[where], minlength=count)
