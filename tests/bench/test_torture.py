"""The suite of random faults: it repeats itself, and sees what it is for."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from lab import torture
from lab.torture import fill


def test_the_same_seed_makes_the_same_documents(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert fill(tmp_path / name, 0, random.Random(5)) > 0
    one, two = (
        {p.relative_to(tmp_path / name): p.read_bytes() for p in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) == torture.DOCUMENTS + 1


@pytest.mark.parametrize(("records", "not_reached", "faults"), [(2, 1, 0), (2, 0, 1), (4, -1, 1)])
def test_counts_that_do_not_add_up_are_seen(tmp_path: Path, records: int, not_reached: int, faults: int) -> None:
    path = tmp_path / "run.json"
    said = {"inputs": 3, "records": records, "quarantined": 0, "unchanged": 0, "not_reached": not_reached}
    path.write_text(json.dumps(said))
    assert len(torture._sum(path)) == faults


@pytest.mark.slow
def test_lost_bytes_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    genuine = torture.tree
    monkeypatch.setattr(torture, "tree", lambda clean: genuine(clean) if clean.name == "calm" else {})
    found = torture.torture(tmp_path, 1, lambda found: found.runs < 1)
    assert [fault for fault in found.wrong if "other bytes" in fault]
