"""RAW and CLEAN have nothing in common: what is written is nobody's input."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from tests.flows.drive import article, ingest


@pytest.mark.parametrize(
    ("raw", "clean", "said"),
    [
        ("raw", "raw", "the same folder"),
        ("raw", "raw/clean", "CLEAN lies in RAW"),
        ("raw", "raw/../raw/not/yet", "CLEAN lies in RAW"),
        ("clean/raw", "clean", "RAW lies in CLEAN"),
        ("link", "clean", "RAW lies in CLEAN"),
    ],
)
def test_one_in_the_other_is_refused_before_anything_is_made(tmp_path: Path, raw: str, clean: str, said: str) -> None:
    for folder in ("raw", "clean/raw"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.txt").write_text(article("Ada Brook"), "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "clean/raw", target_is_directory=True)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UsageError, match=said):
        ingest(tmp_path / raw, tmp_path / clean)
    assert sorted(tmp_path.rglob("*")) == before


def test_beside_one_another_under_names_that_begin_alike_they_are_apart(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text(article("Ada Brook"), "utf-8")
    assert ingest(tmp_path / "news", tmp_path / "news-clean").counts.records == 1
