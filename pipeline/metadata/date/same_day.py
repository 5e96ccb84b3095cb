"""When an article was first published, where its line states only the day of the change: "Updated 3 May 2021, 18:12, first
published at 5:48".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.grammar import DateMention
from pipeline.grammar.dates.worded import scan_dates
from pipeline.grammar.vocabulary import vocabulary
from pipeline.packs.languages import LanguagePack

LABEL_CHARS = 8  # between the label and its time: "at", a colon


def first_published(
    text: str, dated: Sequence[DateMention], languages: Mapping[str, LanguagePack]
) -> Iterator[DateMention]:
    """The moment behind a label of publication in a line whose only day, of `dated`, is that of the change before it."""
    if len(dated) != 1 or dated[0].label != "modified":
        return  # most lines
    changed = dated[0]
    scan = scan_dates(text, languages)
    clocks = [clock for clock in scan.clocks if clock.start >= changed.end]
    labels = [
        (start, end) for start, end, kind in vocabulary(languages).find_labels(scan.folded) if kind == "published"
    ]
    for clock in clocks:
        if any(changed.end <= start < clock.start <= end + LABEL_CHARS for start, end in labels):
            yield replace(
                changed,
                start=clock.start,
                end=clock.end,
                text=text[clock.start : clock.end],
                hour=clock.hour,
                minute=clock.minute,
                second=clock.second,
                fraction="",
                offset=clock.offset,
                label="published",
            )
            return
