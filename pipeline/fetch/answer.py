"""What a request gave."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

# Names of outcomes beside the statuses of servers ("404"); the journal and the last line use them.
NO_ANSWER, TOO_LATE, TOO_LARGE = "no answer", "timeout", "too large"
NO_PAGE, DAMAGED, UNASKED = "no page", "damaged", "unasked 304"
REDIRECTS, NOT_PUBLIC, LEFT_ALONE, ROBOTS = "redirects", "not public", "host left alone", "robots.txt"

_MEDIA_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,60}", re.ASCII)
_CHARSET = re.compile(r"[A-Za-z0-9][\w.:+-]{0,39}", re.ASCII)


class Known(Protocol):
    """What was kept of an earlier answer, to ask whether it still holds."""

    @property
    def answered(self) -> str: ...
    @property
    def etag(self) -> str: ...
    @property
    def last_modified(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """`outcome` is "" for a body that is wanted (status 200) and for "as before" (304), else its name; `why` says it to a
    person. `url` is the address that answered. `is_moved`: it is another one, and every redirect on the way was a permanent
    one. `was_asked`: a request was made; if not, nothing is known about the page.
    """

    status: int
    url: str = ""
    content: bytes = b""
    media_type: str = ""
    charset: str | None = None
    etag: str = ""
    last_modified: str = ""
    outcome: str = ""
    why: str = ""
    is_moved: bool = False
    was_asked: bool = True


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of an answer that matter. What servers send is bytes; any of them is read as some character."""

    location: str = ""
    media_type: str = ""
    charset: str | None = None
    encodings: str = ""
    etag: str = ""
    last_modified: str = ""
    length: int = 1 << 62  # if it is not stated

    @classmethod
    def of(cls, raw: list[tuple[bytes, bytes]]) -> Headers:
        """Takes the headers as they were sent; of several with one name the first counts."""
        given: dict[bytes, str] = {}
        for name, value in raw:
            given.setdefault(name.lower(), value.decode("latin-1").strip())
        media_type, _, parameters = given.get(b"content-type", "").partition(";")
        length = given.get(b"content-length", "")
        return cls(
            _location(given.get(b"location", "")),
            _media_type(media_type),
            _charset(parameters),
            given.get(b"content-encoding", "").lower(),
            given.get(b"etag", ""),
            given.get(b"last-modified", ""),
            int(length) if re.fullmatch(r"\d{1,15}", length, re.ASCII) else 1 << 62,
        )


def _location(value: str) -> str:
    """Some servers send addresses in UTF-8, which is no header as the standard has it."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return value


def _media_type(value: str) -> str:
    """The media type; nothing for what is none, so that the bytes decide."""
    named = value.partition(",")[0].strip().lower()  # some proxies join two headers
    return named if _MEDIA_TYPE.fullmatch(named) else ""


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        found = value.strip().strip("\"'").lower()
        if name.strip().lower() == "charset" and _CHARSET.fullmatch(found):
            return found
    return None


# A page whose server does not say what it is begins like this, after comments and the like.
_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|article|title|meta|h1|p|div)[\s>]", re.IGNORECASE)
_LOOKED_AT = 2048


def is_html(content: bytes) -> bool:
    """Whether bytes of an unstated kind are a page."""
    return _HTML.search(content[:_LOOKED_AT]) is not None
