"""Dates written for machines: ISO 8601 in its usual forms, RFC 2822, HTTP dates, Unix epochs."""

from __future__ import annotations

import re

from pipeline.grammar.dates.mention import DateMention, is_valid_day
from pipeline.grammar.dates.zones import OFFSETS

EARLIEST_YEAR = 1990  # before the Web no page was published; older values are the subjects of articles or zeroes
LATEST_YEAR = 2045  # later ones are years of other calendars (2082 in Nepal, 2569 in Thailand) or slips

_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
_ZONE = r"(?P<zone>z|utc|gmt|[+\-−]\d{2}:?\d{2}|[+\-−]\d{1,2}(?!\d)|[a-z]{3,4})"
_ISO = re.compile(
    rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})"
    rf"(?:(?:\s*[t_]\s*|\s*,?\s+(?:at\s+)?|:)(?:{_CLOCK}|(?P<lone>\d{{2}})(?=[+\-z]))"
    rf"(?:\s*(?P<half>am|pm|a\.m\.|p\.m\.))?(?:\s*{_ZONE})?)?(?:\s*\[[\w/]+\])?\s*(?:z\s*)?"
)
_BASIC = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:t?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?"
    rf"(?P<fraction>)\s*{_ZONE}?)?"
)
_MONTH_ONLY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?")
_MAIL = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(?P<day>\d{1,2})[\s-](?P<name>[a-z]{3})[a-z]*[\s-](?P<year>\d{4})"
    rf"(?:,?\s+{_CLOCK}(?:\s*{_ZONE})?(?:\s*\([a-z ]+\))?)?"
)
_UNIX = re.compile(
    rf"(?:[a-z]{{3}}\s+)(?P<name>[a-z]{{3}})\s+(?P<day>\d{{1,2}})\s+(?:(?P<early>\d{{4}})\s+)?{_CLOCK}"
    rf"(?:\s*{_ZONE})?(?:\s+(?P<year>\d{{4}}))?(?:\s*\([\w\s]+\))?"
)
_SCRIPT_ZONE = re.compile(r"(?<=\d)\s+gmt(?=[+\-])")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_MONTHS = {
    m: i for i, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}


def read_offset(zone: str | None) -> int | None:
    """Minutes east of Greenwich of `Z`, `+01:00`, `-0500`, `+3` or an unambiguous name; None if it says none."""
    if not zone:
        return None
    if zone in OFFSETS:
        return OFFSETS[zone]
    match = re.fullmatch(r"([+\-−])(\d{1,2}):?(\d{2})?", zone)
    if match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    if minutes > 14 * 60:
        return None
    return minutes if match[1] == "+" else -minutes


def parse_date(text: str) -> DateMention | None:
    """Read a machine-written value (an attribute, a meta, JSON-LD); None if the WHOLE value is no such date.

    Nothing is widened: `2019-05` has no day, a value without zone has no offset. An epoch (seconds or
    milliseconds) is an instant, given in UTC.
    """
    value = text.strip().strip("\"'").lower()
    if not 4 <= len(value) <= 60 or not any(c.isdecimal() for c in value):
        return None
    if _EPOCH.fullmatch(value):
        return _epoch(text, value)
    value = _SCRIPT_ZONE.sub(" ", value)
    for pattern in (_ISO, _BASIC, _MONTH_ONLY, _MAIL, _UNIX):
        match = pattern.fullmatch(value)
        if match is not None:
            return _mention(text, match.groupdict())
    return None


def _mention(text: str, groups: dict[str, str | None]) -> DateMention | None:
    year = int(groups.get("year") or groups.get("early") or 0)
    name = groups.get("name")
    month = _MONTHS.get(name) if name else int(groups.get("month") or 0) or None
    day = int(groups.get("day") or 0) or None
    if not EARLIEST_YEAR <= year <= LATEST_YEAR or (month is not None and not 1 <= month <= 12):
        return None
    if groups.get("day") is not None and (day is None or month is None or not is_valid_day(year, month, day)):
        return None
    hour_text = groups.get("hour") or groups.get("lone")
    hour = int(hour_text) if hour_text else None
    minute = int(groups.get("minute") or 0) if hour is not None else None
    second = int(groups["second"]) if groups.get("second") else None  # type: ignore[arg-type]
    half = (groups.get("half") or "").replace(".", "")
    if hour is not None and half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour is not None and (hour > 23 or (minute or 0) > 59 or (second or 0) > 59):
        hour = minute = second = None
    fraction = (groups.get("fraction") or "")[:6].rstrip("0") if second is not None else ""
    offset = read_offset(groups.get("zone")) if hour is not None else None
    return DateMention(0, len(text), text.strip(), year, month, day, hour, minute, second, fraction, offset)


def _epoch(text: str, value: str) -> DateMention | None:
    from datetime import UTC, datetime

    digits = value.split(".")[0]
    seconds = int(digits) // 1000 if len(digits) == 13 else int(digits)
    moment = datetime.fromtimestamp(seconds, UTC)
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        return None
    return DateMention(
        0, len(text), text.strip(), moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second,
        offset=0,
    )  # fmt: skip
