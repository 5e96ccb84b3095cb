"""Prose: how long a text is to a reader, and whether a line reads like a sentence. Script-aware, without word lists."""

from __future__ import annotations

import re
from functools import lru_cache

# A sentence ends in one of these, closing quotes and brackets aside; in Latin, Greek, Arabic, Devanagari, Armenian,
# Ethiopic, Burmese, Khmer, CJK.
_STOPS = ".!?…:;。！？؟۔।॥։።။។"
# Those that end a statement; a headline may ask or exclaim. And those that part statements or what they are made of.
FULL_STOPS = tuple(".。।॥۔։።။។")
QUESTION_MARKS = ("?", "？", "؟", "\u037e")
# Armenian sets its mark within the word that asks, and often nothing at the end.
_ARMENIAN_MARK = "\u055e"
_GREEK_END = re.compile("[\u0370-\u03ff\u1f00-\u1fff]\\W*;$")
PAUSES = tuple(":…,;：，；、،؛፡፣፤၊")
# Behind the last stop of all stands the sign of the end that some papers set.
_CLOSERS = "\"'”’»›“‘«‹」』)]）】*\u200f\u200e ♦◆■◼▪□∎●"
_END = re.compile(rf"[{re.escape(_STOPS)}][{re.escape(_CLOSERS)}]*$")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_BREAK = "\u200b"
# Scripts that set no spaces between words: those, Thai, Lao, Burmese, Khmer.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

# Thai and Lao set no stops either: a space parts sentences, and a long line is prose.
_STOPLESS = re.compile(r"[\u0e00-\u0eff]{8}")

# One ideograph or kana carries about as much as 2.5 Latin letters: the ratio of lengths of the same news in
# Chinese or Japanese and English runs from 2 to 3 in parallel corpora. The letters and signs of Thai, Lao, Burmese and
# Khmer carry no more than Latin ones: the same story in 40 languages (the goldens about a lighthouse) has 124 to 155 of
# them a paragraph, and 132 to 135 characters in 16 Latin alphabets.
DENSE_WEIGHT = 2.5
# A story of 764 code points in English has 343 in Korean, three quarters of them syllables: 2.6 would make them equal.
HANGUL_WEIGHT = 2.0
WORD_CHARS = (
    5.0  # Latin-letter equivalents of a word where no spaces part them: two ideographs, a Thai word of two syllables
)
# Measured on 30,000 labelled lines of news dumps: between an article's first and last line, 99.6 % of the lines of
# this length that end like a sentence are the article's own; 98.3 % at half the length.
SENTENCE_CHARS = 80
SENTENCE_WORDS = 6


def reading_length(text: str) -> float:
    """Length in Latin-letter equivalents: code points, ideographs and kana counted 2.5 times."""
    if text.isascii():
        return float(len(text))
    return _remembered(text) if len(text) <= REMEMBERED_CHARS else _weighed(text)


def _weighed(text: str) -> float:
    if _DENSE.search(text) is None:
        return float(len(text))
    return len(text) + (DENSE_WEIGHT - 1) * sum(1 for _ in _DENSE.finditer(text))


# A line's length is asked of it by every stage; long paragraphs are not worth the memory.
REMEMBERED_CHARS = 800
_remembered = lru_cache(maxsize=1024)(_weighed)


def telling_length(text: str) -> float:
    """The same with syllables of Hangul counted twice, to tell short prose from labels."""
    if text.isascii():
        return float(len(text))
    return reading_length(text) + (HANGUL_WEIGHT - 1) * len(_HANGUL.findall(text))


def is_unspaced(text: str) -> bool:
    """Whether the text holds letters of a script that sets no spaces between words: its words cannot be counted."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def without_breaks(text: str) -> str:
    """The text without the places where a line may break between the words of a script that sets no spaces.

    In other scripts the sign parts what stands beside it: an author's name and place.
    """
    return text.replace(_BREAK, "") if _BREAK in text and is_unspaced(text) else text


def word_count(text: str) -> int:
    """About how many words the text has: those between spaces; in scripts without spaces as many as its length makes."""
    spaced = len(text.split())
    return max(spaced, int(reading_length(text) / WORD_CHARS)) if is_unspaced(text) else spaced


def is_stopless(text: str) -> bool:
    """Whether the text is of a script that sets no full stops, so that none is missing at its end."""
    return not text.isascii() and _STOPLESS.search(text) is not None


def begins_stopless(word: str) -> bool:
    """Whether a word begins with a letter of such a script."""
    return "\u0e00" <= word[:1] <= "\u0eff"


def ends_like_sentence(text: str) -> bool:
    """Whether the text ends with a sentence's punctuation, closing quotes and brackets aside."""
    last = text[-1:]
    if not last or last.isalnum():
        return _ARMENIAN_MARK in text
    return last in _STOPS or _END.search(text[-8:]) is not None


def states(text: str) -> bool:
    """Whether a text ends as statements do, closing quotes aside, and not in an ellipsis; or its script has no signs for that."""
    text = text.rstrip(_CLOSERS)
    return is_stopless(text) or (text.endswith(FULL_STOPS) and not text.endswith(".."))


def asks(text: str) -> bool:
    """Whether the text ends with a question mark; that of Greek is a semicolon, and Armenian asks within a word."""
    if text[-1:].isalnum():
        return _ARMENIAN_MARK in text
    return text.endswith(QUESTION_MARKS) or (text.endswith(";") and _GREEK_END.search(text[-6:]) is not None)


def is_sentence_like(text: str, min_chars: float = SENTENCE_CHARS) -> bool:
    """Whether a line reads like at least one full sentence of `min_chars` Latin-letter equivalents or more."""
    if reading_length(text) < min_chars:
        return False
    if not ends_like_sentence(text):
        return is_stopless(text)
    return text.count(" ") + 1 >= SENTENCE_WORDS or is_unspaced(text)
