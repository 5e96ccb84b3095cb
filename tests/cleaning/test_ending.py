"""Where the article begins and ends: which stretch of the body's first and last lines is cut, and which is not."""

import numpy as np
import pytest

from pipeline.cleaning.line_model.edges import CAUTION, CAUTION_ABOVE, MOST_CUT, far_enough, find_beginning, find_ending
from pipeline.learned.paths import margin_of


def ending(shares: list[float], *, short: tuple[int, ...] = (), brief: tuple[int, ...] = (), **how: str) -> int:
    """`find_ending` of lines with these probabilities; `short` lines are no sentences, `brief` ones short sentences."""
    at = np.arange(len(shares))
    sentences, long = ~np.isin(at, short), ~np.isin(at, [*short, *brief])
    margins, total = np.array([margin_of(share) for share in shares], np.int64), int(sentences.sum())
    return find_ending(margins, sentences, long, total, how.get("strictness", "balanced"))  # type: ignore[arg-type]


def test_sure_lines_at_the_end_are_cut_and_one_doubtful_line_among_them() -> None:
    assert ending([0.1, 0.1, 0.1, 0.1, 0.1, 0.95, 0.6, 0.95]) == 5


def test_a_sure_sentence_of_the_article_ends_the_stretch() -> None:
    assert ending([0.1, 0.1, 0.95, 0.02, 0.1, 0.1, 0.95]) == 6


def test_doubtful_lines_are_not_cut() -> None:
    assert ending([0.1, 0.1, 0.1, 0.6, 0.6]) == 5
    assert ending([0.1, 0.1, 0.1, 0.75]) == 4


def test_a_stretch_without_a_sentence_is_left_to_the_thresholds() -> None:
    assert ending([0.1, 0.1, 0.99, 0.99], short=(2, 3)) == 4


def test_a_short_line_of_the_article_is_no_beginning() -> None:
    assert ending([0.1, 0.1, 0.1, 0.4, 0.95, 0.95], short=(3,)) == 4


@pytest.mark.parametrize(("share", "kept"), [(0.92, True), (0.995, False)])
def test_a_short_closing_sentence_goes_only_if_it_is_sure(share: float, kept: bool) -> None:
    assert (ending([0.1, 0.1, 0.1, share], brief=(3,)) == 4) is kept


def test_not_half_of_the_sentences_are_cut() -> None:
    assert MOST_CUT == 0.4
    assert ending([0.1, 0.1, 0.1, 0.95, 0.95]) == 3
    assert ending([0.1, 0.1, 0.95, 0.95]) == 4


def test_strictness_moves_the_caution() -> None:
    assert CAUTION["safe"] > CAUTION["balanced"] > CAUTION["strict"]
    doubtful = [0.1, 0.1, 0.1, 0.65, 0.8]
    assert ending(doubtful, strictness="strict") == 3
    assert ending([0.1, 0.1, 0.1, 0.8, 0.8], strictness="safe") == 5


def test_nothing_is_cut_where_there_is_no_sentence() -> None:
    assert ending([0.99, 0.99], short=(0, 1)) == 2
    assert ending([]) == 0


def beginning(shares: list[float], short: tuple[int, ...] = ()) -> int:
    """`find_beginning` of long lines with these probabilities; `short` lines are no sentences."""
    sentences = ~np.isin(np.arange(len(shares)), short)
    return find_beginning(
        np.array([margin_of(share) for share in shares]), sentences, sentences, int(sentences.sum()), "balanced"
    )


def test_sure_lines_above_the_article_are_cut() -> None:
    assert beginning([0.95, 0.95, 0.1, 0.1, 0.1]) == 2
    assert beginning([0.95, 0.4, 0.1, 0.1, 0.1], short=(1,)) == 1


def test_above_the_article_more_proof_is_needed_than_below_it() -> None:
    assert all(CAUTION_ABOVE[strictness] > CAUTION[strictness] for strictness in CAUTION)
    assert beginning([0.8, 0.7, 0.1, 0.1, 0.1]) == 0
    assert ending([0.1, 0.1, 0.1, 0.7, 0.8]) == 3


def test_two_sure_sentences_of_the_article_end_the_search() -> None:
    margins = np.array([margin_of(share) for share in (0.02, 0.02, 0.9)])
    assert far_enough(margins, np.array([True, True, True]))
    assert not far_enough(margins, np.array([True, False, True]))
