"""JSON Lines: one document a line, told apart by its id, its address, or what it says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from pipeline.sources.compression import lines, open_plain
from pipeline.sources.load import JSON_OVERHEAD, hints_of
from pipeline.sources.reference import Container, DocumentRef, Keys
from pipeline.sources.spool import Spool

_UTF8_MARK = b"\xef\xbb\xbf"
# Share of NUL bytes from which a line is UTF-16: half of Latin script, none of UTF-8.
_UTF16_NULS, _SAMPLE = 0.2, 64
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# A file is refused as a whole if so many first lines (or all that there are) are objects without a document; fewer may be
# a head. Chosen, not measured: a crawler's log has no text in any line, a dataset has some in nearly all.
_FIRST_LINES = 5
# Of the keys of such lines, so many are named.
_KEYS_SHOWN = 8
# Hexadecimal digits of a digest that name a line without id and address.
_NAME_DIGITS = 16


class NotLines(Exception):
    """The file is something else than JSON Lines. The message says what, and how to make it JSON Lines."""


class OtherKeys(NotLines):
    """Its documents stand under keys of other names, `keys`."""

    def __init__(self, found: list[str], expected: Keys) -> None:
        names = ", ".join(found[:_KEYS_SHOWN])
        how = "if one of them holds the document, name it: --text-key KEY (or --html-key, for pages)"
        super().__init__(f"none of its first lines has a key {expected}; keys are {names}; {how}"[:400])


def json_lines(container: Container, spool: Spool, max_bytes: int) -> Iterator[tuple[str, DocumentRef]]:
    """(identity, reference) of every line that holds something. Raises NotLines, OSError, and what damage raises.

    A line is named by its `id`, else its `url`, else by a digest of its document: never by its number, so that lines
    put in front of it make it no other document.
    """
    is_file = not container.compression and not container.store
    with open_plain(container.path, container.compression, container.store, container.meter) as stream:
        keys = container.keys
        found = ((o, line) for o, line in lines(stream, JSON_OVERHEAD * max_bytes) if line.strip())
        first = _first(found, keys)
        for offset, line in chain(first, found):
            values = _parsed(line)
            key = keys.of(values)
            is_page = key == keys.html != keys.text
            place = (container.path, offset, len(line)) if is_file else spool.put(line)
            yield _identity(values, key, line), DocumentRef(
                "", place[0], "html" if is_page else "text", "text/html" if is_page else "text/plain", size=place[2],
                offset=place[1], length=place[2], hints=hints_of(values), charset="utf-8", json_key=key,
            )  # fmt: skip


def check_first_lines(container: Container, max_bytes: int) -> None:
    """Read no more than the first lines. Raises NotLines (OtherKeys), OSError, and what damage raises."""
    with open_plain(container.path, container.compression, container.store) as stream:
        _first(((o, line) for o, line in lines(stream, JSON_OVERHEAD * max_bytes) if line.strip()), container.keys)


def _first(found: Iterator[tuple[int, bytes]], keys: Keys) -> list[tuple[int, bytes]]:
    """The first lines, as many as it takes to see that it is JSON Lines with documents. Raises NotLines."""
    first = list(islice(found, 2))
    _check([line for _, line in first])
    while len(first) < _FIRST_LINES and not any(_fits(line, keys) for _, line in first) and (more := next(found, None)):
        first.append(more)
    _check_keys([line for _, line in first], keys)
    return first


def _identity(values: dict[str, Any], key: str, line: bytes) -> str:
    for given in (values.get("id"), values.get("url")):
        if isinstance(given, str | int) and str(given).strip():
            return str(given)
    content = values.get(key)
    said = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else line
    return f"text-{hashlib.sha256(said).hexdigest()[:_NAME_DIGITS]}"


def _check(first: list[bytes]) -> None:
    """Refuse a file once, and not each of its lines, where the first lines show that it is no JSON Lines."""
    if not first:
        return
    head = first[0]
    nuls = head[:_SAMPLE].strip(b"\0").count(0)  # those in front are what a crashed writer leaves
    if _is_utf16_mark(head) or nuls > len(head[:_SAMPLE]) * _UTF16_NULS:
        raise NotLines("it is UTF-16; make it UTF-8: iconv -f UTF-16 -t UTF-8 OLD > NEW")
    head = head.removeprefix(_UTF8_MARK).strip()
    if head.startswith(b"["):
        values = _any(head)
        if values is None or (isinstance(values, list) and any(isinstance(value, dict) for value in values)):
            raise NotLines("it is one JSON array and not an object a line; make lines of it: jq -c '.[]' OLD > NEW")
    if head == b"{" and (len(first) < 2 or not _parsed(first[1])):
        raise NotLines("its objects run over several lines; put each on one line: jq -c . OLD > NEW")


def _fits(line: bytes, keys: Keys) -> bool:
    """Whether a line holds a document, or is no object: then it is the line that is wrong, and not its keys."""
    values = _parsed(line)
    return not values or keys.html in values or keys.text in values


def _check_keys(first: list[bytes], keys: Keys) -> None:
    """Refuse a file once whose documents stand under keys of other names."""
    if first and not any(_fits(line, keys) for line in first):
        raise OtherKeys(list(_parsed(first[0])), keys)


def _is_utf16_mark(head: bytes) -> bool:
    """A mark of UTF-16 with a character behind it: two bytes of which one is NUL."""
    return head.startswith(_UTF16_MARKS) and 0 in head[2:4]


def _any(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _parsed(line: bytes) -> dict[str, Any]:
    """The line's object; an empty one where it is none (loading the document will say so)."""
    values = _any(line)
    return values if isinstance(values, dict) else {}
