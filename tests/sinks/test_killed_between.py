"""A run killed between the files and the ledger: the next one leaves what there would be without it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import pytest

import pipeline
from pipeline.model.outcome import Outcome
from pipeline.sinks.contract import Former
from pipeline.sinks.files import Files
from pipeline.sinks.json_files import JsonFiles
from tests.flows.drive import article, tree

URI = "sub/a.txt"
# What the document says: one thing, another, or nothing that can be read.
STATES = {"one": article("Ada Brook"), "other": article("Ben Ash"), "unreadable": ""}


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    rules = pipeline.load_ruleset()
    return {
        name: pipeline.process(pipeline.RawDocument(URI, "text", "text/plain", text.encode()), rules)
        for name, text in STATES.items()
    }


@dataclass(frozen=True)
class Known:
    """What the ledger has: of the newest record the text and the revision, whether it is in quarantine now."""

    text: str = ""
    revision: int = 0
    former: Former | None = None


def put(clean: Path, outcomes: dict[str, Outcome], state: str, known: Known, steps: int | None = None) -> Known:
    """Write a state, or the first steps of that, and give what the ledger would then have."""
    outcome, now = outcomes[state], known
    if outcome.is_article:
        now = replace(known, text=state, revision=known.revision + (known.text != state))
        outcome = Outcome(outcome.record.model_copy(update={"revision": now.revision}), outcome.audit)
    files = Files(clean)
    JsonFiles(clean, "", files).put(URI, outcome, known.former)
    if steps is not None:
        files._changes = files._changes[:steps]
    files.flush()
    return replace(now, former=Former("article" if outcome.is_article else "quarantine", now.revision))


@pytest.mark.parametrize("states", list(product(STATES, repeat=3)), ids="-".join)
@pytest.mark.parametrize("killed", STATES)
def test_a_run_killed_before_the_ledger_leaves_no_trace(
    states: tuple[str, ...],
    killed: str,
    tmp_path: Path,
    outcomes: dict[str, Outcome],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.sinks.files._force", lambda _: None)  # the disk itself is not asked here

    def walk(clean: Path, steps: int | None) -> None:
        known = Known()
        for number, state in enumerate(states):
            if number == 2 and steps is not None:
                put(clean, outcomes, killed, known, steps)
            known = put(clean, outcomes, state, known)

    walk(tmp_path / "calm", None)
    for steps in range(1, 6):
        walk(tmp_path / str(steps), steps)
        assert tree(tmp_path / str(steps)) == tree(tmp_path / "calm"), steps
