"""Mapping an extracted text back onto blocks."""

from __future__ import annotations

from pipeline.segment.article.alignment import align

A = "The first paragraph tells what happened at the harbour on Tuesday night."
B = "A second one says who was there, what they saw and when they went home."
C = "The last paragraph closes with a look at the months that lie ahead of them."


def test_blocks_in_order() -> None:
    assert align(["Home", A, "News", B, C, "Imprint"], f"{A}\n{B}\n{C}") == [False, True, False, True, True, False]


def test_a_short_block_counts_only_where_the_text_goes_on_with_it() -> None:
    texts = ["Ahead", A, "Ahead", B, "Ahead"]
    assert align(texts, f"{A}\nAhead\n{B}") == [False, True, True, True, False]


def test_a_copy_counts_once() -> None:
    assert sum(align([A, B, C, A, B, C], f"{A}\n{B}\n{C}")) == 3


def test_a_teaser_that_repeats_a_later_paragraph_does_not_tear_the_order() -> None:
    assert align([C, A, B, C], f"{A}\n{B}\n{C}") == [False, True, True, True]


def test_a_block_of_which_a_sentence_was_cut_counts() -> None:
    long = f"{A} {B} {C}"
    assert align([A, long], f"{A}\n{A} {B}")[1]


def test_nothing_in_nothing_out() -> None:
    assert align([], "") == []
    assert align(["", "—"], "abc") == [False, False]
