"""Records that have the same text say so; a run in steps ends with the bytes of one over everything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline import read_records
from pipeline.runs.manifest import Status
from pipeline.runs.session import Session
from pipeline.settings import Settings
from pipeline.workers.messages import STAGES
from tests.fakes.pool import InlinePool
from tests.flows.drive import ingest, tree
from tests.laws.pieces import ENGLISH, GERMAN

LONG = "\n\n".join(ENGLISH.paragraphs)


def _write(raw: Path, name: str, body: str, title: str = "Town council votes to rebuild the bridge") -> None:
    (raw / name).parent.mkdir(parents=True, exist_ok=True)
    (raw / name).write_text(f"{title}\n\n{body}\n", "utf-8")


def _links(clean: Path) -> dict[str, tuple[str | None, str | None]]:
    records = {r.source.uri: r for r in read_records(clean)}
    names = {r.id: uri for uri, r in records.items()}
    return {
        uri: (
            names[r.duplicate_of] if r.duplicate_of else None,
            names[r.near_duplicate_of] if r.near_duplicate_of else None,
        )
        for uri, r in records.items()
    }


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    _write(folder, "m.txt", LONG)
    _write(folder, "n/again.txt", LONG, "Bridge to be rebuilt, council decides")
    _write(folder, "o.txt", LONG + "\n\nThe mayor thanked the members for their patience after the vote.")
    _write(folder, "p.txt", "\n\n".join(GERMAN.paragraphs), GERMAN.title)
    return folder


@pytest.mark.parametrize("output", ["json", "jsonl", "jsonl.zst", "parquet"])
def test_a_new_original_changes_the_others_and_makes_no_revision(raw: Path, tmp_path: Path, output: str) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean, format=output)
    assert _links(clean) == {
        "m.txt": (None, None), "n/again.txt": ("m.txt", None), "o.txt": (None, "m.txt"), "p.txt": (None, None),
    }  # fmt: skip
    _write(raw, "a.txt", LONG)
    second = ingest(raw, clean, format=output)
    assert (second.counts.records, second.counts.unchanged, second.counts.duplicates) == (1, 4, 0)
    expected = {
        "a.txt": (None, None), "m.txt": ("a.txt", None), "n/again.txt": ("a.txt", None), "o.txt": (None, "a.txt"),
        "p.txt": (None, None),
    }  # fmt: skip
    assert _links(clean) == expected
    assert {r.revision for r in read_records(clean)} == {1}
    ingest(raw, tmp_path / "fresh", format=output)
    if output == "json":
        assert tree(clean) == tree(tmp_path / "fresh")
    assert _links(tmp_path / "fresh") == expected
    (raw / "a.txt").unlink()
    ingest(raw, clean, format=output, prune=True)
    kept = _links(clean)
    assert (kept["m.txt"], kept["n/again.txt"], kept["o.txt"]) == ((None, None), ("m.txt", None), (None, "m.txt"))


def test_redoing_everything_keeps_the_links(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    before = tree(clean)
    ingest(raw, clean, force=True)
    assert tree(clean) == before


@pytest.mark.parametrize("step", range(4))
def test_a_run_that_ends_while_it_links_is_finished_by_the_next(
    raw: Path, tmp_path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pipeline.runs.remains as remains_module

    class KilledError(Exception):
        pass

    calls: list[Any] = []
    write = remains_module.write_links

    def killed(*arguments: Any) -> None:
        calls.append(arguments)
        if step == 1:
            raise KilledError
        write(*arguments)
        if step == 2:
            raise KilledError

    clean = tmp_path / "clean"
    ingest(raw, clean)
    _write(raw, "a.txt", LONG)  # the original of texts that are written already
    if step == 3:
        monkeypatch.setattr(remains_module.Remains, "write_links", lambda self, goes_on: None)
    monkeypatch.setattr(remains_module, "write_links", killed)
    if step in (1, 2):
        with pytest.raises(KilledError):
            ingest(raw, clean)
        assert calls
    else:
        ingest(raw, clean)
    monkeypatch.undo()
    assert ingest(raw, clean).counts.unchanged == 5
    ingest(raw, tmp_path / "undisturbed")
    assert tree(clean) == tree(tmp_path / "undisturbed")


def test_an_interrupted_run_links_nothing_and_says_so(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    with Session(Settings(raw=raw, clean=clean, workers=1), InlinePool) as session:
        session.interrupted = True
        assert session.finish("completed").status == "interrupted"
    assert json.loads(session.summary.manifest.read_bytes())["status"] == "interrupted"  # type: ignore[union-attr]


def test_two_captures_of_one_address_are_no_near_duplicates_of_one_another(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    lines = [
        {"id": day, "url": "https://post.example/bridge", "text": f"Council votes to rebuild the bridge\n\n{body}\n"}
        for day, body in (("mon", LONG), ("tue", LONG + "\n\nThe mayor thanked the members for their patience."))
    ]
    (raw / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    ingest(raw, clean)
    records = list(read_records(clean))
    assert len({record.id for record in records}) == 1
    assert [record.near_duplicate_of for record in records] == [None, None]


@pytest.mark.parametrize("end", ["interrupted", "completed"])
def test_a_record_that_could_not_be_read_for_a_while_keeps_its_link(raw: Path, tmp_path: Path, end: Status) -> None:
    clean, away = tmp_path / "clean", tmp_path / "away"
    ingest(raw, clean)
    before = tree(clean)
    (raw / "o.txt").rename(away)
    (raw / "o.txt").symlink_to(tmp_path / "none")
    with Session(Settings(raw=raw, clean=clean, workers=1), InlinePool) as session:
        for chunk in session.chunks():
            session.begin(chunk)
            batch = session.pool.open(chunk.items, chunk.shard)
            session.commit(chunk, [batch.run(stage) for stage in STAGES])
        session.finish(end)
    assert (clean / "quarantine/o.txt.json").exists()
    (raw / "o.txt").unlink()
    away.rename(raw / "o.txt")
    ingest(raw, clean)
    assert _links(clean)["o.txt"] == (None, "m.txt")
    assert tree(clean) == before
