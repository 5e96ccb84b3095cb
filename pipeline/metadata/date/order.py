"""Day and month of all-numeric dates, told apart by what else the document states."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.grammar import DateMention, find_dates
from pipeline.grammar.datelines import read_dateline
from pipeline.metadata.date.statement import DateStatement, shifted
from pipeline.metadata.document.context import Context
from pipeline.model.reasons import WarningCode

_NUMERIC = re.compile(r"\d{1,2}\s?[./\-–]\s?\d{1,2}\s?[./\-–]\s?\d{2,4}(?!\d)")
_SLASHED = re.compile(r"(?<![\d/.\-])(\d{1,2})[/.\-](\d{1,2})[/.\-](?:19|20)\d{2}(?!\d)")
_OPENING, _DATELINE_CHARS = 2, 60  # blocks of the body, and code points of them, in which a dateline gives the day
# Country domains of English-speaking countries, by the order in which they write numeric dates.
_DMY_DOMAINS = frozenset(("uk", "au", "nz", "ie", "in", "za", "ng", "ke", "pk", "sg", "my", "gh", "scot", "wales"))
_MDY_DOMAINS = frozenset(("us", "gov", "mil"))


def settle_order(places: list[DateStatement], context: Context) -> tuple[list[DateStatement], tuple[WarningCode, ...]]:
    """Tell day from month where the text alone does not, by what else the document states.

    The reading that another statement confirms is taken, also against the language's usual order; then the order
    that the document's other dates show. What stays ambiguous is no witness.
    """
    numeric = [p for p in places if p.value.ambiguous or _is_reversible(p.value)]
    if not numeric:
        return places, ()
    certain = {p.day for p in places if p.day and p not in numeric}
    near = certain | {shifted(day, step) for day in certain if day for step in (-1, 1)}
    filed = _filed_days(context)
    shown = _shown_order(context) if any(p.value.ambiguous for p in numeric) else None
    out, doubtful = [], False
    for place in places:
        if place in numeric:
            straight, swapped = place.value, _swap(place.value)
            fits = [m for m in (straight, swapped) if m.iso_day in near]
            fits = fits or [m for m in (straight, swapped) if (m.month, m.day) in filed]
            if len(fits) == 1:
                straight = replace(fits[0], ambiguous=False)
            elif straight.ambiguous and (order := _order_of_zone(straight) or shown):
                straight = replace(straight if order == "dmy" else swapped, ambiguous=False)
            if straight.ambiguous:
                doubtful = True
                continue
            place = replace(place, value=straight)
        out.append(place)
    return out, (WarningCode.DATE_AMBIGUOUS,) if doubtful else ()


def _filed_days(context: Context) -> frozenset[tuple[int, int]]:
    """(month, day) on which the dateline says that the report was filed, without a year: "TAIPEI, Jan. 5 (AGENCY) …"."""
    found: set[tuple[int, int]] = set()
    for block in context.kept[:_OPENING]:
        if read_dateline(block.text) is not None:
            mentions = find_dates(block.text[:_DATELINE_CHARS], context.ruleset.languages, context.known.language)
            found.update((m.month, m.day) for m in mentions[:1] if m.month and m.day and not _NUMERIC.match(m.text))
    return frozenset(found)


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
    domain = (context.known.outlet_domain or "").rsplit(".", 1)[-1]
    return "dmy" if domain in _DMY_DOMAINS else "mdy" if domain in _MDY_DOMAINS else None


def _swap(mention: DateMention) -> DateMention:
    return replace(mention, month=mention.day, day=mention.month)
