"""Addresses: which texts may stand as one in a record, and what tells two of them apart."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SCHEMES = ("http", "https")
# Longer than any address in use, and than any name of an outlet, a language or a moment.
_LONGEST_ADDRESS, _LONGEST_WORDS = 8_000, 300
# Characters that nobody sees and terminals and logs obey: controls, line separators, changes of direction; and halves
# of characters, which are no text.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+")
DEFAULT_PORTS = {"http": 80, "https": 443}
CAMPAIGNS = r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|mc_cid|mc_eid|igshid"
"""Parameters that say where a reader came from, on every site: never which page it is."""
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?:)")
_FIRST_LABELS = frozenset(("www", "www1", "www2", "www3", "m", "amp", "mobile"))


def is_address(text: str) -> bool:
    """Whether a text is an absolute http(s) address without a user's name or password and without unseen characters."""
    return is_harmless(text) and text[:8].lower().startswith(tuple(f"{scheme}://" for scheme in SCHEMES))


def is_harmless(text: str) -> bool:
    """The same of an address that may be relative; also of no address at all."""
    if _UNSEEN.search(text) or len(text) > _LONGEST_ADDRESS:
        return False
    try:
        parts = urlsplit(text)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return has_port and "@" not in parts.netloc and parts.scheme in ("", *SCHEMES)


def is_words(text: str) -> bool:
    """Whether a text is short and has no unseen characters."""
    return len(text) <= _LONGEST_WORDS and not _UNSEEN.search(text)


def is_licence(text: str) -> bool:
    """Whether a text may stand as a licence: an address, as above, or words."""
    return is_harmless(text) if _SCHEME.fullmatch(text) else is_words(text)


def original(url: str) -> str:
    """The address that a copy in the web archive was made of; any other as it is."""
    return _ARCHIVE.sub("", url)


def domain_of(url: str | None) -> str | None:
    """The host of a URL without `www.` and the labels of mobile sites; None if there is no host."""
    try:
        host = urlsplit(original(url or "")).hostname or ""
    except ValueError:
        return None
    labels = host.rstrip(".").split(".")
    while len(labels) > 2 and labels[0] in _FIRST_LABELS:
        labels = labels[1:]
    return ".".join(labels) if len(labels) > 1 else None


def page_key(url: str) -> str:
    """What two addresses of one story have in common: `domain_of` and the path, whatever its case; "" for a home page."""
    try:
        path = urlsplit(original(url.strip())).path.rstrip("/").lower()
    except ValueError:
        return ""
    return f"{domain_of(url.strip()) or ''}{path}" if path else ""


def without_marks(query: str, marks: re.Pattern[str]) -> str:
    """A query without the parameters whose names are such marks; the others stay as they are written."""
    return "&".join(part for part in query.split("&") if not marks.fullmatch(part.partition("=")[0]))
