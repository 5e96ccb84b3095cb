"""What eight tools make of the same ten documents: ours is right on all of them, and the table in the docs is current."""

from __future__ import annotations

import dataclasses

import pytest

from lab.bench.peers import PeerResult
from lab.parts import read_part
from lab.same_input import OURS, PART, Sample, ours, samples, table, verdict
from tests.docs.generate import DOCS

SAMPLES = samples()
EVERYTHING = ("text", "title", "date_published", "authors")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_ours_keeps_all_and_invents_nothing(sample: Sample) -> None:
    assert verdict(sample, ours(sample), EVERYTHING) == "all"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_pieces_stand_in_the_document(sample: Sample) -> None:
    content = sample.raw.content.decode()
    assert sample.keep and [piece for piece in (*sample.keep, *sample.leave) if piece not in content] == []


def test_a_verdict_tells_lost_from_extra_and_wrong_from_silent() -> None:
    sample = next(sample for sample in SAMPLES if sample.name == "dump-with-furniture")
    right = PeerResult("\n".join(sample.keep), sample.title, sample.authors, sample.date)
    assert verdict(sample, right, EVERYTHING) == "all"
    worse = dataclasses.replace(right, text=f"Home {sample.keep[0]}", authors=("Old Mill",), date_published=None)
    assert verdict(sample, worse, EVERYTHING) == "−2 +1; wrong authors; no date"
    assert verdict(sample, worse, ("title",)) == "right"
    assert verdict(sample, PeerResult(), ("text",)) == "no text"
    stated = dataclasses.replace(sample, date="")
    assert verdict(stated, right, ("date_published",)) == "wrong date"


@pytest.mark.consumers
def test_the_table_in_the_documents_is_current() -> None:
    lines = read_part(DOCS / "QUALITY.md", PART).splitlines()
    written = [line for line in lines if line.startswith("|")]
    assert OURS in written[0]
    assert [line for line in table().splitlines() if line.startswith("|")] == written
