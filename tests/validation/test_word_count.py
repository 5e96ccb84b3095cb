"""Words are counted in one of two ways; both count the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.record import _WORD, count_words


@given(st.text(st.sampled_from("aZ9é_ '’-–—“”‘….,\u00a0海ラв\n")))
def test_typography_changes_no_count(text: str) -> None:
    assert count_words(text) == len(_WORD.findall(text))


@given(st.text(st.sampled_from("aé9ª²_ '’-–€‚×\n")))
def test_words_of_latin_letters_are_counted_byte_by_byte_as_by_the_pattern(text: str) -> None:
    assert count_words(text) == len(_WORD.findall(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry’s crew – all well-known – said “no”…", 7),
        ("It's a two-day trip: 3.5 hours each.", 8),
        ("O’Neill’s snake_case", 3),
        ("三月の海 and sea", 6),
        ("x-y-z or a--b, -c- d'", 6),
        ("", 0),
    ],
)
def test_words_are_counted_as_a_reader_would(text: str, words: int) -> None:
    assert count_words(text) == words
