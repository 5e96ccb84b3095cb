"""Names of classes are read in any letter case; the quick way finds what the other does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.metadata.authors import elements
from pipeline.metadata.date import markup
from pipeline.metadata.field.any_case import AnyCase
from pipeline.metadata.title import find, page

ALL = [
    value for module in (elements, markup, find, page) for value in vars(module).values() if isinstance(value, AnyCase)
]
PARTS = st.sampled_from([
    "Post", "AUTHOR", "by", "Line", "biO", "Bio", "K", "ſ", "İ", "ı", "Überschrift", "ÜBERSCHRIFT", "deck", "DEK", "Title",
    "sub", "meta", "Data", "info", "entry", "-", "_", " ", "s", "é", "1",
])  # fmt: skip


@given(st.lists(PARTS, max_size=8).map("".join))
def test_both_ways_find_the_same(names: str) -> None:
    assert [one.is_in(names) for one in ALL] == [one.pattern.search(names) is not None for one in ALL]


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.pattern.pattern[4:24])
def test_an_expression_is_in_lower_case(one: AnyCase) -> None:
    assert one.pattern.pattern == one.pattern.pattern.lower()


def test_there_are_some() -> None:
    assert len(ALL) == 7
