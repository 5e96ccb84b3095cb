"""Records of press databases and library archives: fields above and below the text, which are the database's and not the page's.

`SECTION: Regio; Blz. 11`, `Dokumentnummer: …`, `Full text:`. What the fields state of the text stays for the reader of dates,
outlets and headlines; everything else is a sign of the tool.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.grammar.prose import reading_length
from pipeline.model.block import RECORD_DAY, RECORD_OUTLET, RECORD_TITLE
from pipeline.packs.names import known_names, remembered
from pipeline.segment.dump.pieces import Piece, as_sign, part_of

LEAST_FIELDS, LEAST_OWN = 3, 2
"""So many different fields make a record, so many of them such as say nothing of the text (a page, a count of words). Of 4,802
labelled dumps none has them."""
LEAST_CODES = 4  # of fields that are named by two letters, which words are, too
LABEL_CHARS, VALUE_CHARS = 40, 240
PARAGRAPH_CHARS = 140.0  # Latin-letter equivalents
HEAD_LINES, FOOT_LINES = 24, 40
NAME_CHARS = 60
_LABELLED = re.compile(rf"[*•\-–— ]{{0,3}}(?P<label>[^\W\d][^:：]{{0,{LABEL_CHARS}}}?)\s?[:：]\s*(?P<value>.*)")
_CODED = re.compile(r"(?P<label>[A-Z]{2,3})(?:\s+(?P<value>\S.*))?")
_OWN, _TEXT = "own", "text"  # what only a record states; what stands right above its text
_CODES = {
    "HD": RECORD_TITLE, "SN": RECORD_OUTLET, "PD": RECORD_DAY,
    **dict.fromkeys(("WC", "SC", "PG", "LA", "CY", "LP", "TD", "AN", "ED", "NS", "RE", "CO", "IN", "PUB", "CR", "ET", "SE", "VOL", "IPD", "IPC"), _OWN),
}  # fmt: skip
"""What the fields of one database are called, whatever the language."""
# "Document 7 of 43", "12 of 200 DOCUMENTS", "Treffer 3 von 118", "3/118": which of how many was saved.
_HIT = re.compile(r"(?:[^\W\d]+\s)?\d{1,5}\s?(?:/|[^\W\d]{1,4})\s?\d{1,6}(?:\s[^\W\d]+)?")
_DAY = re.compile(
    r"\d{4}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}日?"
    r"|(?<!\d)\d{1,2}\.?[ ./-](?:de )?(?:\d{1,2}|[^\W\d_]{3,12}\.?)[ ./-](?:de )?(?:19|20)\d{2}(?!\d)"
    r"|[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?, (?:19|20)\d{2}"
)
# What stands between a paper's name and its day: "Bote vom 27.11.2012", "Le Courrier, 3 mai 2015", "Advertiser; Threlmouth [Threlmouth]".
_BEHIND_NAME = re.compile(r"\s*(?:[;,(\[|].*|\s[^\W\d_]{2,3})?\s*$")


def without_record(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines without the fields of a record but for its paper, day and headline; as they are where none is found."""
    places = _places(pieces)
    fields = {n: field for n in places if (field := _labelled(pieces[n].text)) is not None}
    coded = {n: field for n in places if (field := _coded(pieces[n].text)) is not None}
    if len({field[0] for field in coded.values()}) >= LEAST_CODES:
        fields |= coded
    own = {label for label, mark, _ in fields.values() if mark in (_OWN, _TEXT)}
    if len({label for label, _, _ in fields.values()}) < LEAST_FIELDS or len(own) < LEAST_OWN:
        return list(pieces)
    out: list[Piece] = []
    first = next((n for n, piece in enumerate(pieces) if piece.text), 0)
    hit = first if _HIT.fullmatch(pieces[first].text) else -1
    for n, piece in enumerate(pieces):
        if n in fields:
            _, kind, value = fields[n]
            out += _stated(piece, kind, value)
        elif n == hit or _is_note(piece.text):
            out.append(as_sign(piece))
        elif hit >= 0 and n in (hit + 1, hit + 2):
            out += _masthead(piece, is_first=n == hit + 1)
        else:
            out.append(piece)
    return out


