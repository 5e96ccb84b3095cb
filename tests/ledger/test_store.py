"""The ledger: what is committed stays, what is in flight is in doubt, reading does not stand in the way of writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import EnvironmentFault
from pipeline.ledger import DocumentResult, Ledger

RULES = "f" * 64


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    return tmp_path / "ledger.sqlite" if request.param == "sqlite" else str(request.getfixturevalue("database"))


def result(uri: str, **values: object) -> DocumentResult:
    plain = DocumentResult(uri, "1:2", "d" * 64, "article", record_id="id", content_hash="c", metadata_hash="m")
    return replace(plain, **values)  # type: ignore[arg-type]


def test_what_was_committed_is_known_to_the_next_run_in_uri_order(place: Path | str) -> None:
    with Ledger(place) as ledger:
        ledger.commit([result("b"), result("a/b"), result("é"), result("a-b")], "", RULES, "run-1")
    with Ledger(place) as ledger:
        found = list(ledger.files())
        assert [known.uri for known in found] == sorted(["b", "a/b", "é", "a-b"])
        assert found[0].digest == "d" * 64
        assert ledger.find(["b", "nothing"]).keys() == {"b"}


def test_rows_are_read_as_they_were_while_others_are_written(place: Path | str) -> None:
    with Ledger(place) as ledger:
        ledger.commit([result(str(n)) for n in range(5)], "", RULES, "run-1")
        rows = ledger.files()
        first = next(rows)
        ledger.commit([result("2", stamp="9:9"), result("new")], "", RULES, "run-2")
        rest = list(rows)
        assert [known.uri for known in (first, *rest)] == ["0", "1", "2", "3", "4"]
        assert rest[1].stamp == "1:2"
        assert ledger.find(["2"])["2"].stamp == "9:9"


def test_a_failed_commit_changes_nothing(place: Path | str) -> None:
    with Ledger(place) as ledger:
        ledger.begin(["a", "b"])
        with pytest.raises(EnvironmentFault):
            ledger.commit([result("a"), result("b", revision=None)], "", RULES, "run-1")
        assert ledger.find(["a", "b"]) == {}
        assert ledger.in_flight() == ["a", "b"]
        ledger.commit([result("a"), result("b")], "", RULES, "run-1")
        assert ledger.in_flight() == []


def test_what_was_in_flight_is_in_doubt_but_keeps_its_revision(place: Path | str) -> None:
    with Ledger(place) as ledger:
        ledger.commit([result("a", revision=4), result("b")], "", RULES, "run-1")
        ledger.begin(["a"])
    with Ledger(place) as ledger:
        ledger.doubt(ledger.in_flight())
        ledger.recover(ledger.in_flight())
        known = ledger.find(["a", "b"])
        assert (known["a"].digest, known["a"].stamp, known["a"].revision, known["a"].content_hash) == ("", "", 4, "c")
        assert known["b"].digest == "d" * 64
        assert ledger.in_flight() == []


def test_changes_are_told_by_run(place: Path | str) -> None:
    with Ledger(place) as ledger:
        ledger.commit([result("a"), result("b"), result("c")], "", RULES, "run-1")
        ledger.commit([result("a", stamp="3:4"), result("b", content_hash="other")], "", RULES, "run-2")
        ledger.commit([result("c", outcome="quarantine", code="empty_input")], "", RULES, "run-3")
        assert [k.uri for k in ledger.changed_since("run-2")] == ["b", "c"]
        assert [k.uri for k in ledger.changed_since("run-3")] == ["c"]
        totals = ledger.totals()
        assert (totals.articles, totals.quarantined, totals.codes) == (2, 1, (("empty_input", 1),))


def test_gone_documents_are_counted_apart_and_come_back(place: Path | str) -> None:
    with Ledger(place) as ledger:
        ledger.commit([result("a"), result("b")], "", RULES, "run-1")
        ledger.mark_gone(["b"])
        assert (ledger.totals().articles, ledger.totals().gone) == (1, 1)
        assert not ledger.find(["b"])["b"].is_settled(RULES)
        ledger.commit([result("b")], "", RULES, "run-2")
        assert ledger.totals().gone == 0


def test_a_container_is_known_by_its_stamp_and_its_rules(place: Path | str) -> None:
    with Ledger(place) as ledger:
        ledger.commit([result("feed/a"), result("feed/b")], "feed", RULES, "run-1")
        assert ledger.container("feed") is None
        ledger.put_container("feed", "5:6", RULES)
        assert ledger.container("feed") == ("5:6", RULES, 2)
        ledger.commit([result("feed/a")], "feed", RULES, "run-2")
        assert ledger.unseen_members("feed", "run-2") == ["feed/b"]
        assert list(ledger.files()) == []


def test_marks_of_another_make_are_forgotten(place: Path | str, monkeypatch: pytest.MonkeyPatch) -> None:
    import pipeline.ledger.store as store_module

    with Ledger(place) as ledger:
        row = result("a", text_id="t" * 32, unsettled=("t" * 32,))
        ledger.commit([row], "", RULES, "run-1")
        ledger.duplicates.settle("run-1")
        assert ledger.find(["a"])["a"].is_settled(RULES)
    monkeypatch.setattr(store_module, "MARKS_VERSION", "another")
    for _ in range(2):
        with Ledger(place) as ledger:
            known = ledger.find(["a"])["a"]
            assert (known.text_id, known.content_hash, known.is_settled(RULES)) == ("", "c", False)
            assert not ledger.duplicates.is_unsettled
    monkeypatch.undo()


@pytest.mark.parametrize("version", ["1", "2", "3"])
def test_a_ledger_of_an_older_kind_is_brought_up_to_date(tmp_path: Path, version: str) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.commit([result("a", revision=3)], "", RULES, "run-1")
    times = ["captured", "modified", "changes", "superseded"]
    new = {"1": ["text_id", "duplicate_of", "near_duplicate_of", "site", *times], "2": ["site", *times], "3": times}[
        version
    ]
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.execute("DROP INDEX documents_by_text")
        old.execute("DROP INDEX documents_by_record")
        old.execute("DROP TABLE unordered")
        for column in new:
            old.execute(f"ALTER TABLE documents DROP COLUMN {column}")
        for table in ("texts", "bands", "unsettled", "affected", "unlinked") if version == "1" else ():
            old.execute(f"DROP TABLE {table}")
        old.execute("DELETE FROM meta WHERE name = 'marks'")
        old.execute("UPDATE meta SET value = ? WHERE name = 'schema_version'", (version,))
        if version != "1":
            old.execute("CREATE INDEX documents_by_text ON documents (text_id, uri) WHERE text_id <> ''")
    with Ledger(path) as ledger:
        known = ledger.find(["a"])["a"]
        assert (known.revision, known.content_hash, known.is_settled(RULES)) == (3, "c", False)
        ledger.commit([result("a", revision=3, site="example.org")], "", RULES, "run-2")
        assert ledger.find(["a"])["a"].site == "example.org"
        ledger.commit([result("b", captured=9, content_hash="d")], "", RULES, "run-3")
        ledger.duplicates.settle("run-3")
        assert ledger.find(["b"])["b"].revision == 4


def test_a_damaged_ledger_is_said_plainly(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.commit([result(str(n)) for n in range(500)], "", RULES, "run-1")
        ledger._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[4096:20_480] = b"\xff" * 16_384
    path.write_bytes(bytes(content))
    with pytest.raises(EnvironmentFault, match="is damaged") as fault, Ledger(path) as ledger:
        list(ledger.files())
    assert isinstance(fault.value.__cause__, sqlite3.Error)
    assert "move it away" in fault.value.hint


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE meta SET value = '99' WHERE name = 'schema_version'", "was written by a newer newswinnow: schema 99"),
        ("UPDATE meta SET value = 'x' WHERE name = 'schema_version'", "is damaged"),
        ("DROP TABLE documents", "is damaged"),
        ("ALTER TABLE documents DROP COLUMN site", "is damaged"),
    ],
)
def test_a_newer_ledger_is_told_from_a_damaged_one(tmp_path: Path, statement: str, said: str) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger._database.execute(statement)
    with pytest.raises(EnvironmentFault, match=said) as fault, Ledger(path) as ledger:
        list(ledger.files())
    assert ("move it away" in fault.value.hint) is (said == "is damaged")


def test_a_file_that_is_no_ledger_is_damaged_and_one_in_use_is_not(tmp_path: Path) -> None:
    (tmp_path / "none.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(EnvironmentFault, match="is damaged"):
        Ledger(tmp_path / "none.sqlite")
    with Ledger(tmp_path / "ledger.sqlite") as ledger, closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        ledger._database.execute("PRAGMA busy_timeout = 1")
        with pytest.raises(EnvironmentFault, match="cannot be used") as fault:
            ledger.begin(["a"])
    assert "Another program" in fault.value.hint


@pytest.mark.parametrize("tables", ["meta", "meta, documents"])
def test_a_ledger_that_was_only_half_made_is_made_to_the_end(tmp_path: Path, tables: str) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path):
        pass
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        for name, statement in made:
            if name in tables.split(", "):
                connection.execute(statement)
    with Ledger(path) as ledger:
        assert ledger.totals().articles == 0
