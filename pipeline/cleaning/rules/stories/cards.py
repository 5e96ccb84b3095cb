"""Cards of other stories: a headline and a sentence or two, again and again, behind the article or in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.stories.spoken_cards import are_spoken
from pipeline.cleaning.rules.subjects import is_item, language_of
from pipeline.cleaning.story_words import vocabulary
from pipeline.cleaning.window import WITHIN
from pipeline.grammar.letters import CAPITALS
from pipeline.model.block import Verdict
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

RULE, DATELINED = Origin("teaser", "cards"), Origin("teaser", "datelined")
LEAST_CARDS, LEAST_PARAGRAPHS = 3, 2
# So many may stand behind an article of one paragraph, above a last sentence without a headline, and share next to nothing with it:
# services of a publisher. No dump of 1,547 labelled ones has such a stretch that is the article's (nor one that only this takes).
MANY_CARDS = 5
# Two are a stretch where each has a kicker or next to nothing of the article. Of ten such on the same dumps nine are cards.
FEWER_CARDS, ABSTRACT_WORDS = 2, 2
FOREIGN, FOREIGN_KICKED = 0.2, 0.34
# Sub-headings of articles stand above paragraphs, cards' headlines above abstracts. On labelled dumps of news and blogs all
# stretches of three and more at the end of the body are cards that are as short on average and share as little with the
# paragraphs above; of all such stretches 13 of 16.
ABSTRACT_CHARS, MEAN_CHARS, MEAN_WITH_KICKERS = 300.0, 145.0, 200.0
OTHER_STORIES, OTHER_WITH_KICKERS = 0.35, 0.45
LABEL_CHARS, MOST_LABELS, SECTION_CHARS = 130.0, 3, 25.0
_ENDS = (":", "：")
_PARTING = frozenset({Reason.FOOTER, Reason.COPYRIGHT, Reason.COMMENTS, Reason.CONSENT, Reason.NEWSLETTER})
# "* Storm closes the coast road TREGARN: The coast road between …": a headline and a story's first sentence in one bullet.
_GLUED = re.compile(
    rf"[^.!?]{{15,140}}?\s(?!\W)([{CAPITALS}][{CAPITALS} .'’/-]{{2,30}})(?:\s?\([^)]{{2,30}}\))?\s?[:–—-]\s\S"
)
LEAST_GLUED = 2


class _Card(NamedTuple):
    labels: list[Line]
    abstract: Line


def find_cards(context: CleaningContext) -> Iterator[Proposal]:
    """Headlines with abstracts that repeat up to the end of the body and tell of other things than the text above."""
    window = context.window
    if window is None or window.is_empty:
        return
    # A label may be known as one; advertisements and ages of stories stand anywhere.
    body = [line for line in context.lines[window.first : window.last + 1] if _is_open(context, line)]
    behind = _behind(context, window.last + 1)
    found = _cards(context, [*body, *behind])
    if behind and (not found or found[0].index > window.last):
        found = _cards(context, body)  # what stands behind proves nothing unless the body ends with a card
    for line in found:
        yield Proposal(line.index, Reason.RELATED_LINKS, RULE, 0.96, quote(line.text), precise=True)


def _behind(context: CleaningContext, first: int) -> list[Line]:
    """The open lines behind the body, as far as no rule knows another heading or the page's foot, up to the last sentence."""
    lines = takewhile(lambda line: not _parts(context.decided[line.index]), context.lines[first:])
    found = [line for line in lines if _is_open(context, line)]
    while found and not _is_abstract(found[-1]):
        found.pop()
    return found


