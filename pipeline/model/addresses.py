"""Which texts may stand as an address, or as a hint, in a record that others show, log and follow."""

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
