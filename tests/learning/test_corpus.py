"""From a folder through `learn` and a run to the records: what the memory is worth to whoever uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline import read_records
from pipeline.cli.app import app
from pipeline.model.reasons import Reason
from pipeline.model.record import ArticleRecord
from pipeline.packs import load_ruleset
from pipeline.records import read_rows
from tests.flows.drive import ingest

NAME = "The Saltmarsh Observer"
PROMISE = "We print what the tide brings in, and we ask our readers to tell us what it took away."
STORIES = {
    "heron.txt": (
        "Herons return to the drained pond",
        "Eleven herons were counted on Tuesday at the pond that was drained two years ago, the warden of the reserve said.",
        "The birds feed on what the first spring flood has left in the ditches, and nobody expects them to stay for long.",
    ),
    "organ.txt": (
        "Village buys back its chapel organ",
        "The organ of the chapel at Wick has come home after forty years in a cinema, paid for by six hundred small gifts.",
        "It will be heard for the first time at Easter, once the joiner has found out which of the pipes are missing.",
    ),
    "bus.txt": (
        "Night bus runs to the coast again",
        "From next month a bus will again leave the station at midnight for the villages on the coast, the county decided.",
        "Drivers had refused the route since one of them was left alone on the causeway with the water on both sides.",
    ),
    "seal.txt": (
        "Seal pup crosses the coast road to a car park",
        "A seal pup that had lost its mother crossed the coast road on Sunday and lay down between two parked cars.",
        "It was carried back over the dyke in a fish box by the landlord of the inn, who has named it after his wife.",
    ),
}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw" / "saltmarsh"
    folder.mkdir(parents=True)
    for name, (title, *body) in STORIES.items():
        lines = [NAME, title, *body, PROMISE, "Boats and moorings"]
        (folder / name).write_text("\n\n".join(lines) + "\n", "utf-8")
    return tmp_path / "raw"


def learned(raw: Path, memory: Path) -> Path:
    done = CliRunner().invoke(app, ["learn", str(raw), str(memory)])
    assert done.exit_code == 0, done.output
    return memory


def articles(clean: Path) -> list[ArticleRecord]:
    records = [record for record in read_records(clean) if isinstance(record, ArticleRecord)]
    assert len(records) == len(STORIES)
    return records


def test_what_a_run_drops_with_the_memory_of_its_own_corpus(raw: Path, tmp_path: Path) -> None:
    memory = learned(raw, tmp_path / "memory.json")
    ingest(raw, tmp_path / "plain")
    ingest(raw, tmp_path / "clean", site_memory=memory)
    before, after = articles(tmp_path / "plain"), articles(tmp_path / "clean")
    assert all(PROMISE in record.text for record in before)  # a sentence inside the body: only the memory knows it
    for record in after:
        title, *body = STORIES[Path(record.source.uri).name]
        assert record.title == title
        assert record.text.split("\n\n") == body
    audits = list(read_rows(tmp_path / "clean", "audit"))
    assert len(audits) == len(STORIES)
    for audit in audits:
        known = [block for block in audit["blocks"] if block["reason"] == Reason.SITE_BOILERPLATE]
        assert {block["text"] for block in known} == {NAME, PROMISE, "Boats and moorings"}
        assert {block["evidence"] for block in known} == {"in 4 stories of saltmarsh/"}
    assert {r.pipeline.fingerprint for r in before}.isdisjoint(r.pipeline.fingerprint for r in after)
    assert load_ruleset(memory=memory).memory.digest not in ("", load_ruleset().memory.digest)


def test_another_memory_makes_the_documents_new_and_the_same_one_does_not(raw: Path, tmp_path: Path) -> None:
    memory = learned(raw, tmp_path / "memory.json")
    ingest(raw, tmp_path / "clean", site_memory=memory)
    assert ingest(raw, tmp_path / "clean", site_memory=memory).counts.unchanged == len(STORIES)
    memory.write_text(memory.read_text("utf-8").replace("boats and moorings", "boats for hire"), "utf-8")
    assert ingest(raw, tmp_path / "clean", site_memory=memory).counts.unchanged == 0


def test_neither_the_names_of_the_files_nor_their_order_change_what_is_learned(raw: Path, tmp_path: Path) -> None:
    first = learned(raw, tmp_path / "one.json").read_bytes()
    for number, path in enumerate(sorted((raw / "saltmarsh").iterdir(), reverse=True)):
        path.rename(path.with_name(f"{number}.txt"))
    assert learned(raw, tmp_path / "two.json").read_bytes() == first
