"""Random faults in runs, and whether anything is lost, doubled, different or left behind. A seed says it all again.

Faults: signals to the coordinator or a worker at any moment, SIGKILL of everything, files that cannot grow (what a full
disk looks like to a program), clocks that are days off; documents are mutated, containers cut and filled with garbage.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lab.bench.flow_kills import tree

# Runs with a fault for each state of the documents; then an undisturbed one, and its bytes are compared.
FAULTS_PER_STATE = 3
DOCUMENTS = 24
_LONGEST_RUN = 120.0
_LONGEST_END = 10.0
_CODES = {0, 3, 130, -signal.SIGKILL}
_KINDS = ("term", "int", "hup", "kill", "worker", "disk", "clock")
_TEXT = """The ferry to Osmund Island {n}

The ferry company said on Monday that boat number {n} would go back into service in its {state}. week, {name} reports.

Repairs had taken longer than was planned, because parts had to be made for an engine that is forty years old.

Passengers had been taken across by two smaller boats, which could carry neither cars nor goods.
"""


@dataclass(slots=True)
class Findings:
    """What happened: runs, faults by kind, and everything that should not have been."""

    runs: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    faulty_documents: int = 0
    compared: int = 0
    wrong: list[str] = field(default_factory=list)


def torture(place: Path, seed: int, go_on: Callable[[Findings], bool]) -> Findings:
    """Runs with faults in an empty folder, state after state of the documents, while `go_on` says so."""
    chance = random.Random(seed)  # noqa: S311  # moments, not secrets
    found = Findings()
    raw, tortured, calm = place / "raw", place / "tortured", place / "calm"
    state = 0
    while go_on(found):
        found.faulty_documents += fill(raw, state, chance)
        for _ in range(FAULTS_PER_STATE):
            kind = chance.choice(_KINDS)
            found.faults[kind] += 1
            _run(found, raw, tortured, f"state {state}, {kind}", kind, chance)
        for clean in (tortured, calm):
            if _run(found, raw, clean, f"state {state}, calm", "", chance) != 0:
                found.wrong.append(f"state {state}: a calm run fails")
            if (clean / ".tmp").exists():
                found.wrong.append(f"state {state}: temporary files are left in {clean.name}")
        found.compared += 1
        if tree(tortured) != tree(calm):
            ours, theirs = tree(tortured), tree(calm)
            names = sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
            found.wrong.append(f"state {state}: other bytes in {len(names)} files, first {names[0]}")
            found.wrong += [
                f"  {side}: {files.get(names[0])!r}" for side, files in (("tortured", ours), ("calm", theirs))
            ]
        state += 1
    return found


def fill(raw: Path, state: int, chance: random.Random) -> int:
    """Write the documents of a state, and return how many of them are mutated. A third changes from state to state."""
    mutated = 0
    for n in range(DOCUMENTS):
        if state and chance.random() > 1 / 3:
            continue
        content = _TEXT.format(n=n, state=state, name=f"Ada Brook {n}").encode()
        if chance.random() < 1 / 3:
            content, mutated = mutate(content, chance), mutated + 1
        path = raw / f"{n % 3}" / f"{n}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    lines = [json.dumps({"id": f"{n}", "text": _TEXT.format(n=n, state=state, name="Ben Ash")}) for n in range(9)]
    packed = gzip.compress("\n".join(lines).encode(), mtime=0)
    (raw / "shard.jsonl.gz").write_bytes(mutate(packed, chance) if chance.random() < 1 / 2 else packed)
    return mutated


def mutate(content: bytes, chance: random.Random) -> bytes:
    """Bytes cut, doubled, turned into others, or with garbage in their midst."""
    at = chance.randrange(len(content))
    garbage = chance.randbytes(chance.randrange(1, 200))
    return chance.choice(
        (
            content[:at],
            content[at:] + content[:at],
            content[:at] + garbage + content[at:],
            content + garbage,
            garbage,
            b"",
        )
    )


def _run(found: Findings, raw: Path, clean: Path, name: str, kind: str, chance: random.Random) -> int:
    """One run with one fault, or none; what is wrong with its end goes into the findings."""
    days = chance.randrange(-400, 400) if kind == "clock" else 0
    moment, most = chance.uniform(0, 2.5), chance.randrange(1_000, 200_000)
    before = set((clean / "runs").glob("*.json"))
    argv = [sys.executable, "-m", "lab.torture_run", str(raw), str(clean), str(days)]
    limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))) if kind == "disk" else None
    with subprocess.Popen(
        argv,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=limit,  # noqa: PLW1509  # no threads
    ) as process:
        began = _hurt(process, kind, moment, chance)
        try:
            _, errors = process.communicate(timeout=_LONGEST_RUN)
        except subprocess.TimeoutExpired:
            found.wrong.append(f"{name}: does not end")
            os.killpg(process.pid, signal.SIGKILL)
            _, errors = process.communicate()
    found.runs += 1
    if began and time.monotonic() - began > _LONGEST_END:
        found.wrong.append(f"{name} after {moment:.2f} s: takes {time.monotonic() - began:.1f} s to end")
    if "Traceback" in errors:
        found.wrong.append(f"{name} after {moment:.2f} s: {errors.strip().splitlines()[-1]}")
    if process.returncode not in _CODES:
        found.wrong.append(f"{name} after {moment:.2f} s: exit code {process.returncode}")
    if _is_left(process.pid):
        found.wrong.append(f"{name} after {moment:.2f} s: processes are left")
    found.wrong += [
        f"{name}: {fault}" for path in set((clean / "runs").glob("*.json")) - before for fault in _sum(path)
    ]
    return process.returncode


def _hurt(process: subprocess.Popen[str], kind: str, moment: float, chance: random.Random) -> float | None:
    """Do it when the moment has come; returns when the process was told to end."""
    number = {"term": signal.SIGTERM, "int": signal.SIGINT, "hup": signal.SIGHUP, "kill": signal.SIGKILL}.get(kind)
    if number is None and kind != "worker":
        return None
    if kind != "kill" and process.stdout is not None:
        process.stdout.readline()  # before Python itself has begun, no program of it can be told anything
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(moment)
        return None
    if number is None:
        with contextlib.suppress(ProcessLookupError, OSError):
            tasks = Path(f"/proc/{process.pid}/task").iterdir()
            workers = [int(pid) for task in tasks for pid in (task / "children").read_text("ascii").split()]
            os.kill(chance.choice(sorted(workers) or [0]) or process.pid, signal.SIGKILL)
        return None
    with contextlib.suppress(ProcessLookupError):
        (os.killpg if kind == "kill" else os.kill)(process.pid, number)
    return time.monotonic()


def _is_left(group: int) -> bool:
    """Whether anything of a process group still lives after a moment: the kernel needs one to end orphans."""
    for _ in range(60):
        try:
            os.killpg(group, 0)
        except (ProcessLookupError, PermissionError):
            return False
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    return True


def _sum(path: Path) -> list[str]:
    """What is wrong with a manifest."""
    try:
        said = json.loads(path.read_bytes())
    except ValueError:
        return [f"{path.name} is no manifest"]
    reached = said["records"] + said["quarantined"] + said["unchanged"]
    if reached + said["not_reached"] != said["inputs"] or said["not_reached"] < 0:
        return [f"{path.name}: {said['inputs']} inputs, but {reached} reached and {said['not_reached']} not"]
    return []
