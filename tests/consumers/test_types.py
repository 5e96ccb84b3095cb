"""Types hold in other people's tools: late values, TypeScript, schema.org."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.exports import EXPORTS
from pipeline.exports.schema_org import news_article
from pipeline.exports.selection import ALL_COLUMNS
from pipeline.exports.typed import typed_row
from pipeline.model.record import ArticleRecord
from pipeline.schema import MODELS
from tests.consumers.workshop import Workshop
from tests.exports.records import BARE, FULL

pytestmark = [pytest.mark.slow, pytest.mark.consumers, pytest.mark.xdist_group("consumers")]

LATE = 30_000


def rows() -> Iterator[ArticleRecord]:
    """Columns that are null for longer than any reader looks ahead, then a record with everything."""
    bare = BARE.model_copy(update={"paragraphs": ["One."], "text": "One.", "char_count": 4, "word_count": 1})
    for _ in range(LATE):
        yield bare
    yield FULL


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("late") / "articles.parquet"
    EXPORTS["parquet"].write(rows(), place)
    return place


def expected(name: str) -> object:
    return typed_row(FULL, [name])[name]


LATE_FIELDS = ("title", "datetime_published", "language_confidence", "is_accessible_for_free")


def test_pandas_reads_late_values_under_their_types(parquet: Path) -> None:
    import pandas as pd

    table = pd.read_parquet(parquet)
    assert len(table) == LATE + 1
    assert table["title"].isna().sum() == LATE
    assert table["language_confidence"].dtype == "float64"
    assert [table.iloc[-1][name] for name in LATE_FIELDS] == [expected(name) for name in LATE_FIELDS]
    assert list(table.iloc[-1]["authors"]) == FULL.authors


def test_polars_reads_late_values_under_their_types(parquet: Path) -> None:
    import polars as pl

    table = pl.read_parquet(parquet)
    assert table.schema["title"] == pl.String
    assert table.schema["is_accessible_for_free"] == pl.Boolean
    assert table.schema["date_published"] == pl.Date
    assert table.schema["datetime_published"] == pl.Datetime("us", "UTC")
    assert table.schema["tags"] == pl.List(pl.String)
    assert table.row(LATE, named=True) == typed_row(FULL, ALL_COLUMNS)


def test_duckdb_reads_late_values_under_their_types(tmp_path: Path) -> None:
    import duckdb

    EXPORTS["duckdb"].write(rows(), tmp_path / "articles.duckdb")
    with duckdb.connect(str(tmp_path / "articles.duckdb"), read_only=True) as database:
        names = ", ".join(LATE_FIELDS)
        found = database.execute(f"SELECT {names} FROM articles WHERE title IS NOT NULL").fetchall()
        assert found == [tuple(expected(name) for name in LATE_FIELDS)]
        day = database.execute("SELECT max(date_published) - DATE '2023-09-20' FROM articles").fetchone()
        assert day == (1,)


def test_datasets_reads_late_values_under_the_card_s_features(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    from datasets import Features, List, Value, load_dataset

    EXPORTS["hf-dataset"].write(rows(), tmp_path / "set")
    found = load_dataset(str(tmp_path / "set"), split="train", cache_dir=str(tmp_path / "cache"))
    assert isinstance(found.features, Features)
    assert found.features["title"] == Value("string")
    assert found.features["date_published"] == Value("date32")
    assert found.features["datetime_published"] == Value("timestamp[us, tz=UTC]")
    assert found.features["tags"] == List(Value("string"))
    assert found.features["removed"] == List(
        {"reason": Value("string"), "blocks": Value("int64"), "chars": Value("int64")}
    )
    assert list(found.features) == list(ArticleRecord.model_fields)
    assert found[LATE] == typed_row(FULL, ALL_COLUMNS)


def compile_typescript(node: Workshop, files: dict[str, str]) -> str:
    """What the compiler says of these files, each with its name in the folder; one call, since its start is what costs."""
    for name, source in files.items():
        (node.folder / name).write_text(source, "utf-8")
    argv = [node.folder / "node_modules/.bin/tsc", "--noEmit", "--strict", "--module", "nodenext", *files]
    return subprocess.run(argv, cwd=node.folder, capture_output=True, text=True, check=False).stdout


@pytest.fixture(scope="module")
def declared(node: Workshop) -> str:
    """The compiler's verdict on the example of every model as it is, and with three wrong types."""
    files = {}
    for name in MODELS:
        model = MODELS[name].__name__
        example = (node.folder / "docs/examples" / f"{name}.json").read_text("utf-8")
        head = f'import type {{ {model} }} from "./schemas/{name}.v1.js";\n'
        files[f"right_{name}.ts"] = f"{head}export const value: {model} = {example};\n"
        wrong = json.loads(example) | {"id": 3, "run_id": None, "schema_version": True}
        files[f"wrong_{name}.ts"] = f"{head}export const value: {model} = {json.dumps(wrong)};\n"
    return compile_typescript(node, files)


@pytest.mark.parametrize("name", MODELS)
def test_the_declarations_accept_what_the_schema_accepts(declared: str, name: str) -> None:
    assert f"right_{name}.ts" not in declared, declared
    refused = "\n".join(line for line in declared.splitlines() if line.startswith(f"wrong_{name}.ts("))
    assert "Type 'number' is not assignable to type 'string'" in refused or "'boolean'" in refused, declared


def test_news_articles_are_what_schema_org_s_types_allow(node: Workshop, records: list[ArticleRecord]) -> None:
    """schema-dts holds the vocabulary of schema.org as types, with the kinds of value that each property takes."""
    head = 'import type { NewsArticle, WithContext } from "schema-dts";\n'
    made = [news_article(record) for record in [FULL, BARE, *records]]
    articles = ",\n".join(json.dumps(article, ensure_ascii=False) for article in made)
    files = {"news.ts": f"{head}export const articles: WithContext<NewsArticle>[] = [{articles}];\n"}
    for number, broken in enumerate(
        ({"headlines": "x"}, {"author": [{"@type": "Journalist", "name": "x"}]}, {"wordCount": ["many"]})
    ):
        one = json.dumps(news_article(FULL) | broken)
        files[f"broken_{number}.ts"] = f"{head}export const a: WithContext<NewsArticle> = {one};\n"
    said = compile_typescript(node, files)
    assert {line.partition("(")[0] for line in said.splitlines() if not line.startswith(" ")} == files.keys() - {
        "news.ts"
    }, said
