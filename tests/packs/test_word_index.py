"""The index over the words of all languages answers as the languages do one by one."""

from __future__ import annotations

import random

import pytest

from pipeline import load_ruleset
from pipeline.packs.functions import FunctionPack, Role
from pipeline.packs.lexicon import Lexicon
from pipeline.packs.normal import normalise
from pipeline.packs.word_index import is_dense
from pipeline.packs.word_sums import unknown_words

ACTING = (Role.TOPIC, Role.ASK)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_ruleset().lexicon


@pytest.fixture(scope="module")
def lines(lexicon: Lexicon) -> list[str]:
    """Every example of the packs, and words of two languages mixed."""
    packs = load_ruleset().functions
    texts = [text for pack in packs for listed in (pack.examples, pack.counterexamples) for text in listed.values()]
    found = [normalise(entry) for text in texts for entry in text.split("|")]
    words = [word for language in lexicon.languages.values() for word in (*language.exact, *language.heads)]
    mixer = random.Random(7)  # noqa: S311 - the same mixture each time
    return found + [" ".join(mixer.choices(words, k=mixer.randint(1, 9))) for _ in range(400)]


def test_a_line_that_says_nothing_has_no_word_that_acts_or_tells_a_story_first(
    lexicon: Lexicon, lines: list[str]
) -> None:
    quiet = 0
    for line in lines:
        words = lexicon.line(lexicon.tokens(line))
        for code in lexicon.candidates(words, 3):
            senses = [word.sense for word in lexicon.words(words.tokens, code) if word.sense is not None]
            tells = any(sense.role is Role.NARRATIVE for sense in senses)
            acts = any(sense.role in ACTING for sense in senses)
            assert lexicon.acts(words) or not acts, line
            assert lexicon.tells(words, code) is tells, (line, code)
            if lexicon.says_nothing(words, code):
                quiet += 1
                assert tells or not acts, (line, code)
    assert quiet > 100


def test_a_line_is_asked_for_more_and_fewer_languages_in_any_order(lexicon: Lexicon, lines: list[str]) -> None:
    for line in lines[::7]:
        tokens = lexicon.tokens(line)
        three = lexicon.candidates(lexicon.line(tokens), 3)
        words = lexicon.line(tokens)
        assert lexicon.candidates(words, 1) == three[:1]
        assert lexicon.candidates(words, 3) == three
        assert lexicon.candidates(words, 2) == three[:2]


def test_a_word_does_in_the_index_what_it_does_in_its_language(lexicon: Lexicon, lines: list[str]) -> None:
    tokens = {token for line in lines for token in lexicon.tokens(line) if not is_dense(token)}
    for token in sorted(tokens):
        for code, language in lexicon.languages.items():
            expected = language.sense(token) or lexicon.common.sense(token)
            words = lexicon.words([token], code)
            if token not in language.several and words:
                assert words[0].sense == expected, (token, code)


def test_an_ending_proves_no_language_and_the_longest_beginning_and_ending_count() -> None:
    packs = [
        FunctionPack("xx", narrative=("*kte", "*okte"), ask=("lade", "laden*"), topics={"comments": "lad*"}),
        FunctionPack("yy", topics={"share": "ladenz*"}),
    ]
    lexicon = Lexicon(packs, {})
    assert lexicon.candidates(lexicon.line(["zokte"]), 3) == []
    assert lexicon.candidates(lexicon.line(["ladenzo", "lade"]), 1) == ["xx"]
    assert [word.sense and word.sense.role for word in lexicon.words(["ladenzo", "zokte", "lade"], "xx")] == [
        Role.ASK,
        Role.NARRATIVE,
    ]
    assert lexicon.says_nothing(lexicon.line(["ladenzo", "zokte"]), "xx")
    assert not lexicon.says_nothing(lexicon.line(["ladenzo"]), "xx")


def test_a_word_that_may_be_part_of_an_entry_of_several_words_does_not_silence_a_line() -> None:
    lexicon = Lexicon([FunctionPack("xx", narrative=("said",), topics={"comments": "all said | see saidi*"})], {})
    assert lexicon.candidates(lexicon.line(["all", "said"]), 1) == ["xx"]
    assert not lexicon.says_nothing(lexicon.line(["all", "said"]), "xx")
    assert [word.text for word in lexicon.words(["all", "said"], "xx")] == ["all said"]


def test_equally_likely_languages_come_in_the_order_of_their_codes() -> None:
    packs = [FunctionPack(code, topics={"share": "zorb"}) for code in ("cc", "aa", "bb")]
    lexicon = Lexicon(packs, {"bb": ["und"]})
    assert lexicon.candidates(lexicon.line(["zorb"]), 3) == ["aa", "bb", "cc"]
    assert lexicon.candidates(lexicon.line(["zorb", "und"]), 1) == ["bb"]


def test_the_sums_of_a_line_are_those_of_its_words_one_by_one(lexicon: Lexicon, lines: list[str]) -> None:
    added = 0
    for line in lines:
        found = lexicon.line(lexicon.tokens(line))
        for code in lexicon.candidates(found, 3):
            sums = lexicon.sums(found, code)
            if sums is None:
                continue
            words = lexicon.words(found.tokens, code)
            senses = [word.sense for word in words if word.sense is not None and word.text != "#"]
            if any(sense.role is Role.NARRATIVE for sense in senses):
                assert sums.narrative, (line, code)  # reading stops at the first of them
                continue
            added += 1
            assert sums.narrative == 0, (line, code)
            assert sums.words == len(words), (line, code)
            assert sums.acting == sum(sense.role in ACTING for sense in senses), (line, code)
            assert sums.prompts == sum(sense.role in ACTING and sense.prompts for sense in senses), (line, code)
            assert sums.weak == sum(sense.role is Role.WEAK for sense in senses), (line, code)
            assert sums.address == sum(sense.role is Role.ADDRESS for sense in senses), (line, code)
            unknown = [word.text for word in words if word.sense is None and word.text != "#"]
            assert sums.unknown == sum(map(unknown_words, unknown)), (line, code)
    assert added > 300
