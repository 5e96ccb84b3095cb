"""The place that a report opens with. It also stays in the text, as printed."""

from __future__ import annotations

from pipeline.grammar.datelines import read_dateline
from pipeline.metadata.document.context import Context, candidate
from pipeline.metadata.document.standing import standing_alone
from pipeline.metadata.field.found import Found, resolve, single

_FIRST = 2  # paragraphs of the body that may carry it; a summary sometimes stands before the report
_MIN_CHARS = 30  # a shorter paragraph is a heading


def find(context: Context) -> Found:
    """Values: `dateline`."""
    paragraphs = [b.text for b, length in zip(context.kept, context.lengths, strict=True) if length >= _MIN_CHARS]
    for position, text in enumerate(paragraphs[:_FIRST]):
        line = read_dateline(text)
        if line is None or not line.place:
            continue
        label = text[: text.find(line.place) + len(line.place) + 1]
        if line.agency is None and sum(p.startswith(label) for p in paragraphs) > 1:
            continue  # an interview names its speakers so
        return single(
            resolve("dateline", [candidate(line.place, f"paragraph.{position + 1}", text[:80], line.confidence)])
        )
    return _alone(context)


def _alone(context: Context) -> Found:
    found = standing_alone(context)
    if found is None:
        return Found()
    return single(resolve("dateline", [candidate(found[0].place, "line.dateline", found[1], found[0].confidence)]))
