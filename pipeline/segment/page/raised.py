"""Raised and lowered digits and fractions: "10<sup>6</sup>" is not 106, and `<mfrac>` of 1 and 2 is not 12."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

RAISING = frozenset(("sup", "sub", "mfrac", "msup", "msub"))
"""Elements that are looked at."""
_MOST_CHARS = 12  # of an exponent, of a part of a fraction
_PIECES = 6
_DIGITS = "0123456789+-−"
_SIGNS = {
    "sup": dict(zip(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻", strict=True)),
    "sub": dict(zip(_DIGITS, "₀₁₂₃₄₅₆₇₈₉₊₋₋", strict=True)),
}
_HIGH = frozenset(_SIGNS["sup"].values())


def as_number(tag: str, element: HtmlElement, before: str) -> str | None:
    """What an element of `RAISING` prints behind the text `before`, where its bare text would make another number of it.

    Raised and lowered digits right behind a digit (or the bar of a fraction that is raised before it) have characters of
    their own. Behind a word they are notes and units, and stay as they are: None.
    """
    if tag == "sup" or tag == "sub":
        is_joined = before[-1:].isdecimal() or (tag == "sub" and before[-1:] in ("/", "⁄") and before[-2:-1] in _HIGH)
        return _shifted(_text(element), tag) if is_joined else None
    if len(element) != 2:
        return None
    base, other = _text(element[0]), _text(element[1])
    if not base or not other:
        return None
    if tag != "mfrac":
        shifted = _shifted(other, tag[1:]) if base[-1:].isdecimal() else None
        return None if shifted is None else base + shifted
    gap = " " if before[-1:].isdecimal() else ""
    return f"{gap}{base}/{other}" if base.isdecimal() and other.isdecimal() else None


def _text(element: HtmlElement) -> str:
    return "".join(islice(element.itertext(), _PIECES)).strip()


def _shifted(text: str, tag: str) -> str | None:
    signs = _SIGNS[tag]
    if not 0 < len(text) <= _MOST_CHARS or not all(map(signs.__contains__, text)):
        return None
    return "".join(map(signs.__getitem__, text))
