"""Runs are told apart and put in order by their names, also when the clock jumps."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.ledger import Ledger
from pipeline.runs import session as sessions
from pipeline.runs.ids import next_run_id
from pipeline.runs.status import changes, survey
from pipeline.settings import Settings
from tests.flows.drive import article, ingest


def _at(monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Clock:
            return cls(year, 5, 1, 12, 0, 0, tzinfo=UTC)

    monkeypatch.setattr(sessions, "datetime", Clock)


def test_no_change_is_lost_when_the_clock_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    for name, year in (("a", 2031), ("b", 2026), ("c", 2024)):
        (raw / f"{name}.txt").write_text(article(f"Person {name}"), "utf-8")
        _at(monkeypatch, year)
        ingest(raw, clean)
    runs = sorted(path.stem for path in (clean / "runs").glob("*.json"))
    assert runs == ["20310501T120000Z", "20310501T120000Z_002", "20310501T120000Z_003"]
    starts = [json.loads((clean / f"runs/{run}.json").read_bytes())["started_at"][:4] for run in runs]
    assert starts == ["2031", "2026", "2024"]  # the clock as it stood
    assert [change["uri"] for change in changes(clean, runs[1])] == ["b.txt", "c.txt"]
    assert survey(Settings(raw=raw, clean=clean), with_raw=False)["last run"] == runs[2]


def test_the_order_outlives_the_manifests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    _at(monkeypatch, 2031)
    ingest(raw, clean)
    for path in (clean / "runs").iterdir():
        path.unlink()
    _at(monkeypatch, 2026)
    ingest(raw, clean)
    assert [path.stem for path in (clean / "runs").glob("*.json")] == ["20310501T120000Z_002"]


@pytest.mark.parametrize(
    ("last", "following"),
    [
        ("", "20260102T030405Z"),
        ("20260102T030404Z", "20260102T030405Z"),
        ("20260102T030404Z_017", "20260102T030405Z"),
        ("20260102T030405Z", "20260102T030405Z_002"),
        ("20260102T030405Z_998", "20260102T030405Z_999"),
        ("20311231T235959Z_999", "20320101T000000Z"),
    ],
)
def test_each_name_is_behind_the_last(tmp_path: Path, last: str, following: str) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.last_run = last
        assert next_run_id(tmp_path, ledger, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)) == following
        assert ledger.last_run == following > last
