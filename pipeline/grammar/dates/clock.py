"""Times of day as people write them: `2:07 pm`, `14.05 Uhr`, `16h30`, `14時05分`, `06:00 GMT`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.grammar.dates.machine import read_offset
from pipeline.grammar.dates.zones import OFFSETS, VAGUE_ZONES
from pipeline.grammar.vocabulary import Vocabulary, is_spaceless

# Words before a clock that make `14.05` a time and not a number.
_CLOCK_LEADS = r"(?:kl|kl\.|klo|klokken|klockan|klokka|um|ore|alle|alle\s+ore|à|godz\.?|v|ve|o)"


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
    forms = sorted({r"\.?\s?".join(map(re.escape, w)) if len(w) == 2 and w.isascii() else re.escape(w) for w in words})
    return "|".join(sorted(forms, key=lambda f: (-len(f), f)))


def _leading(words: frozenset[str]) -> list[str]:
    """The halves of the day that stand before the hour: those of scripts without spaces, and of Korean."""
    return sorted(w for w in words if is_spaceless(w) or "\uac00" <= w[0] <= "\ud7a3")


@lru_cache(maxsize=8)
def _sign(am: frozenset[str], pm: frozenset[str]) -> re.Pattern[str]:
    """What no time of day is without: a cheap look before the pattern, which is tried at every character."""
    before = "".join(sorted({re.escape(w[-1]) for w in _leading(am | pm)}))
    return re.compile(
        rf"[\d分분秒초]\s?(?:[:h時时點点시]|uhr|uur|(?:{_halves(am)}|{_halves(pm)})(?![^\W\d_]))|\d\.\d\d"
        + (rf"|[{before}]\s?\d" if before else "")
    )


@lru_cache(maxsize=8)
def _pattern(am: frozenset[str], pm: frozenset[str]) -> re.Pattern[str]:
    before = "|".join(_leading(am | pm))
    zones = "|".join(sorted((z for z in (*OFFSETS, *VAGUE_ZONES) if len(z) > 1), key=lambda z: (-len(z), z)))
    return re.compile(
        rf"(?:(?<![\d:,/.\-])|(?<=[ ,.]20\d\d))(?P<lead>(?<![^\W\d_]){_CLOCK_LEADS}\s*)?(?P<before>(?:{before})\s?)?(?P<hour>\d{{1,2}})"
        rf"(?:\s?(?P<mark>[:h時时点點시])\s?(?P<minute>\d{{2}})(?!\d)|(?P<dot>\.)(?P<dotted>\d{{2}})(?![\d.])"
        rf"|(?P<bare>[時时点點시h](?![^\W\d_])))?"
        rf"(?:\s?[:分분]\s?(?P<second>\d{{2}})(?!\d)(?:[.,]\d+)?)?\s?[分분]?秒?초?"
        rf"\s?(?P<half>(?:{_halves(am)}|{_halves(pm)})(?![^\W\d_])\.?)?"
        rf"\s?(?P<tail>(?:uhr|hrs?|hs|hours|h|u|uur|ч|г)(?![^\W\d_])\.?)?"
        rf"(?:\s?\(?(?P<zone>(?:{zones})(?![^\W\d_])|z(?!\w))?\s?(?P<shift>[+\-−]\d{{1,2}}(?::?\d{{2}})?(?!\d))?\)?)?"
    )


def has_clock_sign(folded: str, words: Vocabulary) -> bool:
    """Whether a folded text has what no time of day is without."""
    return _sign(words.am, words.pm).search(folded) is not None


def find_clocks(folded: str, words: Vocabulary) -> list[Clock]:
    """Every time of day in a folded text (see `vocabulary.fold`), in order."""
    out: list[Clock] = []
    if not has_clock_sign(folded, words):
        return out
    for match in _pattern(words.am, words.pm).finditer(folded):
        clock = _clock(match, words)
        if clock is not None:
            out.append(clock)
    return out


def _clock(match: re.Match[str], words: Vocabulary) -> Clock | None:
    group = match.groupdict()
    half = re.sub(r"[.\s]", "", group["half"] or group["before"] or "")
    if group["dot"] and not (group["lead"] or half or group["tail"]):
        return None
    if not (group["mark"] or group["dot"] or group["bare"] or half or group["tail"] in ("uhr", "h", "hrs", "uur")):
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
