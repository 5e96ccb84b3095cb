"""What stands between the chosen blocks and is of their make is chosen with them; how far down a choice may reach."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.segment.article.choose import BOUNDS, Article, best_set, bounded
from pipeline.segment.article.features import Shape
from pipeline.segment.article.gaps import (
    LISTING,
    PROSE_ALIKE,
    SENTENCE_ALIKE,
    SURE_LAST,
    drop_labels,
    fill_gaps,
    read_on,
)
from pipeline.segment.page.parse import parse
from pipeline.segment.page.walk import read_blocks

LONG = "The ferry to Brackwater leaves at six, and whoever misses it waits for the tide to come round again."
SHORT = "Lamps are common in schools."


def shape_of(body: str) -> Shape:
    return Shape(read_blocks(parse(f"<html><body>{body}</body></html>")[0]))


def filled(body: str, probability: list[float], chosen: list[bool]) -> list[bool]:
    blocks = np.array(chosen, np.bool_)
    fill_gaps(shape_of(body), np.array(probability), blocks)
    return blocks.tolist()


@pytest.mark.parametrize(
    ("between", "least"),
    [
        (f"<p class=a>{LONG}</p>", PROSE_ALIKE),
        (f"<p class=a><a href=/x>{SHORT}</a></p>", SENTENCE_ALIKE),
        ("<pre>for boat in harbour: boat.leave()</pre>", LISTING),
    ],
)
def test_what_belongs_by_its_make_is_chosen_from_a_probability_on(between: str, least: float) -> None:
    body = f"<div><p class=a>{LONG} One.</p>{between}<p class=a>{LONG} Two.</p></div>"
    assert filled(body, [0.9, least, 0.9], [True, False, True]) == [True, True, True]
    assert filled(body, [0.9, least * 0.9, 0.9], [True, False, True]) == [True, False, True]


@pytest.mark.parametrize(
    "between",
    [
        f"<p class=b>{LONG}</p>",  # of another make
        f"<p class=a><a href=/x>{LONG}</a></p>".replace(".</a>", "</a>"),  # all link, and no sentence
        "<p class=a>Lamps in schools</p>",  # no sentence
        f"<div><p class=a>{SHORT}</p></div>",  # in another element
    ],
)
def test_what_is_of_another_make_stays_out(between: str) -> None:
    body = f"<div><p class=a>{LONG} One.</p>{between}<p class=a>{LONG} Two.</p></div>"
    assert filled(body, [0.9, 0.4, 0.9], [True, False, True]) == [True, False, True]


def test_nothing_before_the_first_or_behind_the_last_block_is_a_gap() -> None:
    body = "<div>" + f"<p class=a>{LONG}</p>" * 4 + "</div>"
    assert filled(body, [0.4, 0.9, 0.9, 0.4], [False, True, True, False]) == [False, True, True, False]
    assert filled(body, [0.4, 0.9, 0.4, 0.4], [False, True, False, False]) == [False, True, False, False]


def test_a_choice_reaches_neither_too_low_nor_stops_too_high() -> None:
    low, high = BOUNDS
    words = np.full(4, 20.0)
    unsure = np.array([low + 0.01, 0.35, 0.34, 0.33])
    assert best_set(unsure, words).blocks.all()
    assert bounded(best_set(unsure, words), unsure).blocks.tolist() == [True, False, False, False]
    sure = np.array([0.99] * 9 + [high + 0.01, 0.1])
    words = np.full(len(sure), 20.0)
    assert best_set(sure, words).blocks.tolist() == [True] * 9 + [False] * 2
    assert bounded(best_set(sure, words), sure).blocks.tolist() == [True] * 10 + [False]


def test_a_choice_below_the_bounds_stands_where_nothing_reaches_them() -> None:
    unsure = np.array([0.3, 0.3, 0.05])
    article = Article(np.array([True, True, False]), 0.4)
    assert bounded(article, unsure).blocks.tolist() == [True, True, False]


LINKS = "<p><a href=/1>What a winter of ferries costs</a></p><p><a href=/2>The island without clocks</a></p>"


@pytest.mark.parametrize(
    ("box", "stays"),
    [
        (f"<div><span>Learn more</span>{LINKS}</div>", False),
        (f"<div><p>Learn more:</p>{LINKS}</div>", False),
        (f"<div><p>Already read?</p>{LINKS}</div>", False),
        (f"<div><p>He left at once.</p>{LINKS}</div>", True),  # a sentence
        (f"<div><p>{LONG}</p>{LINKS}</div>", True),
        (f"<div><p>Learn more</p>{LINKS}<p>Nobody knows.</p></div>", True),  # it leads to more than links
        (f"<p>Learn more</p>{LINKS}", True),  # no box
        (f"<div><div><p>Learn more</p></div>{LINKS}</div>", True),  # alone in its own
    ],
)
def test_a_label_of_links_that_are_left_out_goes_with_them(box: str, stays: bool) -> None:
    shape = shape_of(f"<div><p>{LONG} One.</p>{box}<p>{LONG} Two.</p></div>")
    blocks = np.array([shape.link_share[i] < 0.5 and "Nobody" not in t for i, t in enumerate(shape.table.texts)])
    drop_labels(shape, blocks)
    assert blocks[1] == stays
    assert blocks[[0, -1]].all()


@pytest.mark.parametrize(
    ("last", "behind", "below", "taken"),
    [
        (SURE_LAST, SENTENCE_ALIKE, f"<div class=b><div>{SHORT}</div></div>", True),
        (SURE_LAST - 0.1, SENTENCE_ALIKE, f"<div class=b><div>{SHORT}</div></div>", False),
        (SURE_LAST, SENTENCE_ALIKE - 0.1, f"<div class=b><div>{SHORT}</div></div>", False),
        (SURE_LAST, SENTENCE_ALIKE, f"<div class=c><p>{SHORT}</p></div>", False),  # of another make
        (SURE_LAST, SENTENCE_ALIKE, f"<div class=b><div><a href=/x>{SHORT}</a></div></div>", False),
        (SURE_LAST, SENTENCE_ALIKE, "<div class=b><div>Lamps in schools</div></div>", False),
    ],
)
def test_a_sentence_below_a_sure_last_block_is_read_on_to(last: float, behind: float, below: str, taken: bool) -> None:
    body = f"<div class=b><div>{LONG} One.</div></div><div class=b><div>{LONG} Two.</div></div>{below}"
    chosen = np.array([True, True, False])
    read_on(shape_of(body), np.array([0.9, last, behind]), chosen)
    assert chosen.tolist() == [True, True, taken]


@pytest.mark.parametrize(
    ("box", "below", "taken"),
    [
        ("<div class=related><span>See also</span><a href=/x>Harbour wall</a></div>", "<div class=c><p>{}</p></div>", True),
        ("<div class=x><a href=/x>Harbour wall is mended</a></div>", "<div class=c><p>{}</p></div>", True),
        ("<div class=related>See also</div>", "<div class=side><p>{}</p></div>", False),  # of another make
        ("<div class=related>See also</div>", "<main><section><div class=c><p>{}</p></div></section></main>", False),
        ("<div class=x>Somebody said something else.</div>", "<div class=c><p>{}</p></div>", False),  # no box
    ],
)  # fmt: skip
def test_the_text_goes_on_behind_a_box_in_the_next_container_of_its_make(box: str, below: str, taken: bool) -> None:
    body = f"<div class=c><p>{LONG} One.</p><p>{LONG} Two.</p></div>{box}{below.format(SHORT)}"
    chosen = np.array([True, True, False, False])
    read_on(shape_of(body), np.array([0.9, SURE_LAST, 0.02, SENTENCE_ALIKE]), chosen)
    assert chosen.tolist() == [True, True, False, taken]
