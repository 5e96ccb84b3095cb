"""Files are forced to the disk, every one, however many there are."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from pipeline.errors import EnvironmentFault
from pipeline.sinks.files import Files


def flushed(clean: Path, count: int) -> list[Path]:
    files = Files(clean)
    places = [clean / "articles" / f"{number}.json" for number in range(count)]
    for number, place in enumerate(places):
        files.write(place, f"{number}\n".encode())
    files.flush()
    return places


@pytest.mark.parametrize("count", [1, 7, 8, 9, 50])
def test_every_file_is_forced_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    forced: Counter[int] = Counter()
    fsync = os.fsync

    def counted(handle: int) -> None:
        forced[os.fstat(handle).st_ino] += 1
        fsync(handle)

    monkeypatch.setattr(os, "fsync", counted)
    places = flushed(tmp_path, count)
    assert [place.read_text("utf-8") for place in places] == [f"{number}\n" for number in range(count)]
    assert forced == Counter(path.stat().st_ino for path in [*places, tmp_path / "articles"])


@pytest.mark.parametrize("at", [0, 17, 49])
def test_a_file_that_the_disk_refuses_is_named_wherever_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    fsync = os.fsync

    def refused(handle: int) -> None:
        if os.pread(handle, 10, 0) == f"{at}\n".encode():
            raise OSError(5, "Input/output error")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", refused)
    with pytest.raises(EnvironmentFault, match="cannot be written: Input/output error"):
        flushed(tmp_path, 50)
    assert not list((tmp_path / ".tmp").iterdir())
