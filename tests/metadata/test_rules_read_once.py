"""What depends on the rule set alone is read once for it, and not for every document."""

from __future__ import annotations

from pipeline.grammar.vocabulary import vocabulary
from pipeline.metadata.authors.bare import date_labels
from tests.metadata.pages import RULESET


def test_date_labels_are_folded_once_for_a_rule_set() -> None:
    labels = date_labels(vocabulary(RULESET.languages))
    assert date_labels(vocabulary(RULESET.languages)) is labels


def test_date_labels_are_those_of_all_languages() -> None:
    labels = date_labels(vocabulary(RULESET.languages))
    assert {"son güncelleme", "published", "updated"} <= labels
    every = [label for pack in RULESET.languages.values() for label in (*pack.published_labels, *pack.modified_labels)]
    assert every and len(labels) <= len(every)
