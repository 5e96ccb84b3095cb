"""`newswinnow status`: counts of the ledger, what a run would do, what changed."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.runs.status import changes, survey
from pipeline.settings import Settings
from tests.flows.drive import article, ingest


def test_status_tells_what_is_there_and_what_a_run_would_do(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    for name in ("one", "two", "three"):
        (raw / f"{name}.txt").write_text(article(f"Person {name}"), "utf-8")
    (raw / "empty.txt").touch()
    (raw / "feed.jsonl").write_text(json.dumps({"id": "a", "text": article("Person a")}), "utf-8")
    first = ingest(raw, clean)
    (raw / "one.txt").write_text(article("Somebody Else"), "utf-8")
    (raw / "four.txt").write_text(article("Person four"), "utf-8")
    (raw / "two.txt").unlink()
    found = survey(Settings(raw=raw, clean=clean), with_raw=True)
    assert (found["articles"], found["quarantined"], found["gone"]) == (4, 1, 0)
    assert found["quarantine codes"] == {"empty_input": 1}
    assert found["last run"] == first.manifest.stem
    assert found["a run would"] == {
        "do new documents": 1,
        "do documents again": 1,
        "read containers": 0,
        "leave unchanged": 3,
        "find gone": 1,
    }
    second = ingest(raw, clean)
    changed = list(changes(clean, second.manifest.stem))
    assert [(c["uri"], c["revision"]) for c in changed] == [("four.txt", 1), ("one.txt", 2)]
    assert len(list(changes(clean, first.manifest.stem))) == 6
    began = datetime.strptime(second.manifest.stem[:16], "%Y%m%dT%H%M%S%z")
    assert len(list(changes(clean, began.isoformat()))) >= 2
    assert len(list(changes(clean, "2020-01-01"))) == 6
    assert list(changes(clean, (began + timedelta(days=1)).astimezone(timezone(timedelta(hours=9))).isoformat())) == []
    with pytest.raises(UsageError, match="neither a run nor a time"):
        list(changes(clean, "yesterday"))


def test_status_of_what_is_no_output_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no ledger"):
        survey(Settings(clean=tmp_path), with_raw=False)
    assert not list(tmp_path.iterdir())
