"""Random faults in `fetch`, over a site that fails, and whether a page is lost, doubled, old or broken afterwards."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lab.torture import Findings
from lab.torture_faults import Fault, hurt, left_behind
from lab.torture_site import PAGES, FailingSite, failing_site

# Calls with faults for each state of the site; then calm ones until nothing is left, and a folder that had no faults.
_FAULTY_CALLS = 5
# A page that failed waits for 1, 2, 4 … calls: so many are enough for all that faulty calls can do to it.
_MOST_CALLS = 2 ** (_FAULTY_CALLS + 2)
KINDS = ("term", "int", "hup", "kill", "disk", "clock", "site")
_DAYS = 400
_LONGEST_CALL, _LONGEST_END, _LONGEST_ORPHAN = 120.0, 10.0, 10.0
_CODES = {0, 3, 129, 130, 143, -9}  # done, not one list could be read or the disk is full, told to end, killed
_MARK = "NEWSWINNOW_LAB_TORTURE"
_PLAN = """user_agent = "ferries-lab/1.0 (+https://ferries.example/robot)"
delay_seconds = 0
timeout_seconds = 5
recheck_days = 0

[[source]]
name = "ferries"
sitemaps = ["{address}/sitemap.xml"]
"""
_MOMENT = re.compile(rb'"fetched_at": "[^"]+"')
# Runs `fetch` with a clock that is some days off, and with what a shell without jobs had ignored.
_CALL = """
import os, signal, sys, time
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
days, now = float(sys.argv.pop(1)), time.time
time.time = lambda: now() + 86400 * days
from pipeline.cli import main
from pipeline.cli.signals import endable
try:
    with endable():
        print("ready", flush=True)
        try:
            main()
        except SystemExit as end:
            sys.stdout.flush()
            os._exit(end.code or 0)
except KeyboardInterrupt:
    os._exit(130)
"""


def draw(chance: random.Random) -> list[Fault]:
    """One to four faults of different kinds, in the order in which they come."""
    kinds = chance.sample(KINDS, chance.choice((1, 2, 3, 4)))
    sizes = {"disk": lambda: chance.randrange(4_000, 200_000), "clock": lambda: chance.randrange(-_DAYS, _DAYS)}
    faults = [Fault(kind, chance.uniform(0.2, 1.3), sizes.get(kind, int)()) for kind in kinds]
    return sorted(faults, key=lambda fault: fault.moment)


def torture_fetch(place: Path, seed: int, go_on: Callable[[Findings], bool]) -> Findings:
    """Calls with faults in an empty folder, state after state of the site, while `go_on` says so."""
    chance, found = random.Random(seed), Findings()  # noqa: S311  # moments, not secrets
    place.mkdir(exist_ok=True)
    pace = 2.0  # seconds of an undisturbed call; before the first one tells
    with failing_site(seed) as site:
        (place / "sources.toml").write_text(_PLAN.format(address=site.address), "utf-8")
        while go_on(found):
            for _ in range(_FAULTY_CALLS):
                faults = draw(chance)
                found.faults.update(fault.kind for fault in faults)
                site.is_unwell = any(fault.kind == "site" for fault in faults)
                _call(found, place, "tortured", faults, pace, chance)
                site.is_unwell = False
            began = time.monotonic()
            _to_the_end(found, place, "calm", chance)
            pace = time.monotonic() - began
            _to_the_end(found, place, "tortured", chance)
            found.compared += 1
            found.wrong += [f"state {site.state}: {fault}" for fault in compare(place, site)]
            site.state += 1
        found.faulty_documents = site.faults
    return found


def _to_the_end(found: Findings, place: Path, raw: str, chance: random.Random) -> None:
    """Calls without faults until one has nothing left to ask for."""
    for _ in range(_MOST_CALLS):
        line = _call(found, place, raw, [], 0.0, chance)
        if line is None or not re.search("failed|tried again|not asked for|left", line):
            return
    found.wrong.append(f"{raw}: not at its end after {_MOST_CALLS} calls: {line}")


def _call(
    found: Findings, place: Path, raw: str, faults: list[Fault], pace: float, chance: random.Random
) -> str | None:
    """One call with its faults; its last line, None without one. What is wrong with its end goes into the findings."""
    name = " ".join(f"{fault.kind}@{fault.moment * pace:.2f}s" for fault in faults) or f"calm call of {raw}"
    mark = f"{os.getpid()}-fetch-{found.runs}"
    sizes = {fault.kind: fault.size for fault in faults}
    root = str(Path(__file__).parent.parent)
    env = {**os.environ, _MARK: mark, "PYTHONPATH": root, "NEWSWINNOW_FETCH_ALLOW_PRIVATE": "127.0.0.0/8"}
    with subprocess.Popen(
        [sys.executable, "-P", "-c", _CALL, str(sizes.get("clock", 0)), "fetch", "sources.toml", raw],
        cwd=place, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        if process.stdout is not None:
            process.stdout.readline()  # before Python itself has begun, no program of it can be told anything
        if "disk" in sizes:
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (sizes["disk"],) * 2)
        signals = [fault for fault in faults if fault.kind in ("term", "int", "hup", "kill")]
        began = hurt(process, signals, pace, place / raw, place, chance)
        try:
            output, errors = process.communicate(timeout=_LONGEST_CALL)
        except subprocess.TimeoutExpired:
            found.wrong.append(f"{name}: does not end")
            process.kill()
            output, errors = process.communicate()
    found.runs += 1
    code, took = process.returncode, time.monotonic() - began if began else 0.0
    wrong = (
        [f"processes are left: {left}"] if (left := left_behind(f"{_MARK}={mark}".encode(), _LONGEST_ORPHAN)) else []
    )
    wrong += [f"takes {took:.1f} s to end"] if took > _LONGEST_END else []
    wrong += [f"exit code {code}: {errors.strip()[-300:]}"] if code not in (_CODES if faults else {0}) else []
    wrong += [f"a traceback: {errors.strip().splitlines()[-1]}"] if "Traceback" in errors else []
    found.wrong += [f"{name}: {fault}" for fault in wrong]
    return (output.strip().splitlines() or [""])[-1] if code == 0 else None


def compare(place: Path, site: FailingSite) -> list[str]:
    """In what two folders differ from each other, and from what the site says now."""
    ours, theirs = (_tree(place / raw) for raw in ("tortured", "calm"))
    names = sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
    wrong = [f"other bytes in {len(names)} files: {', '.join(names[:4])}"] if names else []
    said = [content for name, content in theirs.items() if name.endswith(".html")]
    wanted = sorted(site.page(number) for number in range(PAGES))
    wrong += [] if sorted(said) == wanted else [f"the calm folder has {len(said)} pages, and not what the site says"]
    wrong += [f"{path.name} was left behind" for path in (place / "tortured").iterdir() if path.name.startswith(".tmp")]
    return wrong


def _tree(raw: Path) -> dict[str, bytes]:
    """Pages and what stands beside them, without the moment in which they came. Raises ValueError for broken JSON."""
    files = {p.relative_to(raw).as_posix(): p.read_bytes() for p in raw.rglob("*") if p.is_file()}
    for name, content in files.items():
        if name.endswith(".json"):
            json.loads(content)
    return {n: _MOMENT.sub(b"", c) for n, c in files.items() if not n.startswith(".fetch")}
