"""Pages: the cleaner follows the segmenter's choice of blocks."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

from pipeline.cleaning import clean
from pipeline.cleaning.functions import Reading, function_reader
from pipeline.cleaning.line import read_lines
from pipeline.cleaning.rules.subjects import BRIEF_WORDS
from pipeline.model.block import Block, BlockKind
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset

ONE = "The harbour council voted on Monday to close the old ferry pier, which has served the island since 1931."
TWO = "Fishermen who gathered outside the hall said the decision would cost them two hours of sailing every day."
OTHER = "Storm tears the roof off the town hall: firefighters worked through the night, and nobody was hurt, they say."


def page(*blocks: tuple[str, bool]) -> SegmentedDocument:
    made = tuple(Block(i, text, BlockKind.PARAGRAPH, main=main) for i, (text, main) in enumerate(blocks))
    raw = RawDocument("page.html", "html", "text/html", b"<p>")
    return SegmentedDocument(raw, "utf-8", "\n".join(text for text, _ in blocks), made)


def test_a_sentence_between_chosen_blocks_that_was_not_chosen_goes() -> None:
    document = clean(page((ONE, True), (OTHER, False), (TWO, True)), load_ruleset())
    assert [b.text for b in document.kept] == [ONE, TWO]
    assert document.verdicts[1].reason is Reason.OUTSIDE_BODY


def test_a_chosen_paragraph_stays_when_a_teaser_said_it_before() -> None:
    document = clean(page((ONE, False), (ONE, True), (TWO, True), (ONE, False)), load_ruleset())
    assert [b.index for b in document.kept] == [1, 2]
    assert [document.verdicts[i].reason for i in (0, 3)] == [Reason.REPEATED, Reason.REPEATED]


def test_a_paragraph_that_was_chosen_twice_stays_once() -> None:
    document = clean(page((ONE, True), (TWO, True), (ONE, True)), load_ruleset())
    assert [b.index for b in document.kept] == [0, 1]
    assert document.verdicts[2].reason is Reason.REPEATED


PROMPT = "Load 12 older replies to this thread"
LONG = (
    "The curator of the harbour museum read aloud what the fishermen of the island wrote in the years in which the ferry came "
    "once a week, {0} in the hand of the smith among them, and the mail boat twice, if the weather let it pass the bar."
)


def test_of_a_page_long_sentences_are_read_for_what_they_do_only_where_that_decides() -> None:
    rules = load_ruleset()
    quiet, telling = LONG.format("letters"), LONG.format("replies and a thread of songs")
    asked: list[str] = []
    read = function_reader(rules).read

    def noting(text: str, *rest: Any) -> Reading | None:
        asked.append(text)
        return read(text, *rest)

    with patch.object(function_reader(rules), "read", noting):
        lines = read_lines(page((quiet, True), (telling, True)).blocks, rules)
        assert [line.sentence and line.words > BRIEF_WORDS for line in lines] == [True, True]
        verdicts = clean(page((ONE, True), (PROMPT, True), (quiet, True), (TWO, True)), rules).verdicts
        assert [verdict.keep for verdict in verdicts] == [True, False, True, True]
        assert quiet not in asked and PROMPT in asked
        verdicts = clean(page((ONE, True), (PROMPT, True), (telling, True), (TWO, True)), rules).verdicts
        assert [verdict.keep for verdict in verdicts] == [True, True, True, True]  # the article speaks of it
        assert telling in asked
