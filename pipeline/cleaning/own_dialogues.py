"""Short questions with an answer of one line each: an interview's, or what a site asks of a reader and does with the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.site_words import read_site_word
from pipeline.grammar.prose import asks
from pipeline.model.block import Verdict
from pipeline.packs import Ruleset

QUESTION_PAIRS = 3
QUESTION_CHARS, ANSWER_CHARS, ASKED_BACK = 80.0, 200.0, 2
OPEN_SHARE = 0.5  # of the answers that no rule has taken, where one that is a button's word elsewhere is an answer
SITE_SHARE = 0.5  # of the answers are surely the site's; in interviews hardly one is


def question_lines(lines: Sequence[Line]) -> Iterator[int]:
    """Short questions, each with an answer of one line below."""
    for run in _runs(lines):
        yield from run


def word_answers(lines: Sequence[Line], decided: Sequence[Verdict | None]) -> Iterator[int]:
    """Answers of one or two words that rules took as labels: "Search", "Next"."""
    for run in _runs(lines):
        answers = run[1::2]
        taken = [at for at in answers if decided[at] is not None]
        if taken and len(answers) - len(taken) >= OPEN_SHARE * len(answers):
            yield from (at for at in taken if lines[at].words <= ASKED_BACK)


def questions_of_site(lines: Sequence[Line], ruleset: Ruleset) -> frozenset[int]:
    """Those of such lines that a site asks and answers: "Was that not you? Change your password."."""
    found: set[int] = set()
    reader = function_reader(ruleset)
    for run in _runs(lines):
        spoken = reader.language_of((line.text, line.normal) for line in lines if line.is_long_sentence)
        answers = [lines[at] for at in run[1::2]]
        words = [read_site_word(line.text, spoken, reader) if spoken else None for line in answers]
        if sum(word is not None and word.is_sure for word in words) >= SITE_SHARE * len(answers):
            found.update(run)
    return frozenset(found)


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Places of questions and answers that take turns, and of what an interviewer names behind them without asking."""
    if sum([asks(line.text) for line in lines]) < QUESTION_PAIRS:
        return
    run: list[int] = []
    at = 0
    while at + 1 < len(lines):
        question, answer = lines[at], lines[at + 1]
        if _answers(answer) and (_asks(question) or (len(run) >= 2 * QUESTION_PAIRS and _names(question, answer))):
            run += (at, at + 1)
            at += 2
            continue
        if len(run) >= 2 * QUESTION_PAIRS:
            yield run
        run = []
        at += 1
    if len(run) >= 2 * QUESTION_PAIRS:
        yield run


def _answers(line: Line) -> bool:
    """Whether a line may answer: it asks in no more than two words back."""
    return line.length <= ANSWER_CHARS and (not _asks(line) or line.words <= ASKED_BACK)


def _names(question: Line, answer: Line) -> bool:
    """Whether a line without a stop stands above a short one with one: "Book to save from a fire", "The sign-out sheet."."""
    open_ = not (question.ended or question.sentence) and question.words > 1 and question.length <= QUESTION_CHARS
    return open_ and answer.ended and answer.length <= QUESTION_CHARS and question.phrase is None


def _asks(line: Line) -> bool:
    return asks(line.text) and line.length <= QUESTION_CHARS
