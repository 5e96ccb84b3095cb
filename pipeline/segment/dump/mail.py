"""Heads of mails above a text: what a mail is about is its headline, when it was sent its day; all else is the tool's.

A mail that was forwarded has the head of the first one below its own: that one's subject and day are the text's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.grammar.mails import bare_subject, is_passed_on
from pipeline.packs.names import known_names, remembered
from pipeline.segment.dump.pieces import Piece, as_sign

_CODED = r"arc-[\w-]+|x-[\w-]+"  # of a mail's way, whatever else they are called


@remembered(1)
def _field() -> re.Pattern[str]:
    """A head's line: the name that mail programs write, in the languages that they speak, and its value."""
    author, subject, day, other = (
        "|".join(map(re.escape, known_names().credits[f"mail_{kind}"]))
        for kind in ("authors", "subjects", "days", "fields")
    )
    names = rf"(?P<author>{author})|(?P<subject>{subject})|(?P<day>{day})|(?:{other}|{_CODED})"
    return re.compile(rf"(?:{names})\s?[:：]\s*(?P<value>.*)", re.IGNORECASE)


@remembered(1)
def _forwarded() -> re.Pattern[str]:
    """The line above a mail that another one holds: between dashes, or as a program's label."""
    words = "|".join(map(re.escape, known_names().credits["mail_forwarded"]))
    return re.compile(rf"-{{3,}}\s*\S.{{2,60}}\S\s*-{{3,}}|(?:{words})\s?[:：]", re.IGNORECASE)


_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ENVELOPE = re.compile(r"From \S+@\S+ .*\d{4}$")  # the line above each mail of a folder in one file
MOST_LINES = 80  # of a head with all that its way added
# A forwarded head has three lines at least; so has a mail's own. An address of somebody stands in one of them.
LEAST_FIELDS = 3


def without_mail_head(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines with nothing but subject and day of the heads of mails above the text; as they are without such a head.

    Above a text without one stands at most the line that says that it was forwarded.
    """
    out = list(pieces)
    start = _behind_mark(out, 0)
    end = _end_of_head(out, start)
    if end is None:
        return out
    out[:start] = [as_sign(piece) for piece in out[:start]]
    while True:
        below = _behind_mark(out, end)
        inner = _end_of_head(out, below)
        out[start:end] = _bare(out[start:end], keeps=inner is None)
        if inner is None:
            return out
        out[end:below] = [as_sign(piece) for piece in out[end:below]]
        start, end = below, inner


def _behind_mark(pieces: Sequence[Piece], at: int) -> int:
    """The place behind an envelope or the line that says that a mail was forwarded."""
    if at < len(pieces) and (_forwarded().fullmatch(pieces[at].text) or (at == 0 and _ENVELOPE.match(pieces[0].text))):
        return at + 1
    return at


def _end_of_head(pieces: Sequence[Piece], start: int) -> int | None:
    """Where the head that begins at a line ends; None if none does: it has who wrote, what of or when, and an address."""
    names: list[str] = []
    has_address = False
    end = start
    for piece in pieces[start : start + MOST_LINES]:
        if end > start and piece.blank_before:
            break
        field = _field().match(piece.text)
        if field is None and not (end > start and piece.printed[:1] in (" ", "\t")):
            break
        if field is not None:
            names.append(_name_of(field))
        has_address = has_address or _ADDRESS.search(piece.text) is not None
        end += 1
    is_head = (
        len(names) >= LEAST_FIELDS and "author" in names and not {"subject", "day"}.isdisjoint(names) and has_address
    )
    return end if is_head else None


def _name_of(field: re.Match[str]) -> str:
    return next((name for name in ("author", "subject", "day") if field[name]), "")


def _bare(head: Sequence[Piece], *, keeps: bool) -> list[Piece]:
    """A head's lines as signs of the tool, but for its subject and day, if they are the text's.

    The day of an answer or of a mail that was forwarded is not.
    """
    kept = {"subject", "day"} if keeps else set()
    if any(
        (field := _field().match(piece.text)) and field["subject"] and is_passed_on(field["value"]) for piece in head
    ):
        kept.discard("day")
    out: list[Piece] = []
    name = ""
    for piece in head:
        field = _field().match(piece.text)
        name = _name_of(field) if field is not None else name
        value = field["value"] if field is not None else piece.text
        value = bare_subject(value) if name == "subject" else value
        if name not in kept or not value:
            out.append(as_sign(piece))
        elif field is None:
            out[-1] = out[-1]._replace(text=f"{out[-1].text} {value}", end=piece.end)
        else:
            out.append(piece._replace(text=value, sign=piece.text[: len(piece.text) - len(value)].strip()))
    return out
