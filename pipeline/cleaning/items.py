"""Lines of an article's lists that were taken for what their words do, and are given back.

An article on telephones, subscriptions or a wedding's seating plan lists what a site's own labels name, too: "Subscription
required for video storage". Between two items that stay, such a line is an item.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.line import Line

# Inside the body, on 1,547 labelled dumps of news (and 646 of other articles): of the labels that went by what their words
# do, between two short lines that stay, 3 (30) are a site's and 13 (43) the article's; of those beside a paragraph or a line
# that goes 371 (505) and 21 (156). Of the sentences between two lines that stay, one of them short, 1 (4) and 9 (14).


def items_given_back(context: CleaningContext) -> Iterator[int]:
    """The indexes of the lines of a dump that stay after all, all rules having been asked."""
    for line in context.lines[1:-1] if context.is_dump else ():
        verdict = context.decided[line.index]
        if verdict is None or verdict.origin.family != "function" or context.zone(line.index) is not Zone.INSIDE:
            continue
        beside = context.lines[line.index - 1], context.lines[line.index + 1]
        if any(context.decided[near.index] is not None for near in beside):
            continue
        if any(map(_is_short, beside)) if line.sentence else all(map(_is_short, beside)):
            yield line.index


def _is_short(line: Line) -> bool:
    return not line.sentence
