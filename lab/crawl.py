"""`python -m lab.crawl`: a crawl of a site that misbehaves, killed again and again; counts what came out.

The site is made up and runs on 127.0.0.1 (`lab/crawl_site.py`). `newswinnow fetch` is killed with SIGKILL in the middle,
called again until nothing is left, and then every page has to be there exactly once.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lab.crawl_site import LISTED, MadeUpSite, Serving

MOST_CALLS = 60
# Requests per page, not counting those that were answered by an error and tried again.
MOST_REQUESTS = 1.05
_PLAN = """
user_agent = "newswinnow/1.0 (+https://archive.example/robot)"
delay_seconds = 0
recheck_days = 0

[[source]]
name = "paper"
feeds = ["{www}/feed"]
sitemaps = ["{apex}/sitemap-a.xml.gz", "{www}/sitemap-b.xml"]
include = ["/news/"]
max_pages = 100000

[[source]]
name = "feed-only"
feeds = ["{www}/feed"]
"""


@dataclass(slots=True)
class Result:
    """What the crawl came to. `faults` in words; none: all is well."""

    pages: int
    kills: int = 0
    calls: int = 0
    seconds: float = 0.0
    asked: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def requests_per_page(self) -> float:
        """Without those that were answered by an error."""
        return (self.asked.total() - self.asked["errors"]) / self.pages


def crawl(folder: Path, pages: int, kills: int, seed: int, listed: int = LISTED) -> Result:
    """Crawl the site into `folder`/raw, and look at what came out."""
    result, chance = Result(pages), random.Random(seed)
    began = time.monotonic()
    with Serving(MadeUpSite(pages, seed, listed)) as site:
        (folder / "sources.toml").write_text(_PLAN.format(www=site.base("www"), apex=site.base("apex")), "utf-8")
        marks = [int(pages * (number + chance.random()) / (kills + 1)) for number in range(1, kills + 1)]
        while result.calls < MOST_CALLS:
            mark = min(marks[result.kills], pages - 1) if result.kills < kills else None
            line = _call(folder, site, mark, result)
            if line is not None and mark is None and _is_done(line):
                break
        _check(folder / "raw", site, result)
        result.asked = site.asked
    result.seconds = time.monotonic() - began
    if result.calls >= MOST_CALLS:
        result.faults.append(f"not at its end after {MOST_CALLS} calls")
    return result


def _call(folder: Path, site: MadeUpSite, mark: int | None, result: Result) -> str | None:
    """One call; its last line, or None if it was killed because the site had given `mark` pages."""
    result.calls += 1
    command = [sys.executable, "-m", "pipeline", "fetch", "sources.toml", "raw"]
    root = str(Path(__file__).parent.parent)
    left_out = ("NEWSWINNOW_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    env = {name: value for name, value in os.environ.items() if not name.upper().startswith(left_out)}
    env |= {"NEWSWINNOW_FETCH_ALLOW_PRIVATE": "127.0.0.0/8,::1", "PYTHONPATH": root}
    with open(folder / "notes.txt", "ab") as notes:
        call = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=notes, text=True)
        while call.poll() is None:
            if mark is not None and site.page_answers >= mark:
                call.kill()
                call.wait()
                result.kills += 1
                return None
            time.sleep(0.002)
        assert call.stdout is not None
        line = call.stdout.read().strip()
    if call.returncode != 0:
        last = (folder / "notes.txt").read_text("utf-8", "replace").splitlines()[-2:]
        result.faults.append(f"call {result.calls} ended with {call.returncode}: {' '.join(last)}")
    result.lines.append(line)
    _add_up(line, len(site.wanted()), result)
    return line


def _add_up(line: str, wanted: int, result: Result) -> None:
    """The numbers of the last line have to be all pages that the lists name."""
    counted, _, rest = line.partition(" pages: ")
    parts = [
        int(number)
        for number in re.findall(r"(?:^|, )(\d+) (?=[a-z])", re.sub(r"\([^)]*\)", "", rest.partition(";")[0]))
    ]
    if counted != str(wanted) or sum(parts) != wanted:
        result.faults.append(f"{wanted} pages are listed, but the line says: {line}")


def _is_done(line: str) -> bool:
    return not re.search("failed|tried again|not asked for|left", line.partition(";")[0])


def _check(raw: Path, site: MadeUpSite, result: Result) -> None:
    """Every page is there once, whole, with the side file of its address."""
    found: Counter[int] = Counter()
    for file in raw.rglob("*.html"):
        text = file.read_text("utf-8")
        match = re.search(r"name='page' content='(\d+)'", text)
        side = Path(f"{file}.meta.json")
        if match is None or not text.endswith("</html>") or not side.is_file():
            result.faults.append(f"{file.name} is not whole")
            continue
        number = int(match[1])
        found[number] += 1
        url = json.loads(side.read_text("utf-8"))["url"].partition("?")[0]
        if url != site.address(number):
            result.faults.append(f"{file.name} is page {number}, and its side file says {url}")
    lost = [number for number in range(site.pages) if not found[number]]
    doubled = [number for number, times in found.items() if times > 1]
    result.faults += [f"{len(lost)} pages are not there: {lost[:5]} …"] if lost else []
    result.faults += [f"{len(doubled)} pages are there twice: {doubled[:5]} …"] if doubled else []
    result.faults += [f"{name.name} was left behind" for name in raw.iterdir() if name.name.startswith(".tmp")]


def main() -> int:
    """The command. Exit code 1 if anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m lab.crawl", description=__doc__)
    parser.add_argument("--pages", type=int, default=5_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newswinnow-crawl-") as folder:
        result = crawl(Path(folder), options.pages, options.kills, options.seed)
    if result.requests_per_page > MOST_REQUESTS:
        result.faults.append(f"{result.requests_per_page:.3f} requests per page are more than {MOST_REQUESTS}")
    for line in result.lines:
        print(line)
    print(f"{result.pages} pages, {result.calls} calls, {result.kills} of them killed, {result.seconds:.0f} s")
    print("requests:", ", ".join(f"{number} {kind}" for kind, number in sorted(result.asked.items())))
    print(f"requests per page beside those answered by an error: {result.requests_per_page:.3f}")
    print("\n".join(result.faults) or "every page exactly once, all counts add up")
    return 1 if result.faults else 0


if __name__ == "__main__":
    sys.exit(main())
