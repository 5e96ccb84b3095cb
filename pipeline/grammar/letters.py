"""What words are made of beyond what `re` calls letters."""

from __future__ import annotations

# Vowel signs, tone marks and viramas of the scripts of India and South-East Asia, points of Hebrew and Arabic, accents
# that stand alone: to `re` they are no letters, and a word such as "अगस्त" would fall apart. For a character class.
MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0980-\u0983\u09bc-\u09d7\u0a01-\u0a51\u0a70\u0a71\u0a75\u0a81-\u0acd\u0b01-\u0b57\u0b82-\u0bd7\u0c00-\u0c56\u0c81-\u0cd6\u0d00-\u0dff"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u200c\u200d"
)
# What no reader sees: marks of direction, spaces and joiners without a width, byte order marks. Dumps have them at the ends of
# lines, where they would hide the full stop; emoji end in others, which stay.
_UNSEEN = frozenset(map(chr, (0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)))
_BLANK = "".join([*_UNSEEN, *filter(str.isspace, map(chr, range(0x3001)))])
LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
IN_WORD, NOT_IN_WORD = rf"[\w{MARKS}]", rf"[^\w{MARKS}]"
"""What `\\w` and `\\W` are in every script: a sign at a word's end belongs to the word ("त्रिपाठी" ends in one)."""
WORD = rf"[^\W\d_]{LETTER}*(?:['’][^\W\d_]{LETTER}*)*"
"""A word with the signs and apostrophes in it, as a pattern."""

_SPACED_SCRIPTS = [chr(code) for code in (*range(0xDF, 0x370), *range(0x400, 0x530))]
_EVEN = [
    c for c in _SPACED_SCRIPTS if c.islower() and c.casefold() == c and len(c.upper()) == 1 and c.upper().lower() == c
]
EVEN_LETTERS = "".join(c + c.upper() for c in _EVEN)
"""Latin letters beyond ASCII and Cyrillic ones that have one form in each case: every way of ignoring case sees the same."""


def is_small(text: str) -> bool:
    """Whether a text is in small letters of a script in which names and sentences begin with capitals.

    To Python Georgian's letters are small ones, whose capitals are for whole lines only.
    """
    return text.islower() and text != text.title()


def _of_case(upper: bool) -> str:
    """All letters of one case, of Latin, Greek, Cyrillic and Armenian, as ranges of a character class."""
    letters = [n for block in CASED for n in block if (chr(n).isupper() if upper else chr(n).islower())]
    ranges: list[list[int]] = []
    for n in letters:
        if ranges and n == ranges[-1][1] + 1:
            ranges[-1][1] = n
        else:
            ranges.append([n, n])
    return "".join(chr(low) if low == high else f"{chr(low)}-{chr(high)}" for low, high in ranges)


CASED = (range(0x41, 0x250), range(0x370, 0x588), range(0x1E00, 0x2000))
CAPITALS, SMALL = _of_case(True), _of_case(False)
"""For character classes: À-Ö and А-Я hold neither Š nor Ł, neither І nor Қ."""


def bared(text: str) -> str:
    """The text without white space, and without what no reader sees, at its ends; a line of nothing else stays a line."""
    text = text.strip()
    return text.strip(_BLANK) or text if text and (text[0] in _UNSEEN or text[-1] in _UNSEEN) else text
