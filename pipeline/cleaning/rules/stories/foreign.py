"""Headlines run together with their abstracts, one below the other, behind the last paragraph: other stories in short lines.

An article whose paragraphs are long does not end with three short ones that each have two parts and share no word with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.quotations import is_turn, quotes
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.subjects import is_item
from pipeline.grammar.letters import CAPITALS
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

RULE = Origin("teaser", "foreign")
# On labelled dumps of news and blogs two and more last sentences of this length, of which each shares so little with the story,
# are the article's in none of eight; columns that end on such sentences have no lines of two parts.
CHARS, LEAST_PARAGRAPHS, PARAGRAPH_CHARS, SHARED = 110.0, 3, 110.0, 0.15
LEAST, LEAST_KICKED, LEAST_WORDS = 3, 2, 2
MOST = 12
# "Culture | Choir sings in the pool. It sounds better …", "SPORT Keeper scores …"
_KICKED = re.compile(
    rf"[^\W\d_]+(?: [^\W\d_]+)? [|/•·] \S|[{CAPITALS}]{{4,}}(?: [{CAPITALS}]{{3,}})? \S*[^{CAPITALS}\W]"
)
# "Choir sings in the pool. It sounds better …", "Choir sings in the pool – it sounds better …"
_PARTED = re.compile(r"\w[.!?…:](?:[”»\"])? \w|\w [–—|-] \w|[。！？]\w")
_DIGIT = re.compile(r"\d")


def find_foreign(context: CleaningContext) -> Iterator[Proposal]:
    """The last open lines of a dump, if they are several short sentences that share nothing with the paragraphs above."""
    open_ = list(context.undecided())
    run = _last(context, open_)
    if len(run) < LEAST_KICKED:
        return
    above = [line for line in open_ if line.index < run[0].index]
    prose = [line for line in above if line.is_long_sentence]
    if len(prose) < LEAST_PARAGRAPHS or sum(line.length for line in prose) < PARAGRAPH_CHARS * len(prose):
        return
    story = context.stems([*context.titles(), *above])
    foreign: list[Line] = []
    for line in reversed(run):
        words = context.stems([line])
        if len(words) < LEAST_WORDS or len(words & story) > SHARED * len(words):
            break
        foreign.append(line)
    kicked = sum(_KICKED.match(line.text) is not None for line in foreign)
    parted = sum(_PARTED.search(line.text) is not None for line in foreign)
    if not (parted == len(foreign) >= LEAST or kicked == len(foreign) >= LEAST_KICKED):
        return
    for line in foreign:
        yield Proposal(line.index, Reason.RELATED_LINKS, RULE, 0.95, quote(line.text), precise=True)


def _last(context: CleaningContext, open_: Sequence[Line]) -> Sequence[Line]:
    """The last open lines that are short sentences; none if there are too many."""
    first = len(open_)
    while first and len(open_) - first <= MOST and _may_be_other(context, open_[first - 1]):
        first -= 1
    return open_[first:] if len(open_) - first <= MOST else ()


def _may_be_other(context: CleaningContext, line: Line) -> bool:
    if not (line.sentence or line.ended) or line.length > CHARS or line.index in context.own or is_item(line):
        return False
    return not (is_turn(line.text) or quotes(line.text) or _DIGIT.search(line.text))
