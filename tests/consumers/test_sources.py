"""What real tools write, as RAW."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.sources import Container, Spool, load, members, scan

datasets = pytest.importorskip("datasets")


@pytest.mark.parametrize("form", ["folder", "parquet"])
def test_a_dataset_that_was_saved_is_read(tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    rows = [{"id": f"{n}", "url": f"https://e.example/{n}", "text": f"Words number {n}."} for n in range(500)]
    made = datasets.Dataset.from_list(rows)
    raw = tmp_path / "raw"
    if form == "folder":
        made.save_to_disk(str(raw / "set"), num_shards=2)
    else:
        raw.mkdir()
        made.to_parquet(str(raw / "train-00000.parquet"))
    passed: Counter[str] = Counter()
    spool = Spool(tmp_path / "spool")
    containers = [entry for entry in scan(raw, passed=passed) if isinstance(entry, Container)]
    refs = [ref for container in containers for ref in members(container, spool, 10_000)]
    spool.cut()
    assert len(containers) == (2 if form == "folder" else 1)
    found = [load(ref, 10_000) for ref in refs]
    assert [(d.content.decode(), d.hints.url) for d in found] == [(row["text"], row["url"]) for row in rows]
    assert set(passed) <= {".json"}