def _parts(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.captured_as is None and verdict.reason in _PARTING


def _cards(context: CleaningContext, lines: Sequence[Line]) -> list[Line]:
    """The last lines, if they are headlines with abstracts."""
    taken = frozenset(line.index for line in lines if context.decided[line.index] is not None)
    cards, rest = _cards_at_end(lines, taken)
    if cards and cards[-1].abstract is not lines[-1] and len(cards) < MANY_CARDS:
        return []
    if len(cards) < FEWER_CARDS or _are_spoken(context, cards):
        return []
    body = _paragraphs(context, rest)
    kickers = all(len(card.labels) > 1 for card in cards)
    if sum(card.abstract.length for card in cards) > (MEAN_WITH_KICKERS if kickers else MEAN_CHARS) * len(cards):
        return []
    if not body:
        return []
    words = vocabulary(body)
    printed = [(*card.labels, card.abstract) for card in cards]
    if len(cards) >= MANY_CARDS and lines[-1] is not cards[-1].abstract:
        printed.append((lines[-1],))
    shares = sorted(_share(card, words) for card in printed)
    spared = context.ruleset.function_words
    sure = _are_services(context, cards) and max(_share(c, words, spared) for c in printed[: len(cards)]) <= FOREIGN
    if not sure and len(body) < LEAST_PARAGRAPHS:
        return []
    if not sure and any(label.index in context.own for card in cards for label in card.labels):
        return []  # signatures of letters and sub-headings are the article's
    if shares[len(shares) // 2] > (OTHER_WITH_KICKERS if kickers else OTHER_STORIES):
        return []
    if len(cards) < LEAST_CARDS and _mean_share(printed, words, spared) > (FOREIGN_KICKED if kickers else FOREIGN):
        return []
    if sure:  # headlines without abstracts stand above them
        return [*reversed([*takewhile(_is_label, reversed(rest))]), *(line for card in printed for line in card)]
    return [line for card in printed for line in card if not context.claims(line.index)]


def _are_services(context: CleaningContext, cards: Sequence[_Card]) -> bool:
    """Whether there are many cards, each with a headline that no rule knows, and none is an item of a list."""
    if len(cards) < MANY_CARDS or any(is_item(line) for card in cards for line in (*card.labels, card.abstract)):
        return False
    return all(any(context.decided[label.index] is None for label in card.labels) for card in cards)


def _are_spoken(context: CleaningContext, cards: Sequence[_Card]) -> bool:
    labels = [line for card in cards for line in card.labels]
    return are_spoken(context, labels, [card.abstract for card in cards], language_of(context))


def _paragraphs(context: CleaningContext, lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if line.is_long_sentence and context.decided[line.index] is None]


def _is_open(context: CleaningContext, line: Line) -> bool:
    verdict = context.decided[line.index]
    return verdict is None or (verdict.captured_as is None and verdict.reason not in WITHIN and _is_label(line))


def _cards_at_end(lines: Sequence[Line], taken: frozenset[int]) -> tuple[list[_Card], Sequence[Line]]:
    """The cards up to the last line, and the lines above them. Where rules have `taken` all that stands above a sentence, there
    is no headline, unless it is the name of a section: links between an article's paragraphs look like that ("Read also: …").
    """
    cards: list[_Card] = []
    end = len(lines)
    if end > 1 and _is_abstract(lines[-1]) and _is_abstract(lines[-2]):
        end -= 1  # a slogan below many cards, which is none
    while end > 1 and _is_abstract(lines[end - 1]):
        first = end - 1
        while first > 0 and end - first <= MOST_LABELS and _is_label(lines[first - 1]):
            first -= 1
        if all(line.index in taken and line.length > SECTION_CHARS for line in lines[first : end - 1]):
            break
        cards.insert(0, _Card(list(lines[first : end - 1]), lines[end - 1]))
        end = first
    return cards, lines[:end]


def _is_abstract(line: Line) -> bool:
    return line.ended and (line.sentence or line.words >= ABSTRACT_WORDS) and line.length <= ABSTRACT_CHARS


def _is_label(line: Line) -> bool:
    return not line.sentence and not line.ended and line.length <= LABEL_CHARS and not line.text.endswith(_ENDS)


def _share(card: Sequence[Line], body: frozenset[str], spared: frozenset[str] = frozenset()) -> float:
    words = vocabulary(line.text for line in card) - spared
    return len(words & body) / max(1, len(words))


def _mean_share(cards: Sequence[Sequence[Line]], body: frozenset[str], spared: frozenset[str]) -> float:
    return sum(_share(card, body, spared) for card in cards) / len(cards)


def find_datelined_bullets(context: CleaningContext) -> Iterator[Proposal]:
    """Bullets of other stories, each a headline, a place in capitals and the story's first sentence, beside an article
    that is none of them.
    """
    glued = [line for line in context.undecided() if _is_glued(line)]
    if len(glued) < LEAST_GLUED:
        return
    taken = {line.index for line in glued}
    paragraphs = sum(line.is_long_sentence and line.index not in taken for line in context.undecided())
    if paragraphs < LEAST_PARAGRAPHS:
        return  # a page of news in brief
    for line in glued:
        yield Proposal(line.index, Reason.RELATED_LINKS, DATELINED, 0.96, quote(line.text), precise=True)


def _is_glued(line: Line) -> bool:
    return line.is_long_sentence and line.block.text != line.text and _GLUED.match(line.text) is not None
