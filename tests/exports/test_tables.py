"""Typed tables: SQLite, and the dataset folder with its card."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
import yaml

from pipeline.exports import EXPORTS, dataset_folder
from pipeline.exports.dataset_folder import card
from pipeline.exports.parquet import typed_schema
from pipeline.model.record import ArticleRecord
from tests.exports.records import BARE, FULL


def test_a_sqlite_table_holds_every_value_under_its_type(tmp_path: Path) -> None:
    EXPORTS["sqlite"].write([FULL, BARE], tmp_path / "out.sqlite")
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("SELECT * FROM articles ORDER BY rowid")]
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        columns = {row["name"]: row for row in database.execute("PRAGMA table_info(articles)")}
        indexes = {row["name"] for row in database.execute("PRAGMA index_list(articles)")}
    for record, row in zip([FULL, BARE], rows, strict=True):
        for name, value in record.model_dump(mode="json").items():
            assert (json.loads(row[name]) if isinstance(value, list | dict) else row[name]) == value, name
    kinds = {name: (row["type"], bool(row["notnull"])) for name, row in columns.items()}
    assert list(kinds) == list(ArticleRecord.model_fields)
    assert kinds["id"] == ("TEXT", True)
    assert kinds["title"] == ("TEXT", False)
    assert kinds["revision"] == ("INTEGER", True)
    assert kinds["language_confidence"] == ("REAL", False)
    assert kinds["is_accessible_for_free"] == ("INTEGER", False)
    assert kinds["authors"] == ("TEXT", True)
    assert indexes == {"sqlite_autoindex_articles_1", "articles_outlet_domain", "articles_date_published"}


def test_a_sqlite_table_refuses_a_value_of_another_type(tmp_path: Path) -> None:
    EXPORTS["sqlite"].write([FULL], tmp_path / "out.sqlite")
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute("UPDATE articles SET revision = 'first'")


def head(readme: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(readme.split("---\n")[1])
    return found


def test_a_dataset_folder_has_its_files_and_a_card_that_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dataset_folder, "ROWS_OF_A_FILE", 2)
    EXPORTS["hf-dataset"].write([FULL, BARE, FULL], tmp_path / "out")
    files = sorted(path.name for path in (tmp_path / "out" / "data").iterdir())
    assert files == ["train-00001.parquet", "train-00002.parquet"]
    tables = [pyarrow.parquet.read_table(tmp_path / "out" / "data" / name) for name in files]
    assert [table.num_rows for table in tables] == [2, 1]
    assert tables[0].schema.equals(typed_schema())
    readme = (tmp_path / "out" / "README.md").read_text("utf-8")
    assert head(readme)["configs"][0]["data_files"] == [{"split": "train", "path": "data/train-*.parquet"}]
    assert head(readme)["language"] == ["en"]
    assert "3 news articles" in readme
    for name in ArticleRecord.model_fields:
        assert f"| `{name}` | " in readme


def test_the_card_s_features_are_the_columns() -> None:
    found = head(card(typed_schema(), 5, Counter()))
    features = {feature["name"]: feature for feature in found["dataset_info"]["features"]}
    assert list(features) == list(ArticleRecord.model_fields)
    assert features["title"] == {"name": "title", "dtype": "string"}
    assert features["revision"] == {"name": "revision", "dtype": "int64"}
    assert features["language_confidence"]["dtype"] == "float64"
    assert features["is_accessible_for_free"]["dtype"] == "bool"
    assert features["paragraphs"] == {"name": "paragraphs", "list": "string"}
    assert features["removed"]["list"][1] == {"name": "blocks", "dtype": "int64"}
    assert features["source"]["struct"][0] == {"name": "uri", "dtype": "string"}
    assert "language" not in found


@pytest.mark.parametrize(
    ("count", "label"), [(0, "n<1K"), (999, "n<1K"), (1_000, "1K<n<10K"), (250_000, "100K<n<1M"), (5_000_000, "n>1M")]
)
def test_the_card_gives_the_size_by_the_hub_s_labels(count: int, label: str) -> None:
    assert head(card(typed_schema(), count, Counter()))["size_categories"] == [label]


def test_norwegian_is_no_negation() -> None:
    assert head(card(typed_schema(), 1, Counter({"no": 1, "de": 3})))["language"] == ["de", "no"]
    assert "de 3, no 1" in card(typed_schema(), 4, Counter({"no": 1, "de": 3}))
