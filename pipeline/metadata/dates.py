"""When the document was published and last changed: witnesses weighed, one day chosen, or none.

Every statement (see `date_places`) is a witness for a day. Witnesses of one family (JSON-LD, metas, marked elements,
printed lines, the address) repeat each other, so each family has one voice; the weights are log-odds of its being
right on labelled pages. Where a machine value in UTC and the printed day are neighbours, the printed day is the
local one and counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from pipeline.grammar import DateMention, parse_date
from pipeline.metadata.context import Context, candidate
from pipeline.metadata.date_places import find_places
from pipeline.metadata.date_reading import Place
from pipeline.metadata.found import Found
from pipeline.model.evidence import Candidate, FieldEvidence
from pipeline.model.reasons import WarningCode

# Log-odds of a witness being right, by the beginning of its method; rounded from counts on 1,564 labelled pages of
# 1,108 domains, then adjusted where two families contradict each other.
_WEIGHTS: tuple[tuple[str, str, float], ...] = (
    ("json_ld.main.datePublished", "json_ld", 2.3),
    ("json_ld.article.datePublished", "json_ld", 1.4),
    ("json_ld.page.datePublished", "json_ld", 0.8),
    ("json_ld.doubtful.datePublished", "json_ld", 1.5),
    ("json_ld.other", "json_ld", 1.5),
    ("json_ld.page", "json_ld", 0.6),
    ("json_ld", "json_ld", 1.4),
    ("meta.published", "meta", 3.5),
    ("meta.loose", "meta", 1.4),
    ("element.itemprop.near", "element", 2.6),
    ("element.time_text.near", "element", 2.6),
    ("element.time.near", "element", 2.4),
    ("element.class.near", "element", 2.3),
    ("element.lone", "element", 1.2),
    ("element", "element", 0.3),
    ("line.head.labelled", "line", 2.8),
    ("line.head.whole", "line", 2.5),
    ("line.head.inside", "line", 1.8),
    ("line.lead", "line", 2.3),
    ("line.tail.filed", "line", 2.3),
    ("line.tail.whole", "line", 1.3),
    ("line.tail", "line", 1.0),
    ("line.lone", "line", 1.9),
    ("script", "script", 2.3),
    ("url", "url", 3.1),
)
_PER_BLOCK = 0.05  # a printed date loses this for every block between it and the headline
_MOST_DISTANCE = 0.7  # and no more than this
_TIMED = 0.2  # and gains this with a time of day, which teasers and the page's clock rarely have
_LOCAL_WEIGHT = 1.5  # of a printed day that can move a machine's
_WEST_HOUR, _EAST_HOUR = 10, 14  # in UTC: before, it is still yesterday in the Americas; from, tomorrow in East Asia
# Score (log-odds of the chosen day less those of the others) -> share that was right on labelled pages. The step from 2.3
# measured 0.92, but is kept under 0.9: what claims at least 0.9 must be right in 97 of 100.
_CALIBRATION = ((8.0, 0.99), (6.0, 0.97), (5.0, 0.96), (2.3, 0.89), (1.9, 0.86), (1.0, 0.8), (0.5, 0.65))
# An article's JSON-LD (no news type) that nothing on the page confirms: right on 9 pages, wrong on 1, undated 4.
_LONE_ARTICLE = 0.6
_NUMERIC = re.compile(r"\d{1,2}\s?[./\-–]\s?\d{1,2}\s?[./\-–]\s?\d{2,4}(?!\d)")
_SLASHED = re.compile(r"(?<![\d/.\-])(\d{1,2})[/.\-](\d{1,2})[/.\-](?:19|20)\d{2}(?!\d)")
# Country domains of English-speaking countries, by the order in which they write numeric dates.
_DMY_DOMAINS = frozenset(("uk", "au", "nz", "ie", "in", "za", "ng", "ke", "pk", "sg", "my", "gh", "scot", "wales"))
_MDY_DOMAINS = frozenset(("us", "gov", "mil"))
THRESHOLD = 0.8
"""No date below this confidence: a wrong one is worse than none."""


@dataclass(frozen=True, slots=True)
class _Voice:
    """One family's statement for one day."""

    family: str
    day: str
    weight: float
    place: Place


def find(context: Context) -> Found:
    """Values: the `date_*` and `datetime_*` fields."""
    places = _bounded(find_places(context, _reading_language(context)), context.cleaned.segmented.raw.hints.fetched_at)
    places, warnings = _settle_order(places, context)
    witnesses = _without_changes(places)
    evidence = _published(witnesses)
    chosen = evidence.chosen if evidence is not None else None
    values: dict[str, Any] = _published_values(chosen.value, witnesses) if chosen else {}
    out = [evidence] if evidence else []
    modified = _modified(places, values.get("date_published"))
    if modified is not None:
        day, place = modified
        values |= _modified_values(day, places)
        out.append(FieldEvidence("date_modified", candidate(day, place.method, place.evidence, _MODIFIED_CONFIDENCE)))
    if chosen is not None:
        warnings = ()
    elif evidence is not None and len({c.value for c in evidence.losers}) > 1:
        warnings = (*warnings, WarningCode.DATE_CONFLICT)
    return Found(values, tuple(out), warnings)


