"""What a report is signed with: an agency, its end mark, initials, an editor; behind the last sentence or on a line of its own.

`… offen. (APA, red, 5.1.2026)`, `…。（完）`, `… месяца.-0-`, `… feed. PTI KVR SDN`, `/ritzau/`, `STT–AFP`, `mkl/ pdr/`.
A reporter and the agency, too, on a line below the text: `Jane Doe (AGENCY)`, `Jane Doe, The Canadian Press`. Below a picture
the same line names who took it; only the place tells. The words are data: `packs/data/names/credits.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.grammar.bylines.east_asian import reporters
from pipeline.grammar.bylines.no_authors import EDITOR_MARKS, names_editor
from pipeline.grammar.persons.agencies import agency, agency_index
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import NameKind, name_kind
from pipeline.packs.names import known_names, remembered

MAX_TAIL = 140
"""Code points behind the last sentence in which a report is signed, and of a line that does nothing else."""
MAX_LINE = 60
_STOPS = ".!?…。！？؟۔।॥։።။"
_CLOSERS = "\"'”’»›“«」』)]）】"
_STOP = re.compile(rf"[{_STOPS}][{re.escape(_CLOSERS)}]*")
_ANY_STOP = re.compile(rf"[{_STOPS}]")
# "-0-", "- 30 -", "###", "==", "1150105" behind the bracket of a Taiwanese report.
_SIGN = re.compile(r"[-–—]\s?(?:0|30)\s?[-–—]|#{2,}|[＝=]{2}|\d{7}")
_SIGN_OPENS = "-–—#＝="  # or, as no letter, a figure
_MARKS = re.compile(r"[()（）\[\]【】<>/©*=＝]|^[-–—]")
_EDGES = " \t\u00a0.()（）[]【】<>/©*=＝-–—|"
_PARTS = re.compile(
    r"\s*[/,;+&|、，،–—()（）\[\]【】]+\s*|\s+-+\s+|\s+(?:and|und|et|y|e|with|mit|via)\s+|(?<=\w)-(?=\w)"
)
_MOST_INITIALS = 5
_INITIALS = re.compile(rf"[^\W\d_]{{1,{_MOST_INITIALS}}}")
_BRACKETS = "(（[【"
_DATE = re.compile(r"[\d.\s:-]{1,12}")
_DESK_INITIALS = re.compile(r"(?:[^\W\d_A-Z]{2,5}\s?/+\s*){2,}")
_FIRST_RUN = re.compile(r"[\W_]*([^\W_]+)")
_MOST_WORDS = 3  # of initials, or of names in scripts without capitals, beside an agency
MAX_SIGNED = 80  # code points of a line that names reporters and their agency
_SIGNED = re.compile(
    r"(?P<names>[^()（）/,|]{3,60}?)\s*(?:[(（](?P<bracket>[^()（）]{2,30})[)）]|[/,|]\s*(?P<behind>[^()/,|]{2,30}))\.?"
)
_NAMES = re.compile(r"\s+(?:-|–|—|&|and|und|et|y|e|i|ir|un|și|ja|och|og|en|và)\s+")


@dataclass(frozen=True, slots=True)
class SignOff:
    """Where in a text the sign-off begins (0: it is all of it), and the agencies that it credits."""

    start: int
    agencies: tuple[str, ...]


@remembered(maxsize=8192)
def read_sign_off(text: str) -> SignOff | None:
    """The sign-off behind the last sentence of a paragraph, or a line that is one; None if there is none."""
    stripped = text.rstrip()
    if (agencies := _signing(stripped)) is not None:
        return SignOff(0, agencies)
    labelled = ":" in stripped[:MAX_TAIL] and len(stripped) <= MAX_TAIL and _opens_with_agency(stripped)
    if labelled and (agencies := _tail(stripped)):
        return SignOff(0, agencies)  # "AGERPRES/(A - autor: …, editor: …)", on a line of its own
    first = max(0, len(stripped) - MAX_TAIL)
    if not _may_stop(stripped):
        return None
    for stop in reversed(list(_STOP.finditer(stripped, first))):
        rest = stripped[stop.end() :].strip()
        if rest and (agencies := _tail(rest)) is not None:
            return SignOff(stop.end(), agencies)
    return None


def _may_stop(text: str) -> bool:
    """Whether a sentence may end within a text: most labels and headlines hold no stop."""
    if text.isascii():
        return "." in text or "!" in text or "?" in text
    return _ANY_STOP.search(text) is not None


def _opens_with_agency(text: str) -> bool:
    first = _PARTS.split(text.lstrip(_EDGES), maxsplit=1)[0]
    return _may_sign(text) and agency(first) is not None


def is_sign_off(line: str) -> bool:
    """Whether a line without white space at its end does nothing but sign."""
    found = read_sign_off(line) if ":" in line else None
    return _signing(line) is not None or (found is not None and found.start == 0)


def cut_sign_off(text: str) -> str:
    """A paragraph without the sign-off behind its last sentence."""
    if not _may_stop(text):
        return text
    found = read_sign_off(text)
    return text if found is None or not found.start else text[: found.start]


def credited(part: str) -> str | None:
    """The agency that a part of a credit names, "with" or "according to" before it aside: "Theo TTXVN", "avec AFP"."""
    part = part.strip(" .©")
    named = agency(part)
    if named is not None or _opening_of(part) not in _according_openings():
        return named
    return agency(_according().sub("", part))


def bracketed_agencies(text: str) -> tuple[str, ...]:
    """The agencies in the bracket that ends a byline: "Hélène Marchetti (avec AFP)"; empty if anything else is in it."""
    match = re.search(r"[(（\[](?P<inner>[^()（）\[\]]{2,40})[)）\]]$", text.strip())
    if match is not None and (whole := credited(match["inner"])) is not None:
        return (whole,)  # its name may hold what parts others: "ΑΠΕ-ΜΠΕ"
    parts = [credited(part) for part in _PARTS.split(match["inner"]) if part.strip()] if match is not None else []
    return tuple(str(part) for part in parts) if all(parts) else ()


def _signing(text: str) -> tuple[str, ...] | None:
    return _whole(text) if len(text) <= MAX_LINE and _may_sign(text) else None


def _may_sign(text: str) -> bool:
    """Whether a line opens as one that does nothing but sign: with a sign or the first word of an agency. A cheap look."""
    first = _FIRST_RUN.match(text)
    return first is None or first[1][0].isdecimal() or "/" in text or _may_open(first[1])


@remembered(maxsize=8192)
def _may_open(run: str) -> bool:
    return _opening(run) in openings()


def _opening(run: str) -> str:
    return run.casefold().replace("ı", "i")  # as a pattern that ignores case sees it


@remembered(maxsize=4)
def openings() -> frozenset[str]:
    """The first words of agencies, of end marks, and of what stands before agencies."""
    terms = (*agency_index(), *known_names().credits["ends"], *known_names().credits["according"])
    return frozenset(_opening(run[1]) for term in terms if (run := _FIRST_RUN.match(term)))


def _whole(text: str) -> tuple[str, ...] | None:
    """The agencies of a line that does nothing but sign; None for any other line.

    A name alone may be a heading ("Trend"): it needs a bracket, a slash or another agency beside it.
    """
    if _DESK_INITIALS.fullmatch(text) or (_SIGN.fullmatch(text) and not text.isdecimal()):
        return ()
    bare = text.strip(_EDGES)
    parts = [part for part in _PARTS.split(bare) if part]
    if not parts or not (_MARKS.search(text) or len(parts) > 1):
        return None
    if bare.casefold() in _ends() or (parts[0].casefold() in _ends() and all(map(_is_initials, parts[1:]))):
        return ()
    whole = agency(bare)
    if whole:
        return (whole,)
    found: list[str] = []
    for part in parts:
        named = credited(part)
        if named is None and not (found and _DATE.fullmatch(part)):
            return None  # most lines: the first part says so
        found += [named] if named is not None else []
    return tuple(found) or None


def _is_initials(part: str) -> bool:
    return _INITIALS.fullmatch(part) is not None and (part.islower() or part.isupper())


def _tail(rest: str) -> tuple[str, ...] | None:
    """The agencies of what stands behind the last sentence; None if it is no sign-off."""
    if _is_sentence(rest):
        return None
    if _SIGN.fullmatch(rest):
        return ()
    bare = _SIGN.sub("", rest).strip(_EDGES)
    if not _may_be_tail(rest, bare):
        return None
    if bare.casefold() in _ends() or (rest[0] in _BRACKETS and (names_editor(bare) or reporters(bare))):
        return ()
    found: list[str] = []
    for position, part in enumerate(filter(None, _PARTS.split(bare))):
        named = credited(part) or _with_initials(part)
        if named is not None:
            found.append(named)
        elif names_editor(part) or (found and ":" in part):
            continue  # "AGERPRES/(AS - autor: …, editor: …)"
        elif not (_INITIALS.fullmatch(part) or _DATE.fullmatch(part) or part.casefold() in _ends()) or position > 6:
            return None
    return tuple(dict.fromkeys(found)) or None


def _may_be_tail(rest: str, bare: str) -> bool:
    """Whether what stands behind a sentence opens as a sign-off can: most of it is another sentence. A cheap look.

    Its first word is an agency's, an end mark's or what stands before agencies, initials or a figure; or there is a label.
    """
    first = _FIRST_RUN.match(bare)
    if first is None or rest[0] in _BRACKETS or any(map(bare.__contains__, EDITOR_MARKS)):
        return True
    run = first[1]
    return len(run) <= _MOST_INITIALS or run[0].isdecimal() or _may_open(run)


def _is_sentence(rest: str) -> bool:
    """Whether what stands behind a sentence opens with a word by which `_may_be_tail` refuses it: most of it does."""
    first = _FIRST_RUN.match(rest)
    if first is None or rest[0] in _BRACKETS or any(map(rest.__contains__, EDITOR_MARKS)):
        return False
    run, end = first[1], first.end()
    if len(run) <= _MOST_INITIALS or not run.isalpha() or rest[end : end + 1] in _SIGN_OPENS:
        return False  # a sign may stand before it, or part it from more letters
    return not _may_open(run)


def _with_initials(part: str) -> str | None:
    """The agency before initials: "PTI KVR SDN", "EFE abc", "भाषा अमित पवनेश"."""
    words = part.split()
    named = agency(words[0]) if 1 < len(words) <= 1 + _MOST_WORDS else None
    caseless = part.lower() == part.upper()
    initials = all(_INITIALS.fullmatch(word) and (word.isupper() or word.islower()) for word in words[1:])
    return named if caseless or initials else None


@remembered(maxsize=2048)
def signed_reporters(text: str) -> tuple[str, ...]:
    """The persons of a line that holds them and one agency behind them, and nothing else; empty for any other line."""
    text = text.strip()
    match = _SIGNED.fullmatch(text) if len(text) <= MAX_SIGNED else None
    if match is None or not (agency(match["bracket"] or match["behind"]) or bracketed_agencies(text)):
        return ()
    persons = tuple(_NAMES.split(match["names"].strip()))
    return persons if all(map(_is_known, persons)) else ()


def _is_known(person: str) -> bool:
    return " " in person and name_kind(person) is NameKind.PERSON and has_given_name(person)


@remembered(maxsize=4)
def _ends() -> frozenset[str]:
    return frozenset(known_names().credits["ends"])


def _opening_of(text: str) -> str:
    first = _FIRST_RUN.match(text)
    return _opening(first[1]) if first is not None else ""


@remembered(maxsize=4)
def _according_openings() -> frozenset[str]:
    return frozenset(map(_opening_of, known_names().credits["according"]))


@remembered(maxsize=4)
def _according() -> re.Pattern[str]:
    return re.compile(rf"(?i)^(?:{'|'.join(map(re.escape, known_names().credits['according']))})\s*:?\s+")
