"""Two captures of one address in the hands of other people's tools: one row, the newer text."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.exports import export
from tests.exports.captures import TITLES, capture_twice
from tests.flows.drive import ingest

pytestmark = [pytest.mark.slow, pytest.mark.consumers, pytest.mark.xdist_group("consumers")]

Rows = list[tuple[str, str]]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("captures")
    capture_twice(folder / "raw")
    ingest(folder / "raw", folder / "clean")
    return folder / "clean"


def with_pandas(out: Path) -> Rows:
    import pandas as pd

    table = pd.read_parquet(out)
    return list(zip(table["title"], table["text"], strict=True))


def with_pandas_from_csv(out: Path) -> Rows:
    import pandas as pd

    table = pd.read_csv(out)
    return list(zip(table["title"], table["text"], strict=True))


def with_polars(out: Path) -> Rows:
    import polars as pl

    return [(title, text) for title, text in pl.read_parquet(out).select("title", "text").iter_rows()]


def with_duckdb(out: Path) -> Rows:
    import duckdb

    with duckdb.connect(str(out), read_only=True) as database:
        return [(title, text) for title, text in database.execute("SELECT title, text FROM articles").fetchall()]


def with_sqlite(out: Path) -> Rows:
    with closing(sqlite3.connect(out)) as database:
        return database.execute("SELECT title, text FROM articles").fetchall()


def with_datasets(out: Path) -> Rows:
    from datasets import load_dataset

    found = load_dataset(str(out), split="train", cache_dir=str(out.parent / "cache"))
    return [(row["title"], row["text"]) for row in found]


def with_jq(out: Path) -> Rows:
    argv = ["jq", "-c", "[.title // .headline, .text // .articleBody]", str(out)]
    lines = subprocess.run(argv, capture_output=True, text=True, check=True).stdout.splitlines()
    return [(title, text) for title, text in map(json.loads, lines)]


@pytest.mark.parametrize(
    ("name", "read"),
    [("articles.parquet", with_pandas), ("articles.csv", with_pandas_from_csv), ("articles.parquet", with_polars),
     ("articles.duckdb", with_duckdb), ("articles.sqlite", with_sqlite), ("hf-dataset", with_datasets),
     ("articles.jsonl", with_jq), ("schema-org", with_jq)],
)  # fmt: skip
def test_one_row_with_the_newer_text(
    name: str, read: Callable[[Path], Rows], clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert export(clean, tmp_path / name, None if "." in name else name) == 2
    rows = dict(read(tmp_path / name))
    assert sorted(rows) == TITLES
    assert "CORRECTED" in rows["Slipway to be mended"]
