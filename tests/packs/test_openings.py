"""With which characters a match of a regular expression can begin."""

from __future__ import annotations

import re

import pytest

from pipeline import load_ruleset
from pipeline.packs.normal import normalise
from pipeline.packs.openings import first_characters, required_text, required_word


@pytest.mark.parametrize(
    ("expression", "first"),
    [
        ("more stories", "m"),
        ("(?:please )?(?:turn|switch) off", "pts"),
        ("(?:a|b(?:c|d))?e", "abe"),
        ("a?b?c", "abc"),
        (r"\(?reporting", "(r"),
        (r"one [|)\]] two|three", "ot"),
        ("©.{0,160}", "©"),
        (r"[(\[【]?(?:editor|edit)", "([【e"),
        ("[a-c]d", None),
        ("[^a]d", None),
        ("((a))", None),
        (".{0,80}newsletter", None),
        (r"[\w-]{2,40} is", None),
        (r"\d+ people", None),
        ("a*b", None),
        ("a{0,2}b", None),
        ("a?", None),
        ("", None),
    ],
)
def test_the_first_characters(expression: str, first: str | None) -> None:
    assert first_characters(expression) == (None if first is None else frozenset(first))


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (".{0,80}for (?:the|our) [\\w-]*newsletter (?:now)?", "newsletter "),
        (r"(?:we|[\w ]{2,30}) may (?:an )?earn", " may "),
        (r"abc+ de?f\.gh {2}", "ab"),
        (r"[abc]\w\d", ""),
        ("a|b", ""),
    ],
)
def test_what_every_match_holds(expression: str, text: str) -> None:
    assert required_text(expression) == text


@pytest.mark.parametrize(
    ("expression", "word"),
    [
        (r".{0,60}\bkopiert\b.{0,80}", "kopiert"),
        (r".{0,60}\bthe first month\b.{0,80}", "first"),
        (r".{0,60}first month\b.{0,80}", "month"),  # the other may end a longer word
        (r".{0,60}\bfirst month.{0,80}", "first"),
        (r"[\w ]{2,40} is on the radio", "the"),
        (r"(?:.{0,40}\b)?forbidden to copy.{0,80}", "forbidden"),
        (r"a(?:.{0,40}\b)?forbidden to.{0,80}", ""),
        (r".{0,80}newsletter ", ""),
        (r"(?:\bcopied\b.)?.{0,60}copied", ""),  # the word of the group may be missing
        (r"\w+", ""),
    ],
)
def test_the_whole_word_that_every_match_holds(expression: str, word: str) -> None:
    assert required_word(expression) == word


def test_a_phrase_is_found_by_its_first_character_as_by_all_patterns() -> None:
    book = load_ruleset().book
    found = 0
    for phrase in {phrase.id: phrase for phrase in book.pattern_phrases}.values():
        for text in (*phrase.examples, *phrase.counterexamples):
            normal = normalise(text)
            pairs = zip(book.expressions, book.pattern_phrases, strict=True)
            expected = next((owner for expression, owner in pairs if re.fullmatch(expression, normal)), None)
            assert book.find_pattern(normal) is expected, text
            found += expected is not None
    assert found > 20
