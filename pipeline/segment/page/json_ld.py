"""JSON-LD as it stands on real pages: broken in a handful of known ways, and not to be trusted in size or depth."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

MAX_SCRIPT_CHARS = 2_000_000
"""A longer script is not read. The longest among the labelled pages has 0.4 million characters."""
MAX_NODES = 300
"""Nodes kept of one page; feeds of comments and products are cut here."""
MAX_DEPTH = 6
"""How deep `@graph` and lists may be nested before they are left alone."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_WRAPPER = re.compile(
    r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)\s*|\s*(?://\s*)?(?:-->|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_QUOTE_ENTITIES = ("&quot;", "&#34;", "&#034;", "&#x22;", "&#X22;")
# What stands in scripts whose properties are prefixed or whose literals are objects.
_SPELLED_OUT = ('"@value"', '"schema:', 'schema.org/datePublished"', 'schema.org/headline"')
_PREFIX = re.compile(r"^(?:schema:|https?://schema\.org/)")
_MOST_NESTED = 12
_DECODER = json.JSONDecoder(strict=False)


def read_json_ld(script: str) -> Iterator[Mapping[str, Any]]:
    """The nodes of one script, `@graph` and lists flattened, in document order. Nothing if it cannot be read."""
    if len(script) > MAX_SCRIPT_CHARS:
        return
    spelled_out = any(mark in script for mark in _SPELLED_OUT)
    for value in parse_json(script):
        yield from flatten(_plain(value) if spelled_out else value)


def _plain(value: Any, depth: int = 0) -> Any:
    """A value without the forms of JSON-LD that hardly a page uses: prefixed properties, and literals as objects."""
    if depth >= _MOST_NESTED:
        return value
    if isinstance(value, list):
        return [_plain(part, depth + 1) for part in value]
    if not isinstance(value, dict):
        return value
    if "@value" in value:
        return value["@value"]
    return {_PREFIX.sub("", key): _plain(part, depth + 1) for key, part in value.items()}


def parse_json(script: str) -> list[Any]:
    """Every JSON value of a script; `[]` if none can be read.

    Strict first. Then repaired: comment and CDATA wrappers, control characters inside strings, trailing commas,
    a trailing semicolon, several values one after the other, HTML entities in the place of quotation marks.
    """
    try:
        return [orjson.loads(script)]
    except orjson.JSONDecodeError:
        pass
    repaired = _CONTROL.sub(" ", _WRAPPER.sub("", script))
    values = _decode_all(_TRAILING_COMMA.sub(r"\1", repaired))
    if not values and any(entity in repaired for entity in _QUOTE_ENTITIES):
        values = _decode_all(html.unescape(repaired))
    return values


def _decode_all(text: str) -> list[Any]:
    values: list[Any] = []
    position = 0
    while len(values) < MAX_NODES:
        starts = [at for at in (text.find("{", position), text.find("[", position)) if at >= 0]
        if not starts:
            break
        try:
            value, position = _DECODER.raw_decode(text, min(starts))
        except (ValueError, RecursionError):
            break
        values.append(value)
    return values


def flatten(value: Any) -> Iterator[Mapping[str, Any]]:
    """The nodes of a parsed value, without recursion: lists and `@graph` opened, everything else as it is."""
    stack: list[tuple[Any, int]] = [(value, 0)]
    count = 0
    while stack and count < MAX_NODES:
        item, depth = stack.pop()
        if isinstance(item, list):
            if depth < MAX_DEPTH:
                stack.extend((part, depth + 1) for part in reversed(item[:MAX_NODES]))
        elif isinstance(item, dict):
            graph = item.get("@graph")
            if graph is not None and depth < MAX_DEPTH:
                stack.append((graph, depth + 1))
                item = {key: part for key, part in item.items() if key != "@graph"}
            if any(not key.startswith("@") or key == "@id" for key in item):
                count += 1
                yield item
