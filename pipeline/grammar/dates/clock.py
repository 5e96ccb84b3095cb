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
    rf"[\s.,|–\-]{{1,5}}(?:({LETTER}+)[\s.:]{{1,2}})?(\d{{1,2}})\.(\d{{2}})(?![\d%°€$£]|[.,]\d|\s?[€$£%])"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """One time of day. `offset` is minutes east of Greenwich, where a zone is stated without doubt."""

    start: int
    end: int
    hour: int
    minute: int
    second: int | None
    offset: int | None


def _halves(words: frozenset[str]) -> str:
    forms = {r"\.?\s?".join(map(re.escape, w)) if len(w) == 2 and w < "\u1100" else re.escape(w) for w in words}
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
    before = "".join(sorted({re.escape(w[-1]) for w in _leading(words.am | words.pm)}))
    tails = alternation(tail for tail in words.words("clock_tails") if len(tail) > 1)
    return re.compile(
        rf"[\d分분秒초]\s?(?:{_signs(words)}|{tails}|(?:{_halves(words.am)}|{_halves(words.pm)})(?![^\W\d_]))|\d\.\d\d"
        + (rf"|[{before}]\s?\d" if before else "")
    )


@lru_cache(maxsize=8)
def _pattern(words: Vocabulary) -> re.Pattern[str]:
    before = "|".join(_leading(words.am | words.pm))
    zones = "|".join(sorted((z for z in (*OFFSETS, *VAGUE_ZONES) if len(z) > 1), key=lambda z: (-len(z), z)))
    leads, tails = alternation(words.words("clock_leads")), alternation(words.words("clock_tails"))
    bare = alternation(sign for sign in words.words("hour_signs") if is_spaceless(sign) or sign in ("h", "시"))
    return re.compile(
        rf"(?:(?<![\d:,/.\-])|(?<=[ ,.]20\d\d))(?P<lead>(?<![^\W\d_])(?:{leads})\s*)?(?P<before>(?:{before})\s?)?"
        rf"(?P<hour>\d{{1,2}})(?:\s?(?P<mark>{_signs(words)})\s?(?P<minute>\d{{2}})(?!\d)"
        rf"|(?P<dot>\.)(?P<dotted>\d{{2}})(?![\d.])|(?P<bare>(?:{bare})(?![^\W\d_])))?"
        rf"(?:\s?[:分분]\s?(?P<second>\d{{2}})(?!\d)(?:[.,]\d+)?)?\s?[分분]?秒?초?"
        rf"\s?(?P<half>(?:{_halves(words.am)}|{_halves(words.pm)})(?![^\W\d_])\.?)?"
        rf"\s?(?P<tail>(?:{tails})(?![^\W\d_])\.?)?"
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
    half = re.sub(r"[.\s]", "", group["half"] or group["before"] or "")
    tail = (group["tail"] or "").rstrip(".")
    if group["dot"] and not (group["lead"] or half or tail or group["zone"] in OFFSETS):
        return None
    if not (group["mark"] or group["dot"] or group["bare"] or half or len(tail) > 1 or tail == "h"):
        return None
    hour, minute = int(group["hour"]), int(group["minute"] or group["dotted"] or 0)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in words.pm and half not in words.am else 0)
    if hour > 23 or minute > 59 or int(group["second"] or 0) > 59:
        return None
    second = int(group["second"]) if group["second"] else None
    start = match.start("lead") if group["lead"] else match.start("before") if group["before"] else match.start("hour")
    return Clock(start, match.end(), hour, minute, second, _offset(group["zone"], group["shift"]))


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
