"""Every phrase's examples match it, its counterexamples match nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.packs.phrases import Phrase, PhraseBook

RULES = load_ruleset()


def _faults(phrase: Phrase) -> Iterator[str]:
    for line in phrase.examples:
        found = RULES.book.match(line)
        if found is None:
            yield f"{phrase.rule} does not match its example {line!r}"
        elif found.reason is not phrase.reason:
            yield f"{line!r} is taken by {found.rule} as {found.reason}"
    for line in phrase.counterexamples:
        found = RULES.book.match(line)
        if found is not None:
            yield f"{line!r}, a counterexample of {phrase.rule}, is taken by {found.rule}"


@pytest.mark.parametrize("language", sorted({phrase.language for phrase in RULES.phrases}))
def test_examples_match_and_counterexamples_do_not(language: str) -> None:
    phrases = [phrase for phrase in RULES.phrases if phrase.language == language]
    assert any(phrase.examples for phrase in phrases)
    assert [fault for phrase in phrases for fault in _faults(phrase)] == []


def _book(match: str, text: str, **more: object) -> PhraseBook:
    phrase = Phrase("test", "en", Reason.PROMO, (text,), match=match, **more)  # type: ignore[arg-type]
    return PhraseBook.compile([phrase])


def test_a_phrase_within_a_line_stands_between_the_edges_of_words() -> None:
    book = _book("within", "to your inbox", max_chars=60)
    assert book.match("The week's stories, sent to your inbox on Fridays.")
    assert book.match("To your inbox!")
    assert book.match("Unto your inbox, and then to your inbox again")
    assert not book.match("Unto your inbox")
    assert not book.match("To your inboxes")
    assert not book.match("The week's stories, sent to your inbox on Fridays, and on Mondays, too")


def test_a_lead_may_stand_in_brackets() -> None:
    book = _book("line", "related", inline=True)
    assert book.match("[Related: Why the harbour froze]")
    assert not book.match("[Related to the harbour master, he says]")


def test_of_several_phrases_the_surest_counts() -> None:
    doubtful = Phrase("more", "en", Reason.PROMO, ("for more",), match="prefix", confidence=0.9)
    sure = Phrase("desk", "en", Reason.FOOTER, ("write to the desk",), match="suffix", confidence=0.96)
    found = PhraseBook.compile([doubtful, sure]).match("For more, write to the desk")
    assert found is sure
