"""A person's word on values, after all finders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pipeline.metadata.field.folding import fold
from pipeline.model.description import Description
from pipeline.model.evidence import Candidate, FieldEvidence
from pipeline.packs.corrections import LISTS, ValueCorrection

_SAID = "said by a person"
# What goes with a value, and would belie another one.
_WITH: dict[str, tuple[str, ...]] = {
    "date_published": (
        "datetime_published", "datetime_published_local", "date_published_precision", "date_published_raw"
    ),
    "date_modified": ("datetime_modified",),
    "language": ("language_confidence",),
}  # fmt: skip


def corrected(found: Description, corrections: Iterable[ValueCorrection]) -> Description:
    """The description with the values that corrections name; each one's former value is kept among the losers."""
    for correction in corrections:
        old = getattr(found, correction.field)
        new = _value(correction, old)
        if new != old:
            found = _with(found, correction, new)
    return found


def _value(correction: ValueCorrection, old: Any) -> Any:
    is_list = correction.field in LISTS
    if correction.never:
        never = {fold(value) for value in correction.never}
        if is_list:
            return tuple(value for value in old if fold(value) not in never)
        return None if old is not None and fold(old) in never else old
    if is_list:
        return correction.values
    return correction.values[0] if correction.values else None


def _with(found: Description, correction: ValueCorrection, new: Any) -> Description:
    name = correction.field
    values: dict[str, Any] = {name: new, **dict.fromkeys(_WITH.get(name, ()))}
    if name == "date_published" and new is not None:
        values["date_published_precision"] = "day"
    if name == "language" and new is not None:
        values["language_confidence"] = 1.0
    return replace(found, **values, evidence=tuple(_evidence(found.evidence, correction, new)))


def _evidence(evidence: tuple[FieldEvidence, ...], correction: ValueCorrection, new: Any) -> Iterable[FieldEvidence]:
    """All evidence, the corrected field's in its place, or behind the others'."""
    text = "; ".join(new) if isinstance(new, tuple) else new
    chosen = Candidate(text, correction.rule, _SAID, 1.0) if text else None
    former = next((item for item in evidence if item.field == correction.field), None)
    losers = () if former is None else ((former.chosen,) if former.chosen else ()) + former.losers
    made = FieldEvidence(correction.field, chosen, losers)
    for item in evidence:
        yield made if item is former else item
    if former is None:
        yield made
