"""The exports read with the tools they are for."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
import zstandard

import pipeline
from pipeline.exports import EXPORTS
from pipeline.exports.newest import version
from pipeline.exports.parquet import ROWS_AT_ONCE, typed_schema
from pipeline.exports.selection import ALL_COLUMNS
from pipeline.exports.typed import typed_row
from pipeline.model.record import ArticleRecord
from tests.flows.drive import article

# More than any reader looks at to guess a type.
LATE = 30_000


@pytest.fixture(scope="module")
def record() -> ArticleRecord:
    text = article("Ada Brook", 'Bridge, "old" one, to be rebuilt')
    raw = pipeline.RawDocument("a.txt", "text", "text/plain", text.encode())
    found = pipeline.process(raw, pipeline.load_ruleset()).record
    assert isinstance(found, ArticleRecord)
    return found


@pytest.fixture(scope="module")
def many(record: ArticleRecord) -> list[ArticleRecord]:
    """Records of which only the last gives a subtitle, a tag, a note on access."""
    short = record.model_copy(
        update={"provenance": [], "paragraphs": ["One."], "text": "One.", "char_count": 4, "word_count": 1}
    )
    last = {"subtitle": "Late", "is_accessible_for_free": True, "tags": ["late"]}
    full = short.model_copy(update=last)
    bare = short.model_copy(update={"subtitle": None, "is_accessible_for_free": None, "tags": []})
    return [bare] * LATE + [full]


def write(name: str, records: Iterable[ArticleRecord], place: Path) -> Path:
    EXPORTS[name].write(records, place)
    return place


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_json_lines_are_the_records(suffix: str, record: ArticleRecord, tmp_path: Path) -> None:
    place = write("jsonl", [record, record], tmp_path / f"out.jsonl{suffix}")
    unpack = {"": bytes, ".gz": gzip.decompress, ".zst": lambda b: zstandard.ZstdDecompressor().stream_reader(b).read()}
    lines = unpack[suffix](place.read_bytes()).splitlines()
    assert [json.loads(line) for line in lines] == [record.model_dump(mode="json")] * 2
    assert list(pipeline.read_records(place)) == [record, record]


def test_parquet_is_typed_by_the_model_and_not_by_what_comes_first(many: list[ArticleRecord], tmp_path: Path) -> None:
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(write("parquet", many, tmp_path / "out.parquet"))
    assert table.schema.equals(typed_schema())
    assert table.schema.metadata[b"schema"].endswith(b"article.json")
    assert table.num_rows == LATE + 1 > 3 * ROWS_AT_ONCE
    assert table.column("subtitle").null_count == LATE
    assert table.slice(LATE).to_pylist() == [typed_row(many[-1], ALL_COLUMNS)]


def test_a_duckdb_table_is_typed_and_described(many: list[ArticleRecord], tmp_path: Path) -> None:
    import duckdb

    place = write("duckdb", many, tmp_path / "out.duckdb")
    with duckdb.connect(str(place), read_only=True) as database:
        columns = dict(
            database.execute("SELECT column_name, data_type FROM duckdb_columns() WHERE NOT internal").fetchall()
        )
        assert list(columns) == list(ArticleRecord.model_fields)
        assert (columns["subtitle"], columns["is_accessible_for_free"]) == ("VARCHAR", "BOOLEAN")
        assert columns["paragraphs"] == "VARCHAR[]"
        assert columns["removed"].startswith("STRUCT(reason VARCHAR")
        late = database.execute("SELECT subtitle, is_accessible_for_free FROM articles WHERE subtitle IS NOT NULL")
        assert late.fetchall() == [("Late", True)]
        assert database.execute("SELECT count(*) FROM articles").fetchone() == (LATE + 1,)
        comments = database.execute(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'articles' AND column_name = 'id'"
        ).fetchall()
        assert comments == [(ArticleRecord.model_fields["id"].description,)]


def test_a_table_of_text_has_every_value(record: ArticleRecord, tmp_path: Path) -> None:
    place = write("csv", [record], tmp_path / "out.csv.gz")
    (row,) = csv.DictReader(io.StringIO(gzip.decompress(place.read_bytes()).decode("utf-8"), newline=""))
    assert list(row) == list(ArticleRecord.model_fields)
    for name, value in record.model_dump(mode="json").items():
        if isinstance(value, list | dict):
            assert json.loads(row[name]) == value
        elif isinstance(value, bool):
            assert row[name] == str(value).lower()
        else:
            assert row[name] == ("" if value is None else str(value))


def test_bulk_lines_are_an_action_and_the_record(record: ArticleRecord, tmp_path: Path) -> None:
    lines = write("es-bulk", [record, record], tmp_path / "out").read_bytes().split(b"\n")
    assert lines.pop() == b""  # the bulk API asks for an end of line after the last
    assert [json.loads(line) for line in lines[::2]] == [
        {"index": {"_id": record.id, "version": version(record), "version_type": "external_gte"}}
    ] * 2
    assert [json.loads(line) for line in lines[1::2]] == [record.model_dump(mode="json")] * 2
