"""Witnesses for the day of publication, weighed: one voice for each family of places, one day chosen, or none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.grammar import DateMention
from pipeline.metadata.date.statement import DateStatement, shifted
from pipeline.model.evidence import FieldEvidence, Origin

# Log-odds of a witness being right, by where it stands (the whole origin, or without its shape, or its family alone);
# rounded from counts on 1,564 labelled pages of 1,108 domains, then adjusted where two families contradict each other.
_WEIGHTS = {
    Origin("json_ld", "main", "datePublished"): 2.3,
    Origin("json_ld", "article", "datePublished"): 1.4,
    Origin("json_ld", "page", "datePublished"): 0.8,
    Origin("json_ld", "doubtful", "datePublished"): 1.5,
    Origin("json_ld", "other"): 1.5,
    Origin("json_ld", "page"): 0.6,
    Origin("json_ld"): 1.4,
    Origin("meta", "published"): 3.5,
    Origin("meta", "loose"): 1.4,
    Origin("element", "itemprop", "near"): 2.6,
    Origin("element", "time_text", "near"): 2.6,
    Origin("element", "time", "near"): 2.4,
    Origin("element", "class", "near"): 2.3,
    Origin("element", "lone"): 1.2,
    Origin("element"): 0.3,
    Origin("line", "head", "labelled"): 2.8,
    Origin("line", "head", "whole"): 2.5,
    Origin("line", "head", "inside"): 1.8,
    Origin("line", "lead"): 2.3,
    Origin("line", "tail", "originally"): 3.0,
    Origin("line", "tail", "filed"): 2.3,
    Origin("line", "tail", "whole"): 1.3,
    Origin("line", "tail"): 1.0,
    Origin("line", "lone"): 1.9,
    Origin("script"): 2.3,
    Origin("record"): 3.5,  # not measured: as sure as a publishing system's own statement
    Origin("url"): 3.1,
}
_PER_BLOCK = 0.05  # a printed date loses this for every block between it and the headline
_MOST_DISTANCE = 0.7  # and no more than this
_TIMED = 0.2  # and gains this with a time of day, which teasers and the page's clock rarely have
PRINTED = ("line", "element")
_NEARLY = 0.3  # statements of one family whose weights differ by less stand as good as another
_LOCAL_WEIGHT = 1.5  # of a printed day that can move a machine's
_WEST_HOUR, _EAST_HOUR = 10, 14  # in UTC: before, it is still yesterday in the Americas; from, tomorrow in East Asia
# Score (log-odds of the chosen day less those of the others) -> share that was right on labelled pages. The step from 2.3
# measured 0.92, but is kept under 0.9: what claims at least 0.9 must be right in 97 of 100.
_CALIBRATION = ((8.0, 0.99), (6.0, 0.97), (5.0, 0.96), (2.3, 0.89), (1.9, 0.86), (1.0, 0.8), (0.5, 0.65))
# An article's JSON-LD (no news type) that nothing on the page confirms: right on 9 pages, wrong on 1, undated 4.
_LONE_ARTICLE = 0.6
_CONFIRMED = 0.8  # the same, where the page prints the day as that of its last change: both are one
_LONE_ORIGINS = (Origin("json_ld", "article", "datePublished"), Origin("json_ld", "page", "datePublished"))
THRESHOLD = 0.8
"""No date below this confidence: a wrong one is worse than none."""


@dataclass(frozen=True, slots=True)
class _Voice:
    """One family's statement for one day."""

    day: str
    weight: float
    statement: DateStatement

    @property
    def family(self) -> str:
        return self.statement.origin.family


def without_changes(places: list[DateStatement]) -> list[DateStatement]:
    """Published statements; an unlabelled printed day that the markup calls the day of the last change is none."""
    machine = {p.day for p in places if p.role == "published" and is_machine(p)}
    changed = {p.day for p in places if p.role == "modified"}
    later = {day for day in changed - machine if day and any(m and m < day for m in machine)}
    moments = [p.value for p in places if p.role == "published" and is_machine(p) and p.value.offset == 0]
    later = {day for day in later if not any(same_moment(mention, day) for mention in moments)}
    latest = max((day for day in changed if day), default=None)
    if latest and any(day and day <= latest for day in machine):
        places = [p for p in places if not (is_machine(p) and (p.day or "") > latest) or p.role != "published"]
    if not machine:
        places = [p for p in places if p.origin.place != "lone" or p.day not in changed]
    return [p for p in places if p.role == "published" and (is_machine(p) or p.day not in later)]


def is_machine(place: DateStatement) -> bool:
    """Whether the publishing system itself states it: JSON-LD or a meta for publication."""
    origin = place.origin
    return origin.family == "json_ld" or (origin.family == "meta" and origin.place == "published")


