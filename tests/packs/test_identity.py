"""Whoever judges no document need not read the rules to tell them from others."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PackError
from pipeline.fingerprint import fingerprints, parts
from pipeline.packs import RulesetChoice
from pipeline.packs.memory import OutletMemory, SiteLines

PACK = '[[phrase]]\nid = "house.motto"\nreason = "promo"\ntexts = "the paper that floats"\nexamples = ["The paper that floats"]\n'


def test_the_identity_of_rules_is_that_of_the_rules_that_are_read(tmp_path: Path) -> None:
    memory = tmp_path / "memory.json"
    OutletMemory.of({"shorepost.example": SiteLines(9, {"high water": 8})}).save(memory)
    (tmp_path / "packs" / "phrases").mkdir(parents=True)
    (tmp_path / "packs" / "phrases" / "en.toml").write_text(PACK, "utf-8")
    choices = [
        RulesetChoice(),
        RulesetChoice("strict", html="fast"),
        RulesetChoice(memory=memory),
        RulesetChoice(packs_dir=tmp_path / "packs"),
        RulesetChoice("safe", tmp_path / "packs", memory),
    ]
    seen = set()
    for choice in choices:
        told, read = choice.identify(), choice.load()
        assert told == read.identity
        assert parts(told) == parts(read)
        for site in ("", "shorepost.example"):
            assert fingerprints(told).of("html", site) == fingerprints(read).of("html", site)
        seen.add(fingerprints(told).all)
    assert len(seen) == len(choices)


def test_packs_of_a_user_are_checked_before_they_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "en.toml").write_text(PACK.replace("promo", "propaganda"), "utf-8")
    with pytest.raises(PackError, match="reason: one of"):
        RulesetChoice(packs_dir=tmp_path).identify()
