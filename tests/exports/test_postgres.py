"""A table in PostgreSQL: typed, one row per article, the same rows left alone, and nobody else's table touched."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest

from pipeline.errors import EnvironmentFault, UsageError
from pipeline.exports import Selection, export
from pipeline.exports.postgres import write_table
from tests.exports.captures import capture_twice
from tests.exports.records import BARE, FULL
from tests.flows.drive import ingest

pytestmark = pytest.mark.postgres


@pytest.fixture
def address(postgres: str) -> str:
    with psycopg.connect(postgres) as session:
        session.execute("DROP SCHEMA IF EXISTS newswinnow CASCADE")
    return postgres


def test_three_nights_and_one_row_per_article(address: str, tmp_path: Path) -> None:
    capture_twice(tmp_path / "raw")
    (tmp_path / "raw/a-tuesday.html").rename(tmp_path / "tuesday")
    counts = []
    with psycopg.connect(address, autocommit=True) as reader:
        for night in range(3):
            if night == 1:
                (tmp_path / "tuesday").rename(tmp_path / "raw/a-tuesday.html")
            if night == 2:
                (tmp_path / "raw/m-other.html").unlink()
            ingest(tmp_path / "raw", tmp_path / "clean")
            export(tmp_path / "clean", address, selection=Selection(with_gone=False))
            if not night:
                reader.execute("CREATE VIEW headlines AS SELECT title FROM newswinnow.articles")
            rows = reader.execute(
                "SELECT title, text LIKE '%CORRECTED%' FROM newswinnow.articles ORDER BY 1"
            ).fetchall()
            counts.append(rows)
        assert reader.execute("SELECT count(*) FROM headlines").fetchone() == (1,)
    slipway = "Slipway to be mended"
    assert counts == [
        [("Choir sings again", False), (slipway, False)], [("Choir sings again", False), (slipway, True)], [(slipway, True)],
    ]  # fmt: skip


def test_types_keys_and_descriptions(address: str) -> None:
    nul = BARE.model_copy(update={"title": "A\0B"})
    write_table([FULL, nul], address)
    with psycopg.connect(address) as session:
        row = session.execute(
            "SELECT date_published, datetime_published, authors, source->>'uri', word_count FROM newswinnow.articles"
            " WHERE id = %s", (FULL.id,),
        ).fetchone()  # fmt: skip
        said = session.execute("SELECT title FROM newswinnow.articles WHERE id = %s", (BARE.id,)).fetchone()
        note = session.execute("SELECT col_description('newswinnow.articles'::regclass, 2)").fetchone()
    assert row == (
        date(2023, 9, 21), datetime(2023, 9, 21, 6, 30, tzinfo=UTC), FULL.authors, FULL.source.uri, FULL.word_count,
    )  # fmt: skip
    assert said == ("A\ufffdB",)
    assert note is not None and "UUIDv5" in note[0]


def test_what_is_the_same_is_not_written_again(address: str) -> None:
    write_table([FULL, BARE], address)
    with psycopg.connect(address, autocommit=True) as session:
        before = dict(session.execute("SELECT id, xmin::text FROM newswinnow.articles").fetchall())
        write_table([FULL, BARE.model_copy(update={"title": "Another"})], address)
        after = dict(session.execute("SELECT id, xmin::text FROM newswinnow.articles").fetchall())
        assert before[FULL.id] == after[FULL.id]
        assert before[BARE.id] != after[BARE.id]
        write_table([FULL], address, columns=("id", "title"))
        assert session.execute("SELECT * FROM newswinnow.articles").fetchall() == [(FULL.id, FULL.title)]


def test_a_failure_leaves_the_table_as_it_was(address: str) -> None:
    def breaks() -> object:
        yield BARE
        raise UsageError("broken on purpose")

    write_table([FULL], address)
    with pytest.raises(UsageError, match="on purpose"):
        write_table(breaks(), address)  # type: ignore[arg-type]
    with psycopg.connect(address) as session:
        assert session.execute("SELECT id FROM newswinnow.articles").fetchall() == [(FULL.id,)]


def test_the_table_of_somebody_else_stays(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as session:
        session.execute("CREATE SCHEMA IF NOT EXISTS theirs")
        session.execute("DROP TABLE IF EXISTS theirs.articles")
        session.execute("CREATE TABLE theirs.articles (id text)")
        with pytest.raises(UsageError, match="was not made by an export"):
            write_table([FULL], address, schema="theirs")
        assert session.execute("SELECT count(*) FROM theirs.articles").fetchone() == (0,)


def test_no_server_is_said_without_the_password() -> None:
    with pytest.raises(EnvironmentFault, match="cannot be written") as fault:
        write_table([FULL], "postgresql://me:hidden@127.0.0.1:1/news")
    assert "hidden" not in str(fault.value)
    with pytest.raises(UsageError, match="needs the column id"):
        write_table([FULL], "postgresql://127.0.0.1:1/news", columns=("text",))
