"""The place that a report opens with. It also stays in the text, as printed."""

from __future__ import annotations

import re

from pipeline.grammar.datelines import read_dateline
from pipeline.grammar.persons.given import has_given_name
from pipeline.metadata.document.context import Context, candidate
from pipeline.metadata.document.standing import standing_alone
from pipeline.metadata.field.found import Found, resolve, single

_FIRST = 2  # paragraphs of the body that may carry it; a summary sometimes stands before the report
_LABEL = re.compile(r"[^\W\d_a-zß-öø-ÿ][^a-zß-öø-ÿ:]{2,30}:\s")
_COLON = re.compile(
    r"(?P<place>[^\W\d_][^\s\d:,.!?()\"'“”‘’।]{1,20}(?: [^\s\d:,.!?()\"'“”‘’।]{2,20})?)\s?:\s+(?![\"'“‘«])(?=\S)"
)
_COLON_SHARE = 0.8  # not measured
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
        if line.agency is None and label[-1:] == ":" and any(_LABEL.match(p) for p in paragraphs if p is not text):
            continue  # "BORSA: …", "ALTIN: …": subjects that take turns
        return single(
            resolve("dateline", [candidate(line.place, f"paragraph.{position + 1}", text[:80], line.confidence)])
        )
    return _before_colon(context, paragraphs) or _alone(context)


def _before_colon(context: Context, paragraphs: list[str]) -> Found | None:
    """A place before a colon at the beginning, in languages whose papers set it so; speakers and labels stand there, too."""
    language = context.ruleset.languages.get((context.known.language or "").split("-")[0])
    match = _COLON.match(paragraphs[0]) if paragraphs and language is not None and language.place_colon else None
    if match is None or language is None or has_given_name(match["place"]) or any(map(_COLON.match, paragraphs[1:])):
        return None
    labels = {*language.byline_labels, *language.source_labels, *language.published_labels, *language.credit_words}
    if match["place"] in labels or not language.function_words.isdisjoint(match["place"].split()):
        return None
    return single(resolve("dateline", [candidate(match["place"], "paragraph.1", paragraphs[0][:80], _COLON_SHARE)]))


def _alone(context: Context) -> Found:
    found = standing_alone(context)
    if found is None:
        return Found()
    return single(resolve("dateline", [candidate(found[0].place, "line.dateline", found[1], found[0].confidence)]))
