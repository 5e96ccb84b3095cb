"""Taking documents down: nothing of them is left in any format, they do not come back, and the rest stays as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.errors import EnvironmentFault, UsageError
from pipeline.ledger import Ledger
from pipeline.ledger.statements import TABLES_OF_DOCUMENTS
from pipeline.records import read_records
from pipeline.report import write
from pipeline.runs.lock import FolderLock
from pipeline.runs.session import Session
from pipeline.settings import Settings
from pipeline.sinks.forgotten import read_tombstones
from pipeline.sinks.layout import FORGOTTEN, LEDGER
from pipeline.sinks.packing import unpack
from pipeline.takedown import allow_again, find, forget
from tests.exports.captures import ADDRESS, capture_twice
from tests.fakes.pool import InlinePool
from tests.flows.drive import article, ingest, tree

SECRET = "Quillfeather"  # stands in the document that is taken down, and nowhere else
PAGE = (
    "<html><head><link rel='canonical' href='https://post.example/bridge'></head><body><article><h1>The bridge</h1>"
    "{}</article></body></html>"
)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "one.txt").write_text(article("Ada Brook"), "utf-8")
    (folder / "two.txt").write_text(article(SECRET), "utf-8")
    (folder / "feed.jsonl").write_text(json.dumps({"id": "three", "text": article(f"Old {SECRET}")}), "utf-8")
    return folder


def ids(clean: Path) -> dict[str, str]:
    return {record.source.uri: record.id for record in read_records(clean)}


def traces(clean: Path) -> list[str]:
    """Files below CLEAN in which the secret still stands, packed or not."""
    found = []
    for path in sorted(p for p in clean.rglob("*") if p.is_file()):
        content = path.read_bytes()
        if path.suffix == ".zst":
            content = unpack(path.read_bytes())
        elif path.suffix == ".parquet":
            import pyarrow.parquet

            content = str(pyarrow.parquet.read_table(path).to_pylist()).encode()
        if SECRET.encode() in content:
            found.append(path.relative_to(clean).as_posix())
    return found


@pytest.mark.parametrize("form", ["json", "jsonl", "jsonl.zst", "parquet"])
def test_nothing_is_left_and_nothing_comes_back(form: str, raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean, format=form)
    (raw / "two.txt").write_text(article(f"{SECRET} again"), "utf-8")
    ingest(raw, clean, format=form)  # a second revision: history, or a later shard
    write(clean, clean / "report.html")
    assert len(traces(clean)) > 1
    known = ids(clean)
    done = forget(clean, {known["two.txt"], "feed.jsonl/three"}, "asked for")
    assert (done.uris, done.report) == (("feed.jsonl/three", "two.txt"), True)
    assert traces(clean) == []
    assert list(ids(clean)) == ["one.txt"]
    assert not (clean / "report.html").exists()
    for options in ({}, {"force": True}, {"strictness": "safe"}):  # neither as it is, nor forced, nor by other rules
        summary = ingest(raw, clean, format=form, **options)
        assert summary.inputs == summary.counts.reached
        assert traces(clean) == []
        assert list(ids(clean)) == ["one.txt"]
    (clean / LEDGER).unlink()
    ingest(raw, clean, format=form)
    assert traces(clean) == [], "the tombstones outlive the ledger"


def test_a_tombstone_tells_nothing_of_the_document(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    forget(clean, {"two.txt"}, "asked for")
    (stone,) = read_tombstones(clean)
    assert stone.note == "asked for"
    assert "two.txt" not in (clean / FORGOTTEN).read_text()


def test_the_same_article_under_another_name_stays_away(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    body = "".join(f"<p>{part}</p>" for part in article(SECRET).split("\n\n")[1:])
    for name in ("a.html", "b.html"):
        (raw / name).write_text(PAGE.format(body), "utf-8")
    ingest(raw, clean)
    assert len(set(ids(clean).values())) == 1
    done = forget(clean, set(ids(clean).values()))
    assert done.uris == ("a.html", "b.html")
    (raw / "c.html").write_text(PAGE.format(body), "utf-8")
    summary = ingest(raw, clean)
    assert (summary.counts.records, summary.counts.quarantined, summary.counts.unchanged) == (0, 0, 3)
    assert traces(clean) == []


def test_the_others_stay_byte_for_byte(raw: Path, tmp_path: Path) -> None:
    ingest(raw, tmp_path / "clean")
    forget(tmp_path / "clean", {"two.txt"})
    (raw / "two.txt").unlink()
    ingest(raw, tmp_path / "without")
    assert tree(tmp_path / "clean") == tree(tmp_path / "without")


def test_a_change_of_mind(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    before, known = tree(clean), ids(clean)
    forget(clean, {"two.txt"})
    ingest(raw, clean)
    assert allow_again(clean, {known["two.txt"]}) == 1
    ingest(raw, clean)
    assert tree(clean) == before
    with pytest.raises(UsageError, match="no tombstone"):
        allow_again(clean, {"two.txt"})


def test_what_cannot_be_done_is_said_and_touches_nothing(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    with pytest.raises(UsageError, match="no ledger"):
        forget(clean, {"two.txt"})
    ingest(raw, clean)
    before = tree(clean)
    with pytest.raises(UsageError, match="none\\.txt"):
        forget(clean, {"two.txt", "none.txt"})
    with FolderLock(clean), pytest.raises(EnvironmentFault, match="Another run"):
        forget(clean, {"two.txt"})
    assert tree(clean) == before
    (clean / FORGOTTEN).write_text("{broken\n")
    with pytest.raises(EnvironmentFault, match=r"forgotten\.jsonl cannot be read"):
        ingest(raw, clean)


def test_an_interrupted_takedown_is_finished_by_the_next(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    monkeypatch.setattr(Ledger, "forget", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        forget(clean, {"two.txt"})
    monkeypatch.undo()
    forget(clean, {"two.txt"})
    assert len(read_tombstones(clean)) == 1
    ingest(raw, clean)
    assert "two.txt" not in ids(clean)


def naming(clean: Path, *words: str) -> list[str]:
    """Files and folders below CLEAN, beside the tombstones, that hold one of the words in any byte or in their names."""
    found = []
    for path in sorted(clean.rglob("*")):
        content = path.read_bytes() if path.is_file() and path.name != FORGOTTEN else b""
        if path.suffix == ".zst":
            content = unpack(content)
        if any(word.encode() in content or word in path.name for word in words):
            found.append(path.relative_to(clean).as_posix())
    return found


@pytest.mark.parametrize("form", ["json", "jsonl.zst"])
def test_not_even_its_name_is_left(form: str, raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    name = "quillfeather-affair"
    (raw / name).mkdir()
    (raw / f"{name}/one.txt").write_text(article(SECRET, "What was alleged"), "utf-8")
    (raw / f"{name}/two.txt").write_text(article(f"{SECRET} and others", "What was alleged"), "utf-8")
    (raw / f"z-{name}.jsonl").write_text(json.dumps({"id": name, "text": article(f"Late {SECRET}")}), "utf-8")
    ingest(raw, clean, format=form)
    (raw / f"{name}/one.txt").write_text(article(f"{SECRET} again", "What was alleged"), "utf-8")
    ingest(raw, clean, format=form)
    (clean / "runs/old.log").write_text(f"worker lost at {name}/one.txt\nanother line\n", "utf-8")
    known = [key for uri, key in ids(clean).items() if name in uri]
    assert len(known) == 3
    forget(clean, set(known))
    left = naming(clean, name, *known)
    # The container's own name stands in the list of what was read; it holds other documents, too.
    assert left == [LEDGER], left
    assert naming(clean, f"{name}/", *known) == []
    assert (clean / "runs/old.log").read_text("utf-8") == "another line\n"
    for _ in range(2):
        ingest(raw, clean, format=form, force=True)
        assert naming(clean, f"{name}/", *known) == []


def test_the_others_no_longer_name_it_as_their_original(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    for name in ("a", "b", "c"):
        (raw / f"{name}.txt").write_text(article("Ada Brook"), "utf-8")
    ingest(raw, clean)
    known = ids(clean)
    forget(clean, {known["a.txt"]})
    links = {record.source.uri: record.duplicate_of for record in read_records(clean)}
    assert links == {"b.txt": None, "c.txt": known["b.txt"]}
    assert naming(clean, known["a.txt"]) == []


@pytest.mark.parametrize("by", ["id", "path"])
def test_a_document_of_a_container_can_come_back(by: str, raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    before, known = tree(clean), ids(clean)["feed.jsonl/three"]
    forget(clean, {known})
    ingest(raw, clean)
    assert known not in ids(clean).values()
    assert allow_again(clean, {known if by == "id" else "feed.jsonl/three"}) == 1
    ingest(raw, clean)
    assert tree(clean) == before
    assert ingest(raw, clean).counts.unchanged == 3


def test_by_address(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    capture_twice(raw)
    ingest(raw, clean)
    found = find(clean, {f"{ADDRESS}?utm_source=letter#top"})
    assert found.uris == ("a-tuesday.html", "z-monday.html")
    assert {(d.title, d.url) for d in found.documents} == {("Slipway to be mended", ADDRESS)}
    with pytest.raises(UsageError, match="slipways"):
        forget(clean, {f"{ADDRESS}s"})
    forget(clean, {ADDRESS})
    assert list(ids(clean)) == ["m-other.html"]
    assert ingest(raw, clean).counts.unchanged == 3


def test_what_comes_under_another_name_is_met_once(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    capture_twice(raw)
    ingest(raw, clean)
    forget(clean, {ADDRESS})
    (raw / "copy.html").write_text((raw / "z-monday.html").read_text("utf-8"), "utf-8")
    ingest(raw, clean)
    assert len(read_tombstones(clean)) == 3
    with Session(Settings(raw=raw, clean=clean, workers=1), InlinePool) as session:
        assert session.is_idle
        session.finish("completed")
    assert naming(clean, "copy.html") == []


@pytest.mark.postgres
def test_nothing_is_left_in_postgresql(raw: Path, tmp_path: Path, database: str) -> None:
    import psycopg

    clean = tmp_path / "clean"
    ingest(raw, clean, ledger=database)
    known = ids(clean)["two.txt"]
    forget(clean, {known})
    with psycopg.connect(database) as connection:
        for table in TABLES_OF_DOCUMENTS:
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()  # type: ignore[arg-type]
            assert not [row for row in rows if "two.txt" in row or known in row], table


def test_the_command_asks_first(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ingest(raw, tmp_path / "clean")
    known = ids(tmp_path / "clean")["two.txt"]
    run = CliRunner().invoke
    asked = run(app, ["forget", known])
    assert "Nobody is there to be asked." in str(asked.exception)
    assert asked.output.splitlines() == ["two.txt", "    Town council votes to rebuild the bridge"]
    assert known in ids(tmp_path / "clean").values()
    done = run(app, ["forget", known, "--yes", "--note", "request of 3 May"])
    assert done.exit_code == 0, done.output
    assert "1 forgotten; they will not be ingested again." in done.output
    listed = run(app, ["forget", "--list"]).output
    assert listed.startswith(known)
    assert listed.rstrip().endswith("request of 3 May")
    assert "1 tombstone taken away" in run(app, ["forget", known, "--undo"]).output
