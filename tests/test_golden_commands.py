"""The commands around goldens: showing and rewriting differences, pinning floors."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.golden import corpus, gate
from tests.golden.__main__ import main

SLUG = "en-no-date"


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of one golden, whose expectation asks for another title. Returns its expectation."""
    shutil.copytree(corpus.ROOT / SLUG, tmp_path / "golden" / SLUG)
    (tmp_path / "hard").mkdir()
    monkeypatch.setattr(corpus, "ROOT", tmp_path / "golden")
    monkeypatch.setattr(corpus, "HARD", tmp_path / "hard")
    path = tmp_path / "golden" / SLUG / "expected.json"
    expected = json.loads(path.read_text("utf-8"))
    path.write_text(corpus.render({**expected, "title": "Another title"}), "utf-8")
    return path


def test_a_difference_is_shown_and_nothing_is_written(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = wrong.read_text("utf-8")
    assert main([]) == 1
    assert '-  "title": "Another title"' in capsys.readouterr().out
    assert wrong.read_text("utf-8") == before


def test_update_writes_what_comes_out(wrong: Path) -> None:
    assert main(["--update", SLUG]) == 0
    assert json.loads(wrong.read_text("utf-8"))["title"] != "Another title"
    assert main([]) == 0


def test_an_unknown_golden_is_refused(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["no-such-golden"])
    assert ended.value.code == 2
    assert "no such golden: no-such-golden" in capsys.readouterr().err


def _floors(path: Path, floor: float) -> None:
    names = gate.Figures.__dataclass_fields__
    path.write_text(json.dumps({"corpus": "", "floors": dict.fromkeys(names, floor), "lowered": []}), "utf-8")


def test_a_floor_falls_only_with_a_reason(wrong: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    floors = tmp_path / "floors.json"
    monkeypatch.setattr(gate, "FLOORS", floors)
    expected = json.loads(wrong.read_text("utf-8"))
    wrong.write_text(corpus.render({**expected, "paragraphs": [*expected["paragraphs"], "A line that never comes."]}))
    _floors(floors, 1.0)
    assert gate.main([]) == 1
    assert gate.main(["--pin"]) == 1
    assert json.loads(floors.read_text("utf-8"))["floors"]["line_recall"] == 1.0
    assert gate.main(["--pin", "--lower", "one line never comes"]) == 0
    pinned = json.loads(floors.read_text("utf-8"))
    assert pinned["floors"]["line_recall"] < 1.0
    assert pinned["lowered"] == ["one line never comes"]
    assert pinned["corpus"] == corpus.digest()
    assert gate.main([]) == 0
