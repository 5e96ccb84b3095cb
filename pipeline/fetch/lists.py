"""What feeds and sitemaps name. Pure: bytes in, addresses out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.errors import EnvironmentFault, extra
from pipeline.fetch.addresses import key, written
from pipeline.fetch.plan import EXTRA

_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"""(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""")


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that a list names. `stamp`: its date, as the list writes it; "" if it does not say."""

    url: str
    stamp: str = ""

    @property
    def key(self) -> str:
        """What tells it apart from other pages."""
        return key(self.url)


@dataclass(frozen=True, slots=True)
class ListContent:
    """The pages of a feed or sitemap, and for an index the sitemaps that it names. `odd`: entries without an address of
    the web; `fault`: what is wrong with the list, which was read as far as it goes.
    """

    pages: tuple[Listed, ...] = ()
    sitemaps: tuple[Listed, ...] = ()
    odd: int = 0
    fault: str = ""


class NoList(Exception):
    """The bytes are no feed or no sitemap. The message says what they are instead, as far as that can be told."""


def parse_feed(content: bytes, url: str) -> ListContent:
    """Entries of an RSS, Atom or RDF feed, in their order; `url` is the address that answered. Raises NoList;
    EnvironmentFault without feedparser.
    """
    try:
        import feedparser
    except ImportError:
        raise EnvironmentFault("Reading feeds needs feedparser.", extra(EXTRA)) from None
    if not declares_itself(content):
        content = _XML.sub(b"", content, count=1)
    try:
        parsed = feedparser.parse(io.BytesIO(content), response_headers={"content-location": url})
    except Exception as error:  # noqa: BLE001 - the parser's own faults, of many types, cost one feed
        raise NoList(f"it cannot be read: {type(error).__name__}") from None
    if not parsed.get("version") and not parsed.entries:
        raise NoList("it is no RSS, Atom or RDF feed")
    is_rss = str(parsed.get("version")).startswith("rss")
    return listed(((_link(entry, is_rss=is_rss), _stamp(entry)) for entry in parsed.entries), url)


def _link(entry: Any, *, is_rss: bool) -> str:
    """An entry's page; in RSS a guid will do, which is a permanent link unless it says otherwise."""
    links = (str(link.get("href") or "") for link in entry.get("links") or () if link.get("rel") in (None, "alternate"))
    named = str(entry.get("link") or "")
    return next(filter(None, links), named if is_rss else "")


def _stamp(entry: Any) -> str:
    # dict's own get: feedparser's gives the one for the other, with a warning.
    return str(dict.get(entry, "updated") or dict.get(entry, "published") or "")


def listed(entries: Iterable[tuple[str, str]], base: str) -> ListContent:
    """Addresses and dates as pages, each page once, and the number of those that are no addresses."""
    odd = 0

    def pages() -> Iterator[Listed]:
        nonlocal odd
        seen: set[str] = set()
        for address, stamp in entries:
            page = Listed(written(address, base), stamp)
            if not page.url:
                odd += 1
            elif page.key not in seen:
                seen.add(page.key)
                yield page

    found = tuple(pages())
    return ListContent(found, odd=odd)


def declares_itself(content: bytes) -> bool:
    """Whether XML can be in the encoding that it declares: UTF-16 has two bytes for `<`."""
    declared = _DECLARED.match(content)
    return declared is None or not declared[1].lower().startswith((b"utf-16", b"utf-32", b"ucs-", b"iso-10646"))
