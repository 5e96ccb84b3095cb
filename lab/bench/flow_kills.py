"""Killing the flow at random moments, and whether what comes out in the end is the same."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lab.bench.flow_runs import environment, run_arguments, run_flow

# What has to be the same in the end: everything but manifests, ledger and locks.
_COMPARED = ("articles", "audit", "quarantine", "history")
# Kills per state of the documents: then all of them change, and there is work for the next.
_KILLS_PER_STATE = 5


@dataclass(frozen=True, slots=True)
class Kills:
    """How often the flow was killed, and after how many of them nothing was lost, doubled or half-written."""

    kills: int
    survived: int
    documents: int
    states: int
    at_seconds: tuple[float, ...]  # after the process began


def measure_kills(
    fill: Callable[[Path, int], None],
    place: Path,
    kills: int,
    documents: int,
    options: Sequence[str] = (),
    seed: int = 1,
) -> Kills:
    """Kill the flow's whole process group `kills` times.

    `fill(raw, state)` writes the documents as they are in a state; from one to the next, some change. In each state
    the killed store gets up to five kills, then an undisturbed run; another store only the latter. All kills of a state
    count as survived if the bytes of the two stores are the same then. Raises EnvironmentFault if a run fails.
    """
    chance = random.Random(seed)  # noqa: S311  # moments, not secrets
    raw, home = place / "kill-raw", place / "kill-home"
    killed, undisturbed = place / "killed", place / "undisturbed"
    home.mkdir(parents=True, exist_ok=True)
    moments: list[float] = []
    survived = state = 0
    longest = 0.0
    while len(moments) < kills:
        fill(raw, state)
        whole = run_flow(raw, undisturbed, home, options)
        longest = max(longest, whole.wall_seconds)
        goal = min(kills, len(moments) + _KILLS_PER_STATE)
        before = len(moments)
        tries = 0
        while len(moments) < goal and tries < 3 * _KILLS_PER_STATE:
            tries += 1
            # Early enough that most of them meet a run at work: each leaves less to do for the next.
            at = chance.uniform(0, longest * (1 if tries % 3 == 0 else 0.6))
            if _run_and_kill(raw, killed, home, options, at):
                moments.append(round(at, 3))
        run_flow(raw, killed, home, options)
        if tree(killed) == tree(undisturbed):
            survived += len(moments) - before
        state += 1
    return Kills(len(moments), survived, documents, state, tuple(moments))


def outputs(clean: Path) -> Iterator[Path]:
    """Every file that has to be reproducible."""
    return (path for folder in _COMPARED for path in (clean / folder).rglob("*") if path.is_file())


def tree(clean: Path) -> dict[str, bytes]:
    """Every file that has to be reproducible, by its path, with its bytes."""
    return {path.relative_to(clean).as_posix(): path.read_bytes() for path in outputs(clean)}


def _run_and_kill(raw: Path, clean: Path, home: Path, options: Sequence[str], seconds: float) -> bool:
    """Whether the run was still going when it was killed, with everything that it had started."""
    with subprocess.Popen(
        run_arguments(raw, clean, options), env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:  # fmt: skip
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
            return False
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    time.sleep(0.05)  # the kernel ends workers and server with their parent
    return True
