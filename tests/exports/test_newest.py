"""One row per article in every export: of several captures of one address, the newest."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.exports import EXPORTS, export, snapshot
from pipeline.exports.newest import Older, captured, version
from pipeline.ledger import Ledger
from pipeline.model.record import ArticleRecord
from pipeline.records import read_records
from pipeline.sinks.registry import SINKS
from tests.exports.captures import ADDRESS, capture_twice
from tests.exports.records import FULL
from tests.exports.test_snapshot import ingest
from tests.flows.drive import tree


def captured_at(moment: str | None, uri: str = "a.html", **fields: object) -> ArticleRecord:
    source = FULL.source.model_copy(update={"fetched_at": moment, "uri": uri})
    return FULL.model_copy(update={"source": source, "datetime_modified": None, "date_modified": None, **fields})


@pytest.mark.parametrize("form", sorted(SINKS))
def test_of_two_captures_the_newer_is_given(form: str, tmp_path: Path) -> None:
    capture_twice(tmp_path / "raw")
    ingest(tmp_path / "raw", tmp_path / "clean", format=form, batch_size=1)
    (record,) = [r for r in snapshot(tmp_path / "clean") if r.url == ADDRESS]
    assert "CORRECTED" in record.text
    assert record.source.uri.startswith("a-tuesday")
    assert record.revision == 2
    assert record.duplicate_of is None
    assert record.near_duplicate_of != record.id
    assert len(list(snapshot(tmp_path / "clean"))) == 2


@pytest.mark.parametrize("form", sorted(SINKS))
def test_in_clean_the_older_capture_is_an_earlier_revision(form: str, tmp_path: Path) -> None:
    capture_twice(tmp_path / "raw")
    ingest(tmp_path / "raw", tmp_path / "clean", format=form, batch_size=1)
    found = {r.source.uri: r.revision for r in read_records(tmp_path / "clean") if r.url == ADDRESS}
    assert found == {"a-tuesday.html": 2, "z-monday.html": 1}


@pytest.mark.parametrize("form", ["json", "parquet"])
def test_an_export_while_captures_are_put_in_order_has_the_numbers_of_the_ledger(form: str, tmp_path: Path) -> None:
    """The ledger says first which revision a record is; then its file is written anew."""
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    capture_twice(raw)
    ingest(raw, clean, format=form)
    with Ledger(clean / "ledger.sqlite") as ledger:
        ledger._database.execute("UPDATE documents SET revision = 7 WHERE uri = ?", ("a-tuesday.html",))
    assert [r.revision for r in snapshot(clean) if r.url == ADDRESS] == [7]


def test_nights_that_come_one_by_one_end_as_those_that_come_at_once(tmp_path: Path) -> None:
    capture_twice(tmp_path / "raw")
    ingest(tmp_path / "raw", tmp_path / "once")
    for names in (["a-tuesday"], ["m-other"], ["z-monday"]):
        for path in (p for name in names for p in sorted((tmp_path / "raw").glob(f"{name}*"))):
            (tmp_path / "steps").mkdir(exist_ok=True)
            shutil.copy2(path, tmp_path / "steps")
        ingest(tmp_path / "steps", tmp_path / "clean")
    assert tree(tmp_path / "clean") == tree(tmp_path / "once")


def test_a_copy_without_a_ledger_has_one_row_per_id_too(tmp_path: Path) -> None:
    capture_twice(tmp_path / "raw")
    ingest(tmp_path / "raw", tmp_path / "clean")
    shutil.copytree(tmp_path / "clean/articles", tmp_path / "copy/articles")
    assert list(snapshot(tmp_path / "copy")) == list(snapshot(tmp_path / "clean"))


def test_if_the_newer_document_has_vanished_the_older_is_left_without_it(tmp_path: Path) -> None:
    capture_twice(tmp_path / "raw")
    ingest(tmp_path / "raw", tmp_path / "clean")
    (tmp_path / "raw/a-tuesday.html").unlink()
    ingest(tmp_path / "raw", tmp_path / "clean")
    assert any("CORRECTED" in record.text for record in snapshot(tmp_path / "clean"))
    present = [record for record in snapshot(tmp_path / "clean", with_gone=False) if record.url == ADDRESS]
    assert [record.source.uri for record in present] == ["z-monday.html"]


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_every_format_counts_one_row_per_id(name: str, tmp_path: Path) -> None:
    capture_twice(tmp_path / "raw")
    ingest(tmp_path / "raw", tmp_path / "clean")
    assert export(tmp_path / "clean", tmp_path / "out", name) == 2


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (captured_at("2026-03-05T10:00:00Z", "z"), captured_at("2026-03-06T10:00:00Z", "a")),
        (captured_at("2026-03-05T23:30:00+02:00", "z"), captured_at("2026-03-05T22:00:00Z", "a")),
        (captured_at(None, "z", datetime_modified="2026-04-01T00:00:00Z"), captured_at("2026-03-05T10:00:00Z", "a")),
        (captured_at("some day", "z"), captured_at("2026-03-05T10:00:00Z", "a")),
        (captured_at(None, "z", date_modified="2026-04-01"), captured_at(None, "a", date_modified="2026-04-02")),
        (captured_at(None, "z", revision=1), captured_at(None, "a", revision=2)),
        (captured_at(None, "a"), captured_at(None, "z")),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_which_is_the_newer(older: ArticleRecord, newer: ArticleRecord, turned: bool) -> None:
    with Older() as found:
        pair = [("older", older), ("newer", newer)]
        found.consider(reversed(pair) if turned else pair)
        assert "older" in found
        assert "newer" not in found
        assert "another" not in found


def test_a_version_grows_with_captures_and_revisions_and_is_exact_as_a_float() -> None:
    first, later = captured_at("2026-03-05T10:00:00Z"), captured_at("2026-03-05T10:00:01Z")
    revised = first.model_copy(update={"revision": 2})
    assert version(captured_at(None)) == 1 < version(first) < version(revised) < version(later)
    far = version(captured_at("2255-01-01T00:00:00Z", revision=5_000_000))
    assert int(float(far)) == far < 2**53
    assert captured(captured_at("1969-01-01T00:00:00Z")) == 0


def test_bulk_lines_never_put_an_older_text_over_a_newer(tmp_path: Path) -> None:
    """As the search engine does it: a document is put in unless there is one of a higher version."""
    first, second = captured_at("2026-03-05T10:00:00Z"), captured_at("2026-03-06T10:00:00Z", title="Corrected")
    index: dict[str, tuple[int, str]] = {}
    for number, record in enumerate([second, first, second]):
        EXPORTS["es-bulk"].write([record], tmp_path / f"{number}")
        action, source = map(json.loads, (tmp_path / f"{number}").read_text("utf-8").splitlines())
        assert action["index"]["version_type"] == "external_gte"
        known = index.get(action["index"]["_id"], (0, ""))
        if action["index"]["version"] >= known[0]:
            index[action["index"]["_id"]] = (action["index"]["version"], source["title"])
    assert [title for _, title in index.values()] == ["Corrected"]
