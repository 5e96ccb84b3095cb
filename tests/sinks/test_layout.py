"""Paths of the output: never outside, never colliding, never too long."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.sinks.layout import ARTICLES, history_path, record_path
from pipeline.sources.reference import member_uri

CLEAN = Path("/somewhere/clean")


def test_a_file_keeps_its_path() -> None:
    assert record_path(CLEAN, ARTICLES, "a/b c.txt") == CLEAN / "articles/a/b c.txt.json"


def test_a_folder_does_not_take_a_records_place() -> None:
    record, folder = record_path(CLEAN, ARTICLES, "a.txt"), record_path(CLEAN, ARTICLES, "a.txt.json/b.txt")
    assert record not in folder.parents


def test_the_longest_name_gets_a_record() -> None:
    names = ["x" * 251 + ".txt", "x" * 250 + "y.txt"]
    paths = {record_path(CLEAN, ARTICLES, name) for name in names}
    assert len(paths) == 2
    assert all(len(path.name.encode()) <= 255 for path in paths)


@given(st.text(max_size=400))
def test_no_id_leads_out_of_the_containers_folder(identity: str) -> None:
    path = record_path(CLEAN, ARTICLES, member_uri("feed.jsonl", identity))
    assert path.parent == CLEAN / "articles/feed.jsonl"
    assert len(path.name.encode()) <= 255
    assert ".." not in path.parts


@given(st.text(max_size=200), st.text(max_size=200))
def test_two_ids_get_two_places(one: str, other: str) -> None:
    if one != other:
        assert member_uri("c", one) != member_uri("c", other)


def test_a_uri_that_is_too_deep_for_a_path_has_one_all_the_same(tmp_path: Path) -> None:
    deep = "d/" * 1_900
    places = [record_path(tmp_path, ARTICLES, f"{deep}{name}.txt") for name in ("one", "two")]
    places += [history_path(tmp_path, f"{deep}one.txt", revision) for revision in (1, 2)]
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    assert len(set(places)) == 4
    assert [path.name for path in sorted(places[2].parent.iterdir())] == ["1.json", "2.json"]
