"""What an export leaves out, which columns it has, and under which types."""

from __future__ import annotations

import csv
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pyarrow.parquet
import pytest

import pipeline
from pipeline.errors import EnvironmentFault, UsageError
from pipeline.exports import EXPORTS, Selection, export
from pipeline.exports import xlsx as sheet
from pipeline.exports.csv_file import BYTE_ORDER_MARK
from pipeline.model.record import ArticleRecord
from tests.exports.captures import capture_twice
from tests.exports.records import BARE, FULL
from tests.flows.drive import ingest


def made(number: int, **fields: object) -> ArticleRecord:
    source = FULL.source.model_copy(update={"uri": f"{number}.txt"})
    links = {"duplicate_of": None, "near_duplicate_of": None}
    return FULL.model_copy(update={"id": f"00000000-0000-5000-8000-{number:012}", "source": source, **links, **fields})


def given(selection: Selection, records: list[ArticleRecord]) -> list[int]:
    return [int(record.source.uri.partition(".")[0]) for record in selection.of(records)]


def test_records_are_chosen_by_what_they_say() -> None:
    records = [
        made(1, language="en", date_published="2026-01-31", word_count=10),
        made(2, language="pt-BR", date_published="2026-02-01", word_count=100),
        made(3, language=None, date_published=None, word_count=1000),
        made(4, language="ptx", date_published="2026-03-01", word_count=0),
    ]
    assert given(Selection(), records) == [1, 2, 3, 4]
    assert given(Selection(languages=("pt", "EN")), records) == [1, 2]
    Selection(languages=("en", "pt-BR", "zh-Hans-CN", "es-419")).check()
    assert given(Selection(since="2026-02-01"), records) == [2, 4]
    assert given(Selection(since="20260201"), records) == [2, 4]
    assert given(Selection(min_words=100), records) == [2, 3]
    for selection, said in (
        (Selection(since="May"), "no day"),
        (Selection(columns=("titel",)), "no column 'titel'"),
        (Selection(languages=("en", "english")), "'english' is no language's tag"),
        (Selection(languages=("en de",)), "'en de' is no language's tag"),
    ):
        with pytest.raises(UsageError, match=said):
            selection.check()


def test_of_likes_one_is_given_and_no_text_is_lost() -> None:
    first, exact = made(1, date_published="2026-01-01"), made(2, duplicate_of=made(1).id, date_published="2026-02-01")
    near = made(3, near_duplicate_of=made(1).id, date_published="2026-02-02")
    chain = made(4, near_duplicate_of=near.id, date_published="2026-02-03")
    other = made(5, date_published="2026-02-04")
    records = [first, exact, near, chain, other]
    assert given(Selection(without_duplicates=True), records) == [1, 5]
    # The original is too old: one of its likes stands in.
    assert given(Selection(without_duplicates=True, since="2026-01-15"), records) == [5, 2]
    assert list(Selection(without_duplicates=True, since="2026-01-15").of(records))[1] == exact


COLUMNS = ("text", "id", "date_published", "authors")


