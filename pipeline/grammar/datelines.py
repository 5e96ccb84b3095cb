"""The dateline that opens a report: `BEIRUT: …`, `LONDON (Reuters) - …`, `Berlin (dpa) – …`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.report_heads import read_head
from pipeline.grammar.wire_forms import read_wire_form
from pipeline.packs.names import remembered

_LEAST_PLACE = 4  # letters of a place that no agency vouches for
_MAX_DATELINE = 90  # code points before the dash
_UPPER = r"[^\W\d_a-zß-öø-ÿа-яё][^\W\d_a-zß-öø-ÿа-яё.'’\-]*"
# A hyphen belongs to the word and to nothing else: where it could part words as well, "A-A-A-…" was read in all ways.
_PLACE = r"[^\W\d_][\w.'’\-]*(?:[ /][^\W\d_][\w.'’\-]*){0,4}"
_DAY = r"(?:[^\W\d_]{3,10}\.?\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,10}\.?(?:\s+(?:de\s+)?\d{4})?)"
_DASH = r"\s*(?:--?|–|—|―)\s+"
# PLACE, Region, day (Agency) -
_WITH_AGENCY = re.compile(
    rf"(?P<place>{_PLACE}(?:,\s+{_PLACE})?)(?:,?\s+{_DAY}\.?,?)?\s*[,.]?\s*\((?P<agency>[^()]{{2,40}})\)(?:{_DASH}|\s*[:.]\s+|\s+(?=[A-ZÀ-Þ«„“\"]))"
)
# (Agency) - PLACE, day -
_AGENCY_FIRST = re.compile(
    rf"\((?P<agency>[^()]{{2,30}})\){_DASH}(?P<place>{_UPPER}(?: {_UPPER}){{0,3}})(?:,\s*{_DAY})?{_DASH}"
)
# PLACE, Region, day — in capitals, without an agency
_CAPITALS = re.compile(
    rf"(?P<place>{_UPPER}(?:[ \-]{_UPPER}){{0,3}}(?:,\s+[A-ZÀ-Þ][\w.]*(?: [A-ZÀ-Þ][\w.]*)?)?)(?:,\s*{_DAY})?\s*(?P<mark>--|–|—|―|\s-\s|:)\s*(?=[^\W\d_\s\"“„«'‘])"
)
# PLACE, day (AGENCY) of an agency that no pack knows; "Lima, ene. 5. "
_DATED = re.compile(
    rf"(?P<place>(?=[^a-zß-öø-ÿ]){_PLACE}),\s+(?:{_DAY}\.?\s+\([A-ZÀ-ÞА-ЯЁΑ-Ω]{{2,10}}\)(?:\s*\.?{_DASH}|\s*[:.]\s+|\s+(?=[A-ZÀ-Þ«„“\"]))"
    r"|[a-zà-ÿ]{3,4}\.\s\d{1,2}\.-?\s+(?=[A-ZÀ-Þ«„“\"]))"
)
# "BAKU, Azerbaijan, January 5. The library …": the place in capitals, the day, no agency.
_DATED_CAPITALS = re.compile(
    rf"(?P<place>{_UPPER}(?:[ \-]{_UPPER}){{0,3}}(?:,\s+[A-ZÀ-Þ][\w.]*(?: [A-ZÀ-Þ][\w.]*)?)?),\s+{_DAY}\.\s+(?=[^\W\d_a-z\s\"“„«'‘])"
)
# Words in capitals that open a paragraph and are no places.
_NO_PLACES = frozenset(
    [
        "breaking",
        "update",
        "updated",
        "read",
        "watch",
        "exclusive",
        "opinion",
        "analysis",
        "video",
        "videos",
        "note",
        "correction",
        "warning",
        "photo",
        "photos",
        "live",
        "interview",
        "review",
        "new",
        "fact",
        "question",
        "answer",
        "editor",
        "editorial",
        "comment",
        "podcast",
        "listen",
        "also",
        "more",
        "related",
        "disclaimer",
        "spoiler",
        "attention",
        "important",
        "urgent",
        "alert",
        "poll",
        "quiz",
        "gallery",
        "recipe",
        "verdict",
        "background",
        "summary",
        "highlights",
        "score",
        "result",
        "results",
        "preview",
        "report",
        "reports",
        "nato",
        "opec",
        "nasa",
        "covid",
        "unesco",
        "unicef",
        "eilmeldung",
        "achtung",
        "wichtig",
        "hinweis",
        "kommentar",
        "analyse",
        "urgente",
        "atención",
        "importante",
        "nota",
        "aviso",
        "última",
        "exclusiva",
        "opinión",
        "vídeo",
        "exclusif",
        "vidéo",
        "tribune",
        "foto",
        "fotos",
        "sondaggio",
        "rassegna",
        "what",
        "when",
        "where",
        "why",
        "who",
        "how",
        "this",
        "that",
        "the",
        "there",
        "here",
        "yes",
        "date",
        "time",
        "source",
        "tags",
        "title",
        "author",
        "share",
        "follow",
        "subscribe",
        "sponsored",
        "advertisement",
        "contact",
        "email",
        "phone",
        "price",
        "rating",
        "pros",
        "cons",
    ]
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report was filed, as printed, and the agency that the dateline credits (its name), if any.

    The place is empty where a report opens with a day or an agency and nothing else: `(Agency) - …`.
    """

    place: str
    agency: str | None
    confidence: float
    persons: tuple[str, ...] = ()  # the reporters whom it names
    others: tuple[str, ...] = ()  # agencies beside the first


