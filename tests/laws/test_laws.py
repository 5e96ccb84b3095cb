"""The laws that hold for one document (DESIGN: conservation, no invention, totality, idempotence, …)."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pipeline import ArticleRecord, RawDocument, Ruleset, process, trace
from pipeline.cleaning import clean
from pipeline.grammar.prose import is_sentence_like
from pipeline.model.audit import AuditRecord
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.reasons import Reason
from pipeline.packs.phrases import Phrase
from pipeline.schema import schema
from pipeline.segment import SegmentError, segment
from tests.laws.documents import (
    DOCUMENTS,
    HINTS,
    Made,
    article_lines,
    body,
    broken_pages,
    count_ink,
    dump,
    dumps,
    ink,
    pages,
)

VALIDATORS = {name: Draft202012Validator(schema(name)) for name in ("article", "audit", "quarantine")}


# 1. Conservation


@given(dumps())
def test_the_blocks_of_a_dump_hold_every_character(ruleset: Ruleset, raw: RawDocument) -> None:
    segmented = segment(raw)
    assert ink(raw.content.decode()) == ink(*(block.text for block in segmented.blocks))
    for block in segmented.blocks:
        assert segmented.text[block.start : block.end] == block.text


@given(pages())
def test_the_blocks_of_a_page_hold_every_visible_character(ruleset: Ruleset, made: Made) -> None:
    if not ink(*made.visible):
        return
    segmented = segment(made.raw)
    assert count_ink(*made.visible) == count_ink(*(block.text for block in segmented.blocks))


@given(DOCUMENTS)
def test_kept_and_removed_blocks_together_are_the_document(ruleset: Ruleset, raw: RawDocument) -> None:
    outcome = process(raw, ruleset)
    if not isinstance(outcome.record, ArticleRecord) or outcome.audit is None:
        return
    removed = [block.text for block in outcome.audit.blocks]
    assert count_ink(*outcome.record.paragraphs, *removed) == count_ink(segment(raw).text)
    assert sum(count.blocks for count in outcome.record.removed) == len(removed)
    assert sum(count.chars for count in outcome.record.removed) == sum(map(len, removed))


# 2. No invention


@given(DOCUMENTS)
def test_every_paragraph_stands_in_the_source(ruleset: Ruleset, raw: RawDocument) -> None:
    outcome = process(raw, ruleset)
    if isinstance(outcome.record, ArticleRecord):
        source = ink(segment(raw).text)
        for paragraph in outcome.record.paragraphs:
            assert ink(paragraph) in source


@given(DOCUMENTS)
def test_no_paragraph_is_empty_to_the_eye(ruleset: Ruleset, raw: RawDocument) -> None:
    for paragraph in body(process(raw, ruleset)) or []:
        assert any(c.isalnum() for c in paragraph), ascii(paragraph)


# 3. Totality


@given(
    st.binary(max_size=400),
    st.sampled_from(["html", "text"]),
    HINTS,
    st.none() | st.sampled_from(["latin-1", "x-none", "utf-16", "zlib"]),
)
def test_any_bytes_give_an_outcome(
    ruleset: Ruleset, content: bytes, kind: str, hints: object, charset: str | None
) -> None:
    raw = RawDocument("any", kind, "text/plain", content, charset, hints)  # type: ignore[arg-type]
    assert process(raw, ruleset).record.source.bytes == len(content)


@given(st.text(max_size=300).map(dump) | broken_pages(), HINTS)
def test_any_text_and_any_markup_give_an_outcome(ruleset: Ruleset, raw: RawDocument, hints: object) -> None:
    outcome = process(dataclasses.replace(raw, hints=hints), ruleset)  # type: ignore[type-var]
    assert isinstance(outcome.record, ArticleRecord | QuarantineRecord)
    if isinstance(outcome.record, QuarantineRecord):
        assert outcome.record.code != "record_invalid", outcome.record.details


# 4. Idempotence


@given(article_lines(odd=False))
def test_cleaning_a_cleaned_body_removes_nothing_more(ruleset: Ruleset, lines: list[str]) -> None:
    once = body(process(dump("\n\n".join(lines)), ruleset))
    if once is None:
        return
    again = clean(segment(dump("\n\n".join(once))), ruleset)
    assert [block.text for block, verdict in zip(again.blocks, again.verdicts, strict=True) if not verdict.keep] == []


# 5. Determinism (one process; across processes and workers: test_processes.py)


@given(st.lists(DOCUMENTS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_neither_order_nor_company_changes_an_outcome(
    ruleset: Ruleset, raws: list[RawDocument], random: object
) -> None:
    first = [process(raw, ruleset) for raw in raws]
    order = list(range(len(raws)))
    random.shuffle(order)  # type: ignore[attr-defined]
    again = {index: process(raws[index], ruleset) for index in order}
    for index, outcome in enumerate(first):
        assert again[index].record.model_dump_json() == outcome.record.model_dump_json()
        assert again[index].audit == outcome.audit


# 7. Round trip


@given(DOCUMENTS, HINTS)
def test_what_is_written_is_valid_and_reads_back_the_same(ruleset: Ruleset, raw: RawDocument, hints: object) -> None:
    outcome = process(dataclasses.replace(raw, hints=hints), ruleset)  # type: ignore[type-var]
    written = outcome.record.model_dump_json()
    name = "article" if outcome.is_article else "quarantine"
    VALIDATORS[name].validate(json.loads(written))
    assert type(outcome.record).model_validate_json(written) == outcome.record
    if outcome.audit is not None:
        written = outcome.audit.model_dump_json()
        VALIDATORS["audit"].validate(json.loads(written))
        assert AuditRecord.model_validate_json(written) == outcome.audit


# 8. Locality


NEW_LINE = "Ring the brass bell for tomorrow's tide table"


@pytest.fixture(scope="module")
def wider(ruleset: Ruleset) -> Ruleset:
    """The rules and one phrase more, compiled once for all examples."""
    phrase = Phrase(id="law.bell", language="en", reason=Reason.PROMO, texts=(NEW_LINE.lower(),))
    return dataclasses.replace(ruleset, phrases=(*ruleset.phrases, phrase))


@given(DOCUMENTS)
def test_a_new_phrase_touches_only_documents_that_have_the_line(
    ruleset: Ruleset, wider: Ruleset, raw: RawDocument
) -> None:
    assert process(raw, wider) == process(raw, ruleset)


@given(article_lines(odd=False), st.integers(1, 5))
def test_a_new_phrase_removes_its_line_and_no_prose(
    ruleset: Ruleset, wider: Ruleset, lines: list[str], place: int
) -> None:
    marked = [*lines[:place], NEW_LINE, *lines[place:]]
    cleaned = trace(dump("\n\n".join(marked)), wider).cleaned
    (verdict,) = (v for b, v in zip(cleaned.blocks, cleaned.verdicts, strict=True) if b.text == NEW_LINE)
    assert (verdict.keep, verdict.reason, verdict.rule) == (False, Reason.PROMO, "phrase.en.law.bell")
    without = trace(dump("\n\n".join(lines)), ruleset).cleaned
    # Short lines beside the new one are judged by their neighbours, of which it is one; prose is not.
    kept, before = ([b.text for b in c.kept if is_sentence_like(b.text)] for c in (cleaned, without))
    assert kept == before


def test_a_document_that_cannot_be_cut_is_quarantined_with_the_segmenter_s_code(ruleset: Ruleset) -> None:
    with pytest.raises(SegmentError) as caught:
        segment(dump(" \n"))
    record = process(dump(" \n"), ruleset).record
    assert isinstance(record, QuarantineRecord)
    assert record.code == caught.value.code
