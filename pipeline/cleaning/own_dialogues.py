"""Short questions with an answer of one line each: an interview's, or what a site asks of a reader and does with the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.cleaning.functions import function_reader
from pipeline.cleaning.line import Line
from pipeline.cleaning.site_words import read_site_word
from pipeline.grammar.prose import asks
from pipeline.packs import Ruleset

QUESTION_PAIRS = 3
QUESTION_CHARS, ANSWER_CHARS = 80.0, 200.0
SITE_SHARE = 0.5  # of the answers are surely the site's; in interviews hardly one is


def question_lines(lines: Sequence[Line]) -> Iterator[int]:
    """Short questions, each with an answer of one line below."""
    for run in _runs(lines):
        yield from run


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
    """Places of questions and answers that take turns."""
    if sum([asks(line.text) for line in lines]) < QUESTION_PAIRS:
        return
    run: list[int] = []
    at = 0
    while at + 1 < len(lines):
        question, answer = lines[at], lines[at + 1]
        if _asks(question) and not _asks(answer) and answer.length <= ANSWER_CHARS:
            run += (at, at + 1)
            at += 2
            continue
        if len(run) >= 2 * QUESTION_PAIRS:
            yield run
        run = []
        at += 1
    if len(run) >= 2 * QUESTION_PAIRS:
        yield run


def _asks(line: Line) -> bool:
    return asks(line.text) and line.length <= QUESTION_CHARS
