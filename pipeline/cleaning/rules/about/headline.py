"""Which line of a dump is its headline: the candidates above the first paragraphs, and their scores."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.story_words import vocabulary
from pipeline.cleaning.window import Window
from pipeline.grammar.prose import FULL_STOPS, PAUSES, is_stopless, is_unspaced, word_count
from pipeline.model.reasons import Reason

# Headlines run from 12 to 200 Latin-letter equivalents; 99 % of the labelled titles do.
TITLE_CHARS = (12.0, 200.0)
TITLE_WORDS = 2
NEAR_LINES = 40  # how many candidates above the body are looked at
BODY_SENTENCES = 12  # how many sentences of the body give the vocabulary
OPENING_SENTENCES = 3  # a headline stands above the third long sentence; its words are most likely in these
# Weights of a candidate: a softmax regression over the candidates of each of the 1,265 labelled dumps that print their
# title, rounded; on domains that it was not fitted to it finds 88 % of them (five folds: .87 to .90).
SHARE = 2.6  # share of its words that the body has
OPENING_SHARE = 1.5  # … that the opening sentences have
LENGTH, FULL_LENGTH = 7.9, 60.0  # headlines are longer than labels
EXCESS, LONG_LENGTH = -0.08, 110.0  # per character beyond: a standfirst
IN_PAGE_TITLE = 4.1  # the dump begins with it, and more ("Headline | Site")
IS_PAGE_TITLE = 1.7
INSIDE = -2.0  # within the body window
SENTENCE_ABOVE = -0.8  # per long sentence between the window's beginning and it
STATED_BELOW, STATED_LINES = 2.7, 3  # a byline, a date or a source within so many lines below
SENTENCE_BELOW = -1.4  # a long sentence directly below: the candidate is a standfirst, or a caption
BELOW_LONGER, LONGER = 1.8, 1.2  # a longer line about the same things directly below: its standfirst
ABOVE, MOST_ABOVE = -1.6, 0.6  # times the share of the candidate directly above: it is that one's standfirst
PRINTED_ABOVE, PRINTED_CHARS = -1.4, 30.0  # a longer line that the dump prints twice stands above
# A clearly longer line directly below another candidate of so many letters and words, about the same things: 16 of 20 such choices on the
# labelled dumps were its standfirst.
STANDFIRST, HEADLINE_CHARS, HEADLINE_WORDS = -3.0, 25.0, 4
# So many full sentences that no rule has taken stand in the lines above, and nothing else says that it is the headline: it
# heads a part of a live blog (6 of 7 such choices).
SENTENCES_ABOVE, ABOVE_LINES = 2, 12
# Below this score there is no title. Chosen among 4, 5.5, 7 and 8 and this, by eye, as the one that loses few right titles of
# the labelled dumps and spares most of those that have none.
FLOOR = 6.5
SAME_STORY, CLEARLY_SAME = 0.3, 0.5  # share of words from which two lines speak of the same story
_NO_ENDS = FULL_STOPS + PAUSES  # a headline may ask or exclaim, it does not end like a statement
_LONG_STANDFIRST = 150.0
FACTS = 3  # "By: … Price: … More: …" states so many things; 6 of 7 such choices were the article's, of 1,282 headlines none is
_FACT = re.compile(r"\w\s?[:：]\s+(?=\S)")
_HEAD = frozenset(("byline", "date_published"))  # what a headline has below it; a notice of copyright ends the text
_ELLIPSES = ("…", "...")  # a line that begins so goes on with what stands above


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: Line
    words: frozenset[str]
    share: float


def find_headline(context: CleaningContext, printed_twice: frozenset[str] = frozenset()) -> Line | None:
    """The line that is most likely the document's headline; None without a body or a likely line.

    `printed_twice` are the normal forms that two or more lines have. Time is linear in the lines.
    """
    window = context.window
    if window is None or window.is_empty:
        return None
    inside = [line for line in context.lines[window.first : window.last + 1] if line.sentence]
    sentences = [line for line in inside if line.is_long_sentence]
    end = sentences[OPENING_SENTENCES - 1].index if len(sentences) >= OPENING_SENTENCES else window.last + 1
    lines = [line for line in context.lines[:end] if _is_open(context, line) and _is_headline_like(line)]
    prose = [line.index for line in context.paragraphs(context.lines[:end])]
    lines = [line for line in lines if not _is_subheading(context, line, printed_twice, prose)]
    if not sentences and len(lines) == 1:
        sentences = inside  # paragraphs may all be short, as in Korean; several lines above them sum the article up
    near = lines[-NEAR_LINES:]
    if len(lines) > NEAR_LINES and lines[0].index == 0:
        near.insert(0, lines[0])  # renderers of whole pages print the page's title first
    if not near:
        return None
    opening = vocabulary(line.text for line in sentences[:OPENING_SENTENCES])
    body = opening | vocabulary(line.text for line in sentences[OPENING_SENTENCES:BODY_SENTENCES])
    candidates = {}
    for line in near:
        words = vocabulary((line.text,))
        candidates[line.index] = _Candidate(line, words, _share(words, body))
    best: Line | None = None
    best_score = FLOOR
    above = False
    for candidate in candidates.values():
        if is_stopless(candidate.line.text) and not _is_headline_there(candidate, context, opening, printed_twice):
            continue
        score = _score(candidate, context, candidates, window, body) + OPENING_SHARE * _share(candidate.words, opening)
        if above:
            score += PRINTED_ABOVE
        if score > best_score:
            best, best_score = candidate.line, score
        above = above or (candidate.line.length > PRINTED_CHARS and candidate.line.normal in printed_twice)
    if best is not None and best.index == 0:  # "Headline | Site": the headline as it stands further down
        printed = [c.line for c in candidates.values() if c.line.index and best.normal.startswith(c.line.normal)]
        best = max(printed, key=lambda line: line.length, default=best)
    if best is None or context.decided[best.index] is None:
        return best
    return next((line for line in context.undecided() if line.normal == best.normal), None)


def _is_open(context: CleaningContext, line: Line) -> bool:
    """Whether no rule has taken the line, unless as a second copy: of a headline the copy next to the body counts."""
    verdict = context.decided[line.index]
    return verdict is None or verdict.reason is Reason.REPEATED


def _is_subheading(context: CleaningContext, line: Line, printed_twice: frozenset[str], prose: Sequence[int]) -> bool:
    """Whether the line stands below a paragraph of the body, or below several that no rule has taken (`prose`), and nothing
    else says that it is the headline.

    Without the line that the dump begins with, a repeat or a byline or date below, 8 of 9 such candidates of labelled
    dumps are sub-headings.
    """
    if line.normal in printed_twice or (line.index and context.lines[0].normal.startswith(line.normal)):
        return False
    above = bisect_left(prose, line.index) - SENTENCES_ABOVE
    if not _is_below_paragraph(context, line) and (above < 0 or prose[above] < line.index - ABOVE_LINES):
        return False
    return not _states(context, range(line.index + 1, min(line.index + 1 + STATED_LINES, len(context.lines))))


def _is_headline_there(
    candidate: _Candidate, context: CleaningContext, opening: frozenset[str], printed_twice: frozenset[str]
) -> bool:
    """Whether more than its length says that a line is the headline, in a script that sets no stops.

    A short first paragraph looks like one there. A headline is told again by the opening paragraphs or printed again, or a
    byline or a day stands below it; what is as long as a paragraph is none.
    """
    line = candidate.line
    if line.is_long_sentence:
        return False
    if line.normal in printed_twice or (line.index and context.lines[0].normal.startswith(line.normal)):
        return True
    below = context.decided[line.index + 1 : line.index + 1 + STATED_LINES]
    if any(verdict is not None and verdict.captured_as in _HEAD for verdict in below):
        return True
    return _share(candidate.words, opening) >= CLEARLY_SAME


def _is_below_paragraph(context: CleaningContext, line: Line) -> bool:
    """Whether a sentence of the body stands directly above, but for advertisements' labels."""
    window = context.window
    if window is None or line.index <= window.first:
        return False
    above = line.index - 1
    while above > window.first and (verdict := context.decided[above]) and verdict.reason is Reason.ADVERTISEMENT:
        above -= 1
    return context.decided[above] is None and context.lines[above].sentence


