"""Duplicates are a function of the documents that are there: order, batches, runs and interruptions do not show."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.ledger import DocumentResult, Ledger
from pipeline.ledger.duplicates import COMPARED, LIKE
from pipeline.ledger.sketches import band_keys, likeness, mark_of

RULES = "f" * 64
WORDS = [f"word{n}" for n in range(3000)]
Links = dict[str, tuple[str, str]]


def text(seed: int, edits: int = 0, length: int = 200) -> str:
    """A text of its own by seed; `edits` words of it are others."""
    chance = random.Random(seed)
    words = chance.choices(WORDS, k=length)
    for number in range(edits):
        words[(number * 37) % length] = f"other{seed}x{edits}x{number}"
    return " ".join(words)


@dataclass
class Store:
    """A ledger, and what the files of its records would say."""

    ledger: Ledger
    run: int = 0

    def __post_init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.files: Links = {}

    def put(self, texts: dict[str, str], order: Iterable[str] | None = None) -> None:
        """Commit documents, one per batch."""
        for uri in order or texts:
            known = self.ledger.find([uri]).get(uri)
            mark = mark_of(None, texts[uri])
            unsettled = {mark.digest} | ({known.text_id} if known and known.text_id else set())
            links = (known.duplicate_of, known.near_duplicate_of) if known else ("", "")
            row = DocumentResult(
                uri, "1", "d", "article", record_id=f"id:{uri}", text_id=mark.digest, sketch=mark.sketch,
                duplicate_of=links[0], near_duplicate_of=links[1], unsettled=tuple(unsettled),
            )  # fmt: skip
            self.ledger.begin([uri])
            self.ledger.commit([row], "", RULES, f"run-{self.run}")
            self.texts[uri], self.files[uri] = texts[uri], links

    def drop(self, uri: str) -> None:
        self.ledger.mark_gone([uri])
        del self.texts[uri], self.files[uri]

    def settle(self, steps: int | None = None) -> None:
        """Settle; `steps`: stop after so many steps, as a killed run would."""
        left = [steps]

        def go_on() -> bool:
            if left[0] is None:
                return True
            left[0] -= 1
            return left[0] >= 0

        self.ledger.duplicates.settle(f"run-{self.run}", go_on)
        for links in self.ledger.duplicates.unlinked():
            if not go_on():
                return
            for link in links:
                if link.uri in self.files:
                    self.files[link.uri] = (link.duplicate_of, link.near_duplicate_of)
            if not go_on():
                return
            self.ledger.duplicates.linked(links)


def by_definition(texts: dict[str, str]) -> Links:
    """The links, worked out from nothing but the texts."""
    marks = {uri: mark_of(None, content) for uri, content in sorted(texts.items())}
    originals: dict[str, str] = {}
    bands: dict[int, list[str]] = {}
    for uri, mark in marks.items():
        if mark.digest not in originals:
            originals[mark.digest] = uri
            for band in band_keys(mark.sketch):
                bands.setdefault(band, []).append(uri)
    links = {}
    for uri, mark in marks.items():
        original = originals[mark.digest]
        before = {o for band in band_keys(mark.sketch) for o in bands[band][:COMPARED] if o < uri}
        alike = sorted(o for o in before if likeness(mark.sketch, marks[o].sketch) >= LIKE)
        near = f"id:{alike[0]}" if alike and original == uri else ""
        links[uri] = ("" if original == uri else f"id:{original}", near)
    return links


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    place = tmp_path / "ledger.sqlite" if request.param == "sqlite" else str(request.getfixturevalue("database"))
    with Ledger(place) as ledger:
        yield Store(ledger)


def test_the_original_is_the_smallest_uri_whatever_came_first(store: Store) -> None:
    store.put({"b": text(1), "a": text(1), "c": text(2), "d": text(1, edits=4), "e": text(1)})
    store.settle()
    assert store.files == {"b": ("id:a", ""), "a": ("", ""), "c": ("", ""), "d": ("", "id:a"), "e": ("id:a", "")}
    assert not store.ledger.duplicates.is_unsettled


def test_a_new_original_changes_the_others(store: Store) -> None:
    store.put({"m": text(1), "n": text(1), "o": text(1, edits=4)})
    store.settle()
    store.put({"a": text(1)})
    store.settle()
    assert store.files == {"a": ("", ""), "m": ("id:a", ""), "n": ("id:a", ""), "o": ("", "id:a")}
    store.drop("a")
    store.settle()
    assert store.files == {"m": ("", ""), "n": ("id:m", ""), "o": ("", "id:m")}
    store.put({"m": text(7), "o": text(1)})
    store.settle()
    assert store.files == {"m": ("", ""), "n": ("", ""), "o": ("id:n", "")}


def test_an_edit_that_moves_a_text_a_little_leaves_no_trace_of_the_former(store: Store) -> None:
    store.put({"a": text(1), "b": text(1, edits=3)})
    store.settle()
    for edits in (1, 2, 0):
        store.put({"a": text(1, edits=edits)})
        store.settle()
        assert store.files == by_definition(store.texts)
    assert store.files["b"] == ("", "id:a")


@pytest.mark.parametrize("seed", range(12))
def test_any_history_ends_as_its_last_state_would_from_scratch(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    uris = [f"{number:02d}" for number in range(24)]
    for run in range(8):
        store.run = run
        for _ in range(chance.randint(1, 12)):
            uri = chance.choice(uris)
            if uri in store.texts and chance.random() < 0.25:
                store.drop(uri)
            else:
                # Few texts and few edits: many meet.
                store.put({uri: text(chance.randint(0, 2), chance.choice([0, 0, 0, 2, 4, 6, 9]))})
        for _ in range(chance.randint(0, 3)):
            store.settle(chance.randint(0, 6))
            if chance.random() < 0.5:
                store.put({chance.choice(uris): text(chance.randint(0, 2), chance.choice([0, 2, 5]))})
        store.settle()
        assert store.files == by_definition(store.texts)


def test_a_thousand_versions_of_one_report_are_compared_with_a_few(store: Store) -> None:
    versions = {f"{number:04d}": text(1, edits=number % 3 + 1) + f" {number}" for number in range(300)}
    store.put(versions, order=sorted(versions, key=lambda uri: uri[::-1]))
    store.settle()
    assert store.files == by_definition(versions)
    assert store.files["0000"] == ("", "")
    assert sum(near == "id:0000" for _, near in store.files.values()) > 250


def test_short_texts_are_equal_only_under_the_same_title() -> None:
    stub = "Watch the video above."
    assert mark_of("Ferry runs again", stub) == mark_of("Ferry  runs again!", stub)
    assert mark_of("Ferry runs again", stub) != mark_of("Bridge is closed", stub)
    long = text(3)
    assert mark_of("One title", long) == mark_of("Another", long.upper())
    assert mark_of(None, stub).sketch == b""


@pytest.mark.parametrize("edits", [0, 1, 2, 4])
def test_likeness_estimates_the_share_of_common_shingles(edits: int) -> None:
    one, other = text(5, length=600), text(5, edits=edits * 6, length=600)
    shingles = [{tuple(t.split()[n : n + 5]) for n in range(596)} for t in (one, other)]
    exact = len(shingles[0] & shingles[1]) / len(shingles[0] | shingles[1])
    assert likeness(mark_of(None, one).sketch, mark_of(None, other).sketch) == pytest.approx(exact, abs=0.15)


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    page = "".join(chr(0x4E00 + (n * 7919) % 2000) for n in range(300))
    other = page[:150] + "新聞" + page[150:]
    assert mark_of(None, page).digest != mark_of(None, other).digest
    assert likeness(mark_of(None, page).sketch, mark_of(None, other).sketch) > LIKE