def _places(pieces: Sequence[Piece]) -> list[int]:
    """The lines above the first paragraph and below the last one."""
    long = [
        n
        for n, piece in enumerate(pieces)
        if reading_length(piece.text) >= PARAGRAPH_CHARS and _labelled(piece.text) is None
    ]
    if not long:
        return []
    return [*range(min(long[0], HEAD_LINES)), *range(max(long[-1] + 1, len(pieces) - FOOT_LINES), len(pieces))]


@remembered(1)
def _labels() -> dict[str, str]:
    """Label -> the mark of what it states of the text, or what else it is. What is the paper in one language is it in all."""
    known = known_names().credits
    kinds = (
        ("details", ""),
        ("fields", _OWN),
        ("texts", _TEXT),
        ("titles", RECORD_TITLE),
        ("days", RECORD_DAY),
        ("outlets", RECORD_OUTLET),
    )
    return {label: mark for name, mark in kinds for label in known[f"record_{name}"]}


@remembered(1)
def _notes() -> frozenset[str]:
    return frozenset(known_names().credits["record_notes"])


def _labelled(text: str) -> tuple[str, str, str] | None:
    """(label, mark, value) of a field's line."""
    if len(text) > LABEL_CHARS + VALUE_CHARS or (":" not in text and "：" not in text):
        return None
    stated = _LABELLED.fullmatch(text)
    if stated is None:
        return None
    label = " ".join(stated["label"].casefold().split())
    mark = _labels().get(label)
    return None if mark is None else (label, mark, stated["value"].strip())


def _coded(text: str) -> tuple[str, str, str] | None:
    stated = _CODED.fullmatch(text) if len(text) <= LABEL_CHARS + VALUE_CHARS else None
    if stated is None or stated["label"] not in _CODES:
        return None
    return stated["label"], _CODES[stated["label"]], stated["value"] or ""


def _stated(piece: Piece, mark: str, value: str) -> Iterator[Piece]:
    """A field's line as what it states of the text, or as a sign."""
    if mark in ("", _OWN, _TEXT) or not value:
        yield as_sign(piece)
    elif mark == RECORD_TITLE:
        yield _part(piece, value, mark)
    else:
        day = _DAY.search(value)
        if mark == RECORD_OUTLET and (name := _name(value[: day.start()] if day else value)):
            yield _part(piece, name, RECORD_OUTLET)
            if day:
                yield _part(piece, day[0], RECORD_DAY)
        else:
            yield _part(piece, day[0], RECORD_DAY) if day else as_sign(piece)


def _masthead(piece: Piece, *, is_first: bool) -> Iterator[Piece]:
    """One of the two lines below the number of a hit: the paper, its day, or both."""
    day = _DAY.search(piece.text)
    name = _name(piece.text[: day.start()] if day else piece.text) if is_first and len(piece.text) <= NAME_CHARS else ""
    if name:
        yield _part(piece, name, RECORD_OUTLET)
    if day:
        yield _part(piece, day[0], RECORD_DAY)
    elif not name:
        yield piece


def _name(text: str) -> str:
    """A paper's name without what follows it."""
    name = _BEHIND_NAME.sub("", text.strip()) or text.strip()
    return name if 2 <= len(name) <= NAME_CHARS and not name[-1].isdigit() else ""


def _is_note(text: str) -> bool:
    """Whether a line is nothing but what a database says where a picture stood, or at the end."""
    if len(text) > LABEL_CHARS + VALUE_CHARS:
        return False
    head = re.split(r"[:：]", text.strip(" -–—*[]()"), maxsplit=1)[0]
    return head.strip(" .").casefold() in _notes()


def _part(piece: Piece, text: str, mark: str) -> Piece:
    """The part of a line that states something, with the rest as a sign."""
    at = piece.text.find(text)
    return part_of(piece, at, at + len(text), mark)
