"""`bench scale`: the rates that a large corpus is planned with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lab.bench import scaling
from lab.bench.scaling import write_archive
from pipeline.cli.app import app
from pipeline.model.document import RawDocument
from pipeline.sources import Container, Spool, load, members, scan
from tests.fakes.flow import FlowHere
from tests.laws.documents import article_page
from tests.laws.pieces import ENGLISH


def test_what_is_archived_can_be_read_back(tmp_path: Path) -> None:
    pages = [RawDocument(f"{n}.html", "html", "text/html", f"<p>page {n}".encode()) for n in range(3)]
    write_archive(tmp_path / "a.warc.gz", pages)
    (archive,) = (entry for entry in scan(tmp_path) if isinstance(entry, Container))
    refs = list(members(archive, Spool(tmp_path / "spool"), 1_000))
    assert [load(ref, 1_000).content for ref in refs] == [page.content for page in pages]
    assert len({ref.uri for ref in refs}) == 3


def test_every_rate_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scaling, "run_flow", FlowHere().run_flow)  # tests/bench/test_flow.py measures a real one
    (tmp_path / "one.html").write_text(article_page(ENGLISH, list(ENGLISH.paragraphs)), "utf-8")
    found = CliRunner().invoke(app, ["bench", "scale", str(tmp_path), "-n", "6", "--json"])
    assert found.exit_code == 0, found.output
    rates = json.loads(found.stdout)
    assert (rates["documents"], rates["records"]) == (6, 6)
    numbers = [value for rate in rates.values() for value in (rate.values() if isinstance(rate, dict) else [rate])]
    assert all(number > 0 for number in numbers)
    assert rates["flow_seconds"] == {"json": 1.5 / 6, "parquet": 1.5 / 6}
