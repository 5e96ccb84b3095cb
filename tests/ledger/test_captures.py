"""Captures of one address: the newest is the record, the others are its revisions, and only it takes part in duplicates."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from pipeline.ledger import DocumentResult, Ledger
from pipeline.ledger.captures import seconds_of

RULES = "f" * 64


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    return tmp_path / "ledger.sqlite" if request.param == "sqlite" else str(request.getfixturevalue("database"))


def capture(uri: str, day: int, text: str, **values: object) -> DocumentResult:
    row = DocumentResult(uri, "1:2", "d" * 64, "article", record_id="page", content_hash=text, metadata_hash="m")
    row = replace(row, text_id=text * 32, unsettled=(text * 32,), captured=day)
    return replace(row, **values)  # type: ignore[arg-type]


def settled(ledger: Ledger, run: str, *results: DocumentResult) -> dict[str, tuple[int, int, str]]:
    """(revision, whether superseded, duplicate_of) by uri, after a run over these documents."""
    ledger.commit(results, "", RULES, run)
    return _settled(ledger, run)


def _settled(ledger: Ledger, run: str) -> dict[str, tuple[int, int, str]]:
    ledger.duplicates.settle(run)
    for links in ledger.duplicates.unlinked():
        ledger.duplicates.linked(links)
    assert not ledger.duplicates.is_unsettled
    rows = ledger._database.rows("SELECT uri, revision, superseded, duplicate_of FROM documents")
    return {uri: (int(revision), int(superseded), duplicate) for uri, revision, superseded, duplicate in rows}


NIGHTS = (capture("3", 1, "a"), capture("1", 2, "a"), capture("2", 3, "b"), capture("0", 4, "c"))
IN_ORDER = {"3": (1, 1, ""), "1": (1, 1, ""), "2": (2, 1, ""), "0": (3, 0, "")}


def test_captures_are_revisions_in_the_order_of_their_times(place: Path | str) -> None:
    with Ledger(place) as ledger:
        assert settled(ledger, "run-1", *NIGHTS) == IN_ORDER


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_they_are_the_same_in_whatever_order_they_come(order: tuple[int, ...], tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        for number, place in enumerate(order):
            found = settled(ledger, f"run-{number}", NIGHTS[place])
    assert found == IN_ORDER


def test_captures_that_tell_no_time_are_put_in_the_order_of_their_uris(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        settled(ledger, "run-1", capture("a", 0, "a"), capture("c", 0, "c"))
        found = settled(ledger, "run-2", capture("b", 0, "b"))
        assert found == {"a": (1, 1, ""), "b": (2, 1, ""), "c": (3, 0, "")}
        assert settled(ledger, "run-3", capture("b", 0, "d", revision=3))["b"] == (4, 0, "")


def test_the_newest_capture_alone_is_a_duplicate_or_an_original(place: Path | str) -> None:
    other = capture("x", 0, "b", record_id="other")
    with Ledger(place) as ledger:
        assert settled(ledger, "run-1", *NIGHTS[:3], other)["x"] == (1, 0, "page")
        assert settled(ledger, "run-2", NIGHTS[3])["x"] == (1, 0, "")
        ledger.mark_gone(["0"])
        found = _settled(ledger, "run-3")
        assert found["x"] == (1, 0, "page")
        assert found["2"] == (2, 0, "")
        assert found["0"][0] == 3


def test_a_capture_that_was_a_duplicate_says_so_no_longer_once_it_is_superseded(place: Path | str) -> None:
    other = capture("0-before", 0, "a", record_id="other")
    with Ledger(place) as ledger:
        assert settled(ledger, "run-1", other, NIGHTS[0])["3"] == (1, 0, "other")
        assert settled(ledger, "run-2", NIGHTS[2])["3"] == (1, 1, "")


def test_a_superseded_capture_that_comes_with_links_loses_them(place: Path | str) -> None:
    """A worker guesses them before it is known which capture is the newest."""
    with Ledger(place) as ledger:
        settled(ledger, "run-1", *NIGHTS)
        again = replace(
            NIGHTS[0], text_id="e" * 32, content_hash="e", unsettled=("a" * 32, "e" * 32), duplicate_of="other"
        )
        assert settled(ledger, "run-2", again)["3"] == (1, 1, "")


def test_what_leaves_an_address_leaves_its_captures(place: Path | str) -> None:
    with Ledger(place) as ledger:
        settled(ledger, "run-1", *NIGHTS)
        found = settled(ledger, "run-2", replace(NIGHTS[3], record_id="moved"))
        assert (found["0"][1], found["2"]) == (0, (2, 0, ""))
        ledger.commit([replace(NIGHTS[2], outcome="quarantine", record_id="q")], "", RULES, "run-3")
        assert _settled(ledger, "run-3")["1"] == (1, 0, "")
        ledger.forget(["1"])
        assert _settled(ledger, "run-4")["3"] == (1, 0, "")


def test_a_revision_never_falls(place: Path | str) -> None:
    with Ledger(place) as ledger:
        settled(ledger, "run-1", *NIGHTS)
        ledger.forget(["3", "1", "2"])
        assert _settled(ledger, "run-2")["0"] == (3, 0, "")


def test_what_moves_is_told_as_changed(place: Path | str) -> None:
    with Ledger(place) as ledger:
        settled(ledger, "run-1", NIGHTS[3])
        settled(ledger, "run-2", NIGHTS[0])
        assert {known.uri: known.revision for known in ledger.changed_since("run-2")} == {"0": 2, "3": 1}


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [
        ("1970-01-02", 86_400),
        ("1970-01-01T01:00:00+01:00", 0),
        ("1970-01-01T00:00:01Z", 1),
        ("soon", 0),
        ("", 0),
        (None, 0),
        ("1960-05-05", 0),
        ("0001-01-01T00:00:00+10:00", 0),
    ],
)
def test_a_moment_in_seconds(moment: str | None, seconds: int) -> None:
    assert seconds_of(moment) == seconds