@pytest.mark.parametrize("name", sorted(name for name, chosen in EXPORTS.items() if chosen.has_columns))
def test_every_table_has_the_columns_that_are_asked_for(name: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    EXPORTS[name].write([FULL, BARE], out, columns=COLUMNS)
    if name == "jsonl":
        assert [list(json.loads(line)) for line in out.read_text("utf-8").splitlines()] == [list(COLUMNS)] * 2
    elif name == "csv":
        assert next(csv.reader(out.open(encoding="utf-8"))) == list(COLUMNS)
    elif name == "sqlite":
        with closing(sqlite3.connect(out)) as database:
            assert [row[1] for row in database.execute("PRAGMA table_info(articles)")] == list(COLUMNS)
    elif name == "duckdb":
        import duckdb

        with duckdb.connect(str(out), read_only=True) as database:
            assert [column[0] for column in database.execute("FROM articles").description] == list(COLUMNS)
    elif name == "xlsx":
        assert rows_of(out)[0] == list(COLUMNS)
    else:
        path = out if name == "parquet" else out / "data/train-00001.parquet"
        assert pyarrow.parquet.read_schema(path).names == list(COLUMNS)
        assert name == "parquet" or "| `text` |" in (out / "README.md").read_text("utf-8")


def test_the_body_as_text_or_as_paragraphs() -> None:
    assert "paragraphs" not in Selection(body="text").columns_of()
    assert "text" not in Selection(body="paragraphs").columns_of()
    assert len(Selection().columns_of()) == len(ArticleRecord.model_fields)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("selection")
    capture_twice(folder / "raw")
    ingest(folder / "raw", folder / "clean")
    return folder / "clean"


@pytest.mark.parametrize(
    ("out", "options", "said"),
    [
        ("x.ndjson", {"name": "es-bulk", "selection": Selection(columns=("id",))}, "no columns to choose"),
        ("x.ndjson", {"name": "ninjs", "selection": Selection(body="text")}, "no columns to choose"),
        ("x.parquet", {"for_spreadsheets": True}, "Only CSV"),
        ("x.ndjson", {"name": "ninjs", "for_spreadsheets": True}, "Only CSV"),
        ("x.csv", {"selection": Selection(columns=("text",), body="paragraphs")}, "No column is left"),
        ("postgresql://127.0.0.1:1/x", {"name": "csv"}, "takes no format"),
    ],
)
def test_what_does_not_fit_is_said(
    out: str, options: dict[str, object], said: str, clean: Path, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=said):
        export(clean, out if "://" in out else tmp_path / out, **options)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_days_and_times_have_types_of_their_own_and_read_back(tmp_path: Path) -> None:
    import duckdb

    minute = FULL.model_copy(
        update={"date_published_precision": "minute", "datetime_published_local": "2023-09-21T07:30"}
    )
    fraction = FULL.model_copy(update={"datetime_published": "2023-09-21T06:30:00.25Z"})
    EXPORTS["parquet"].write([FULL, minute, fraction, BARE], tmp_path / "out.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "out.parquet")
    assert table.column("date_published")[0].as_py() == date(2023, 9, 21)
    assert table.column("datetime_published")[0].as_py() == datetime(2023, 9, 21, 6, 30, tzinfo=UTC)
    assert table.column("datetime_published_local")[0].as_py() == datetime.fromisoformat("2023-09-21T07:30")
    assert list(pipeline.read_records(tmp_path / "out.parquet")) == [FULL, minute, fraction, BARE]
    EXPORTS["duckdb"].write([FULL], tmp_path / "out.duckdb")
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as database:
        kinds = dict(
            database.execute("SELECT column_name, data_type FROM duckdb_columns() WHERE NOT internal").fetchall()
        )
        assert database.execute("SELECT date_published + 1 = DATE '2023-09-22' FROM articles").fetchone() == (True,)
    assert kinds["date_published"] == kinds["date_modified"] == "DATE"
    assert kinds["datetime_published"] == "TIMESTAMP WITH TIME ZONE"
    assert kinds["datetime_published_local"] == "TIMESTAMP"


TRAPS = ['=HYPERLINK("http://x.example")', "+1 for the bridge", "-5 degrees", "@mayor", "＝1", "\tTabbed", "Größe – é"]


def test_csv_for_spreadsheets_disarms_formulas_and_says_its_encoding(tmp_path: Path) -> None:
    records = [made(n, title=title, char_count=n + 1) for n, title in enumerate(TRAPS)]
    EXPORTS["csv"].write(records, tmp_path / "out.csv", columns=("title", "char_count"), for_spreadsheets=True)
    content = (tmp_path / "out.csv").read_text("utf-8")
    assert content.startswith(f"{BYTE_ORDER_MARK}title,char_count\n")
    rows = list(csv.DictReader((tmp_path / "out.csv").open(encoding="utf-8-sig", newline="")))
    assert [row["title"] for row in rows] == [f"'{title}" for title in TRAPS[:-1]] + TRAPS[-1:]
    assert rows[0]["char_count"] == "1"
    EXPORTS["csv"].write(records, tmp_path / "plain.csv", columns=("title",))
    assert [row["title"] for row in csv.DictReader((tmp_path / "plain.csv").open(newline=""))] == TRAPS


_NS = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def rows_of(path: Path) -> list[list[str]]:
    """The cells of the sheet as they are stored: texts, numbers; "" for an empty cell."""
    with zipfile.ZipFile(path) as book:
        root = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert not root.findall(".//s:f", _NS), "a formula"
    found = []
    for row in root.findall(".//s:row", _NS):
        cells = {"".join(filter(str.isalpha, c.get("r", ""))): "".join(c.itertext()) for c in row.findall("s:c", _NS)}
        found.append([cells.get(chr(ord("A") + place), "") for place in range(max(map(ord, cells)) - ord("A") + 1)])
    return found


def test_a_spreadsheet_of_ten_columns_holds_texts_numbers_and_days(tmp_path: Path) -> None:
    long = made(2, title="=1+1", text="x" * 40_000, authors=["Ada", "Ben"])
    EXPORTS["xlsx"].write([FULL, long], tmp_path / "out.xlsx")
    head, first, second = rows_of(tmp_path / "out.xlsx")
    assert head == list(sheet.COLUMNS)
    assert len(head) == 10
    assert first[0] == str((date(2023, 9, 21) - date(1899, 12, 30)).days)
    assert first[2] == FULL.title
    assert first[9] == FULL.text
    assert second[2] == "=1+1"
    assert second[4] == "Ada; Ben"
    assert len(second[9]) == sheet.CELL
    assert second[9].endswith(sheet.CUT)


def test_a_spreadsheet_says_when_it_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "ROWS", 1)
    with pytest.raises(UsageError, match="A sheet takes 1 rows"):
        EXPORTS["xlsx"].write([FULL, BARE], tmp_path / "out.xlsx")
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(EnvironmentFault, match="needs xlsxwriter"):
        EXPORTS["xlsx"].write([FULL], tmp_path / "out.xlsx")
