"""`newswinnow export` from the command line."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli.app import app
from tests.flows.drive import article, ingest


def test_export_says_what_it_wrote(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    for name in ("a", "b"):
        (tmp_path / f"raw/{name}.txt").write_text(article(f"Person {name}"), "utf-8")
    clean, out = tmp_path / "clean", tmp_path / "out.jsonl"
    ingest(tmp_path / "raw", clean)
    (tmp_path / "raw/a.txt").unlink()
    ingest(tmp_path / "raw", clean)
    assert CliRunner().invoke(app, ["export", str(clean), str(out)]).output == f"{out}: 2 records\n"
    found = CliRunner().invoke(app, ["export", str(clean), str(out), "--without-gone", "--format", "csv"])
    assert (found.exit_code, found.output) == (0, f"{out}: 1 record\n")
    assert out.read_text("utf-8").startswith("schema_version,")
