"""When the document was published and last changed: witnesses weighed, one day chosen, or none.

Every statement (see `date_places`) is a witness for a day. Witnesses of one family (JSON-LD, metas, marked elements,
printed lines, the address) repeat each other, so each family has one voice; the weights are log-odds of its being
right on labelled pages. Where a machine value in UTC and the printed day are neighbours, the printed day is the
local one and counts.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from pipeline.grammar import DateMention, parse_date
from pipeline.metadata.date.choice import PRINTED, is_machine, published_day, same_moment, without_changes
from pipeline.metadata.date.order import settle_order
from pipeline.metadata.date.places import find_places
from pipeline.metadata.date.statement import DateStatement, shifted
from pipeline.metadata.document.context import Context
from pipeline.metadata.field.found import Found
from pipeline.model.evidence import FieldEvidence, Origin
from pipeline.model.reasons import WarningCode


def find(context: Context) -> Found:
    """Values: the `date_*` and `datetime_*` fields."""
    fetched_at = context.cleaned.segmented.raw.hints.fetched_at
    places = _bounded(find_places(context, _reading_language(context)), fetched_at)
    places, warnings = settle_order(_within_document(places, fetched_at is not None), context)
    witnesses = without_changes(places)
    changes = (p for p in places if p.role == "modified" and p.origin.family in PRINTED)
    evidence = published_day(witnesses, frozenset(p.day for p in changes))
    chosen = evidence.chosen if evidence is not None else None
    values: dict[str, Any] = _published_values(chosen.value, witnesses) if chosen else {}
    out = [evidence] if evidence else []
    modified = _modified(places, values.get("date_published"))
    if modified is not None:
        day, place = modified
        values |= _modified_values(day, places)
        out.append(FieldEvidence("date_modified", place.candidate(day, _MODIFIED_CONFIDENCE)))
    if chosen is not None:
        warnings = ()
    elif evidence is not None and len({c.value for c in evidence.losers}) > 1:
        warnings = (*warnings, WarningCode.DATE_CONFLICT)
    return Found(values, tuple(out), warnings)


def _reading_language(context: Context) -> str | None:
    """The tag that dates are read by: the declared one if it refines the detected language."""
    detected = context.known.language
    declared = context.known.language_declared
    if declared and detected and declared.split("-")[0] == detected:
        return declared
    return detected or declared


def _bounded(places: list[DateStatement], fetched_at: str | None) -> list[DateStatement]:
    """Without days later than the day after the fetch, where its time is known."""
    fetched = parse_date(fetched_at) if fetched_at else None
    if fetched is None or fetched.iso_day is None:
        return places
    latest = (date.fromisoformat(fetched.iso_day) + timedelta(days=1)).isoformat()
    return [p for p in places if (p.day or "") <= latest]


def _within_document(places: list[DateStatement], is_bounded: bool) -> list[DateStatement]:
    """Without an address's day behind the newest one that the document states: figures there may be any number.

    Of a document that states none, and that no fetch bounds, days up to NEWEST_DAY count.
    """
    newest = max((p.day or "" for p in places if p.origin.family != "url"), default="")
    if not newest and is_bounded:
        return places
    latest = shifted(newest, 1) if newest else NEWEST_DAY
    return [p for p in places if p.origin.family != "url" or (p.day or "") <= latest]


def _published_values(day: str, places: list[DateStatement]) -> dict[str, Any]:
    """All fields of the chosen day: day, local time and instant apart, each only as stated."""
    stated = [p for p in places if p.role == "published"]
    here = [p for p in stated if p.day == day]
    moments = [p.value for p in stated if _is_timed(p.value) and (p.day == day or _at(p, day))]
    instant = next((m.instant for m in moments if m.instant), None)
    printed = [p for p in here if p.origin.family in PRINTED]
    clocks = [p.value for p in (*printed, *here) if _is_timed(p.value)]
    local = clocks[0].local if clocks else None
    raw = next((p.value.text for p in printed if p.origin.family == "line"), None)
    raw = raw or next((p.value.text for p in (*printed, *here)), None)
    precision = clocks[0].precision if clocks else "day"
    return {
        "date_published": day,
        "datetime_published": instant,
        "datetime_published_local": local,
        "date_published_precision": precision,
        "date_published_raw": raw,
    }


def _is_timed(mention: DateMention) -> bool:
    """Whether a time of day is stated. Midnight to the second is what programs write when they know only the day."""
    return mention.hour is not None and (mention.hour, mention.minute or 0, mention.second or 0) != (0, 0, 0)


def _at(place: DateStatement, day: str) -> bool:
    return is_machine(place) and same_moment(place.value, day)


def _modified(places: list[DateStatement], published: str | None) -> tuple[str, DateStatement] | None:
    """The day of the last change and the statement it was read from; never before the day of publication."""
    stated = [p for p in places if p.role == "modified" and p.day]
    ranked = sorted(stated, key=lambda p: _rank(p.origin))
    printed = [p.day for p in stated if p.origin.family == "element" or _is_at_head(p.origin)]
    for place in ranked:
        day = next((d for d in printed if d and same_moment(place.value, d)), None) or place.day
        if day and (published is None or day >= published):
            return day, place
    return None


def _rank(origin: Origin) -> int:
    """The best place for a day of change first; the lines of the tail and what is known of nothing else last."""
    named = Origin(origin.family, origin.place)
    known = named if named in _CHANGES else Origin(origin.family)
    return _CHANGES.index(known) if known in _CHANGES else len(_CHANGES)


def _is_at_head(origin: Origin) -> bool:
    return origin.family == "line" and origin.place == "head"


def _modified_values(day: str, places: list[DateStatement]) -> dict[str, Any]:
    moments = [p.value for p in places if p.role == "modified" and _is_timed(p.value)]
    instant = next((m.instant for m in moments if m.instant and (m.iso_day == day or same_moment(m, day))), None)
    return {"date_modified": day, "datetime_modified": instant}


_CHANGES = (
    Origin("json_ld", "main"),
    Origin("json_ld", "article"),
    Origin("meta", "modified"),
    Origin("line", "head"),
    Origin("element"),
    Origin("json_ld"),
    Origin("line"),
)
NEWEST_DAY = "2026-12-31"
"""The last day of the year in which these rules were last looked at. No clock is read here, since the same document has
to give the same record on every day; so what cannot have been published yet is told by this. Raised with every year."""
_MODIFIED_CONFIDENCE = 0.85  # an estimate: no labelled pages say when they were changed
