"""The faults of `lab torture`: what they are, when they come, and doing them to a running process."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# Signals to the coordinator; SIGKILL of it, or of a worker; files that cannot grow (what a full disk looks like to a
# program); a clock that is days off, or jumps; files and folders that vanish; RAW behind a server that fails.
KINDS = ("term", "int", "hup", "kill", "worker", "disk", "clock", "jump", "vanish", "store")
_SIGNALS = {"term": signal.SIGTERM, "int": signal.SIGINT, "hup": signal.SIGHUP, "kill": signal.SIGKILL}
_DAYS = 400
_DISK_BYTES = (1_000, 200_000)


@dataclass(frozen=True, slots=True)
class Fault:
    """`moment`: as a share of the time that an undisturbed run takes. `size`: bytes or days, by kind."""

    kind: str
    moment: float = 0.0
    size: int = 0


def draw(chance: random.Random) -> list[Fault]:
    """One to four faults of different kinds, in the order in which they come."""
    faults = [_fault(kind, chance) for kind in chance.sample(KINDS, chance.choice((1, 2, 3, 4)))]
    return sorted(faults, key=lambda fault: fault.moment)


def _fault(kind: str, chance: random.Random) -> Fault:
    moment = chance.uniform(0, 1.1)
    if kind == "disk":
        return Fault(kind, 0.0, chance.randrange(*_DISK_BYTES))
    days = chance.randrange(-_DAYS, _DAYS)
    return Fault(kind, 0.0 if kind in ("clock", "store") else moment, days)


def told(faults: Sequence[Fault], pace: float) -> dict[str, float]:
    """What a run has to do to itself, for `lab.torture_run`."""
    found: dict[str, float] = {}
    for fault in faults:
        if fault.kind == "jump":
            found["jump_after"] = fault.moment * pace
        if fault.kind in ("clock", "disk", "jump"):
            found[fault.kind] = fault.size
    return found


def hurt(
    process: subprocess.Popen[str], faults: Sequence[Fault], pace: float, raw: Path, away: Path, chance: random.Random
) -> float | None:
    """Do to a process what is done from outside, each at its moment. Returns when it was first told to end."""
    began, first = time.monotonic(), None
    for fault in faults:
        number = _SIGNALS.get(fault.kind)
        if number is None and fault.kind not in ("worker", "vanish"):
            continue
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(began + fault.moment * pace - time.monotonic(), 0))
            break
        if fault.kind == "vanish":
            _take_away(raw, away, chance)
        elif number is None:
            _kill_worker(process.pid, chance)
        else:
            first = first or time.monotonic()
            with contextlib.suppress(ProcessLookupError):
                os.kill(process.pid, number)
    return first


def _kill_worker(coordinator: int, chance: random.Random) -> None:
    with contextlib.suppress(OSError):
        tasks = Path(f"/proc/{coordinator}/task").iterdir()
        workers = [int(pid) for task in tasks for pid in (task / "children").read_text("ascii").split()]
        os.kill(chance.choice(sorted(workers) or [coordinator]), signal.SIGKILL)


def _take_away(raw: Path, away: Path, chance: random.Random) -> None:
    """A document, or a folder of them; containers stay, since what was in a damaged one cannot be told afterwards."""
    places = [
        path for folder in sorted(raw.iterdir()) if folder.is_dir() for path in (folder, *sorted(folder.iterdir()))
    ]
    if not places:
        return
    path = chance.choice(places)
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        target = away / file.relative_to(raw)
        target.parent.mkdir(parents=True, exist_ok=True)
        file.rename(target)
    if path.is_dir():
        path.rmdir()


def bring_back(raw: Path, away: Path) -> None:
    """Put what has vanished where it was, as it was."""
    for path in sorted(path for path in away.rglob("*") if path.is_file()):
        target = raw / path.relative_to(away)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)


def left_behind(mark: bytes, seconds: float) -> list[int]:
    """Processes with this text in their environment that still live after a while: the kernel needs one to end orphans.

    They are ended then.
    """
    deadline = time.monotonic() + seconds
    while (found := list(_marked(mark))) and time.monotonic() < deadline:
        time.sleep(0.05)
    for pid in found:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return found


def _marked(mark: bytes) -> Iterator[int]:
    for path in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if mark in path.read_bytes():
                yield int(path.parent.name)
