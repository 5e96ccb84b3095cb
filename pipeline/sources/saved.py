"""What browsers, SingleFile and web archives write into a page that they save: its address, and when that was."""

from __future__ import annotations

import re
from datetime import UTC, datetime

# Their comments stand in front of the page; Wayback's, behind it.
_HEAD, _TAIL = 4_096, 4_096
# <!-- saved from url=(0042)https://example.org/story -->, the mark of the web, whose number is the address's length.
_BROWSER = re.compile(rb"<!--\s*saved from url=\((\d{4})\)(https?://[^\s<>\"]+)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(https?://[^\s<>\"]+)\s+saved date:\s*([^\r\n]{10,100})",
    re.IGNORECASE,
)
_SINGLE_FILE_TIME = re.compile(r"\w{3} (\w{3} \d{1,2} \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})")
# The archive's own script says what it shows: __wm.wombat("https://example.org/story","20240102030405",…).
_WAYBACK = re.compile(rb"""__wm\.wombat\(\s*["'](https?://[^"'\s]+)["']\s*,\s*["'](\d{14})["']""")
_ARCHIVED = re.compile(
    rb"FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d\d, \d{4}) AND RETRIEVED FROM THE\s+INTERNET ARCHIVE", re.IGNORECASE
)
# An archive's address of a page: https://web.archive.org/web/20240102030405id_/https://example.org/story
_REPLAYED = re.compile(r"https?://web\.archive\.org/web/(\d{14})[a-z_]*/(https?://.+)", re.IGNORECASE)


def said_by_savers(content: bytes) -> tuple[str | None, str | None]:
    """(address, time in RFC 3339) of a page as whoever saved it wrote them into it; None for what is not said."""
    head = content[:_HEAD]
    if (found := _SINGLE_FILE.search(head)) is not None:
        return _page(_text(found[1]), _single_file_time(_text(found[2])))
    if (found := _WAYBACK.search(content[: 8 * _HEAD])) is not None:
        return _page(_text(found[1]), _moment(_text(found[2]), "%Y%m%d%H%M%S"))
    archived = _ARCHIVED.search(content[-_TAIL:])
    time = _moment(_text(archived[1]), "%H:%M:%S %b %d, %Y") if archived is not None else None
    if (found := _BROWSER.search(head)) is not None and int(found[1]) == len(found[2]):
        return _page(_text(found[2]), time)
    return None, time


def _text(found: bytes) -> str:
    return found.decode("utf-8", "replace").strip()


def _page(url: str, time: str | None) -> tuple[str | None, str | None]:
    """An archive's address stands for the page that it shows, at that time."""
    replayed = _REPLAYED.fullmatch(url)
    return (replayed[2], _moment(replayed[1], "%Y%m%d%H%M%S")) if replayed is not None else (url, time)


def _moment(stated: str, form: str) -> str | None:
    """A moment in UTC."""
    try:
        found = datetime.strptime(stated, form).replace(tzinfo=UTC)
    except ValueError:
        return None
    return found.isoformat().replace("+00:00", "Z")


def _single_file_time(stated: str) -> str | None:
    """As JavaScript prints a moment: Fri Mar 01 2024 10:00:00 GMT+0100 (Central European Standard Time)."""
    found = _SINGLE_FILE_TIME.match(stated)
    if found is None:
        return None
    try:
        moment = datetime.strptime(f"{found[1]} {found[2]}", "%b %d %Y %H:%M:%S %z")
    except ValueError:
        return None
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