def _reading_language(context: Context) -> str | None:
    """The tag that dates are read by: the declared one if it refines the detected language."""
    detected = context.known.get("language")
    declared = context.known.get("language_declared")
    if declared and detected and str(declared).split("-")[0] == detected:
        return str(declared)
    return str(detected or declared) if detected or declared else None


def _bounded(places: list[Place], fetched_at: str | None) -> list[Place]:
    """Without days later than the day after the fetch, where its time is known."""
    fetched = parse_date(fetched_at) if fetched_at else None
    if fetched is None or fetched.iso_day is None:
        return places
    latest = (date.fromisoformat(fetched.iso_day) + timedelta(days=1)).isoformat()
    return [p for p in places if (p.mention.iso_day or "") <= latest]


# ---------------------------------------------------------------------------------------- day and month


def _settle_order(places: list[Place], context: Context) -> tuple[list[Place], tuple[WarningCode, ...]]:
    """Tell day from month where the text alone does not, by what else the document states.

    The reading that another statement confirms is taken, also against the language's usual order; then the order
    that the document's other dates show. What stays ambiguous is no witness.
    """
    numeric = [p for p in places if p.mention.ambiguous or _is_reversible(p.mention)]
    if not numeric:
        return places, ()
    certain = {p.mention.iso_day for p in places if p.mention.iso_day and p not in numeric}
    near = certain | {_shifted(day, step) for day in certain if day for step in (-1, 1)}
    shown = _shown_order(context) if any(p.mention.ambiguous for p in numeric) else None
    out, doubtful = [], False
    for place in places:
        if place in numeric:
            straight, swapped = place.mention, _swap(place.mention)
            fits = [m for m in (straight, swapped) if m.iso_day in near]
            if len(fits) == 1:
                straight = replace(fits[0], ambiguous=False)
            elif straight.ambiguous and (order := _order_of_zone(straight) or shown):
                straight = replace(straight if order == "dmy" else swapped, ambiguous=False)
            if straight.ambiguous:
                doubtful = True
                continue
            place = replace(place, mention=straight)
        out.append(place)
    return out, (WarningCode.DATE_AMBIGUOUS,) if doubtful else ()


def _is_reversible(mention: DateMention) -> bool:
    """Whether an all-numeric date could be read the other way round."""
    month, day = mention.month or 99, mention.day or 99
    return month <= 12 and day <= 12 and month != day and _NUMERIC.match(mention.text.strip()) is not None


def _order_of_zone(mention: DateMention) -> str | None:
    """A stated time zone tells who writes: American ones mean the month first, all east of the Atlantic the day."""
    if mention.offset is None or (mention.offset == 0 and "gmt" not in mention.text.lower()):
        return None
    return "mdy" if mention.offset < 0 else "dmy"


def _shown_order(context: Context) -> str | None:
    """The order that the document's unambiguous numeric dates have, else the one of its country; ambiguous: dmy first."""
    first = second = 0
    for match in _SLASHED.finditer(context.cleaned.segmented.text):
        first += int(match[1]) > 12 >= int(match[2])
        second += int(match[2]) > 12 >= int(match[1])
    if bool(first) != bool(second):
        return "dmy" if first else "mdy"
    domain = str(context.known.get("outlet_domain") or "").rsplit(".", 1)[-1]
    return "dmy" if domain in _DMY_DOMAINS else "mdy" if domain in _MDY_DOMAINS else None


def _swap(mention: DateMention) -> DateMention:
    return replace(mention, month=mention.day, day=mention.month)


