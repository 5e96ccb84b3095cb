"""What a run leaves on Prefect's pages: counts, reasons, outlets, and where the page to look at is."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import pytest

from pipeline.config import configure
from pipeline.errors import EnvironmentFault, UsageError
from pipeline.flows import report
from pipeline.flows.run import run
from pipeline.runs.manifest import Summary
from pipeline.runs.session import Session
from pipeline.settings import Settings
from tests.fakes.pool import InlinePool
from tests.flows.drive import article


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What would be sent to Prefect."""
    sent: dict[str, str] = {}
    monkeypatch.setattr(report, "create_table_artifact", lambda rows, **_: sent.update(rows=str(rows)))
    monkeypatch.setattr(report, "create_markdown_artifact", lambda text, **_: sent.update(text=text))
    return sent


def publish(clean: Path, **options: object) -> Summary:
    raw = clean.parent / "raw"
    raw.mkdir(exist_ok=True)
    (raw / "one.txt").write_text(article("Ada Brook"), "utf-8")
    (raw / "empty.txt").touch()
    with Session(Settings(raw=raw, clean=clean, workers=1, **options), InlinePool) as session:  # type: ignore[arg-type]
        for chunk in session.chunks():
            session.begin(chunk)
            batch = session.pool.open(chunk.items, "shard")
            session.commit(chunk, [batch.run(stage) for stage in ("clean", "describe", "validate", "write")])
        session.counts.outlets["The | <b>Post</b> [x](javascript:1)"] += 1
        summary = session.finish("completed")
        report.publish(summary, session)
    return summary


def test_the_artifact_tells_counts_reasons_and_where_to_look(tmp_path: Path, made: dict[str, str]) -> None:
    summary = publish(tmp_path / "clean")
    text = made["text"]
    assert text.startswith(f"# {summary.line}\n")
    assert f"`newswinnow report {tmp_path / 'clean'}`" in text
    assert "| empty\\_input | 1 |" in text
    assert "## Removed blocks, by reason" in text
    assert "'what': 'quarantined', 'documents': 1" in made["rows"]
    assert not (tmp_path / "clean/report.html").exists()


def test_names_out_of_documents_are_mere_text(tmp_path: Path, made: dict[str, str]) -> None:
    publish(tmp_path / "clean")
    assert "| The \\| \\<b\\>Post\\</b\\> \\[x\\]\\(javascript:1\\) | 1 |" in made["text"]


def test_with_the_setting_the_page_is_there(tmp_path: Path, made: dict[str, str]) -> None:
    publish(tmp_path / "clean", report=True)
    page = tmp_path / "clean/report.html"
    assert page.read_bytes().startswith(b"<!doctype html>")
    assert f"`{page}`" in made["text"]


def test_a_page_that_cannot_be_written_costs_no_run(tmp_path: Path, made: dict[str, str]) -> None:
    (tmp_path / "clean/report.html").mkdir(parents=True)
    assert publish(tmp_path / "clean", report=True).status == "completed"
    assert "could not be written" in made["text"]


def test_with_the_setting_an_export_follows_every_run(tmp_path: Path, made: dict[str, str]) -> None:
    out = tmp_path / "articles.jsonl"
    publish(tmp_path / "clean", export=str(out))
    assert len(out.read_text("utf-8").splitlines()) == 1
    assert "Exported: 1 record to" in made["text"]
    out.unlink()
    summary = run(Settings(raw=tmp_path / "raw", clean=tmp_path / "clean", export=str(out)))  # there is nothing to do
    assert (summary.status, summary.counts.unchanged) == ("completed", 2)
    assert len(out.read_text("utf-8").splitlines()) == 1


def test_an_export_that_cannot_be_made_costs_no_run(tmp_path: Path, made: dict[str, str]) -> None:
    assert publish(tmp_path / "clean", export=str(tmp_path / "none/articles.jsonl")).status == "completed"
    assert "The export was not made" in made["text"]


@pytest.mark.parametrize("out", ["none/articles.jsonl", "articles.bar", "-", "clean/articles/a.jsonl"])
def test_a_run_whose_export_could_never_be_made_does_not_begin(tmp_path: Path, out: str) -> None:
    place = out if out == "-" else str(tmp_path / out)
    with pytest.raises(UsageError):
        run(Settings(raw=tmp_path / "raw", clean=tmp_path / "clean", export=place))
    assert not (tmp_path / "clean").exists()


def test_a_run_says_that_its_export_is_not_there(tmp_path: Path, made: dict[str, str]) -> None:
    publish(tmp_path / "clean")
    out = tmp_path / "articles.duckdb"
    write = "pipeline.exports.duckdb_file.write"
    with mock.patch(write, side_effect=EnvironmentFault("Something is missing.", "Bring it.")):
        summary = run(Settings(raw=tmp_path / "raw", clean=tmp_path / "clean", export=str(out)))
    assert summary.status == "completed"
    assert summary.unexported is not None
    assert summary.unexported.message == "Something is missing."


@pytest.mark.parametrize("out", ["postgresql://me:hidden@host/news", "postgresql://host/news?password=hidden"])
def test_no_password_goes_into_a_manifest(out: str) -> None:
    with pytest.raises(UsageError, match="without its password") as error:
        configure({"export": out})
    assert "hidden" not in str(error.value)
    assert configure({"export": "postgresql://me@host:5432/news"}).settings.export == "postgresql://me@host:5432/news"