@lru_cache(maxsize=256)  # pages of one site state their dates in the same places
def _weight_of(origin: Origin) -> float:
    known = (origin, Origin(origin.family, origin.place), Origin(origin.family))
    return next(_WEIGHTS[one] for one in known if one in _WEIGHTS)


def _weight(place: DateStatement) -> float:
    weight = _weight_of(place.origin)
    if place.origin.family == "line":
        weight -= min(_MOST_DISTANCE, _PER_BLOCK * abs(place.distance))
        weight += _TIMED if place.value.hour is not None else 0.0
    return weight


def _voices(places: list[DateStatement]) -> list[_Voice]:
    stated: dict[str, list[_Voice]] = {}
    for place in places:
        day = place.day
        if day is not None:
            voice = _Voice(day, _weight(place), place)
            stated.setdefault(voice.family, []).append(voice)
    best = {family: _best_voice(voices, stated) for family, voices in stated.items()}
    printed = [best[f] for f in ("line", "element", "url") if f in best and best[f].weight > _LOCAL_WEIGHT]
    shown = [v.day for v in printed if not _is_universal(v)]
    if "url" in best and (local := _local_day(best["url"], places, [v.day for v in printed if v.family != "url"])):
        best["url"] = replace(best["url"], day=local)
        shown = [
            v.day for v in (*printed, best["url"]) if not _is_universal(v) and (v.family != "url" or v.day == local)
        ]
    return [_localised(v, shown) if v.family in ("json_ld", "meta") or _is_universal(v) else v for v in best.values()]


def _best_voice(voices: list[_Voice], stated: dict[str, list[_Voice]]) -> _Voice:
    """A family's voice: its weightiest; of nearly equal printed ones that whose day most other families state, too."""
    top = max(voices, key=lambda voice: voice.weight)
    if top.family not in PRINTED:
        return top
    near = [voice for voice in voices if voice.weight >= top.weight - _NEARLY]
    others = [{v.day for v in found if v.weight >= 1} for family, found in stated.items() if family != top.family]
    return max(near, key=lambda voice: (sum(voice.day in days for days in others), voice.weight))


def _local_day(url: _Voice, places: list[DateStatement], printed: list[str]) -> str | None:
    """The day for which an address speaks whose folder is the day in UTC of a stated instant: that of the instant's clock."""
    for place in places:
        mention = place.value
        if is_machine(place) and mention.instant and mention.instant[:10] == url.day:
            if mention.iso_day != url.day:
                return mention.iso_day
            return next((day for day in printed if same_moment(mention, day)), None)
    return None


def _is_universal(voice: _Voice) -> bool:
    """Whether a marked element speaks by a machine value in UTC, which is no printed day."""
    mention = voice.statement.value
    return voice.family == "element" and mention.hour is not None and mention.offset == 0


def _localised(voice: _Voice, shown: list[str]) -> _Voice:
    """A machine value in UTC speaks for the neighbouring day that is printed, unless its own is printed too."""
    if not shown or voice.day in shown or not same_moment(voice.statement.value, shown[0]):
        return voice
    return replace(voice, day=shown[0])


def same_moment(mention: DateMention, day: str) -> bool:
    """Whether a machine value in UTC can be a moment of `day`, the day before or behind its own."""
    if mention.iso_day is None or mention.hour is None or mention.offset not in (0, None):
        return False
    if day == shifted(mention.iso_day, -1):
        return mention.hour < _WEST_HOUR
    return day == shifted(mention.iso_day, 1) and mention.hour >= _EAST_HOUR


def published_day(places: list[DateStatement], printed: frozenset[str | None] = frozenset()) -> FieldEvidence | None:
    """The day with the most weight behind it, or no choice below the threshold.

    `printed` are days that the page prints as those of a change: one of them confirms a lone statement of the markup.
    """
    voices = _voices(places)
    if not voices:
        return None
    scores: defaultdict[str, float] = defaultdict(float)
    for voice in voices:
        scores[voice.day] += voice.weight
    day = max(sorted(scores), key=lambda d: scores[d])
    margin = scores[day] - sum(score for other, score in scores.items() if other != day)
    confidence = _confidence(margin)
    if len(voices) == 1 and voices[0].statement.origin in _LONE_ORIGINS:
        confidence = _CONFIRMED if day in printed else _LONE_ARTICLE
    ranked = sorted(voices, key=lambda v: (v.day != day, -v.weight))
    shares = [confidence if v.day == day else round(1 - confidence, 3) for v in ranked]
    candidates = [v.statement.candidate(v.day, share) for v, share in zip(ranked, shares, strict=True)]
    if confidence < THRESHOLD:
        return FieldEvidence("date_published", None, tuple(candidates))
    return FieldEvidence("date_published", candidates[0], tuple(candidates[1:]))


def _confidence(margin: float) -> float:
    return next((share for score, share in _CALIBRATION if margin >= score), 0.5)