def _score(
    candidate: _Candidate,
    context: CleaningContext,
    candidates: dict[int, _Candidate],
    window: Window,
    body: frozenset[str],
) -> float:
    line, lines = candidate.line, context.lines
    score = SHARE * candidate.share + LENGTH * min(line.length, FULL_LENGTH) / FULL_LENGTH
    score += EXCESS * max(0.0, line.length - LONG_LENGTH)
    if line.index == 0:
        score += IS_PAGE_TITLE if word_count(line.text) > TITLE_WORDS and candidate.share >= SAME_STORY else 0.0
    elif lines[0].normal.startswith(line.normal):
        score += IN_PAGE_TITLE
    if line.index >= window.first:
        sentences = sum(other.is_long_sentence for other in lines[window.first : line.index])
        score += INSIDE + SENTENCE_ABOVE * sentences
    if _states(context, range(line.index + 1, min(line.index + 1 + STATED_LINES, len(lines)))):
        score += STATED_BELOW
    if line.index + 1 < len(lines):
        below = lines[line.index + 1]
        score += SENTENCE_BELOW if below.is_long_sentence else 0.0
        if (below.sentence or below.index in candidates) and below.length > LONGER * line.length:
            known = candidates.get(below.index)
            share = _share(vocabulary((below.text,)), body) if known is None else known.share
            score += BELOW_LONGER if share >= SAME_STORY else 0.0
    if (above := candidates.get(line.index - 1)) is not None:
        score += ABOVE * min(above.share, MOST_ABOVE)
        if _is_told(above) and line.length > LONGER * above.line.length and not lines[0].normal.startswith(line.normal):
            score += STANDFIRST
    return score


def _is_told(above: _Candidate) -> bool:
    """Whether a line tells a story's headline, and is neither a section nor a kicker."""
    line = above.line
    if line.length < HEADLINE_CHARS or above.share < CLEARLY_SAME:
        return False
    return word_count(line.text) >= HEADLINE_WORDS and not line.text.isupper()


def _states(context: CleaningContext, indices: Sequence[int]) -> bool:
    """Whether one of the lines states metadata."""
    return any((verdict := context.decided[i]) is not None and verdict.captured_as is not None for i in indices)


def _is_headline_like(line: Line) -> bool:
    low, high = TITLE_CHARS
    if not low <= line.length <= high or (line.words < TITLE_WORDS and not is_unspaced(line.text)):
        return False
    if line.text.startswith(_ELLIPSES) or (":" in line.text and len(_FACT.findall(line.text)) >= FACTS):
        return False
    return not (line.sentence and line.length > _LONG_STANDFIRST) and not line.text.endswith(_NO_ENDS)


def _share(words: frozenset[str], body: frozenset[str]) -> float:
    return len(words & body) / len(words) if words else 0.0
