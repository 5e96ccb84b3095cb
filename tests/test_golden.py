"""Every golden gives its expected record, field by field."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.reasons import Reason
from pipeline.model.record import ArticleRecord
from tests.golden import corpus


@pytest.mark.parametrize("golden", corpus.goldens(), ids=lambda golden: golden.slug)
def test_every_field(golden: corpus.Golden) -> None:
    assert golden.expected
    observed = corpus.observed(golden.slug)
    assert {field: observed.get(field) for field in golden.expected} == golden.expected


@pytest.mark.parametrize("golden", corpus.everything(), ids=lambda golden: golden.slug)
def test_expectation_is_whole(golden: corpus.Golden) -> None:
    expected = golden.expected
    assert golden.meta.get("about"), "meta.json says in one sentence what the golden shows"
    if expected["outcome"] == "article":
        assert set(expected) == {"outcome", *corpus.FIELDS}
        assert {reason for _, reason in expected["removed"]} <= set(Reason)
    else:
        assert set(expected) == {"outcome", "code", "stage"}
    assert (golden.folder / "expected.json").read_text("utf-8") == corpus.render(expected)


def test_every_field_is_compared_or_left_out_on_purpose() -> None:
    left_out = corpus.VOLATILE | corpus.DERIVED | corpus.OF_THE_RUN
    assert left_out <= set(ArticleRecord.model_fields)
    assert {*corpus.FIELDS} | left_out == set(ArticleRecord.model_fields)


# What cleaners get wrong: lists and short lines that are body, and prose that is not. `meta.json` names what a golden has.
TRAPS = frozenset(
    {
        "recipe",
        "standings",
        "nominees",
        "scores",
        "prices",
        "sub-headings",
        "quotations",
        "short final sentence",
        "related headlines in the body",
        "teasers in the body",
        "prose like a phrase",
        "comments like prose",
        "registration prompt",
        "embed",
        "biography behind the body",
    }
)


def test_the_corpus_covers_every_reason() -> None:
    articles = [golden.expected for golden in corpus.everything() if golden.expected["outcome"] == "article"]
    assert {reason for expected in articles for _, reason in expected["removed"]} == set(Reason)


def test_the_corpus_covers_every_trap() -> None:
    assert {trap for golden in corpus.everything() for trap in golden.meta.get("traps", [])} == TRAPS


def test_the_dumps_are_many_and_in_many_languages() -> None:
    dumps = [golden for golden in corpus.everything() if ".txt" in golden.source.name]
    assert len(dumps) >= 60
    assert len({golden.expected.get("language") for golden in dumps} - {None}) >= 12


def test_every_language_pack_is_exercised() -> None:
    """A golden in every language that has facts; of every language that has phrases, a phrase that took a line there."""
    articles = [golden for golden in corpus.everything() if golden.expected["outcome"] == "article"]
    assert set(corpus.ruleset().languages) <= {golden.expected["language"] for golden in articles}
    used = set()
    for golden in articles:
        audit = corpus.outcome(golden.slug).audit
        for block in audit.blocks if audit else []:
            rule, language = (block.rule or "").split("."), golden.expected["language"]
            if rule[0] == "phrase" and rule[1] in (language, "und"):
                used.add(rule[1])
    assert used == {phrase.language for phrase in corpus.ruleset().phrases}


@pytest.mark.parametrize("sample", sorted(corpus.RAW.rglob("*")), ids=lambda path: path.name)
def test_every_sample_is_a_golden(sample: Path) -> None:
    if sample.is_file() and not sample.name.endswith((".meta.json", ".jsonl")):
        assert [golden.slug for golden in corpus.everything() if golden.source == sample], sample
