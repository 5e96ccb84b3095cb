"""Photo credits, and captions that end in one."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.grammar.letters import LETTER, MARKS, is_small
from pipeline.grammar.misread import last_copyright_sign
from pipeline.grammar.prose import telling_length
from pipeline.grammar.vocabulary import Vocabulary, alternation, fold

MAX_CAPTION = 450  # code points; agency captions with names, place and day run to 400
_MAX_LABELLED = 140  # a whole credit without a caption
_MAX_BARE = 90  # a line of nothing but agency names
_AFTER_SENTENCE = 60  # a bare agency behind a finished sentence of this length is a body's sign-off, not a credit
_UNFINISHED = 150  # the same without a full stop, in scripts without spaces
_PICTURES = re.compile(r"photo|imag|bild|foto|pictur|video|getty|写真|图|사진", re.IGNORECASE)  # archives sign captions
_BRACKET = re.compile(
    r"(?P<text>.*?)(?P<dot>[.…]?)\s*[(\[（【](?P<inner>[^()\[\]（）【】]{2,90})[)\]）】]\.?$", re.DOTALL
)
_IN_NAME = rf"[\w{MARKS}.'’&\- ]{{1,40}}"
_SLASHED = re.compile(rf"[^\W\d_]{_IN_NAME}\s*/\s*[^\W\d_]{_IN_NAME}(?:\s*/\s*{_IN_NAME})?")
_BARS = re.compile(r"\s*[/|•·,]\s*|\s+(?:via|für|for|by|/)\s+|\s+-\s+")
_LABEL_MARKS = (":", "/", "by", "©", "von", "via", "courtesy", "：", "／")
_LABEL_SIGN = re.compile(r"[:：／/©]|\b(?:by|von|via|courtesy)\b")  # without one there is no label to look for
# Names behind a credit word that has no colon: two to four words in capitals, "Ana María de la Cruz" among them.
_NAME = (
    rf"[^\W\d_a-zà-ÿ][\w{MARKS}.'’\-]+"
    rf"(?:\s(?:(?:de|da|di|del|la|le|van|von|den|der|bin|al)\s)*[^\W\d_a-zà-ÿ][\w{MARKS}.'’\-]+){{1,3}}"
)
_ONLY_NAME = re.compile(rf"\s*{_NAME}\s*")
_NAME_MARKS = ("/", "|", "©", "ⓒ", "(c)", "copyright")
_SENTENCE_END = ".!?…"
_CASED_START = re.compile(r"[A-ZÀ-ÞА-ЯΑ-Ω]")
_OWNED = re.compile(r"\s*(?:版权所有|版權所有)")  # a notice: "all rights belong to"
_RIGHTS = re.compile(
    r"rights reserved|alle rechte|tous droits|derechos reservados|direitos reservados|\b(?:19|20)\d{2}\b"
)


@lru_cache(maxsize=8)
def _labelled(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(
        rf"\(?\s*(?P<label>{alternation(words.words('credit_words'))})\s*(?P<mark>[:：／/]|(?<=by)\s|(?<=von)\s|(?<=courtesy of)\s|(?<=via)\s)\s*(?=\S)"
    )


@lru_cache(maxsize=8)
def _inner_label(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!{LETTER})(?:{alternation(words.words('credit_words'))})(?:\s*[:：／/]\s*|\s+(?:by|von|via)\s+)\S"
    )


@lru_cache(maxsize=8)
def _plain_label(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?<!{LETTER})(?:{alternation(words.words('credit_words'))})\s+(?=\S)")


@lru_cache(maxsize=8)
def _names(words: Vocabulary) -> frozenset[str]:
    return words.words("credit_names")


def is_credit_name(part: str, words: Vocabulary) -> bool:
    """Whether a name is one that photos are credited to ("AP Photo", "Getty Images", "picture alliance")."""
    folded = " ".join(fold(part).strip(" .,©").split())
    names = _names(words)
    return folded in names or folded.removesuffix(" file") in names or folded.removesuffix(" photo") in names


def has_credit_name(text: str, words: Vocabulary) -> bool:
    """Whether one part of `text` between slashes, bars and commas is such a name."""
    return any(is_credit_name(part, words) for part in _BARS.split(text) if part)


def read_credit(line: str, folded: str, words: Vocabulary) -> tuple[str, str, float] | None:
    """(credit as printed, pattern, confidence) if the line (and its folded form) is a photo credit or a caption that ends in one.

    Prose that ends in a parenthesis is none: the parenthesis must hold a credit word, a known agency or archive,
    or, in square brackets, a name and a publisher with a slash between.
    """
    if len(line) > MAX_CAPTION:
        return None
    labelled = any(map(folded.__contains__, _LABEL_MARKS)) and _LABEL_SIGN.search(folded) is not None
    found = _from_label(line, folded, words) if labelled else None
    if found is None and _is_pointer(line, words):
        return None
    found = found or _from_bracket(line, words) or (_from_tail(line, folded, words) if labelled else None)
    found = found or _from_plain_tail(line, folded, words)
    return found or (_from_names(line, folded, words) if len(line) <= _MAX_BARE else None)


def _from_label(line: str, folded: str, words: Vocabulary) -> tuple[str, str, float] | None:
    if len(line) > _MAX_LABELLED or not words.opens(folded, "credit_words"):
        return None
    match = _labelled(words).match(folded)
    if match is None:
        return None
    rest = line[match.end() :].strip(" )]")
    if not rest or len(rest.split()) > 14 or re.search(r"[.!?]\s+[A-ZÀ-ÞА-Я]\w+\s+\w+\s+\w+", rest):
        return None
    if not has_credit_name(rest, words):
        longest = 40 if line[0] == "(" else 60  # code points of an unknown name
        if len(rest) > longest or is_small(rest[0]) or rest[0].isdecimal() or " - " in rest:
            return None
    return rest, "credit.labelled", 0.95


def _from_bracket(line: str, words: Vocabulary) -> tuple[str, str, float] | None:
    if line[-1] not in ")]）】." or (line[-2:-1] not in ("", ")", "]", "）", "】") and line[-1] == "."):
        return None
    match = _BRACKET.fullmatch(line)
    if match is None:
        return None
    inner, text = match["inner"].strip(), match["text"].strip()
    if text.count(". ") > 4:
        return None
    folded = fold(inner)
    if _inner_label(words).match(folded):
        return inner, "credit.bracketed_label", 0.96
    plain = _plain_label(words).match(folded)
    if plain is not None and len(folded) == len(inner) and _ONLY_NAME.fullmatch(inner, plain.end()):
        return inner, "credit.bracketed_label", 0.94
    signed = _is_sentence(text, bool(match["dot"]))
    if is_credit_name(inner, words) and (len(inner) > 4 or not inner.isascii() or inner.isupper()):
        return None if signed else (inner, "credit.bracketed", 0.95)
    if not _CASED_START.match(inner) and inner[:1].isascii():
        return None
    parts = _BARS.split(inner)
    if signed and all(is_credit_name(part, words) and not _PICTURES.search(part) for part in parts):
        return None
    if has_credit_name(inner, words) and re.search(r"[/|,]| via |photo", inner, re.IGNORECASE):
        return inner, "credit.bracketed", 0.97
    square = line.rstrip(".")[-1] == "]"
    if square and _SLASHED.fullmatch(inner) and all(p.strip()[:1].isupper() for p in inner.split("/")):
        return inner, "credit.bracketed_names", 0.94
    return None


def _is_pointer(line: str, words: Vocabulary) -> bool:
    """Whether a line in brackets says where a picture is, and not whose: "(Graphic: Wheat prices - here)"."""
    if line[0] != "(" or line[-1] != ")" or " - " not in line or "(" in line[1:]:
        return False
    name, _, place = line[1:-1].rpartition(" - ")
    return is_small(place[:1]) and not has_credit_name(f"{name.rpartition(':')[2]}/{place}", words)


def _is_sentence(text: str, dot: bool) -> bool:
    """Whether what stands before a bracket is a body's sentence, so that an agency in the bracket signs it.

    Japanese and Chinese agencies sign before the full stop as often as behind it.
    """
    length = telling_length(text)
    finished = dot or text.endswith((".", "”", '"', "»", "…", "!", "?", "。", "！", "？", "」", "』", "।", "۔", "؟"))
    return length > (_AFTER_SENTENCE if finished else _UNFINISHED) and (finished or length > len(text))


def _from_tail(line: str, folded: str, words: Vocabulary) -> tuple[str, str, float] | None:
    """`… Foto: Jane Doe/Agency` or `… © Agency` at the end of a caption."""
    last = None
    for match in words.find_entries(_inner_label(words), folded, "credit_words", max(0, len(folded) - 120)):
        last = match
    if last is not None and last.start() > 0:
        start = last.start()
        before = line[:start].rstrip()
        rest = line[start:]
        name = rest[last.end() - start - 1 :].strip(" )]")
        opened = before.endswith((".", "(", "[", "|", "–", "-", ",", "!", "?", "“", '"', "/", "…")) or rest[0].isupper()
        caseless = not _CASED_START.match(rest) and not is_small(rest[0])
        short = len(name) <= 80 and len(name.split()) <= 9 and not re.search(r"[.!?]\s+\w+\s+\w+\s+\w+", name)
        if (opened or caseless) and short and name and not is_small(name[0]):
            known = has_credit_name(name, words)
            return rest, "credit.tail", 0.96 if known else 0.9
    sign = last_copyright_sign(line)
    if sign > 0 and not _OWNED.match(line) and len(line) - sign <= 80 and not _RIGHTS.search(folded[sign:]):
        return line[sign + 1 :].strip(), "credit.sign", 0.9
    return None


_FINISHED = re.compile(rf"[{re.escape(''.join(_SENTENCE_END))}]\s+\S")


def _from_plain_tail(line: str, folded: str, words: Vocabulary) -> tuple[str, str, float] | None:
    """`… . Photo Jane Doe`: a finished caption, a capitalised credit word without a colon, a name, and nothing more."""
    if len(folded) != len(line) or not line[-1].isalpha() or not _FINISHED.search(line, max(0, len(line) - 64)):
        return None
    for match in words.find_entries(_plain_label(words), folded, "credit_words", max(0, len(line) - 60)):
        before = line[: match.start()].rstrip()
        if before.endswith(tuple(_SENTENCE_END)) and line[match.start()].isupper():
            name = _ONLY_NAME.fullmatch(line, match.end())
            if name is not None:
                return line[match.start() :], "credit.tail", 0.9
    return None


def _from_names(line: str, folded: str, words: Vocabulary) -> tuple[str, str, float] | None:
    """A line of nothing but names, one of them an agency: `Leonhard Example / Reuters`, `© Name / Getty Images`."""
    if not any(map(folded.__contains__, _NAME_MARKS)):
        return None
    text = line.strip(" ()[]*")
    signed = text.startswith(("©", "ⓒ", "(c)", "(C)")) or folded.startswith("copyright ")
    if signed:
        text = re.sub(r"^(?:[©ⓒ]|\([cC]\)|[cC]opyright\s*(?:©|\([cC]\))?)\s*[:|]?\s*", "", text)
    if _RIGHTS.search(folded) or not text:
        return None
    parts = [p for p in _BARS.split(text) if p]
    known = sum(is_credit_name(p, words) for p in parts)
    if not known or any(len(p.split()) > 5 or (is_small(p[0]) and not is_credit_name(p, words)) for p in parts):
        return None
    if len(parts) == 1 and not signed:
        return None
    if signed or "/" in text or "|" in text:
        return text, "credit.names", 0.93
    return None
