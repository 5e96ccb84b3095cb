"""The copy of the read rules: the same rules, made anew where packs or code are others, and no trouble without it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import pipeline
from pipeline import RawDocument, process
from pipeline.packs import kept as module
from pipeline.packs import ruleset
from tests.fakes.rules import read_ruleset
from tests.laws.pieces import ENGLISH, GERMAN

DOCUMENTS = ["\n\n".join([*pieces.paragraphs, "Share this article", "Read more"]) for pieces in (ENGLISH, GERMAN)]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "newswinnow"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry for every time that the rules were made and not taken from the copy."""
    found: list[str] = []
    make = ruleset._make_shipped

    def noted() -> object:
        found.append("made")
        return make()

    monkeypatch.setattr(ruleset, "_make_shipped", noted)
    return found


def copies(cache: Path) -> list[Path]:
    return sorted(cache.glob("rules-*.pickle"))


def outcomes() -> list[str]:
    rules = read_ruleset()
    raws = [RawDocument(f"{n}.txt", "text", "text/plain", text.encode()) for n, text in enumerate(DOCUMENTS)]
    return [process(raw, rules).record.model_dump_json() for raw in raws]


def test_rules_from_the_copy_are_those_that_were_made(cache: Path, made: list[str]) -> None:
    first, other = read_ruleset(), read_ruleset()
    assert made == ["made"]
    assert other == first
    assert other.identity == first.identity
    expected = outcomes()
    copies(cache)[0].unlink()
    assert outcomes() == expected
    assert made == ["made", "made"]


def test_a_copy_is_of_these_packs_and_this_code(cache: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    read_ruleset()
    assert module.cached_rules("these") != module.cached_rules("others")
    monkeypatch.setattr(module, "_code_digest", lambda: "another")
    read_ruleset()
    assert made == ["made", "made"]
    assert len(copies(cache)) == 2


def test_nothing_is_kept_where_the_code_cannot_be_seen(
    cache: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "__file__", str(cache / "archive.zip/pipeline/__init__.py"))
    module._code_digest.cache_clear()
    try:
        read_ruleset()
        read_ruleset()
    finally:
        module._code_digest.cache_clear()
    assert made == ["made", "made"]
    assert copies(cache) == []


def test_a_damaged_copy_is_replaced(cache: Path, made: list[str]) -> None:
    read_ruleset()
    (copy,) = copies(cache)
    whole = copy.read_bytes()
    for number, damaged in enumerate((b"", whole[:1000], whole[:-9] + bytes(9)), 2):
        copy.write_bytes(damaged)
        read_ruleset()
        assert len(made) == number
        read_ruleset()
        assert len(made) == number


def test_a_copy_that_others_may_write_is_not_opened(
    cache: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_ruleset()
    (copy,) = copies(cache)
    copy.chmod(0o666)
    read_ruleset()
    assert made == ["made", "made"]
    assert copies(cache)[0].stat().st_mode & 0o077 == 0
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    read_ruleset()
    assert len(made) == 3


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = outcomes()
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert outcomes() == expected


def test_old_copies_go(cache: Path) -> None:
    most = module._MOST_COPIES
    for number in range(most + 3):
        module.kept(f"digest {number}", iter([number]).__next__)
    assert len(copies(cache)) == most
    newest = range(3, most + 3)
    assert [module.kept(f"digest {number}", lambda: None) for number in newest] == list(newest)


def test_packs_of_ones_own_are_read_each_time(cache: Path, tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    read_ruleset(packs_dir=packs)
    assert copies(cache) == []
