"""Polls between the paragraphs of an article: a question to the reader, the answers to choose from, and perhaps a button."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.subjects import is_item, language_of
from pipeline.grammar.prose import asks
from pipeline.model.block import Verdict
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

RULE = Origin("poll", "answers")
# Below the answers: "Vote", "See the results".
_BUTTONS = frozenset({Reason.COMMENTS, Reason.NAVIGATION, Reason.CAPTCHA_OR_FORM, Reason.PROMO, Reason.CAPTION})
_SAYS = ("function", "phrase")  # rules by which a button or a question has gone
QUESTION_CHARS, ANSWER_CHARS = 100.0, 60.0
LEAST_ANSWERS, MOST_ANSWERS = 3, 8
BUTTON_WORDS, HEADING_WORDS = 3, 5
# "Yes, at last 54%", "٪39 لا": answers with their shares of all votes, which come to a hundred but for rounding.
_SHARE = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,]\d{1,2})?\s?[%٪]$|^[%٪]\s?(\d{1,3})(?:[.,]\d{1,2})?(?![\d.,])")
_DIGIT = re.compile(r"\d")
LEAST_SHARES, SHARES_MISS = 2, 3
# Guides ask "you" again and again, and list what follows: in an article of which no other paragraph speaks to the reader all of
# nine such questions on labelled news dumps are no part of it.
CONFIDENCE = 0.96


def find_polls(context: CleaningContext) -> Iterator[Proposal]:
    """The question and the answers, between two paragraphs of an article that speaks to its readers nowhere else."""
    window = context.window
    if window is None or window.is_empty:
        return
    lines = context.lines[window.first : window.last + 1]
    asked = [at for at, line in enumerate(lines) if _asks(line) and 0 < at < len(lines) - LEAST_ANSWERS]
    yield from _voted(context, lines)
    if not asked:
        return
    reader, spoken = function_reader(context.ruleset), language_of(context)
    for at in asked:
        box = _answers(lines[at + 1 : at + 2 + MOST_ANSWERS])
        if not box or not lines[at - 1].is_long_sentence or not reader.voice(lines[at].text, lines[at].normal, spoken):
            continue
        prose = [line for line in lines if line.is_long_sentence and line.normal]
        if any(reader.voice(line.text, line.normal, spoken) for line in prose):
            return
        for line in (lines[at], *box):
            yield Proposal(line.index, Reason.CAPTCHA_OR_FORM, RULE, CONFIDENCE, quote(line.text), precise=True)


def _voted(context: CleaningContext, lines: Sequence[Line]) -> Iterator[Proposal]:
    """What stands between two paragraphs above a button to vote: the question and the answers."""
    run: list[Line] = []
    votes = _Votes(context)
    for line in lines:
        if not line.is_long_sentence or _counts_votes(context, line, votes):
            run.append(line)
            continue
        for item in (
            (_of_poll(context, run, votes) or _of_shares(context, run, votes)) if len(run) >= LEAST_ANSWERS else ()
        ):
            yield Proposal(item.index, Reason.CAPTCHA_OR_FORM, RULE, CONFIDENCE, quote(item.text), precise=True)
        run = []
    for item in _opening(context, [*run, *context.lines[lines[-1].index + 1 :][: MOST_ANSWERS + 2]], votes):
        yield Proposal(item.index, Reason.CAPTCHA_OR_FORM, RULE, CONFIDENCE, quote(item.text), precise=True)


def _opening(context: CleaningContext, run: Sequence[Line], votes: _Votes) -> Sequence[Line]:
    """The open question of a poll right behind the last paragraph, and a heading above it: what stands below goes by its place."""
    at = next((at for at, line in enumerate(run[:2]) if _asks(line)), None)
    if at is None or any(line.sentence or line.words > HEADING_WORDS for line in run[:at]):
        return ()
    below = run[at + 1 : at + 2 + MOST_ANSWERS]
    answers = list(takewhile(lambda line: line.length <= ANSWER_CHARS and not _asks(line), below))
    if len(answers) < LEAST_ANSWERS - 1 or not any(map(votes.has, (*run[:at], *answers))):
        return ()
    return [line for line in run[: at + 1] if context.decided[line.index] is None]


def _of_poll(context: CleaningContext, run: Sequence[Line], votes: _Votes) -> Sequence[Line]:
    """The open lines of a run that ends with buttons, one of them by words of voting; none if it is no poll."""
    buttons: list[Line] = []
    voted = False
    for line in reversed(run):
        verdict = context.decided[line.index]
        worded = line.words <= BUTTON_WORDS and not line.sentence and votes.has(line)
        worded = worded or _counts_votes(context, line, votes)
        if verdict is None and not worded:
            break
        if verdict is not None and (verdict.reason not in _BUTTONS or not (worded or verdict.origin.family in _SAYS)):
            break
        voted |= worded or (verdict is not None and verdict.reason is Reason.COMMENTS)
        buttons.append(line)
    open_ = run[: len(run) - len(buttons)]
    headed = bool(open_) and votes.has(open_[0])
    heading: Sequence[Line] = ()
    if headed and context.decided[open_[0].index] is not None:
        open_ = open_[1:]  # "POLL" was taken for what it says
    elif headed and open_[0].words <= BUTTON_WORDS and not _asks(open_[0]) and open_[1:] and _asks(open_[1]):
        heading, open_ = open_[:1], open_[1:]
    if not voted and not (headed and _asks(open_[0])):
        return ()
    least = LEAST_ANSWERS if not (voted and headed) else LEAST_ANSWERS - 1
    if not least < len(open_) <= MOST_ANSWERS + 1 or open_[0].index in context.own:
        return ()
    if any(is_item(line) or line.length > QUESTION_CHARS for line in open_):
        return ()
    answers, asked = open_[1:], context.decided[open_[0].index]
    if any(_is_taken(context.decided[line.index]) for line in answers) or (asked and asked.origin.family not in _SAYS):
        return ()
    counted = _asks(open_[0]) and any(votes.has(line) and _DIGIT.search(line.text) for line in buttons)
    stopped = headed or counted  # of such a poll the answers may be whole sentences
    if any(line.length > ANSWER_CHARS or (line.sentence and not (stopped or _asks(line))) for line in answers):
        return ()
    if not _asks(open_[0]) and not voted:
        return ()
    return [line for line in (*heading, *open_, *buttons) if context.decided[line.index] is None]


def _counts_votes(context: CleaningContext, line: Line, votes: _Votes) -> bool:
    """Whether a line that a rule took says how many have voted: "812 of you have voted so far. …"."""
    return context.decided[line.index] is not None and any(map(str.isdigit, line.text)) and votes.has(line)


def _is_taken(verdict: Verdict | None) -> bool:
    """Whether a rule took a line for what it says, and not as one beside others."""
    return verdict is not None and verdict.origin.family != "box"


def _of_shares(context: CleaningContext, run: Sequence[Line], votes: _Votes) -> Sequence[Line]:
    """The question and the answers of a run whose shares come to a hundred, beside a word of voting; none if there is none.

    Without such a word they may be a survey's, of which the article tells.
    """
    shares = {line.index: int(found[1] or found[2]) for line in run if (found := _SHARE.search(line.text))}
    if len(shares) < LEAST_SHARES or abs(sum(shares.values()) - 100) > SHARES_MISS:
        return ()
    first, last = min(shares), max(shares)
    asked = [line.index for line in run if first - LEAST_SHARES <= line.index < first and _asks(line)]
    box = [line for line in run if asked and asked[-1] <= line.index <= last]
    if len(box) > MOST_ANSWERS or any(is_item(line) or line.length > QUESTION_CHARS for line in box):
        return ()
    if not any(line.words <= BUTTON_WORDS + 1 and votes.has(line) for line in run if line not in box):
        return ()
    return [line for line in box if context.decided[line.index] is None]


class _Votes:
    """Tells lines with a word of voting, in the document's language."""

    def __init__(self, context: CleaningContext) -> None:
        self._context, self._reader = context, function_reader(context.ruleset)

    def has(self, line: Line) -> bool:
        if not self._spoken or not line.normal:
            return False
        return self._context.ruleset.lexicon.person(self._spoken).votes(self._reader.tokens(line.normal))

    @cached_property
    def _spoken(self) -> str:
        return language_of(self._context)


def _asks(line: Line) -> bool:
    return asks(line.text) and line.length <= QUESTION_CHARS and not is_item(line)


def _answers(lines: Sequence[Line]) -> Sequence[Line]:
    """The short lines up to the next paragraph; none if they are too few, or printed as a list of the article."""
    end = next((at for at, line in enumerate(lines) if line.is_long_sentence), 0)
    box = lines[:end]
    if not LEAST_ANSWERS <= len(box) <= MOST_ANSWERS:
        return ()
    return () if any(line.length > ANSWER_CHARS or is_item(line) or _asks(line) for line in box) else box
