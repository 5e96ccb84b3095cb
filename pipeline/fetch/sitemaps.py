"""Sitemaps and their indexes (sitemaps.org 0.9): XML, plain text, packed or not, as sites really send them."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pipeline.fetch.lists import ListContent, NoList, declares_itself, listed, parse_feed

_GZIP = b"\x1f\x8b"
_PIECE = 1 << 20
_FEEDS = ("rss", "feed", "rdf")  # the protocol takes them for sitemaps, too
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
# Many a site forgets to escape them; the parser would leave out what follows, and the address would be another one.
_AMPERSAND = re.compile(rb"&(?!(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);)")
_CUT_OFF = "it is cut off"


def parse_sitemap(content: bytes, url: str, max_bytes: int) -> ListContent:
    """Pages of a sitemap or sitemaps of an index, in their order; `url` is the address that answered. Namespaces are not
    insisted on, and a list that is cut off is read as far as it goes. Raises NoList.
    """
    content, fault = unpacked(content, max_bytes)
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise NoList("it is empty")
    is_text = start[:1] != b"<" and start[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\x00" not in start[:4]
    found = _text(content, url) if is_text else _xml(content, url)
    return replace(found, fault=fault or found.fault)


def _text(content: bytes, url: str) -> ListContent:
    """An address per line; nothing else is a text sitemap."""
    text = content.decode(next((name for bom, name in _BOMS.items() if content.startswith(bom)), "utf-8"), "replace")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or not all(_ADDRESS.fullmatch(line) for line in lines[:3]):
        raise NoList("it is neither XML nor a list of addresses")
    return listed(((line if _ADDRESS.fullmatch(line) else "", "") for line in lines), url)


def _xml(content: bytes, url: str) -> ListContent:
    content = content.lstrip()  # some plugins print blank lines before the declaration
    if b"<![CDATA[" not in content:
        content = _AMPERSAND.sub(b"&amp;", content)
    try:
        return _parsed(content, url, None if declares_itself(content) else "utf-8")
    except LookupError:  # an encoding that nobody knows; addresses are ASCII
        return _parsed(content, url, "utf-8")


def _parsed(content: bytes, url: str, encoding: str | None) -> ListContent:
    from lxml import etree

    # Entities are not resolved, so that there is nothing to blow up; the size is limited before.
    events = etree.iterparse(
        io.BytesIO(content), events=("start", "end"), recover=True, huge_tree=True, resolve_entities=False,
        no_network=True, encoding=encoding,
    )  # fmt: skip
    kinds: list[str] = []
    try:
        entries = list(_entries(events, kinds))
    except etree.XMLSyntaxError as error:
        if encoding is None and "encoding" in str(error).lower():
            raise LookupError from None
        raise NoList(f"it is no XML: {error}") from None
    kind = kinds[0] if kinds else ""
    if kind.lower() in _FEEDS:
        return parse_feed(content, url)
    if kind not in ("urlset", "sitemapindex"):
        raise NoList(f"it is no sitemap, but <{kind}>" if kind else "it is no XML")
    is_closed = not entries and content.rstrip().endswith(b"/>")
    is_cut_off = not is_closed and f"/{kind}".encode() not in content[-4096:].replace(b"\x00", b"").replace(b":", b"/")
    if is_cut_off:
        entries = entries[:-1]  # its address may be half of one
    found = replace(listed(entries, url), fault=_CUT_OFF if is_cut_off else "")
    return found if kind == "urlset" else replace(found, pages=(), sitemaps=found.pages)


def _entries(events: Any, kinds: list[str]) -> Iterator[tuple[str, str]]:
    """Addresses and dates of the entries. `kinds` gets the name of the root. What was read is thrown away, so that a list
    of 50 MB does not become a tree of ten times that.
    """
    for event, element in events:
        name = _name(element)
        if event == "start":
            if not kinds:
                kinds.append(name)
            continue
        if name not in ("url", "sitemap"):
            continue
        children = {_name(child): child for child in reversed(element)}
        loc, date = children.get("loc"), children.get("lastmod")
        yield _words(loc), _words(date)
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _words(element: Any) -> str:
    """An element's text; "" if it holds anything else, such as an entity that is not resolved."""
    return (element.text or "").strip() if element is not None and not len(element) else ""


def _name(element: Any) -> str:
    """An element's name without its namespace, or its prefix where that was never declared."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def unpacked(content: bytes, max_bytes: int) -> tuple[bytes, str]:
    """What gzip members hold, and what is wrong with them; other bytes as they are. What follows the last member is no part
    of the list. Raises NoList if they hold too much.
    """
    if content[:2] != _GZIP:
        return content, ""
    found, rest = bytearray(), content
    fault = ""
    while rest[:2] == _GZIP:
        member = zlib.decompressobj(wbits=31)
        try:
            while rest and not member.eof and len(found) <= max_bytes:
                found += member.decompress(rest, _PIECE)
                rest = member.unconsumed_tail
        except zlib.error as error:
            fault = f"its gzip data is damaged: {error}"
            break
        if len(found) > max_bytes:
            raise NoList(f"it is larger than {max_bytes} bytes when unpacked")
        if not member.eof:
            fault = _CUT_OFF
            break
        rest = member.unused_data
    if fault and not found:
        raise NoList(fault)
    return bytes(found), fault
