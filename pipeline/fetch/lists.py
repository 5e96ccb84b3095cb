"""What feeds and sitemaps name. Pure: bytes in, addresses out."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from pipeline.errors import EnvironmentFault

EXTRA = "pip install 'newswinnow[fetch]'"


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that a list names. `stamp`: when it changed, as the list writes it; "" if it does not say."""

    url: str
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class ListContent:
    """The pages of a feed or sitemap, and for an index the sitemaps that it names."""

    pages: tuple[Listed, ...] = ()
    sitemaps: tuple[Listed, ...] = ()


class NoList(Exception):
    """The bytes are no feed or no sitemap. The message says what they are instead, as far as that can be told."""


def parse_feed(content: bytes, url: str) -> ListContent:
    """Entries of an RSS, Atom or RDF feed, in their order. Raises NoList; EnvironmentFault without feedparser."""
    try:
        import feedparser
    except ImportError:
        raise EnvironmentFault("Reading feeds needs feedparser.", EXTRA) from None
    parsed = feedparser.parse(io.BytesIO(content), response_headers={"content-location": url})
    if not parsed.get("version") and not parsed.entries:
        raise NoList("it is no RSS, Atom or RDF feed")
    is_rss = str(parsed.get("version")).startswith("rss")
    pages = (
        Listed(page, _stamp(entry)) for entry in parsed.entries if (page := normal(_link(entry, is_rss=is_rss), url))
    )
    return ListContent(pages=tuple(_first_of_each(pages)))


def _link(entry: Any, *, is_rss: bool) -> str:
    """An entry's page; in RSS a guid will do, which is a permanent link unless it says otherwise."""
    links = (str(link.get("href") or "") for link in entry.get("links") or () if link.get("rel") in (None, "alternate"))
    named = str(entry.get("link") or "")
    return next(filter(None, links), named if is_rss else "")


def _stamp(entry: Any) -> str:
    # dict's own get: feedparser's gives the one for the other, with a warning.
    return str(dict.get(entry, "updated") or dict.get(entry, "published") or "")


def parse_sitemap(content: bytes, url: str, max_bytes: int) -> ListContent:
    """Pages of a sitemap or sitemaps of an index (sitemaps.org, version 0.9; namespaces are not insisted on), of the
    same host only, as the protocol has it. Raises NoList.
    """
    from lxml import etree

    if content[:2] == b"\x1f\x8b":
        content = _unpacked(content, max_bytes)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise NoList(f"it is no XML: {error}") from None
    kind = etree.QName(root).localname if root is not None else ""
    if kind not in ("urlset", "sitemapindex"):
        raise NoList(f"it is no sitemap, but <{kind}>")
    found = []
    for entry in root.iterchildren("{*}url", "{*}sitemap"):
        place = normal((entry.findtext("{*}loc") or "").strip(), url)
        if place and host_of(place) == host_of(url):
            found.append(Listed(place, (entry.findtext("{*}lastmod") or "").strip()))
    listed = tuple(_first_of_each(found))
    return ListContent(sitemaps=listed) if kind == "sitemapindex" else ListContent(pages=listed)


def normal(address: str, base: str = "") -> str:
    """An address as it is asked for and remembered: absolute, without fragment and trackers; "" if it is no web
    address.
    """
    import courlan

    if not address.strip():
        return ""
    try:
        absolute = urljoin(base, address.strip()).partition("#")[0]
        if urlsplit(absolute).scheme not in ("http", "https") or not urlsplit(absolute).hostname:
            return ""
        return str(courlan.normalize_url(absolute))
    except ValueError:
        return ""


def host_of(url: str) -> str:
    """Host and port: what politeness is counted by."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def _first_of_each(pages: Iterator[Listed] | list[Listed]) -> Iterator[Listed]:
    seen: set[str] = set()
    for page in pages:
        if page.url not in seen:
            seen.add(page.url)
            yield page


def _unpacked(content: bytes, max_bytes: int) -> bytes:
    try:
        with gzip.open(io.BytesIO(content)) as packed:
            found = packed.read(max_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise NoList(f"its gzip data is damaged: {error}") from None
    if len(found) > max_bytes:
        raise NoList(f"it is larger than {max_bytes} bytes when unpacked")
    return found
