"""Lines below the last paragraph by which an agency or a desk ends its report, and which say nothing where prose stands.

`jgh/apt/mcd`, `JPM // RCA`, `/СК/`, `(FIN) JCB/RMCH`, `APP/mzr-szm`, `(foto) (vídeo)`, `jane@example.com`,
`Desk, +372 000 0000, desk@example.com`. Anywhere else such a line may be text.
"""

from __future__ import annotations

import re

from pipeline.grammar.bylines.sign_offs import is_sign_off
from pipeline.grammar.letters import is_small
from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.vocabulary import Vocabulary, fold

MAX_END_LINE = 90  # code points
_INITIALS = re.compile(r"[-–—/(]*[^\W\d_]{1,5}\.?(?:\s?[/.–-]{1,2}\s?[^\W\d_]{1,5}\.?){1,5}[/)]*")
_SLASHED = re.compile(r"/[^\W\d_]{1,4}/|\([^\W\d_]{2,3}(?:/[^\W\d_]{2,3})?\)")
_DESKS = re.compile(r"(?:[^\W\d_]{2,7}/\s*){2,}")  # "ksl/ apiech/"
_SIGNS = re.compile(r"[/()-]")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\d[\d\s()/.-]{5,}")
_STOPS = (".", "!", "?", "。")
_NOTES = re.compile(r"(?:\s*[(\[][^\W\d_]{3,12}[)\]])+")
_WORDS, _LETTERS = re.compile(r"[^\W_]+"), re.compile(r"[^\W\d_]+")
_MOST_WORDS_BESIDE_MAIL = 8
_MOST_AGENCY_WORDS, _MOST_BEHIND = 3, 5


def find_mail(text: str) -> re.Match[str] | None:
    """The first mail address of a text."""
    return _MAIL.search(text) if "@" in text else None


def ends_report(text: str, words: Vocabulary) -> bool:
    """Whether a line does nothing but end a report, given that no paragraph stands below it."""
    text = text.strip()
    if not text or len(text) > MAX_END_LINE:
        return False
    return (
        is_sign_off(text)
        or agency(text) is not None
        or _are_initials(text)
        or signing_agency(text) is not None
        or _is_contact(text)
        or (_NOTES.fullmatch(text) is not None and _are_notes(text, words))
    )


def signing_agency(text: str) -> str | None:
    """The agency that opens a line of nothing but it and initials: "APP/mzr-szm", "(AGENCY) A. B.", "AGENCY MSc KG"."""
    tokens = list(_WORDS.finditer(text))
    for count in range(min(_MOST_AGENCY_WORDS, len(tokens) - 1), 0, -1):
        named = agency(text[: tokens[count - 1].end()])
        behind = text[tokens[count - 1].end() :].strip(" )]/.,–-")
        if named is not None and _are_marks(behind):
            return named
    return None


def _are_marks(text: str) -> bool:
    """Whether what stands behind an agency is initials and a time: "A. B.", "mzr-szm", "SJ RN 1230"."""
    found = _WORDS.findall(text)
    letters = [word for word in found if not word.isdecimal()]
    if not letters or len(found) > _MOST_BEHIND or "@" in text:
        return False
    if len(found) > 1 and _SIGNS.search(text) is None and is_small(letters[0]):
        return False  # "EFE says so"
    return all(len(word) <= _MOST_BEHIND - 1 for word in found) and _is_of_one_case(letters)


def _is_of_one_case(words: list[str]) -> bool:
    """Whether letters are all small or all capitals, of a script that has both."""
    joined = "".join(words)
    return joined.lower() != joined.title() and (joined.islower() or joined.isupper())


def _are_initials(text: str) -> bool:
    if _SIGNS.search(text) is None:
        return False
    shaped = _INITIALS.fullmatch(text) or _SLASHED.fullmatch(text) or _DESKS.fullmatch(text)
    return shaped is not None and _is_of_one_case(_LETTERS.findall(text))


def _is_contact(text: str) -> bool:
    """Whether a line is a mail address, perhaps with whose it is and a telephone number, and no sentence."""
    mail = find_mail(text)
    if mail is None:
        return False
    rest = _PHONE.sub(" ", text[: mail.start()] + " " + text[mail.end() :])
    return (
        not rest.rstrip().endswith(_STOPS) and len(_WORDS.findall(rest)) <= _MOST_WORDS_BESIDE_MAIL and ":" not in rest
    )


def _are_notes(text: str, words: Vocabulary) -> bool:
    """Whether brackets say that pictures come with the text: "(foto) (vídeo)"."""
    known = words.words("credit_words")
    return all(fold(word) in known for word in _WORDS.findall(text))
