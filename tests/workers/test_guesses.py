"""Links are guessed before a record is written: nothing is written twice where the guess holds, and it is corrected where not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.ledger.sketches import mark_of
from pipeline.sinks import links as links_module
from pipeline.workers.guesses import Guesses
from tests.flows.drive import ingest, tree
from tests.laws.pieces import ENGLISH, GERMAN

LONG = "\n\n".join(ENGLISH.paragraphs)
MORE = "\n\nThe mayor thanked the members for their patience after the vote."
BODIES = {"a.txt": LONG, "b.txt": LONG, "c.txt": LONG + MORE, "d.txt": "\n\n".join(GERMAN.paragraphs)}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Uris of the records that are written anew at the end of a run."""
    found: list[str] = []
    linked = links_module._linked

    def noted(record: bytes, link: Any) -> bytes:
        found.append(link.uri)
        return linked(record, link)

    monkeypatch.setattr(links_module, "_linked", noted)
    return found


def _raw(folder: Path, names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.txt").write_text(f"Council votes\n\n{BODIES[f'{name}.txt']}\n", "utf-8")
    return folder


@pytest.mark.parametrize("batch_size", [1, 100])
def test_likes_are_not_written_twice(tmp_path: Path, written: list[str], batch_size: int) -> None:
    ingest(_raw(tmp_path / "raw", "abcd"), tmp_path / "clean", batch_size=batch_size)
    assert written == []


def test_an_original_that_comes_later_has_the_others_written_anew(tmp_path: Path, written: list[str]) -> None:
    raw = _raw(tmp_path / "raw", "bcd")
    ingest(raw, tmp_path / "clean")
    assert written == []
    ingest(_raw(raw, "a"), tmp_path / "clean")
    assert written == ["b.txt", "c.txt"]
    ingest(raw, tmp_path / "once")
    assert tree(tmp_path / "clean") == tree(tmp_path / "once")


def test_a_guess() -> None:
    guesses = Guesses()
    one, near, other = mark_of("T", LONG), mark_of("T", LONG + MORE), mark_of("T", BODIES["d.txt"])
    assert guesses.links(one, "b", "1") == ("", "")
    assert guesses.links(one, "c", "2") == ("1", "")
    assert guesses.links(near, "d", "3") == ("", "1")
    assert guesses.links(near, "e", "4") == ("3", "")
    assert guesses.links(other, "f", "5") == ("", "")
    assert guesses.links(one, "g", "1") == ("", "")  # another capture
    assert guesses.links(one, "a", "6") == ("", "")  # what sorts before all is the original
    assert guesses.links(one, "h", "7") == ("6", "")
