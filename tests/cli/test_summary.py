"""What a run says at its end: where things are, why documents are in quarantine, what was done again, what next."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from pipeline.cli import summary as said
from pipeline.runs.announce import Announcer, line_of
from pipeline.runs.counts import Counts
from pipeline.runs.manifest import Summary
from pipeline.settings import Settings
from tests.correct.ten import TIP
from tests.flows.drive import article, ingest

SETTINGS = Settings(clean=Path("clean"))


def ended(**counts: Any) -> Summary:
    made = Counts(**counts)
    return Summary("completed", made, made.reached, Path("clean/runs/a.json"), Counter(), 20.0)


def test_it_says_where_why_how_long_and_what_next() -> None:
    summary = ended(
        records=7, quarantined=3, codes=Counter(empty_input=1, consent_wall=2), again_changed=2, again_same=8
    )
    assert list(said.lines(summary, SETTINGS)) == [
        "Records      clean/articles; what was cut, and why: clean/audit",
        "Quarantined  3: consent_wall 2, empty_input 1; what to do: clean/quarantine",
        "Done again   10: 2 changed, 8 the same",
        "Took         20.0 s",
        "Next         `newswinnow report clean` shows every document; "
        "`newswinnow export clean articles.xlsx` makes one file of them",
    ]
    nothing = list(said.lines(ended(quarantined=1, codes=Counter(empty_input=1)), SETTINGS))
    assert nothing[-1] == "Next         `newswinnow explain FILE` shows why a document is no article"
    assert len(list(said.lines(ended(unchanged=5), SETTINGS))) == 2


@pytest.mark.parametrize(("records", "text"), [(199, "20.0 s"), (4_000, "20.0 s, 200.0 documents a second")])
def test_a_rate_is_told_of_many_documents_only(records: int, text: str) -> None:
    assert f"Took         {text}" in list(said.lines(ended(records=records), SETTINGS))


@pytest.mark.parametrize(("seconds", "text"), [(4.24, "4.2 s"), (200, "3 min 20 s"), (7505, "2 h 5 min")])
def test_times_are_spoken(seconds: float, text: str) -> None:
    assert said.spoken(seconds) == text


def test_more_than_half_in_quarantine_is_a_warning() -> None:
    many = ended(records=4, quarantined=5, unchanged=100, codes=Counter(consent_wall=5))
    assert said.warning(many).startswith("More than half is in quarantine: 5 of 9 documents, 5 as consent_wall.")
    assert said.warning(ended(records=5, quarantined=5, codes=Counter(consent_wall=5))) == ""
    assert said.warning(ended(unchanged=3)) == ""


@pytest.mark.parametrize(
    ("most", "is_too_much"),
    [
        ("none", False),
        ("2", True),
        ("3", False),
        ("0", True),
        ("0.29", True),
        ("0.3", False),
        ("29%", True),
        ("30 %", False),
    ],
)
def test_the_most_is_a_number_or_a_share(most: str, is_too_much: bool) -> None:
    allowed = None if most == "none" else Settings(max_quarantine=most).max_quarantine  # type: ignore[arg-type]
    summary = ended(records=7, quarantined=3, unchanged=90, codes=Counter(empty_input=3))
    assert said.is_too_much(summary, allowed) == is_too_much


@pytest.mark.parametrize("most", ["-1", "2.5", "many", "120%"])
def test_what_is_neither_is_refused(most: str) -> None:
    with pytest.raises(ValidationError):
        Settings(max_quarantine=most)  # type: ignore[arg-type]


def test_documents_done_again_are_told_apart(tmp_path: Path) -> None:
    raw, clean, packs = tmp_path / "raw", tmp_path / "clean", tmp_path / "packs/phrases"
    raw.mkdir()
    for name in ("Ada", "Ben", "Cy"):
        end = f"\n\n{TIP}\n" if name == "Cy" else ""
        (raw / f"{name}.txt").write_text(article(name) + end, "utf-8")
    (raw / "empty.txt").touch()
    first = ingest(raw, clean).counts
    assert (first.again_changed, first.again_same) == (0, 0)
    packs.mkdir(parents=True)
    (packs / "en.toml").write_text(
        f'[[phrase]]\nid = "lamp"\nreason = "promo"\ntexts = ["{TIP}"]\nexamples = ["{TIP}"]\n', "utf-8"
    )
    seen: list[str] = []
    with Announcer(clean, seen.append):
        again = ingest(raw, clean, packs=packs.parent).counts
    assert (again.again_changed, again.again_same) == (1, 3)
    assert len(seen) == 1
    assert seen[0].endswith(": 4 documents: 3 records, 1 quarantined, 0 unchanged, 4 done again, 1 of them changed")


def test_a_line_for_a_run() -> None:
    manifest = {
        "started_at": "2031-03-02T06:00:00.000Z", "ended_at": "2031-03-02T06:00:12.400Z", "status": "interrupted",
        "inputs": 1200, "records": 3, "quarantined": 1, "unchanged": 6, "gone": 0, "not_reached": 1190,
        "again_changed": 0, "again_same": 0,
    }  # fmt: skip
    assert line_of(manifest) == (
        "2031-03-02 06:00Z  interrupted in 12 s: 1,200 documents: "
        "3 records, 1 quarantined, 6 unchanged, 1,190 not reached"
    )
