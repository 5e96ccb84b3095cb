"""Whether the story is free to read and here in full: from structured data, never from phrases."""

from __future__ import annotations

from typing import Any

from pipeline.metadata.document.context import Context, candidate
from pipeline.metadata.document.main_node import as_list
from pipeline.metadata.field.found import Found
from pipeline.model.evidence import FieldEvidence
from pipeline.model.reasons import WarningCode

FULL_SHARE, TRUNCATED_SHARE = 0.85, 0.6
"""Share of the words that the markup counts, from which the body is whole, and below which it is cut off. Counts
differ by a tenth or two between systems (captions, subheadings), hence the gap."""
FEW_WORDS = 200
"""A body that the publisher locks and that is shorter than this is a teaser."""

_TIERS = {"free": True, "locked": False}


def find(context: Context) -> Found:
    """Values: `is_accessible_for_free`, `completeness`."""
    free, method, text = _access(context)
    words = _stated_words(context)
    is_cut = context.cleaned.segmented.raw.hints.is_truncated
    completeness = "truncated_suspected" if is_cut else _completeness(context, free, words)
    values: dict[str, Any] = {"completeness": completeness}
    evidence: list[FieldEvidence] = []
    if free is not None:
        values["is_accessible_for_free"] = free
        evidence.append(FieldEvidence("is_accessible_for_free", candidate(str(free).lower(), method, text, 0.95)))
    if is_cut:
        told = "the crawler says that the page is not all there"
        evidence.append(FieldEvidence("completeness", candidate(completeness, "hint.truncated", told, 0.95)))
    elif completeness != "unknown":
        told = f"{words} words stated" if words else text
        evidence.append(
            FieldEvidence("completeness", candidate(completeness, "json_ld.words" if words else method, told, 0.85))
        )
    truncated = completeness == "truncated_suspected"
    return Found(values, tuple(evidence), (WarningCode.TRUNCATED_SUSPECTED,) if truncated else ())


def _truth(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return {"true": True, "false": False, "yes": True, "no": False}.get(value.strip().rsplit("/", 1)[-1].lower())
    return None


def _access(context: Context) -> tuple[bool | None, str, str]:
    """(free or not, method, what was read); a locked part makes a story not free, unless the story says it is."""
    if context.main:
        stated = [truth for value in context.main.values("isAccessibleForFree") if (truth := _truth(value)) is not None]
        parts = (part for part in as_list(context.main.node.get("hasPart"))[:20] if isinstance(part, dict))
        locked = next((part for part in parts if _truth(part.get("isAccessibleForFree")) is False), None)
        if stated and locked is not None and all(stated):
            return None, "json_ld.isAccessibleForFree", "free, and locked in a part"
        if stated:
            return all(stated), "json_ld.isAccessibleForFree", str(stated[0]).lower()
        if locked is not None:
            return False, "json_ld.hasPart", str(locked.get("cssSelector") or "part")
    tier = (context.markup.meta("article:content_tier") or "").lower()
    return _TIERS.get(tier), "meta.article:content_tier", tier


def _stated_words(context: Context) -> int:
    """Words of the body by the markup: its count, or its own copy of the text; 0 if it has neither."""
    if not context.main or context.main.certainty < 0.8:
        return 0
    body = context.main.text("articleBody")
    if body and len(body) > 200:
        return len(body.split())
    for value in context.main.values("wordCount"):
        if isinstance(value, int) or (isinstance(value, str) and value.strip().isdecimal()):
            return min(int(value), 1_000_000)
    return 0


def _completeness(context: Context, free: bool | None, stated: int) -> str:
    if stated < 50 and free is not False:
        return "full" if free else "unknown"
    kept = sum(len(block.text.split()) for block in context.kept)
    if stated >= 50:
        if kept < TRUNCATED_SHARE * stated and free is False:
            return "truncated_suspected"
        if kept >= FULL_SHARE * stated:
            return "full" if free is not False or stated >= FEW_WORDS else "unknown"
        return "unknown"
    return "truncated_suspected" if kept < FEW_WORDS else "unknown"
