"""The index over the words of all languages answers as the languages do one by one."""

from __future__ import annotations

import random

import pytest

from pipeline import load_ruleset
from pipeline.packs.functions import FunctionPack, Role
from pipeline.packs.lexicon import Lexicon
from pipeline.packs.normal import normalise
from pipeline.packs.word_index import ACTS, LineWords, is_dense
from pipeline.packs.word_sums import unknown_words

ACTING = (Role.TOPIC, Role.ASK)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_ruleset().lexicon


def _line(lexicon: Lexicon, tokens: list[str]) -> LineWords:
    return lexicon.lines([tokens])[0]


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
        words = _line(lexicon, lexicon.tokens(line))
        for code in words.likely:
            senses = [word.sense for word in lexicon.words(words.tokens, code) if word.sense is not None]
            tells = any(sense.role is Role.NARRATIVE for sense in senses)
            acts = any(sense.role in ACTING for sense in senses)
            assert words.flags & ACTS or not acts, line
            assert lexicon.tells(words, code) is tells, (line, code)
            if lexicon.says_nothing(words, code):
                quiet += 1
                assert tells or not acts, (line, code)
    assert quiet > 100


def test_lines_are_weighed_together_as_one_by_one(lexicon: Lexicon, lines: list[str]) -> None:
    together = lexicon.lines([lexicon.tokens(line) for line in lines])
    likely = 0
    for line, words in zip(lines, together, strict=True):
        alone = _line(lexicon, lexicon.tokens(line))
        assert list(words.likely) == list(alone.likely), line
        assert words.flags == alone.flags
        likely += len(words.likely)
    assert likely > 1000
    assert lexicon.lines([]) == []
    assert list(_line(lexicon, []).likely) == []


def test_what_is_known_of_a_word_does_not_depend_on_what_was_asked_before(lexicon: Lexicon, lines: list[str]) -> None:
    ruleset = load_ruleset()
    fresh = Lexicon(ruleset.functions, {code: pack.function_words for code, pack in ruleset.languages.items()})
    for line in reversed(lines):
        tokens = lexicon.tokens(line)
        words, again = _line(lexicon, tokens), _line(fresh, tokens)
        assert list(words.likely) == list(again.likely), line
        assert [one and one.numbers for one in words.known] == [one and one.numbers for one in again.known], line


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
    assert list(_line(lexicon, ["zokte"]).likely[:3]) == []
    assert list(_line(lexicon, ["ladenzo", "lade"]).likely[:1]) == ["xx"]
    assert [word.sense and word.sense.role for word in lexicon.words(["ladenzo", "zokte", "lade"], "xx")] == [
        Role.ASK,
        Role.NARRATIVE,
    ]
    assert lexicon.says_nothing(_line(lexicon, ["ladenzo", "zokte"]), "xx")
    assert not lexicon.says_nothing(_line(lexicon, ["ladenzo"]), "xx")


def test_a_word_that_may_be_part_of_an_entry_of_several_words_does_not_silence_a_line() -> None:
    lexicon = Lexicon([FunctionPack("xx", narrative=("said",), topics={"comments": "all said | see saidi*"})], {})
    assert list(_line(lexicon, ["all", "said"]).likely[:1]) == ["xx"]
    assert not lexicon.says_nothing(_line(lexicon, ["all", "said"]), "xx")
    assert [word.text for word in lexicon.words(["all", "said"], "xx")] == ["all said"]


def test_equally_likely_languages_come_in_the_order_of_their_codes() -> None:
    packs = [FunctionPack(code, topics={"share": "zorb"}) for code in ("cc", "aa", "bb")]
    lexicon = Lexicon(packs, {"bb": ["und"]})
    assert list(_line(lexicon, ["zorb"]).likely[:3]) == ["aa", "bb", "cc"]
    assert list(_line(lexicon, ["zorb", "und"]).likely[:1]) == ["bb"]


def test_the_sums_of_a_line_are_those_of_its_words_one_by_one(lexicon: Lexicon, lines: list[str]) -> None:
    added = 0
    for line in lines:
        found = _line(lexicon, lexicon.tokens(line))
        for code in found.likely:
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
