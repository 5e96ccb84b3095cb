"""Folded forms in which texts are compared: same letters and digits, whatever the case, quotes, dashes and spaces."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from pipeline.grammar.letters import IN_WORD, NOT_IN_WORD, bared

_WORDS, _GAPS = re.compile(rf"{IN_WORD}+"), re.compile(rf"(?:{NOT_IN_WORD}|_)+")
# Points of Arabic and Hebrew, the stretched line, joiners: the same word is printed with and without them.
_OPTIONAL = re.compile("[\u0591-\u05bd\u0640\u064b-\u065f\u0670\u200c\u200d]")
_ASCII_WORDS = re.compile(r"[a-z0-9_]+")
_QUOTES = "'’‘ʼ`´"
_ARTICLES = re.compile(r"^(?:the|die|der|das|le|la|les|el|los|il|lo|de|het|a)\s+", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


# UTF-8 that was read as Latin-1 and written again: no text holds control characters of that range.
_MISREAD = re.compile("[\x80-\x9f]")
_LATIN = re.compile("[\x80-\xff]{2,}")


@lru_cache(maxsize=2048)
def fold(text: str) -> str:
    """Words in lower case, one space between, compatibility forms and apostrophes gone."""
    if text.isascii():
        return " ".join(_ASCII_WORDS.findall(text.lower().replace("'", "").replace("`", "")))
    text = unicodedata.normalize("NFKC", text).casefold()
    for mark in _QUOTES:
        text = text.replace(mark, "")
    return " ".join(_WORDS.findall(_OPTIONAL.sub("", text)))


@lru_cache(maxsize=2048)
def squash(text: str) -> str:
    """`fold` without spaces, underscores and a leading article: how names of sites are compared."""
    return _GAPS.sub("", _ARTICLES.sub("", unicodedata.normalize("NFKC", text).casefold().strip()))


def without_article(name: str) -> str:
    """A name without the article it begins with ("The Example")."""
    return _ARTICLES.sub("", name.strip())


def tidy(text: str) -> str:
    """Text of an attribute or of JSON as it would be printed: entities resolved, tags gone, white space squeezed, marks that
    no reader sees gone from its ends.
    """
    if "&" in text:
        text = html.unescape(text)
        if "&" in text and ";" in text:
            text = html.unescape(text)  # escaped twice: "&amp;#8217;"
    if _MISREAD.search(text):
        text = _LATIN.sub(_reread, text)
    if "<" in text:
        text = _TAG.sub("", text)
    return bared(" ".join(text.replace("\u200b", "").replace("\xad", "").replace("\ufeff", "").split()))


def _reread(run: re.Match[str]) -> str:
    try:
        return run[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return run[0]


def overlap(one: str, other: str) -> float:
    """How alike two folded texts are: F1 over their words, 0 to 1 (characters for a script without spaces)."""
    a, b = one.split(), other.split()
    if len(a) <= 2 and len(b) <= 2:
        a, b = list(one), list(other)
    if not a or not b:
        return 0.0
    rest = list(b)
    common = 0
    for word in a:
        if word in rest:
            rest.remove(word)
            common += 1
    return 2 * common / (len(a) + len(b))
