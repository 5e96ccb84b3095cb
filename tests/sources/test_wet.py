"""A WET file of made-up pages beside the same texts as single files: the bench of `lab/wet.py`, small."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lab.wet import Result, compare, faults, page


@pytest.mark.slow
@pytest.mark.usefixtures("prefect")
def test_a_wet_file_gives_the_records_of_its_texts(tmp_path: Path) -> None:
    wet, single = compare(tmp_path, 60)
    assert list(faults(wet, single, 60)) == []
    assert len(set(wet.records.values())) == 60
    assert not [text for text in wet.records.values() if "newsletter" in text or "Privacy" in text]


def test_what_is_wrong_is_told() -> None:
    texts = {f"{number}": page(number) for number in range(3)}
    well = Result(texts, cpu_seconds=1.0)
    assert not list(faults(well, well, 3))
    assert "2 records of 3" in next(faults(Result(dict(list(texts.items())[1:])), well, 3))
    assert "another text" in next(faults(Result({**texts, "0": "x"}), well, 3))
    assert "another text" in next(faults(well, Result({**texts, "9": "x"}), 3))
    many = Result({f"{number}": "x" for number in range(2_000)}, cpu_seconds=1.0)
    assert "CPU" in next(faults(replace(many, cpu_seconds=1.2), many, 2_000))
