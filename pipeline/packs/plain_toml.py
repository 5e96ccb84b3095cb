"""The plain part of TOML that packs are written in, read at a fraction of the cost of the whole language.

Hundreds of small files are read before the first document; the standard library's reader, written in Python, takes
most of that time. Where a file goes beyond the plain part, the standard reader takes it whole.
"""

from __future__ import annotations

import re
from typing import Any

_CLEAN = r"[^\x00-\x08\x0a-\x1f\x7f]"  # no control characters but the tab
_BASIC = r'"[^"\\\x00-\x08\x0a-\x1f\x7f]*"(?!")'  # without escapes
_LITERAL = r"'[^'\x00-\x08\x0a-\x1f\x7f]*'(?!')"
_BLOCK = r"'''\n?(?:[^'\x00-\x08\x0b-\x1f\x7f]|'(?!'))*'''(?!')"
_TEXT = rf"(?:{_BASIC}|{_LITERAL})"
_GAP = r"[ \t\n]*"
_LIST = rf"\[{_GAP}(?:{_TEXT}{_GAP},{_GAP})*(?:{_TEXT}{_GAP})?\]"
_NUMBER = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_END = rf"[ \t]*(?:\#{_CLEAN}*)?(?:\n|\Z)"
_VALUE = rf"({_BLOCK})|({_TEXT})|({_LIST})|(true|false)|({_NUMBER})"
_KEY = rf"([A-Za-z0-9_-]+|{_BASIC})"
_LINE = re.compile(rf"[ \t]*(?:{_KEY}[ \t]*=[ \t]*(?:{_VALUE})|\[\[{_KEY}\]\]|\[{_KEY}\])?{_END}")
_TEXTS = re.compile(r'"([^"]*)"|\'([^\']*)\'')


def read_plain(source: str) -> dict[str, Any] | None:
    """What `tomllib.loads` gives; None for a file that is not plain, be it faulty or only beyond the plain part.

    Plain are comments, `[name]` and `[[name]]`, and `key = value` with a text without escapes, a list of such texts,
    a literal block (three single quotes), true, false or a plain number.
    """
    if "\r" in source:
        return None
    table: dict[str, Any] = {}
    current = table
    arrays: set[str] = set()
    position = 0
    while position < len(source):
        found = _LINE.match(source, position)
        if found is None:
            return None
        position = found.end()
        key, *value, array, single = found.groups()
        if key is not None:
            key = key.strip('"')
            if key in current:
                return None
            current[key] = _value(*value)
        elif array is not None:
            array = array.strip('"')
            if array in table and array not in arrays:
                return None
            arrays.add(array)
            current = {}
            table.setdefault(array, []).append(current)
        elif single is not None:
            single = single.strip('"')
            if single in table:
                return None
            current = table[single] = {}
    return table


def _value(block: str | None, text: str | None, texts: str | None, switch: str | None, number: str | None) -> Any:
    if text is not None:
        return text[1:-1]
    if texts is not None:
        return [basic or literal for basic, literal in _TEXTS.findall(texts)]
    if block is not None:
        return block[3:-3].removeprefix("\n")
    if number is not None:
        return float(number) if "." in number else int(number)
    return switch == "true"
