"""Times of day as people write them: `2:07 pm`, `14.05 Uhr`, `16h30`, `14時05分`, `06:00 GMT`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.grammar.dates.machine import read_offset
from pipeline.grammar.dates.zones import OFFSETS, VAGUE_ZONES
from pipeline.grammar.letters import LETTER
from pipeline.grammar.vocabulary import Vocabulary, alternation, is_spaceless

_DOTTED = re.compile(
    rf"[\s.,|–\-]{{1,5}}(?:({LETTER}+)[\s.,:]{{1,3}})?(\d{{1,2}})\.(\d{{2}})(?![\d%°€$£]|[.,]\d|\s?[€$£%])"
)


# A single figure is minutes before a word for them, or behind a letter ("20 h 5") at an end; "3:1" may be a result.
_ONE_FIGURE = r"\d(?=\s?(?:[分분]|phút))|(?:(?<=[^\W\d_])|(?<=[^\W\d_]\s))\d(?=\s*(?:$|[,;)|]))"
_MOST_BEFORE, _LEAST_BEFORE = 20, 3  # characters in which a part of the day stands before its hour, and of the word
_FIRST_OF_NOON, _LAST_OF_NIGHT = 10, 5  # "around noon" begins at ten, "at night" ends at five


@dataclass(frozen=True, slots=True)
class Clock:
    """One time of day. `offset` is minutes east of Greenwich, where a zone is stated without doubt."""

    start: int
    end: int
    hour: int
    minute: int
    second: int | None
    offset: int | None


_PARTS = ("am_words", "pm_words", "noon_words", "night_words")


@lru_cache(maxsize=32)
def _marks(words: Vocabulary, kind: str) -> frozenset[str]:
    """Marks of a part of the day, without dots and spaces."""
    return frozenset(re.sub(r"[.\s]", "", word) for word in words.words(kind))


@lru_cache(maxsize=8)
def day_parts(words: Vocabulary) -> frozenset[str]:
    """All marks of a part of the day, without dots and spaces."""
    return frozenset[str]().union(*(_marks(words, kind) for kind in _PARTS))


@lru_cache(maxsize=8)
def _spelled(words: Vocabulary) -> frozenset[str]:
    """The same as they are spelled."""
    return frozenset[str]().union(*(words.words(kind) for kind in _PARTS))


def _halves(words: Vocabulary) -> str:
    """The parts of the day: two letters with points and blanks between or without, several words, one word."""
    forms = set()
    for spelled in _spelled(words):
        bare = re.sub(r"[.\s]", "", spelled)
        if len(bare) == 2 and bare < "\u1100":
            forms.add(r"\.?\s?".join(map(re.escape, bare)))
        else:
            forms.add(r"\s".join(map(re.escape, spelled.split())))
    return "|".join(sorted(forms, key=lambda f: (-len(f), f)))


def _leading(words: frozenset[str]) -> list[str]:
    """The halves of the day that stand before the hour: those of scripts without spaces, and of Korean."""
    return sorted(w for w in words if is_spaceless(w) or "\uac00" <= w[0] <= "\ud7a3")


def _signs(words: Vocabulary) -> str:
    """What stands between hour and minute."""
    return "|".join(sorted(map(re.escape, words.words("hour_signs") | {":"}), key=lambda sign: (-len(sign), sign)))


@lru_cache(maxsize=8)
def _sign(words: Vocabulary) -> re.Pattern[str]:
    """What no time of day is without: a cheap look before the pattern, which is tried at every character."""
    before = "".join(sorted({re.escape(w[-1]) for w in _leading(day_parts(words))}))
    tails = alternation(tail for tail in words.words("clock_tails") if len(tail) > 1)
    return re.compile(
        rf"[\d分분秒초]\s?(?:{_signs(words)}|{tails}|(?:{_halves(words)})(?![^\W\d_]))|\d\.\d\d"
        + (rf"|[{before}]\s?\d" if before else "")
    )


@lru_cache(maxsize=8)
def _pattern(words: Vocabulary) -> re.Pattern[str]:
    before = "|".join(_leading(day_parts(words)))
    zones = "|".join(sorted((z for z in (*OFFSETS, *VAGUE_ZONES) if len(z) > 1), key=lambda z: (-len(z), z)))
    leads, tails = alternation(words.words("clock_leads")), alternation(words.words("clock_tails"))
    bare = alternation(sign for sign in words.words("hour_signs") if is_spaceless(sign) or sign in ("h", "시"))
    parts = alternation(words.hour_parts)
    return re.compile(
        rf"(?:(?<![\d:,/.\-])|(?<=[ ,.]20\d\d))(?P<lead>(?<![^\W\d_])(?:{leads})\s*)?(?P<before>(?:{before})\s?)?"
        rf"(?P<hour>\d{{1,2}})(?:\s?(?P<mark>{_signs(words)})\s?(?P<minute>\d{{2}}|{_ONE_FIGURE})(?!\d)"
        rf"|(?P<dot>\.)(?P<dotted>\d{{2}})(?![\d.])|(?P<bare>(?:{bare})(?:\s?(?P<part>{parts}))?(?![^\W\d_])))?"
        rf"(?:\s?[:分분]\s?(?P<second>\d{{2}})(?!\d)(?:[.,]\d+)?)?\s?(?:[分분]|phút)?秒?초?"
        rf"\s?(?P<half>(?:{_halves(words)})(?![^\W\d_])\.?)?"
        rf"\s?(?P<tail>(?:{tails})(?![^\W\d_])\.?)?"
        rf"(?(tail)(?:\s(?P<rest>{parts})(?![^\W\d_]))?(?:\s(?P<late>(?:{_halves(words)})(?![^\W\d_])))?)"
        rf"(?:\s?\(?(?P<zone>(?:{zones})(?![^\W\d_])|z(?!\w))?\s?(?P<shift>[+\-−]\d{{1,2}}(?::?\d{{2}})?(?!\d))?\)?)?"
    )


def has_clock_sign(folded: str, words: Vocabulary) -> bool:
    """Whether a folded text has what no time of day is without."""
    return _sign(words).search(folded) is not None


def find_clocks(folded: str, words: Vocabulary) -> list[Clock]:
    """Every time of day in a folded text (see `vocabulary.fold`), in order."""
    out: list[Clock] = []
    if not has_clock_sign(folded, words):
        return out
    for match in _pattern(words).finditer(folded):
        clock = _clock(match, words)
        if clock is not None:
            out.append(clock)
    return out


def _clock(match: re.Match[str], words: Vocabulary) -> Clock | None:
    group = match.groupdict()
    half = re.sub(r"[.\s]", "", group["half"] or group["before"] or group["late"] or "")
    start = match.start("lead") if group["lead"] else match.start("before") if group["before"] else match.start("hour")
    tail = (group["tail"] or "").rstrip(".")
    if not half and (group["mark"] or group["dot"] or group["bare"] or tail):
        half, start = _part_before(match.string, start, words)
    if group["dot"] and not (group["lead"] or half or tail or group["zone"] in OFFSETS):
        return None
    if not (group["mark"] or group["dot"] or group["bare"] or half or len(tail) > 1 or tail == "h"):
        return None
    part = words.hour_parts.get(group["part"] or group["rest"] or "", 0)
    hour, minute = int(group["hour"]), int(group["minute"] or group["dotted"] or part)
    if half and hour <= 12:
        hour = _of_day(hour, half, words)
    if hour > 23 or minute > 59 or int(group["second"] or 0) > 59:
        return None
    second = int(group["second"]) if group["second"] else None
    return Clock(start, match.end(), hour, minute, second, _offset(group["zone"], group["shift"]))


def _part_before(folded: str, start: int, words: Vocabulary) -> tuple[str, int]:
    """(the part of the day that stands before an hour: "शाम 5:30", "délután 5:30"; where it begins), or ("", start)."""
    before = folded[max(0, start - _MOST_BEFORE) : start]
    word = before.rstrip().rpartition(" ")[2].lstrip("(,،")
    if len(word) < _LEAST_BEFORE or word not in _spelled(words) or not before.endswith((" ", word)):
        return "", start
    return re.sub(r"[.\s]", "", word), start - len(before) + before.rindex(word)


def _of_day(hour: int, half: str, words: Vocabulary) -> int:
    """An hour of twelve as one of twenty-four."""
    if half in _marks(words, "am_words"):
        return hour % 12
    if half in _marks(words, "noon_words"):
        return hour + 12 if hour < _FIRST_OF_NOON else hour
    if half in _marks(words, "night_words"):
        return hour % 12 + (12 if _LAST_OF_NIGHT < hour < 12 else 0)
    return hour % 12 + 12


def _offset(zone: str | None, shift: str | None) -> int | None:
    if shift:
        offset = read_offset(shift.replace("−", "-"))
        return offset if zone in (None, "utc", "gmt") else None
    return read_offset(zone)


def clock_behind_day(folded: str, start: int, words: Vocabulary) -> Clock | None:
    """`12.30` right behind a full day, as Nordic and Slavic papers print it: there it is a time without any sign.

    A little word of dates may stand between.
    """
    match = _DOTTED.match(folded, start)
    if match is None or int(match[2]) > 23 or int(match[3]) > 59:
        return None
    if match[1] and match[1] not in words.fillers:
        return None
    return Clock(match.start(2), match.end(3), int(match[2]), int(match[3]), None, None)
