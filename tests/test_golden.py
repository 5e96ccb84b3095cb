"""Every golden gives its expected record, field by field."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.reasons import Reason
from pipeline.model.record import ArticleRecord
from tests.golden import corpus

CASES = [(golden, field) for golden in corpus.goldens() for field in golden.expected]


@pytest.mark.parametrize(("golden", "field"), CASES, ids=[f"{golden.slug}:{field}" for golden, field in CASES])
def test_field(golden: corpus.Golden, field: str) -> None:
    assert corpus.observed(golden.slug).get(field) == golden.expected[field]


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


def test_the_corpus_covers_every_reason_and_language() -> None:
    articles = [golden.expected for golden in corpus.everything() if golden.expected["outcome"] == "article"]
    reasons = {reason for expected in articles for _, reason in expected["removed"]}
    # Lines of one outlet's memory need a corpus of that outlet; no single document can show them.
    assert set(Reason) - reasons == {Reason.SITE_BOILERPLATE}
    assert set(corpus.ruleset().languages) <= {expected["language"] for expected in articles}
    dumps = [golden for golden in corpus.everything() if ".txt" in golden.source.name]
    assert len(dumps) >= 60


@pytest.mark.parametrize("sample", sorted(corpus.RAW.rglob("*")), ids=lambda path: path.name)
def test_every_sample_is_a_golden(sample: Path) -> None:
    if sample.is_file() and not sample.name.endswith((".meta.json", ".jsonl")):
        assert [golden.slug for golden in corpus.everything() if golden.source == sample], sample
