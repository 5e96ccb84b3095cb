"""Random faults in runs, and whether anything is lost, doubled, different or left behind. A seed says it all again.

Documents are mutated, containers cut and filled with garbage, and of the runs over them each has up to four faults
(`lab.torture_faults`).
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from lab.bench.flow_kills import tree
from lab.torture_documents import fill
from lab.torture_faults import Fault, bring_back, draw, hurt, left_behind, told
from lab.torture_store import failing_store

# Runs with faults for each state of the documents; then an undisturbed one, and its bytes are compared.
FAULTY_RUNS = 5
_LONGEST_RUN = 300.0
_LONGEST_END = 10.0
_LONGEST_ORPHAN = 10.0
# Before the first undisturbed run tells how long one takes.
_PACE = 2.0
_CODES = {0, 3, 130, -9}
_MARK = "NEWSWINNOW_LAB_TORTURE"
# How often a document was tried counts the runs that did, and the tortured folder has seen more of them.
_ATTEMPTS = re.compile(rb'"attempts": \d+')


@dataclass(slots=True)
class Findings:
    """What happened: runs, faults by kind, and everything that should not have been."""

    runs: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    faulty_documents: int = 0
    compared: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def all_faults(self) -> int:
        return self.faults.total() + self.faulty_documents


@dataclass(slots=True)
class _Place:
    """The folders, and how many seconds an undisturbed run takes here and now."""

    raw: Path
    away: Path
    tortured: Path
    calm: Path
    pace: float = _PACE


def torture(place: Path, seed: int, go_on: Callable[[Findings], bool]) -> Findings:
    """Runs with faults in an empty folder, state after state of the documents, while `go_on` says so."""
    chance = random.Random(seed)  # noqa: S311  # moments, not secrets
    found = Findings()
    at = _Place(place / "raw", place / "away", place / "tortured", place / "calm")
    state = 0
    while go_on(found):
        found.faulty_documents += fill(at.raw, state, chance)
        for _ in range(FAULTY_RUNS):
            faults = draw(chance)
            found.faults.update(fault.kind for fault in faults)
            _run(found, at, at.tortured, state, faults, chance)
            bring_back(at.raw, at.away)
        for clean in (at.tortured, at.calm):
            began = time.monotonic()
            if _run(found, at, clean, state, [], chance) != 0:
                found.wrong.append(f"state {state}: a calm run fails")
            at.pace = time.monotonic() - began
            if (clean / ".tmp").exists():
                found.wrong.append(f"state {state}: temporary files are left in {clean.name}")
        found.compared += 1
        found.wrong += [f"state {state}: {fault}" for fault in compare(at.tortured, at.calm)]
        state += 1
    return found


def compare(tortured: Path, calm: Path) -> list[str]:
    """In what the files and the ledgers of two folders differ."""
    wrong = []
    ours, theirs = ({n: _ATTEMPTS.sub(b"", c) for n, c in tree(clean).items()} for clean in (tortured, calm))
    names = sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
    if names:
        wrong.append(f"other bytes in {len(names)} files, first {names[0]}")
        wrong += [f"  {side}: {files.get(names[0])!r}" for side, files in (("tortured", ours), ("calm", theirs))]
    ours_known, theirs_known = _ledger(tortured), _ledger(calm)
    if ours_known != theirs_known:
        rows = sorted(ours_known ^ theirs_known)
        wrong.append(f"other documents in the ledgers: {len(rows)} rows, first {rows[0]}")
    return wrong


def _ledger(clean: Path) -> frozenset[tuple[object, ...]]:
    """What a ledger says of every document, save when it was met."""
    import sqlite3

    with closing(sqlite3.connect(clean / "ledger.sqlite")) as connection:
        columns = (
            "uri, container, outcome, code, record_id, content_hash, metadata_hash, revision, text_id, "
            "duplicate_of, near_duplicate_of"
        )
        return frozenset(connection.execute(f"SELECT {columns} FROM documents"))  # noqa: S608  # no input


def _run(found: Findings, at: _Place, clean: Path, state: int, faults: list[Fault], chance: random.Random) -> int:
    """One run with its faults, if any; what is wrong with its end goes into the findings."""
    if any(fault.kind == "store" for fault in faults):
        with failing_store(at.raw, chance.randrange(1 << 30)) as address:
            return _run_over(address, found, at, clean, state, faults, chance)
    return _run_over(str(at.raw), found, at, clean, state, faults, chance)


def _run_over(
    raw: str, found: Findings, at: _Place, clean: Path, state: int, faults: list[Fault], chance: random.Random
) -> int:
    name = f"state {state}, " + (" ".join(f"{f.kind}@{f.moment * at.pace:.2f}s" for f in faults) or "calm")
    mark = f"{_MARK}={os.getpid()}-{found.runs}"
    before = set((clean / "runs").glob("*"))
    workers, orders = str(chance.choice((1, 1, 1, 2))), json.dumps(told(faults, at.pace))
    with subprocess.Popen(
        [sys.executable, "-m", "lab.torture_run", raw, str(clean), workers, orders],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, _MARK: mark.partition("=")[2]},
    ) as process:  # fmt: skip
        if process.stdout is not None:
            process.stdout.readline()  # before Python itself has begun, no program of it can be told anything
        began = hurt(process, faults, at.pace, at.raw, at.away, chance)
        try:
            _, errors = process.communicate(timeout=_LONGEST_RUN)
        except subprocess.TimeoutExpired:
            found.wrong.append(f"{name}: does not end")
            process.kill()
            _, errors = process.communicate()
    found.runs += 1
    wrong = [f"processes are left: {left}"] if (left := left_behind(mark.encode(), _LONGEST_ORPHAN)) else []
    if began and time.monotonic() - began > _LONGEST_END:
        wrong.append(f"takes {time.monotonic() - began:.1f} s to end, with code {process.returncode}: {errors[-300:]}")
    if process.returncode not in _CODES:
        wrong.append(f"exit code {process.returncode}: {errors.strip()[-300:]}")
    new = sorted(set((clean / "runs").glob("*")) - before)
    logs = [path.read_text("utf-8", "replace") for path in new if path.suffix == ".log"]
    wrong += [f"a traceback: {text.strip().splitlines()[-1]}" for text in (errors, *logs) if "Traceback" in text]
    wrong += [fault for path in new if path.suffix == ".json" for fault in sums(path)]
    found.wrong += [f"{name}: {fault}" for fault in wrong]
    return process.returncode


def sums(path: Path) -> list[str]:
    """What is wrong with a manifest: the counts add up, and a run that was completed has reached every input."""
    try:
        said = json.loads(path.read_bytes())
    except ValueError:
        return [f"{path.name} is no manifest"]
    reached = said["records"] + said["quarantined"] + said["unchanged"]
    if reached + said["not_reached"] != said["inputs"] or said["not_reached"] < 0:
        return [f"{path.name}: {said['inputs']} inputs, but {reached} reached and {said['not_reached']} not"]
    if said["status"] == "completed" and said["not_reached"]:
        return [f"{path.name}: completed, but {said['not_reached']} inputs were not reached"]
    return []
