"""Lines that do nothing but state metadata."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial

from pipeline.grammar.bylines.line import MAX_BYLINE, before_house, read_byline_line, read_name_with_date
from pipeline.grammar.bylines.names import forget_bylines, read_byline
from pipeline.grammar.bylines.no_authors import is_desk_line, is_edited_by, names_editor
from pipeline.grammar.bylines.sign_offs import is_sign_off
from pipeline.grammar.credits import MAX_CAPTION, read_credit
from pipeline.grammar.dates.clock import day_parts
from pipeline.grammar.dates.signs import LUNAR_DAY, unreckoned_days
from pipeline.grammar.dates.worded import DateScan, blank, scan_dates
from pipeline.grammar.dates.zones import OFFSETS, VAGUE_ZONES
from pipeline.grammar.letters import WORD
from pipeline.grammar.notices import read_copyright, read_source
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.plain_line import ago, is_glued_age, is_plain, is_silent, may_end_report, may_state_time
from pipeline.grammar.prose import without_breaks
from pipeline.grammar.vocabulary import Vocabulary, fold, vocabulary
from pipeline.packs.languages import LanguagePack


class LineKind(StrEnum):
    """What a metadata line states."""

    DATE = "date"
    BYLINE = "byline"
    SOURCE = "source"
    CREDIT = "credit"  # a photo credit, or a caption that ends in one
    COPYRIGHT = "copyright"
    EDITOR = "editor"  # who edited, translated or checked it
    SIGN_OFF = "sign_off"  # an agency's mark, its end mark, a desk's initials


@dataclass(frozen=True, slots=True)
class LineReading:
    """A whole line that states one thing. `value` is the stating part (the name after "Source:"), as printed."""

    kind: LineKind
    value: str
    confidence: float
    rule: str  # names the pattern, for the audit: "date.labelled", "credit.bracketed"
    states_day: bool = False  # it gives a whole day, alone or beside a byline: "2 hours ago" does not


_MAX_DATE_LINE = 160  # code points of a line with dates, labels and a byline
_MAX_RELATIVE = 60  # of a line that says how long ago
_MIN_LINE = 3
_MAX_END, _MAX_END_WORDS = 80, 10  # of a line that names editors
_MAX_WORDS_BESIDE = (
    8  # beside a date in a byline; a line with more states other things too (who published a book, its genre)
)
_WORD = re.compile(WORD)
_DIGIT, _ASKS = re.compile(r"\d"), "?？؟"  # "And on 1 April?" states no day
_ZONES = frozenset((*OFFSETS, *VAGUE_ZONES))
_TIMED_END = re.compile(r"\d\s?[^\W\d_]{1,3}\.(?:\s?[^\W\d_]\.)?$")  # "… at 11h08 a.m." ends with no full stop
# What the end of a long line must show for it to be a caption with a credit.
_EDGES = " -–—|·•,:/"
_HOUSE = re.compile(
    r"[\w-]+(?:\.[a-z]{2,4}){1,2}"
)  # the paper's own address before its date: "Harian.com - 12/01/2026"
_CREDIT_END = re.compile(r"[)\]）】]\.?$|[:：©／/|][^:：©.!?]{2,100}\.?$")


def read_line(line: str, languages: Mapping[str, LanguagePack]) -> LineReading | None:
    """Read one line; None unless the WHOLE line states metadata (prose with a date in it does not).

    Fast for prose: a line longer than a byline is passed over unless its end could be a credit.
    """
    line = without_breaks(line)
    length = len(line)
    if length < _MIN_LINE or length > MAX_CAPTION or line.isspace():
        return None
    return _read(line, vocabulary(languages))


def _read(line: str, words: Vocabulary) -> LineReading | None:
    length = len(line)
    if length <= max(_MAX_DATE_LINE, MAX_BYLINE):
        return _short_reader(words)(line.strip())
    if line[0] in "©(Cc" or "©" in line:
        notice = read_copyright(line, fold(line))
        if notice is not None:
            return LineReading(LineKind.COPYRIGHT, notice[0], notice[2], notice[1])
    if _CREDIT_END.search(line, length - 104):
        credit = read_credit(line, fold(line), words)
        if credit is not None:
            return LineReading(LineKind.CREDIT, credit[0], credit[2], credit[1])
    return None


@lru_cache(maxsize=8)
def _short_reader(words: Vocabulary) -> Callable[[str], LineReading | None]:
    """Reads short lines and remembers them; the keys are single strings, which cost the garbage collector nothing."""
    return lru_cache(maxsize=4096)(partial(_read_short, words=words))


def _read_short(line: str, words: Vocabulary) -> LineReading | None:
    """One line of a document is asked of by the cleaner, and again where its dates, its outlet and its authors are read."""
    languages = words.languages
    if _is_prose(line, words):
        return None
    folded = fold(line)
    if is_silent(line, folded, words):
        return None
    plain = is_plain(folded, words)
    if not plain and (reading := _read_credited(line, folded, words)):
        return reading
    if line[-1] not in _ASKS and (
        _DIGIT.search(folded) or "年" in folded
    ):  # a day may be written in numerals: 二〇二六年一月五日
        if _is_relative(line, words):
            return LineReading(LineKind.DATE, "", 0.85, "date.relative")
        timed = may_state_time(folded, words)
        if timed:
            scan = scan_dates(line, languages)
            if scan.mentions or scan.clocks:
                return _read_dated(line, scan, words, languages)
        if (timed or not folded.isascii()) and _is_labelled_relative(folded, words):
            return LineReading(LineKind.DATE, "", 0.85, "date.relative")
    byline = None if plain else read_byline_line(line, words, languages)
    if byline is not None:
        return LineReading(LineKind.BYLINE, byline[0], byline[2], byline[1])
    return _read_end(line, folded, words)


def forget_lines() -> None:
    """Forget the lines that were read, and the bylines and names in them."""
    _short_reader.cache_clear()
    forget_bylines()


def _read_end(line: str, folded: str, words: Vocabulary) -> LineReading | None:
    """What stands above or below a report: a desk, who edited it, or what the agency signs with."""
    if len(line) > _MAX_END or (line[-1] in ".!?…。" and line[-2:-1] not in (")", "）")):
        return None
    if not may_end_report(folded):
        return None  # most lines
    if is_edited_by(line) or (names_editor(line) and len(line.split()) <= _MAX_END_WORDS):
        return LineReading(LineKind.EDITOR, line, 0.95, "editor.labelled")
    if is_desk_line(line):
        return LineReading(LineKind.BYLINE, line, 0.93, "byline.desk")
    if _is_name_and_desk(line, words):
        return LineReading(LineKind.BYLINE, line, 0.93, "byline.role")
    if is_sign_off(line):
        return LineReading(LineKind.SIGN_OFF, line, 0.93, "sign_off.line")
    return None


def _is_name_and_desk(line: str, words: Vocabulary) -> bool:
    """Whether a line holds a common name and a desk behind a comma: "Jane Doe, newsroom"."""
    name, comma, desk = line.partition(",")
    if not comma or not is_desk_line(desk) or " " not in name.strip() or not has_given_name(name.strip()):
        return False
    byline = read_byline(line, words.languages)
    return byline is not None and byline.clean and byline.persons == (name.strip(),)


def _read_credited(line: str, folded: str, words: Vocabulary) -> LineReading | None:
    """A credit, a copyright notice or a source line; a credit that only ends the line comes last."""
    credit = read_credit(line, folded, words)
    if credit is not None and credit[0].lower() in _ZONES and _DIGIT.search(line):
        credit = None  # "4:12 PM (IST)"
    if credit is not None and credit[1] in ("credit.names", "credit.labelled"):
        return LineReading(LineKind.CREDIT, credit[0], credit[2], credit[1])
    notice = read_copyright(line, folded)
    if notice is not None:
        return LineReading(LineKind.COPYRIGHT, notice[0], notice[2], notice[1])
    source = read_source(line, folded, words)
    if source is not None:
        return LineReading(LineKind.SOURCE, source[0], source[2], source[1])
    if credit is not None:
        return LineReading(LineKind.CREDIT, credit[0], credit[2], credit[1])
    return None


def _is_prose(line: str, words: Vocabulary) -> bool:
    """A cheap first look: a sentence with full stop and no sign of a credit, a label or a bracket."""
    if line[-1] in '.!?…”"»,;' and line[-2:-1] not in (")", "]") and len(line) > 60:
        return (
            "©" not in line and ":" not in line and line[:1] != "(" and _TIMED_END.search(line, len(line) - 10) is None
        )
    return False


def _leftover(scan: DateScan, words: Vocabulary) -> tuple[str, list[str]]:
    """What a dated line holds besides dates, times, labels and the words around them."""
    rest = scan.rest()
    rest = blank(rest, [(start, end) for start, end, _ in words.find_labels(rest)])
    if words.compound_weekdays is not None:
        rest = blank(rest, [m.span() for m in words.compound_weekdays.finditer(rest)])
    if rest.strip(_EDGES):
        rest = blank(rest, [m.span() for m in (*LUNAR_DAY.finditer(rest), *unreckoned_days(rest, words))])
    left = [w for w in _WORD.findall(rest) if not _belongs(w, words)]
    return rest, left


@lru_cache(maxsize=8)
def _calendar_words(words: Vocabulary) -> frozenset[str]:
    return words.words("calendar_words")


def _belongs(word: str, words: Vocabulary) -> bool:
    return (
        word in words.weekdays
        or word in words.fillers
        or word in words.label_words
        or word in words.reading
        or word in words.relative
        or word in _calendar_words(words)
        or word in day_parts(words)
        or word in OFFSETS
        or word in VAGUE_ZONES
        or word in words.months
    )


def _read_dated(
    line: str, scan: DateScan, words: Vocabulary, languages: Mapping[str, LanguagePack]
) -> LineReading | None:
    dated = [m for m in scan.mentions if m.iso_day]
    rest, left = _leftover(scan, words)
    if not left:
        value = line[dated[0].start : dated[-1].end].strip() if dated else ""
        if dated:
            labelled = any(m.label for m in dated)
            share, rule = (0.98, "date.labelled") if labelled else (0.96, "date.bare")
            return LineReading(LineKind.DATE, value, share, rule, states_day=True)
        partial = [m for m in scan.mentions if m.day is not None]
        if partial and (scan.clocks or len(line) <= 40):
            return LineReading(LineKind.DATE, "", 0.95 if scan.clocks else 0.9, "date.partial")
        if not scan.mentions and scan.clocks and len(line) <= 40:
            stated = bool(words.find_labels(scan.rest()))
            return LineReading(LineKind.DATE, "", 0.96 if stated else 0.8, "date.time")
        return None
    if dated and _HOUSE.fullmatch(" ".join(rest.split()).strip(_EDGES)):
        return LineReading(LineKind.DATE, line[dated[0].start : dated[-1].end].strip(), 0.93, "date.house")
    if not dated and not (scan.clocks and scan.mentions):
        return _undated_byline(line, words, languages)
    names = _unblank(line, scan, rest, words)
    if dated and read_source(names, fold(names), words) is not None:
        return LineReading(
            LineKind.DATE, line[dated[0].start : dated[-1].end].strip(), 0.96, "date.sourced", states_day=True
        )
    byline = read_byline_line(names, words, languages) or read_byline_line(before_house(names), words, languages)
    if byline is None and len(left) <= _MAX_WORDS_BESIDE:
        byline = read_byline_line(line, words, languages)
    if byline is not None:
        return LineReading(LineKind.BYLINE, byline[0], byline[2], byline[1] + "_dated", states_day=True)
    beside = read_name_with_date(names, words, languages)
    if beside is not None:
        return LineReading(LineKind.BYLINE, beside[0], beside[2], beside[1], states_day=True)
    return None


def _undated_byline(line: str, words: Vocabulary, languages: Mapping[str, LanguagePack]) -> LineReading | None:
    byline = read_byline_line(line, words, languages)
    return LineReading(LineKind.BYLINE, byline[0], byline[2], byline[1]) if byline else None


def _unblank(line: str, scan: DateScan, rest: str, words: Vocabulary) -> str:
    """The line's own characters where `rest` still has something; labels and reading times at its edges go."""
    kept = "".join([" " if left == " " else printed for printed, left in zip(line, rest, strict=True)])
    parts = [p.strip(" \t|•·–—-,:*/()") for p in re.split(r"\s{2,}|[|•·]", kept)]
    real = [p for p in parts if p and any(not _belongs(w, words) for w in _WORD.findall(p.lower()))]
    return ", ".join([_without_date_words(p, words) for p in real])


def _without_date_words(part: str, words: Vocabulary) -> str:
    """A part of a dated byline without the words that led to the date: "By Jane Doe on", "Von Maike Onken am"."""
    printed = part.split()
    while len(printed) > 2 and _belongs(printed[-1].lower().strip(",."), words):
        printed.pop()
    return " ".join(printed).rstrip(",")


def _is_relative(line: str, words: Vocabulary) -> bool:
    """`Published 15 hours ago`: a time, but no day."""
    if len(line) > _MAX_RELATIVE:
        return False
    lowered = line.lower()
    return _are_relative(_WORD.findall(lowered), words) and ago(words).search(lowered) is not None


def _is_labelled_relative(folded: str, words: Vocabulary) -> bool:
    """`Publicerad idag 12.30`: the same behind a label, without a word for "ago"."""
    if len(folded) > _MAX_RELATIVE:
        return False
    found = _WORD.findall(folded)
    return not words.relative.isdisjoint(found) and _are_relative(found, words) and bool(words.find_labels(folded))


def _are_relative(found: list[str], words: Vocabulary) -> bool:
    return bool(found) and all(w in words.relative or _belongs(w, words) or is_glued_age(w, words) for w in found)
