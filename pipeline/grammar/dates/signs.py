"""Dates with the year, month and day signs of East Asian scripts, in figures or in numerals, also by eras."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.grammar.dates.calendars import day_of
from pipeline.grammar.dates.machine import EARLIEST_YEAR, LATEST_YEAR
from pipeline.grammar.dates.mention import DateMention, is_valid_day
from pipeline.grammar.vocabulary import Vocabulary, alternation, is_spaceless

_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}
_TENS = {"十": 10, "廿": 20, "卅": 30}
# The day of the moon that papers print beside the day, in Thai, Chinese, Korean and Vietnamese: no other date.
_MOON = "[閏闰]?[正一二三四五六七八九十冬腊臘]{1,2}月"
_NO_DAY = "(?![日號号一二三四五六七八九十])"  # with it the month is the sun's
LUNAR_DAY = re.compile(
    r"(?:ขึ้น|แรม)\s*\d{1,2}\s*ค่ำ(?:\s*เดือน\s*\S{1,4})?(?:\s*ปี\S{2,8})?"
    r"|[(（]?(?:农历|農曆|陰曆|阴历|旧暦|음력|âm lịch)\s*:?\s*[\w/ ]{2,14}[)）]?|\(\s*\d{1,2}/\d{1,2}\s*âm lịch\s*\)"
    r"|[(（]?(?:tức\s+)?(?:ngày\s+)?(?:mùng\s+)?\d{1,2}\s?(?:/|tháng\s)\s?(?:\d{1,2}|giêng|chạp)\s*"
    r"(?:\(?âm lịch\)?|năm\s+\w+\s+\w+)[)）]?"
    rf"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\s*{_MOON}[初一二三四五六七八九十廿卅]{{1,3}}{_NO_DAY}"
    rf"|{_MOON}(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?){_NO_DAY}"
)
_NUMERAL = "[〇零○一二三四五六七八九十廿卅]"
_DAY_IN_NUMERALS = re.compile(rf"({_NUMERAL}{{1,4}})年({_NUMERAL}{{1,2}})月({_NUMERAL}{{1,3}})日")


def unreckoned_days(folded: str, words: Vocabulary) -> Iterator[re.Match[str]]:
    """Days of calendars that are not reckoned, beside the day in another: `21 পৌষ 1432`, `ט"ז בטבת תשפ"ו`, `மார்கழி 21`."""
    return _unreckoned(words).finditer(folded)


@lru_cache(maxsize=8)
def _unreckoned(words: Vocabulary) -> re.Pattern[str]:
    months = alternation(words.words("unreckoned_months"))
    day = r"(?:\d{1,2}|[א-ת]{1,2}(?:[\"״'׳][א-ת]?)?)"
    year = r"(?:\d{3,4}(?:\s?(?:هـ|ھ|ه|h(?:\.|\b)|ah\b))?|ה?[׳']?תש[א-ת\"״]{1,4})"
    return re.compile(
        rf"(?<![^\W_]){day}\s*(?:শে|ই|লা|রা|ঠা|\.)?[\s,،]+ב?(?:{months})(?:[\s,]+{year}(?![^\W_]))?"
        rf"|(?<![^\W_])(?:{year}[\s,]+)?(?:{months})\s+\d{{1,2}}(?!\d)"
    )


def ideographic_dates(folded: str, words: Vocabulary, language: str | None) -> list[DateMention]:
    """`2026年1月5日`, `令和8年1月5日`, `二〇二六年一月五日`, `2026년 1월 5일`; years of three figures only in Chinese.

    The same year by another era may stand in brackets beside it: `2026年（令和8年）1月5日`, `주체115(2026)년 1월 5일`.
    """
    out: list[DateMention] = []
    if "年" not in folded and "년" not in folded:
        return out
    for match in _pattern(frozenset(words.calendar_signs)).finditer(folded):
        year, month, day = (_number(match[name]) for name in ("year", "month", "day"))
        if year is None or month is None or day is None:
            continue
        found = _day(words, language, match["era"], match["year"], year, month, day)
        if found is not None:
            out.append(DateMention(match.start(), match.end(), match[0], found.year, found.month, found.day,
                                   calendar=found.calendar))  # fmt: skip
    return out


@lru_cache(maxsize=8)
def _pattern(signs: frozenset[str]) -> re.Pattern[str]:
    eras = alternation(sign for sign in signs if is_spaceless(sign) or not sign.isalnum() or "가" <= sign[0] <= "힣")
    again = rf"(?:\s*[(（](?:{eras}|西暦|서기)?\s*(?:\d{{1,4}}|元)\s*[年년]?[)）])?"
    return re.compile(
        rf"(?:(?P<era>{eras})\s*|(?<!\d))(?P<year>\d{{1,4}}|元|{_NUMERAL}{{1,4}}){again}\s*[年년]{again}"
        rf"\s*(?P<month>\d{{1,2}}|{_NUMERAL}{{1,2}})\s*[月월]\s*(?P<day>\d{{1,2}}|{_NUMERAL}{{1,3}})\s*[日일号號]?"
    )


def days_in_figures(text: str) -> str:
    """A text whose days in numerals are in figures, which tell a day from a name: `二〇二六年一月五日` is `2026年1月5日`."""
    return _DAY_IN_NUMERALS.sub(_in_figures, text) if "年" in text else text


def _in_figures(match: re.Match[str]) -> str:
    year, month, day = map(_number, match.groups())
    return match[0] if year is None or month is None or day is None else f"{year}年{month}月{day}日"


def _number(text: str) -> int | None:
    """What figures or numerals say: `26`, `二〇二六`, `十二`, `廿五`; None if they say no number."""
    if text.isascii():
        return int(text)
    tens = next((c for c in text if c in _TENS), None)
    if tens is None:
        return int("".join(str(_NUMERALS[c]) for c in text))
    before, _, after = text.partition(tens)
    if len(before) > 1 or len(after) > 1 or not all(c in _NUMERALS for c in before + after):
        return None
    return (_NUMERALS[before] if before else 1) * _TENS[tens] + (_NUMERALS[after] if after else 0)


def _day(
    words: Vocabulary, language: str | None, era: str | None, written: str, year: int, month: int, day: int
) -> DateMention | None:
    if era:
        return day_of(words.calendar_signs[era], year, month, day, era)
    if len(written) == 4:
        sound = EARLIEST_YEAR <= year <= LATEST_YEAR and is_valid_day(year, month, day)
        return DateMention(0, 0, "", year, month, day) if sound else None
    if len(written) == 3 and written.isascii():
        primary = (language or "").lower().split("-")[0]
        counted = [c for c in words.calendars.values() if c.three_figures and (not primary or primary in c.languages)]
        return day_of(counted[0], year, month, day) if counted else None
    return None
