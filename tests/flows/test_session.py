"""A run without Prefect: what is done, what is left alone, what is counted."""

from __future__ import annotations

import json
from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from pipeline.errors import EnvironmentFault, UsageError
from pipeline.model.run import RunManifest
from pipeline.runs.ids import RUN_ID
from pipeline.runs.session import Session
from pipeline.runs.status import survey
from pipeline.settings import Settings
from pipeline.workers import Pool
from tests.fakes.pool import InlinePool
from tests.flows.drive import article, ingest, tree


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "one.txt").write_text(article("Ada Brook"), "utf-8")
    (folder / "two.txt").write_text(article("Ben Ash"), "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def test_every_input_ends_as_exactly_one(raw: Path, tmp_path: Path) -> None:
    summary = ingest(raw, tmp_path / "clean")
    assert (summary.inputs, summary.counts.records, summary.counts.quarantined) == (3, 2, 1)
    assert sorted(tree(tmp_path / "clean")) == [
        "articles/one.txt.json",
        "articles/two.txt.json",
        "audit/one.txt.json",
        "audit/two.txt.json",
        "quarantine/empty.txt.json",
    ]
    manifest = RunManifest.model_validate_json(summary.manifest.read_bytes())
    assert manifest.inputs == 3
    assert manifest.status == "completed"
    assert {t.stage for t in manifest.stage_times} == {"clean", "describe", "validate", "write"}


def test_a_second_run_writes_nothing(raw: Path, tmp_path: Path) -> None:
    ingest(raw, tmp_path / "clean")
    before = tree(tmp_path / "clean")
    times = {p: p.stat().st_mtime_ns for p in (tmp_path / "clean").rglob("*.txt.json")}
    summary = ingest(raw, tmp_path / "clean")
    assert summary.counts.unchanged == 3
    assert tree(tmp_path / "clean") == before
    assert times == {p: p.stat().st_mtime_ns for p in times}


def test_runs_of_one_second_sort_by_id_and_by_file(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime(2024, 5, 6, 7, 8, 9, tzinfo=tz)

    monkeypatch.setattr("pipeline.runs.session.datetime", Stopped)
    made = [ingest(raw, tmp_path / "clean").manifest for _ in range(12)]
    assert len(set(made)) == 12
    assert sorted(made) == made
    assert sorted(path.stem for path in made) == [path.stem for path in made]
    assert all(RUN_ID.fullmatch(path.stem) for path in made)


def test_a_touched_file_is_unchanged(raw: Path, tmp_path: Path) -> None:
    ingest(raw, tmp_path / "clean")
    (raw / "one.txt").touch()
    assert ingest(raw, tmp_path / "clean").counts.unchanged == 3


def test_a_changed_text_is_a_new_revision_and_the_former_record_is_kept(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    former = (clean / "articles/one.txt.json").read_bytes()
    (raw / "one.txt").write_text(article("Cleo Dale"), "utf-8")
    summary = ingest(raw, clean)
    assert (summary.counts.records, summary.counts.unchanged) == (1, 2)
    assert json.loads((clean / "articles/one.txt.json").read_bytes())["revision"] == 2
    assert (clean / "history/one.txt/1.json").read_bytes() == former


def test_a_record_that_becomes_quarantined_leaves_no_stale_file(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    (raw / "one.txt").write_bytes(b"")
    assert ingest(raw, clean).counts.quarantined == 1
    assert not (clean / "articles/one.txt.json").exists()
    assert (clean / "quarantine/one.txt.json").exists()
    assert (clean / "history/one.txt/1.json").exists()
    (raw / "one.txt").write_text(article("Ada Brook"), "utf-8")
    ingest(raw, clean)
    assert not (clean / "quarantine/one.txt.json").exists()
    assert json.loads((clean / "articles/one.txt.json").read_bytes())["revision"] == 1


def test_a_vanished_document_is_gone_and_its_record_stays(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    (raw / "two.txt").unlink()
    summary = ingest(raw, clean)
    assert (summary.inputs, summary.counts.gone) == (2, 1)
    assert (clean / "articles/two.txt.json").exists()
    (raw / "two.txt").write_text(article("Ben Ash"), "utf-8")
    assert ingest(raw, clean).counts.unchanged == 3


def test_prune_removes_what_vanished_documents_have_left(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    (raw / "two.txt").unlink()
    (raw / "empty.txt").unlink()
    assert ingest(raw, clean, prune=True).counts.gone == 2
    assert sorted(tree(clean)) == ["articles/one.txt.json", "audit/one.txt.json"]
    assert ingest(raw, clean).counts.gone == 0


def test_prune_stops_before_an_empty_raw_takes_the_records(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    before = tree(clean)
    for path in list(raw.glob("*.txt")):
        path.unlink()
    with pytest.raises(EnvironmentFault, match="3 of 3 known documents"):
        ingest(raw, clean, prune=True)
    assert tree(clean) == before
    ingest(raw, clean)  # marked as gone now: they count as before
    with pytest.raises(EnvironmentFault, match="3 of 3 known documents"):
        ingest(raw, clean, prune=True)
    assert ingest(raw, clean, prune=True, prune_share=1.0).counts.gone == 3
    assert not tree(clean)


def test_force_does_everything_again(raw: Path, tmp_path: Path) -> None:
    ingest(raw, tmp_path / "clean")
    before = tree(tmp_path / "clean")
    summary = ingest(raw, tmp_path / "clean", force=True)
    assert (summary.counts.records, summary.counts.quarantined) == (2, 1)
    assert tree(tmp_path / "clean") == before


def test_the_number_of_workers_and_batches_does_not_show(raw: Path, tmp_path: Path) -> None:
    for number in range(20):
        (raw / f"more-{number}.txt").write_text(article(f"Person {number}"), "utf-8")
    ingest(raw, tmp_path / "a", workers=1, batch_size=100)
    ingest(raw, tmp_path / "b", Pool, workers=2, batch_size=3)
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_a_second_run_at_once_is_refused(raw: Path, tmp_path: Path) -> None:
    settings = Settings(raw=raw, clean=tmp_path / "clean")
    with Session(settings), pytest.raises(EnvironmentFault, match="Another run is at work"):
        Session(settings)


def test_a_missing_folder_is_a_usage_error_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        Session(Settings(raw=tmp_path / "none", clean=tmp_path / "clean"))
    assert not (tmp_path / "clean").exists()


def test_documents_that_a_killed_run_was_at_are_done_again(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    wanted = tree(clean)
    with Session(Settings(raw=raw, clean=clean), InlinePool) as session:
        session.ledger.begin(["one.txt", "vanished.txt"])
    (clean / "articles/one.txt.json").write_text("half of", "utf-8")
    (clean / "articles/vanished.txt.json").write_text("an orphan", "utf-8")
    summary = ingest(raw, clean)
    assert (summary.counts.records, summary.counts.unchanged) == (1, 2)
    assert tree(clean) == wanted


def test_files_that_are_not_read_are_counted_by_kind_in_manifest_and_status(raw: Path, tmp_path: Path) -> None:
    for name in ("scan.pdf", "other.pdf", "notes.docx"):
        (raw / name).write_bytes(b"x")
    summary = ingest(raw, tmp_path / "clean")
    manifest = RunManifest.model_validate_json(summary.manifest.read_bytes())
    assert [(kind.kind, kind.files) for kind in manifest.passed_over] == [(".docx", 1), (".pdf", 2)]
    assert manifest.inputs == 3
    found = survey(Settings(raw=raw, clean=tmp_path / "clean"), with_raw=True)
    assert found["passed over"] == {".docx": 1, ".pdf": 2}


def test_a_folder_in_which_nothing_can_be_read_ends_with_the_list_of_kinds(tmp_path: Path) -> None:
    """Before anything is made. An empty folder is none of that kind, nor one whose documents have gone since."""
    raw = tmp_path / "raw"
    raw.mkdir()
    assert ingest(raw, tmp_path / "none").inputs == 0
    (raw / "scan.pdf").write_bytes(b"x")
    with pytest.raises(UsageError, match=r"holds nothing that is read: 1 \.pdf\.") as fault:
        ingest(raw, tmp_path / "clean")
    assert ".warc" in fault.value.hint
    assert not (tmp_path / "clean").exists()
    (raw / "one.txt").write_text(article("Ada Brook"), "utf-8")
    ingest(raw, tmp_path / "clean")
    (raw / "one.txt").unlink()
    assert ingest(raw, tmp_path / "clean").counts.gone == 1
