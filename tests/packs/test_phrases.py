"""Every phrase's examples match it, its counterexamples match nothing."""

from __future__ import annotations

import pytest

from pipeline.packs import load_ruleset
from pipeline.packs.phrases import Phrase

RULES = load_ruleset()


@pytest.mark.parametrize("phrase", RULES.phrases, ids=lambda p: p.rule)
def test_examples_match_and_counterexamples_do_not(phrase: Phrase) -> None:
    for line in phrase.examples:
        found = RULES.book.match(line)
        assert found is not None, f"{phrase.rule} does not match its example {line!r}"
        assert found.reason is phrase.reason, f"{line!r} is taken by {found.rule} as {found.reason}"
    for line in phrase.counterexamples:
        found = RULES.book.match(line)
        assert found is None, f"{line!r}, a counterexample of {phrase.rule}, is taken by {found.rule}"