def _shifted(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return day


# ---------------------------------------------------------------------------------------- published


def _without_changes(places: list[Place]) -> list[Place]:
    """Published statements; an unlabelled printed day that the markup calls the day of the last change is none."""
    machine = {p.mention.iso_day for p in places if p.role == "published" and _is_machine(p)}
    changed = {p.mention.iso_day for p in places if p.role == "modified"}
    later = {day for day in changed - machine if day and any(m and m < day for m in machine)}
    if not machine:
        places = [p for p in places if "lone" not in p.method or p.mention.iso_day not in changed]
    return [p for p in places if p.role == "published" and (_is_machine(p) or p.mention.iso_day not in later)]


def _is_machine(place: Place) -> bool:
    return place.method.startswith(("json_ld", "meta.published"))


def _weight(place: Place) -> tuple[str, float]:
    for prefix, family, weight in _WEIGHTS:
        if place.method.startswith(prefix):
            if family == "line":
                weight -= min(_MOST_DISTANCE, _PER_BLOCK * abs(place.distance))
                weight += _TIMED if place.mention.hour is not None else 0.0
            return family, weight
    raise AssertionError(place.method)


def _voices(places: list[Place]) -> list[_Voice]:
    best: dict[str, _Voice] = {}
    for place in places:
        day = place.mention.iso_day
        if day is None:
            continue
        family, weight = _weight(place)
        if family not in best or weight > best[family].weight:
            best[family] = _Voice(family, day, weight, place)
    shown = {f: best[f].day for f in ("line", "element", "url") if f in best and best[f].weight > _LOCAL_WEIGHT}
    return [_localised(v, list(shown.values())) if v.family in ("json_ld", "meta") else v for v in best.values()]


def _localised(voice: _Voice, shown: list[str]) -> _Voice:
    """A machine value in UTC speaks for the neighbouring day that is printed, unless its own is printed too."""
    if not shown or voice.day in shown or not _same_moment(voice.place.mention, shown[0]):
        return voice
    return replace(voice, day=shown[0])


def _same_moment(mention: DateMention, day: str) -> bool:
    """Whether a machine value in UTC can be a moment of `day`, the day before or behind its own."""
    if mention.iso_day is None or mention.hour is None or mention.offset not in (0, None):
        return False
    if day == _shifted(mention.iso_day, -1):
        return mention.hour < _WEST_HOUR
    return day == _shifted(mention.iso_day, 1) and mention.hour >= _EAST_HOUR


def _published(places: list[Place]) -> FieldEvidence | None:
    """The day with the most weight behind it, or no choice below the threshold."""
    voices = _voices(places)
    if not voices:
        return None
    scores: defaultdict[str, float] = defaultdict(float)
    for voice in voices:
        scores[voice.day] += voice.weight
    day = max(sorted(scores), key=lambda d: scores[d])
    margin = scores[day] - sum(score for other, score in scores.items() if other != day)
    confidence = _confidence(margin)
    if len(voices) == 1 and voices[0].place.method == "json_ld.article.datePublished":
        confidence = _LONE_ARTICLE
    ranked = sorted(voices, key=lambda v: (v.day != day, -v.weight))
    candidates = [_candidate(v, confidence if v.day == day else round(1 - confidence, 3)) for v in ranked]
    if confidence < THRESHOLD:
        return FieldEvidence("date_published", None, tuple(candidates))
    return FieldEvidence("date_published", candidates[0], tuple(candidates[1:]))


def _candidate(voice: _Voice, confidence: float) -> Candidate:
    return candidate(voice.day, voice.place.method, voice.place.evidence, confidence)


def _confidence(margin: float) -> float:
    return next((share for score, share in _CALIBRATION if margin >= score), 0.5)


# ---------------------------------------------------------------------------------------- the fields


def _published_values(day: str, places: list[Place]) -> dict[str, Any]:
    """All fields of the chosen day: day, local time and instant apart, each only as stated."""
    stated = [p for p in places if p.role == "published"]
    here = [p for p in stated if p.mention.iso_day == day]
    moments = [p.mention for p in stated if _is_timed(p.mention) and (p.mention.iso_day == day or _at(p, day))]
    instant = next((m.instant for m in moments if m.instant), None)
    printed = [p for p in here if p.method.startswith(("line", "element"))]
    clocks = [p.mention for p in (*printed, *here) if _is_timed(p.mention)]
    local = clocks[0].local if clocks else None
    raw = next((p.mention.text for p in printed if p.method.startswith("line")), None)
    raw = raw or next((p.mention.text for p in (*printed, *here)), None)
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


def _at(place: Place, day: str) -> bool:
    return _is_machine(place) and _same_moment(place.mention, day)


def _modified(places: list[Place], published: str | None) -> tuple[str, Place] | None:
    """The day of the last change and the statement it was read from; never before the day of publication."""
    stated = [p for p in places if p.role == "modified" and p.mention.iso_day]
    order = ("json_ld.main", "json_ld.article", "meta.modified", "line.head", "element", "json_ld", "line")
    ranked = sorted(stated, key=lambda p: next((n for n, m in enumerate(order) if p.method.startswith(m)), len(order)))
    printed = [p.mention.iso_day for p in stated if p.method.startswith(("line.head", "element"))]
    for place in ranked:
        day = next((d for d in printed if d and _same_moment(place.mention, d)), None) or place.mention.iso_day
        if day and (published is None or day >= published):
            return day, place
    return None


def _modified_values(day: str, places: list[Place]) -> dict[str, Any]:
    moments = [p.mention for p in places if p.role == "modified" and _is_timed(p.mention)]
    instant = next((m.instant for m in moments if m.instant and (m.iso_day == day or _same_moment(m, day))), None)
    return {"date_modified": day, "datetime_modified": instant}


_MODIFIED_CONFIDENCE = 0.85  # an estimate: no labelled pages say when they were changed
