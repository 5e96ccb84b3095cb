"""MHTML: a page and what it shows in one file, as browsers save it (RFC 2557)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime

_PAGES = ("text/html", "application/xhtml+xml")


class NoPage(Exception):
    """There is no page in it; the message says so."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page, and what the file says about it."""

    content: bytes
    charset: str | None
    url: str | None
    saved_at: str | None  # RFC 3339


def page_of_mhtml(content: bytes) -> SavedPage:
    """The page that was saved: the part that the head names, else the first page. Raises NoPage."""
    message = BytesParser(policy=compat32).parsebytes(content)
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    if not pages:
        raise NoPage("damaged MHTML: it holds no page")
    stated = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    page = next((part for part in pages if stated and _header(part, "Content-Location") == stated), pages[0])
    body = page.get_payload(decode=True)
    if not isinstance(body, bytes) or not body.strip():
        raise NoPage("damaged MHTML: its page is empty")
    url = stated or _header(page, "Content-Location")
    is_address = url is not None and url.startswith(("http://", "https://"))
    charset = page.get_content_charset()
    return SavedPage(body, charset, url if is_address else None, _moment(_header(message, "Date")))


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    return "".join(str(value).split()) if value and name != "Date" else str(value).strip() if value else None


def _moment(stated: str | None) -> str | None:
    """A mail's date, if it states its offset: what it says otherwise is nobody's moment."""
    if not stated:
        return None
    try:
        found = parsedate_to_datetime(stated)
    except ValueError:
        return None
    if found.tzinfo is None:
        return None
    return found.astimezone(UTC).isoformat().replace("+00:00", "Z")
