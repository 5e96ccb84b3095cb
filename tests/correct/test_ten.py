"""Ten corrections on ten documents, each from the mark to the changed record, with what else changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.correct import Corrector, LineMark, check
from pipeline.correct.marks import Mark, value_mark
from pipeline.correct.regressions import HOLDS, read
from pipeline.packs import load_ruleset
from pipeline.packs.check import check_packs
from pipeline.runs.orders import rules_of
from pipeline.settings import Settings
from tests.correct.ten import dump, fill, marks
from tests.fakes.pool import InlinePool
from tests.flows.drive import ingest, tree

MARKS = marks()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten documents ingested, and all ten corrections made one after the other."""
    folder = tmp_path_factory.mktemp("ten")
    fill(folder / "raw")
    assert ingest(folder / "raw", folder / "clean").line.startswith("10 documents: 10 records")
    before = records(folder)
    (folder / "before.json").write_text(json.dumps(before), "utf-8")
    corrector = Corrector(Settings(raw=folder / "raw", clean=folder / "clean"), folder / "packs", folder)
    for mark, others in MARKS:
        proposal = corrector.propose(mark)
        assert proposal.here
        assert set(proposal.elsewhere) == others
        corrector.accept(proposal)
    counts = corrector.redo(InlinePool).counts  # type: ignore[arg-type]  # it has a pool's methods
    touched = {mark.document for mark, _ in MARKS}.union(*(others for _, others in MARKS))
    assert (counts.again_changed, counts.again_same, counts.reached) == (len(touched), 0, len(touched))
    return folder


def records(folder: Path) -> dict[str, Any]:
    files = sorted((folder / "clean/articles").rglob("*.json"))
    rows = [json.loads(file.read_bytes()) for file in files]
    return {row["source"]["uri"]: row for row in rows}


@pytest.mark.parametrize("mark", [mark for mark, _ in MARKS], ids=[mark.document for mark, _ in MARKS])
def test_the_record_is_as_the_person_said(mark: Mark, project: Path) -> None:
    before = json.loads((project / "before.json").read_text("utf-8"))[mark.document]
    now = records(project)[mark.document]
    if isinstance(mark, LineMark):
        was, stays = (any(mark.line in line for line in row["paragraphs"]) for row in (before, now))
        assert (was, stays) == (mark.goes, not mark.goes)
        return
    value = now[mark.field] if isinstance(now[mark.field], list) else [now[mark.field]] if now[mark.field] else []
    assert value != before[mark.field]
    assert value == ([] if mark.never else list(mark.values))
    said = next(item for item in now["provenance"] if item["field"] == mark.field)
    assert said["method"].startswith("correction.") if value else said["method"] == "none"
    if before[mark.field]:
        former = before[mark.field] if isinstance(before[mark.field], str) else "; ".join(before[mark.field])
        assert former in [candidate["value"] for candidate in said["candidates"]]


def test_a_fresh_run_with_the_packs_gives_the_same_bytes(project: Path, tmp_path: Path) -> None:
    ingest(project / "raw", tmp_path / "clean", packs=project / "packs")
    fresh = {name: json.loads(content) for name, content in tree(tmp_path / "clean").items()}
    ours = {name: json.loads(content) for name, content in tree(project / "clean").items()}
    for name, row in fresh.items():
        if name.startswith("articles/"):
            assert {**ours[name], "revision": 1} == row


def test_the_packs_are_sound_and_the_next_run_has_nothing_to_do(project: Path) -> None:
    found = check_packs(project / "packs", load_ruleset())
    assert (found.faults, found.phrases, found.corrections) == (0, 2, 8)
    counts = ingest(project / "raw", project / "clean", packs=project / "packs").counts
    assert (counts.unchanged, counts.again_changed, counts.again_same) == (10, 0, 0)


def test_regression_files_hold_and_tell_when_they_do_not(project: Path, tmp_path: Path) -> None:
    settings = Settings(raw=project / "raw", clean=project / "clean", packs=project / "packs")
    found = list(check(project, settings, rules_of(settings).load()))
    assert [checked.said for checked in found] == [HOLDS] * len(MARKS)
    without = list(check(project, settings, load_ruleset()))
    assert HOLDS not in [checked.said for checked in without]
    assert {read(checked.file).document for checked in found} == {mark.document for mark, _ in MARKS}
    empty = settings.model_copy(update={"raw": tmp_path})
    assert all(checked.said.endswith("is not in RAW") for checked in check(project, empty, load_ruleset()))


def test_a_document_in_a_container_is_done_alone(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    stories = [{"id": f"s{n}", "text": dump(f"Slipway {n} to be mended", f"harbour {n}", "slipway")} for n in (1, 2, 3)]
    (raw / "coast.jsonl").write_text("".join(json.dumps(story) + "\n" for story in stories), "utf-8")
    ingest(raw, clean)
    before = tree(clean)
    (uri,) = (uri for uri in records(tmp_path) if uri.endswith("2"))
    corrector = Corrector(Settings(raw=raw, clean=clean), tmp_path / "packs", tmp_path)
    corrector.accept(corrector.propose(value_mark(uri, "outlet", ("Coast Post",), never=False, scope=None)))
    counts = corrector.redo(InlinePool).counts  # type: ignore[arg-type]  # it has a pool's methods
    assert (counts.reached, counts.again_changed) == (1, 1)
    now = tree(clean)
    assert {name for name in now if now[name] != before.get(name)} == {
        f"articles/{uri}.json", f"history/{uri}/1.json"
    }  # fmt: skip
    counts = ingest(raw, clean, packs=tmp_path / "packs").counts
    assert (counts.unchanged, counts.gone) == (3, 0)
