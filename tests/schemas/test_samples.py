"""Everything that the shipped samples become satisfies its schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from lab.bench.corpus import read_folder
from pipeline import RawDocument, load_ruleset, process
from pipeline.schema import MODELS, schema

SAMPLES = read_folder(Path(__file__).parents[2] / "raw")
RULESET = load_ruleset()
VALIDATORS = {name: Draft202012Validator(schema(name)) for name in MODELS}


@pytest.mark.parametrize("raw", SAMPLES, ids=lambda raw: raw.uri)
def test_a_sample_s_record_and_audit_satisfy_their_schemas(raw: RawDocument) -> None:
    outcome = process(raw, RULESET)
    kind = "article" if outcome.is_article else "quarantine"
    VALIDATORS[kind].validate(json.loads(outcome.record.model_dump_json()))
    assert outcome.record.source.uri == raw.uri
    if outcome.audit is not None:
        VALIDATORS["audit"].validate(json.loads(outcome.audit.model_dump_json()))


def test_there_are_samples_of_both_kinds() -> None:
    assert {raw.kind for raw in SAMPLES} == {"html", "text"}
    assert len(SAMPLES) >= 16
