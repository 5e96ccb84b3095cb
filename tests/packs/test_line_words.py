"""What the words of a line do in a language is told by bits; they say what the words come to when they are added up."""

from __future__ import annotations

import pytest

from pipeline.cleaning.functions import FunctionReader
from pipeline.packs import load_ruleset
from pipeline.packs.functions import entries
from pipeline.packs.lexicon import Lexicon
from pipeline.packs.normal import normalise
from pipeline.packs.remarks import HELPED, LIFE, MADE, TEXT, TRADE, Remarks, spaced
from pipeline.packs.word_sums import acts, opens, tells

RULES = load_ruleset()
TEXTS = [
    text
    for pack in RULES.functions
    for lines in (*pack.examples.values(), *pack.counterexamples.values())
    for text in entries(lines)
]


def test_bits_say_what_the_words_come_to() -> None:
    lexicon = RULES.lexicon
    quiet = 0
    for line in lexicon.lines([lexicon.tokens(normalise(text)) for text in TEXTS[::5]]):
        for code in lexicon.languages:
            total = lexicon._total(line, code)
            says_nothing = not opens(total) and (tells(total) or not acts(total))
            assert lexicon.says_nothing(line, code) == says_nothing, (line.tokens, code)
            quiet += says_nothing
    assert quiet > len(TEXTS)


@pytest.mark.parametrize("sentence", [False, True])
def test_no_line_that_does_something_is_passed_over(sentence: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [(text, normalise(text)) for text in TEXTS[::3]]
    quick = [FunctionReader(RULES).read(text, normal, sentence, "en") for text, normal in texts]
    monkeypatch.setattr(Lexicon, "says_nothing", lambda self, line, code: False)
    assert quick == [FunctionReader(RULES).read(text, normal, sentence, "en") for text, normal in texts]
    assert sum(reading is not None for reading in quick) > len(texts) // 10


def test_entries_stand_nowhere_but_where_a_line_may_have_one() -> None:
    lexicon = RULES.lexicon
    entered = 0
    for line in lexicon.lines([lexicon.tokens(normalise(text)) for text in TEXTS[::4]]):
        for code in (*line.likely, "en", "fi", "tr"):
            words = lexicon.words_of(line, code)
            assert words == lexicon.words(line.tokens, code), (line.tokens, code)
            entered += any(" " in word.text for word in words)
    assert entered > len(TEXTS) // 40


def test_the_lists_that_a_line_may_have_an_entry_of_are_none_too_few() -> None:
    for code in ("en", "es", "hu", "ar", "ja"):
        remarks = Remarks(RULES.languages[code])
        for text in TEXTS[::6]:
            tokens = RULES.lexicon.tokens(normalise(text))
            kinds, line = remarks.kinds(tokens), spaced(tokens)
            found = ((TRADE, remarks.trade), (LIFE, remarks.life), (MADE, remarks.made), (TEXT, remarks.text))
            assert all(kinds & kind for kind, find in found if find(line)), (code, text)
            assert kinds & HELPED or not remarks.helped(line), (code, text)