# A province as papers shorten it behind a place keeps its stop: "THUNDER BAY, Ont.", "BOWIE, Md.", "CORNER BROOK, N.L.".
_PROVINCE = re.compile(r",\s(?:[A-Z][a-z]{1,4}|(?:[A-Z]\.)+[A-Z])\.$")


@remembered(maxsize=64)  # several fields ask for the same few paragraphs
def read_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline at the beginning of a paragraph; None if it opens with anything else.

    A place in mixed case counts only with a known agency behind it; in capitals a dash or colon is enough, unless
    the word is a known label ("UPDATE:") or too short to be told from an abbreviation.
    """
    head = paragraph[: _MAX_DATELINE + 20].lstrip()
    wired = read_wire_form(head)
    if wired is not None:
        return Dateline(wired.place, wired.agency, 0.97, wired.persons, wired.others)
    match = _WITH_AGENCY.match(head)
    if match is not None:
        first, *more = (agency(part.strip()) for part in re.split(r"[/,]", match["agency"]))
        if first is not None:
            others = tuple(name for name in more if name and name != first)
            return Dateline(_place(match["place"]), first, 0.98, (), others)
    match = _AGENCY_FIRST.match(head)
    if match is not None and (named := agency(match["agency"])) is not None:
        return Dateline(_place(match["place"]), named, 0.98)
    opened = read_head(head)
    if opened is not None:
        first, *more = (*opened.agencies, None)
        return Dateline(opened.place or "", first, 0.95, opened.persons, tuple(name for name in more if name))
    dated = _DATED.match(head) or _DATED_CAPITALS.match(head)
    if dated is not None and len(dated["place"]) >= _LEAST_PLACE:
        return Dateline(_place(dated["place"]), None, 0.9)
    return _in_capitals(head)


def _in_capitals(head: str) -> Dateline | None:
    match = _CAPITALS.match(head)
    if match is None or match.end() > _MAX_DATELINE:
        return None
    place = _place(match["place"])
    letters = sum(c.isalpha() for c in place)
    if letters < 4 or place.split()[0].strip(".,").lower() in _NO_PLACES or place != place.strip("-"):
        return None
    if match["mark"] == ":" and len(place.split()) > 3:
        return None
    return Dateline(place, None, 0.9 if match["mark"] != ":" else 0.85)


def _place(text: str) -> str:
    bare = re.sub(rf",?\s+{_DAY}$", "", text).strip(" ,")
    return bare if _PROVINCE.search(bare) else bare.strip(" ,.")
