"""The cheap look for a site's voice passes every line in which a language finds one."""

from __future__ import annotations

from pipeline import load_ruleset
from pipeline.packs.functions import UNSPACED, FunctionPack, Vocabulary, normal_entries, tokens_of
from pipeline.packs.lexicon import Lexicon
from pipeline.packs.normal import normalise
from pipeline.packs.voice_words import voice_pattern


def test_no_voice_is_overlooked() -> None:
    lexicon = load_ruleset().lexicon
    heard = silent = 0
    for pack in load_ruleset().functions:
        if pack.code not in lexicon.languages:
            continue
        speaking = [f"Aaa, {word.strip('*')} bbb." for word in (*pack.voice, *pack.polite)]
        told = [text for listed in pack.counterexamples.values() for text in listed.split("|")]
        for text in (*speaking, *told):
            tokens = lexicon.tokens(normalise(text))
            found = [code for code, language in lexicon.languages.items() if language.voice(text, tokens)]
            heard += bool(found)
            may = lexicon.may_speak(text, lexicon.lines([tokens])[0])
            silent += not may
            assert may or not found, (text, found)
    assert heard > 100
    assert silent > 20


def test_endings_are_heard() -> None:
    lexicon = Lexicon([FunctionPack("xx", voice=("*zor", "mo"))], {})
    for text, may in (("a bzor c", True), ("a zorb c", False), ("mo", True)):
        tokens = lexicon.tokens(text)
        assert lexicon.may_speak(text, lexicon.lines([tokens])[0]) is may, text
        assert bool(lexicon.languages["xx"].voice(text, tokens)) is may, text


def test_beginnings_and_openings_of_several_words_are_heard() -> None:
    packs = [FunctionPack("xx", voice=("zor*", "your own"), polite=("Thou",))]
    lexicon = Lexicon(packs, {})
    for text, may in (("a zorb b", True), ("your friend", True), ("and Thou", True), ("Thou and thou", False)):
        assert lexicon.may_speak(text, lexicon.lines([lexicon.tokens(text.lower())])[0]) is may, text


def test_words_that_are_single_tokens_are_heard_as_the_pattern_hears_them() -> None:
    single = 0
    for pack in load_ruleset().functions:
        language = Vocabulary(pack, ())
        words = [word.strip("*") for word in pack.voice]
        text = " ".join([*words, *(f"{word}x y{word} {word}-z" for word in words), *words])
        tokens = tokens_of(normalise(text))
        pattern = voice_pattern(normal_entries(pack.voice), UNSPACED)
        expected = pattern.findall(f" {' '.join(tokens)} ") if pattern else []
        assert language._heard(tokens) == expected, pack.code
        single += language._voice_words is not None
    assert single > 40
