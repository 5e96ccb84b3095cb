"""Records are read back from every form they are written in, and what cannot be read is named."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, Literal

import pytest
import zstandard
from jsonschema import Draft202012Validator

from pipeline import ArticleRecord, RawDocument, load_ruleset, process, read_records
from pipeline.errors import UsageError
from pipeline.ledger import DocumentResult, Ledger
from pipeline.model.outcome import Outcome
from pipeline.records import RecordUnreadable
from pipeline.schema import schema
from pipeline.sinks.registry import open_sink

DUMP = """Harbour bridge reopens after two years of repairs

12 March 2021

The bridge over the old harbour was opened to traffic again on Friday morning, two years after an inspection found cracks.
Engineers replaced forty of its steel beams, and the city council paid for most of the work out of its reserve fund.
"We are glad to have it back," said the head of the ferry company, whose boats had carried commuters across for free.
"""


@pytest.fixture(scope="module")
def record() -> ArticleRecord:
    outcome = process(RawDocument("harbour.txt", "text", "text/plain", DUMP.encode()), load_ruleset())
    assert isinstance(outcome.record, ArticleRecord)
    return outcome.record


def fields_of(record: ArticleRecord, **changes: Any) -> dict[str, Any]:
    return record.model_dump(mode="json") | changes


def test_a_record_satisfies_its_schema(record: ArticleRecord) -> None:
    Draft202012Validator(schema("article")).validate(json.loads(record.model_dump_json()))


def test_a_clean_folder_gives_its_articles_in_the_order_of_their_names(record: ArticleRecord, tmp_path: Path) -> None:
    for name in ("b", "a"):
        file = tmp_path / "articles" / name / "x.txt.json"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(fields_of(record, tags=[name])))
    (tmp_path / "quarantine").mkdir()
    (tmp_path / "quarantine" / "bad.txt.json").write_text("{}")
    (tmp_path / "articles" / ".half.json").write_text("{")
    assert [r.tags for r in read_records(tmp_path)] == [["a"], ["b"]]
    assert [r.tags for r in read_records(tmp_path / "articles" / "b")] == [["b"]]
    assert next(read_records(tmp_path / "articles" / "a" / "x.txt.json")).text == record.text


def test_shards_are_read_packed_or_not(record: ArticleRecord, tmp_path: Path) -> None:
    line = record.model_dump_json().encode() + b"\n"
    (tmp_path / "a.jsonl").write_bytes(line + b"\n" + line)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(line))
    (tmp_path / "c.jsonl.zst").write_bytes(zstandard.ZstdCompressor().compress(line) * 2)
    assert list(read_records(str(tmp_path))) == [record] * 5


def test_a_newer_minor_version_is_read_without_what_is_unknown(record: ArticleRecord, tmp_path: Path) -> None:
    newer = fields_of(
        record,
        schema_version="1.7.0",
        mood="calm",
        warnings=["no_title", "from_the_future"],
        removed=[{"reason": "horoscope", "blocks": 1, "chars": 3}, {"reason": "promo", "blocks": 1, "chars": 4}],
    )
    file = tmp_path / "new.json"
    file.write_text(json.dumps(newer))
    read = next(read_records(file))
    assert read.schema_version == "1.7.0"
    assert read.warnings == ["no_title"]
    assert [count.reason for count in read.removed] == ["promo"]
    assert read.paragraphs == record.paragraphs


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"schema_version": "2.0.0"}', r"schema version 2\.0\.0, and this newswinnow reads 1\.0\.0"),
        ('{"id": 3}', "no article record"),
        ("[1]", "no article record"),
        ('{"schema_version": "1.0.0", "id": ', "not JSON"),
        ('{"schema_version": "1.0.0"}', "Field required"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(content: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_text("\n" + content + "\n")
    with pytest.raises(RecordUnreadable, match=rf"records\.jsonl, line 2: .*{message}"):
        list(read_records(file))


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_of_a_document_in_several_shards_the_one_in_the_ledger_counts(
    form: Literal["jsonl", "parquet"], record: ArticleRecord, tmp_path: Path
) -> None:
    def shard(name: str, *outcomes: ArticleRecord) -> None:
        sink = open_sink(form, tmp_path, name)
        for outcome in outcomes:
            sink.put(outcome.source.uri, Outcome(outcome), None)
        sink.flush()

    def named(uri: str, text: str) -> ArticleRecord:
        source = record.source.model_copy(update={"uri": uri})
        return record.model_copy(update={"source": source, "tags": [text]})

    shard("run1-000001", named("a", "old"), named("b", "kept"), named("c", "quarantined since"))
    shard("run2-000001", named("a", "new"), named("d", "written, then the power failed"))
    rows = [("a", "article", "run2-000001"), ("b", "article", "run1-000001"), ("c", "quarantine", "run2-000001")]
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.commit([DocumentResult(u, "", "", o, shard=s) for u, o, s in rows], "", "0" * 64, "run2")  # type: ignore[arg-type]
    assert [(r.source.uri, r.tags) for r in read_records(tmp_path)] == [("b", ["kept"]), ("a", ["new"])]
    assert len(list(read_records(tmp_path / "articles"))) == 2


@pytest.mark.parametrize("name", ["cut.jsonl.gz", "cut.jsonl.zst"])
def test_a_shard_that_was_cut_off_is_named(name: str, record: ArticleRecord, tmp_path: Path) -> None:
    line = record.model_dump_json().encode()
    whole = gzip.compress(line) if name.endswith("gz") else zstandard.ZstdCompressor().compress(line)
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RecordUnreadable, match="cut"):
        list(read_records(tmp_path / name))


def test_a_wrong_path_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(UsageError, match="does not exist"):
        list(read_records(tmp_path / "nowhere"))
    with pytest.raises(RecordUnreadable, match="no file of records"):
        list(read_records(tmp_path / "notes.txt"))
