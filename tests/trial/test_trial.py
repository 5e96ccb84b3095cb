"""Trying a phrase: what a heading of a tail takes with it, and how many documents are looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.packs.phrases import Phrase
from pipeline.settings import Settings
from pipeline.trial import BODY, is_clean, try_on_documents
from tests.flows.drive import article

RULES = load_ruleset()
TAIL = "\n\nFrom the lamp room\n\nThe keeper's cat\n\nTwelve jars of oil\n\nHow to trim a wick\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(article("Ada Brook"), "utf-8")
    (raw / "b.txt").write_text(article("Ben Ash") + TAIL, "utf-8")
    return Settings(raw=raw, clean=tmp_path / "clean")


def phrase(*, opens_tail: bool) -> Phrase:
    return Phrase("lamp", "en", Reason.RELATED_LINKS, ("from the lamp room",), opens_tail=opens_tail)


def test_lines_that_go_with_a_heading_are_told_apart(settings: Settings) -> None:
    alone = try_on_documents(phrase(opens_tail=False), settings, RULES)
    assert (alone.documents, alone.touched, alone.matched) == (2, 1, 1)
    opening = try_on_documents(phrase(opens_tail=True), settings, RULES)
    went = {line.text for line in opening.samples if line.goes}
    assert opening.matched == 1
    assert opening.going + opening.others == len(went) >= alone.going + alone.others
    assert all(line.now == BODY for line in opening.samples if line.goes)
    assert not settings.clean.exists()


def test_a_limit_is_kept(settings: Settings) -> None:
    assert try_on_documents(phrase(opens_tail=True), settings, RULES, limit=1).documents == 1
    assert not is_clean(settings.raw)
