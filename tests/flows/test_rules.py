"""New rules: what they could affect is done again, the rest is not, and the bytes are those of a full redo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.fingerprint import fingerprint, fingerprints, parts
from pipeline.ledger import Ledger
from pipeline.packs import Ruleset, load_ruleset
from pipeline.packs.memory import OutletMemory, SiteLines
from pipeline.runs.plan import Plan
from pipeline.runs.raw import listing
from pipeline.runs.status import survey
from pipeline.runs.todo import Todo
from pipeline.settings import Settings
from tests.flows.drive import article, ingest, tree
from tests.laws.documents import article_page
from tests.laws.pieces import ENGLISH, GERMAN

LINE = "The council of Northmarsh voted on Monday to rebuild the old bridge over the river Ann, {name} said."


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    for site in ("north", "south"):
        (folder / site).mkdir(parents=True)
        (folder / site / "one.txt").write_text(article("Ada Brook") + "\nFollow the river news\n", "utf-8")
        (folder / site / "two.txt").write_text(
            article("Ben Ash", "Ferry runs again") + "\nFollow the river news\n", "utf-8"
        )
    for language in (ENGLISH, GERMAN):
        (folder / f"{language.code}.html").write_text(article_page(language, list(language.paragraphs)), "utf-8")
    return folder


def _memory(path: Path, **sites: list[str]) -> Path:
    OutletMemory.of({f"{site}/": SiteLines(9, dict.fromkeys(lines, 9)) for site, lines in sites.items()}).save(path)
    return path


@pytest.mark.slow
def test_a_site_s_memory_concerns_that_site_alone(raw: Path, tmp_path: Path) -> None:
    clean, fresh = tmp_path / "clean", tmp_path / "fresh"  # the latter: the same history, everything done every time
    for folder in (clean, fresh):
        ingest(raw, folder)
    steps = [
        ({"north": ["follow the river news"]}, 2),
        ({"north": ["follow the river news"], "south": ["follow the river news"]}, 2),
        ({"north": ["follow the river news"], "south": ["follow the river news"], "east": ["more"]}, 0),
        ({"south": ["follow the river news"]}, 2),
        ({}, 2),
    ]
    for number, (sites, redone) in enumerate(steps):
        memory = _memory(tmp_path / f"memory-{number}.json", **sites)
        summary = ingest(raw, clean, site_memory=memory)
        assert (summary.counts.records, summary.counts.unchanged) == (redone, 6 - redone)
        ingest(raw, fresh, site_memory=memory, force=True)
        assert tree(clean) == tree(fresh)
    assert ingest(raw, clean, site_memory=memory).counts.records == 0


def test_strictness_concerns_every_document(raw: Path, tmp_path: Path) -> None:
    ingest(raw, tmp_path / "clean")
    assert ingest(raw, tmp_path / "clean", strictness="strict").counts.records == 6
    ingest(raw, tmp_path / "fresh", strictness="strict")
    revised = {path for path in tree(tmp_path / "clean") if path.startswith("history/")}
    assert {path: content for path, content in tree(tmp_path / "clean").items() if path not in revised}.keys() == tree(
        tmp_path / "fresh"
    ).keys()


@pytest.mark.parametrize(
    ("part", "again"),
    [
        ("models/html_blocks.json", {"de.html", "en.html"}),
        ("models/lines.json", {"north/one.txt", "north/two.txt", "south/one.txt", "south/two.txt"}),
        ("models/titles.json", {"north/one.txt", "north/two.txt", "south/one.txt", "south/two.txt"}),
        ("packs", {"de.html", "en.html", "north/one.txt", "north/two.txt", "south/one.txt", "south/two.txt"}),
    ],
)
def test_a_model_concerns_its_kind_of_document(
    raw: Path, tmp_path: Path, ruleset: Ruleset, part: str, again: set[str]
) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    assert part in ruleset.parts
    other = fingerprints(replace(ruleset, parts={**ruleset.parts, part: "0" * 64}))
    with Ledger(clean / "ledger.sqlite") as ledger:
        with Todo(tmp_path) as todo:
            survey = Plan(ledger, other).survey(listing(raw, clean), todo)
            assert {item.ref.uri for item in todo.documents} == again
        assert survey.causes == {"rules": len(again)}


@pytest.mark.parametrize(
    ("part", "again"), [("models/html_blocks.json", {"page.txt"}), ("models/lines.json", {"text.html"})]
)
def test_a_model_concerns_what_a_document_is_and_not_its_name(
    tmp_path: Path, ruleset: Ruleset, part: str, again: set[str]
) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    (raw / "page.txt").write_text(article_page(ENGLISH, list(ENGLISH.paragraphs)), "utf-8")
    (raw / "text.html").write_text(article("Ada Brook"), "utf-8")
    assert ingest(raw, clean).counts.records == 2
    assert ingest(raw, clean).counts.records == 0
    other = fingerprints(replace(ruleset, parts={**ruleset.parts, part: "0" * 64}))
    with Ledger(clean / "ledger.sqlite") as ledger, Todo(tmp_path) as todo:
        Plan(ledger, other).survey(listing(raw, clean), todo)
        assert {item.ref.uri for item in todo.documents} == again


def test_every_part_of_the_rules_shows_in_the_fingerprint_of_all(ruleset: Ruleset) -> None:
    known = parts(ruleset)
    assert {
        "schema",
        "strictness",
        "html",
        "packs",
        "models/html_blocks.json",
        "models/lines.json",
        "models/titles.json",
        "line memory",
    } <= known.keys()
    plain = fingerprint(ruleset)
    assert plain == fingerprints(ruleset).all
    for part in ruleset.parts:
        assert fingerprint(replace(ruleset, parts={**ruleset.parts, part: "0" * 64})) != plain
    assert fingerprint(replace(ruleset, strictness="safe")) != plain
    assert fingerprint(replace(ruleset, html="fast")) != plain


def test_how_pages_are_read_concerns_pages_alone(ruleset: Ruleset) -> None:
    best, fast = fingerprints(ruleset), fingerprints(replace(ruleset, html="fast"))
    assert best.of("text", "") == fast.of("text", "")
    assert best.of("html", "") != fast.of("html", "")


def test_status_says_what_a_run_would_do_and_why(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    ingest(raw, clean)
    (raw / "north/one.txt").write_text(article("Somebody Else"), "utf-8")
    memory = _memory(tmp_path / "memory.json", south=["follow the river news"])
    found = survey(Settings(raw=raw, clean=clean, site_memory=memory), with_raw=True)
    assert found["documents are done again because"] == {
        "the raw file is another": 1,
        "rules that could affect them are others": 2,
    }
    assert found["rules that are others than in the last run"] == ["line memory"]
    done = ingest(raw, clean, site_memory=memory)
    assert done.counts.records == 3
    settled = survey(Settings(raw=raw, clean=clean, site_memory=memory), with_raw=True)
    assert (settled["documents are done again because"], settled["rules that are others than in the last run"]) == (
        {},
        [],
    )
