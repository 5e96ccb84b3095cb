"""Who speaks in a line: quotation marks, and the turns of interviews and dialogues."""

from __future__ import annotations

import re

_QUOTE = re.compile('["“”„«»‘「『]')
# „Accept“ within a sentence is the name of a button: so many words in quotation marks are nobody's speech; in
# scripts without spaces names in them are an article's as often.
_NAMED = re.compile(
    r"""[“„«‘「『"](?:[^\s\u0e00-\u9fff“”„«»"‘’]{1,24}(?: [^\s\u0e00-\u9fff“”„«»"‘’]{1,24}){0,2})[”“»’」』"]"""
)
_DASHES = ("-", "–", "—", "―")
OPENERS = ('"', "“", "„", "«", "»", "‘", "「", "『")
_OPENING, _CLOSING = (*OPENERS, "”"), ('"', "”", "“", "»", "«", "’", "‘", "」", "』")
_TURN = re.compile(r"[A-Z]{1,3}:\s")  # questions and answers of interviews


def quotes(text: str) -> bool:
    """Whether somebody is quoted; what begins with a name in quotation marks tells of that."""
    quote = quote_in(text)
    return quote is not None and (quote.start() == 0 or _QUOTE.search(_NAMED.sub("", text)) is not None)


def opens_quotation(text: str) -> bool:
    """Whether a text begins with a quotation mark, whatever the style."""
    return text.startswith(_OPENING)


def is_quotation(text: str) -> bool:
    """Whether all of a text stands in quotation marks: no button is printed so."""
    return text.startswith(_OPENING) and text.rstrip(".!?…。！？").endswith(_CLOSING)


def quote_in(text: str) -> re.Match[str] | None:
    """The first quotation mark of a text."""
    return _QUOTE.search(text) if '"' in text or not text.isascii() else None


def is_turn(text: str) -> bool:
    """Whether a line is what one says in a dialogue: behind a dash, or behind capitals and a colon."""
    return text.startswith(_DASHES) or (":" in text[1:4] and _TURN.match(text) is not None)
