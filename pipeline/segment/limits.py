"""What a document may cost: where one is refused for it, `process()` says so, for callers without time limits as well.

Time is linear in all of these; the limits are some ten times what the largest of 6,000 labelled pages and dumps have.
"""

from __future__ import annotations

import re

from pipeline.model.reasons import QuarantineCode
from pipeline.segment.errors import SegmentError

# A megabyte takes .3 s as a rule. What a run reads is limited by --max-bytes, far below.
MOST_BYTES = 100_000_000
# A line and an element take some 15 µs each, however short: 3 s and 5 s.
MOST_LINES = 200_000
MOST_ELEMENTS = 300_000
# Parsers compare each attribute of an element with all others. The rest is left out; no text is in them.
MOST_ATTRIBUTES = 500

_VALUE = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)"""
_ONE = rf"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+{_VALUE}?)?"""
_ATTRIBUTE = re.compile(_ONE)
_USUAL = r"""(?:\s[^\s/>"'=]++="[^"]*+")*+"""  # what most are, for less: `_ONE` would take the same
# Comments and what browsers do not read as markup are passed over, up to the next sign that may end them at a time.
_COMMENT = r"[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
_SCRIPT = r">[^<]*+(?:<(?!/\1)[^<]*+)*+(?:</\1|\Z)"
_TAG = re.compile(
    rf"<!--{_COMMENT}|<(?:(script|style)(?=[\s/>])|[a-z][^\s/>]*+){_USUAL}(?:{_ONE})*+[\s/]*+(?(1){_SCRIPT})",
    re.IGNORECASE,
)


def check_bytes(content: bytes) -> None:
    """Raises SegmentError(too_large)."""
    if len(content) > MOST_BYTES:
        raise _too_costly(f"{len(content)} bytes", MOST_BYTES, "bytes")


def check_lines(number: int) -> None:
    """Raises SegmentError(too_large)."""
    if number > MOST_LINES:
        raise _too_costly(f"more than {MOST_LINES} lines", MOST_LINES, "lines")


def check_elements(text: str) -> None:
    """Raises SegmentError(too_large). Tags are counted, which open or close an element, before anything is built of them."""
    signs = text.count("<")
    if signs > MOST_ELEMENTS and signs - text.count("</") > MOST_ELEMENTS:
        raise _too_costly(f"more than {MOST_ELEMENTS} elements", MOST_ELEMENTS, "elements")


def _too_costly(what: str, most: int, of: str) -> SegmentError:
    message = f"The document has {what}, which would cost too much; no article has so many. Cut it into documents."
    return SegmentError(QuarantineCode.TOO_LARGE, message, (f"limit: {most} {of}",))


def without_many_attributes(text: str) -> str:
    """A page in which no tag has more attributes than the limit."""
    parts, done = [], 0
    for match in _TAG.finditer(text):
        start, end = match.span()
        if end - start > 2 * MOST_ATTRIBUTES and match[1] is None:
            kept = _end_of_some(text, start, end)
            if kept is not None:
                parts.append(text[done:kept])
                done = end
    return "".join((*parts, text[done:])) if parts else text


def _end_of_some(text: str, start: int, end: int) -> int | None:
    """Where the last attribute that is kept ends; None if there are no more. Comments have none."""
    if text.startswith("<!", start):
        return None
    position = start + 1
    for _ in range(MOST_ATTRIBUTES + 1):  # the first is the element's name
        match = _ATTRIBUTE.match(text, position, end)
        if match is None:
            return None
        position = match.end()
    return position if _ATTRIBUTE.match(text, position, end) else None
