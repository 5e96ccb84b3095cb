"""Three people's first hour, with the commands and tools that they would use: saved pages into a spreadsheet, JSON Lines
into a dataset, nightly archives into a database. Each says how long its steps took, and raises Broken if it ends wrong.
"""

from __future__ import annotations

import io
import json
import random
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lab.terminal import on_terminal

_PLACES = ("Skerrow", "Ardkeel", "Dunmorrow", "Lower Fenwick", "Northmarsh", "Port Ansel", "Tamsin", "Hull Reach")
_THINGS = (
    "slipway",
    "market hall",
    "swing bridge",
    "lifeboat shed",
    "sea wall",
    "ferry ramp",
    "lamp room",
    "tram line",
)
_SENTENCES = (
    "The {place} council agreed on Monday evening to mend the {thing} before the storms of the winter arrive.",
    "The work will cost {sum} million crowns and keep {men} people busy until the end of April, according to the plan.",
    "Residents had complained for years that the {thing} could not be used safely when the wind came from the east.",
    "“Nobody wants to see the {thing} of {place} closed again,” said the mason who will lead the works, {name}.",
    "A second meeting about the {thing} is to be held in the school of {place} after the harvest, the mayor said.",
)
_PAGE = """<!doctype html><html lang="en"><head><title>{title} - The {place} Post</title>
<link rel="canonical" href="{url}"><meta property="og:site_name" content="The {place} Post">
<meta property="article:published_time" content="{day}T06:30:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article><h1>{title}</h1><p class="byline">By {name}</p>{body}</article>
<footer><p>Subscribe to our newsletter</p><p>© {place} Post</p></footer></body></html>"""


# How fast, for how long by now, and until when. However fast or slow a machine is, the last line of all says it.
_TOLD = re.compile(r"\d/(?:s|min) +(?:\d+ days?, )?\d+:\d\d:\d\d +left +\d+:\d\d:\d\d")
_SHOWN = 4  # lines of progress of one command that are kept


class Broken(Exception):
    """A journey did not end where it should."""


def tells_rate_and_end(line: str) -> bool:
    """Whether a line of progress says how fast something is and how long it will still take."""
    return _TOLD.search(line) is not None


@dataclass
class Journey:
    """The steps of one journey with their seconds, and what was seen at its end."""

    folder: Path
    steps: list[tuple[str, float]] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def run(self, *words: str) -> str:
        """One command of newswinnow in the journey's folder; gives its last line. Raises Broken."""
        began = time.monotonic()
        command = [sys.executable, "-m", "pipeline", *words]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        self.steps.append((f"newswinnow {' '.join(words)}", time.monotonic() - began))
        if done.returncode:
            raise Broken(f"{' '.join(words)} ended with {done.returncode}: {done.stderr.strip()}")
        return (done.stdout.strip().splitlines() or [""])[-1]

    def watch(self, *words: str) -> str:
        """The same on a terminal, on which it has to say how fast it is and how long it will take. Raises Broken."""
        began = time.monotonic()
        done = on_terminal([sys.executable, "-m", "pipeline", *words], self.folder)
        self.steps.append((f"newswinnow {' '.join(words)}", time.monotonic() - began))
        if done.code:
            raise Broken(f"{' '.join(words)} ended with {done.code}: {done.shown[-1:]}")
        told = [line for line in done.shown if tells_rate_and_end(line)]
        if not told:
            raise Broken(f"{' '.join(words)} told no rate and no time left: {done.shown[-3:]}")
        self.seen += [f"on the way: {line}" for line in told[:: max(1, len(told) // _SHOWN)][:_SHOWN]]
        return done.last

    def check(self, what: str, found: object, wanted: object) -> None:
        """Note what was seen; raises Broken if it is not what was wanted."""
        self.seen.append(f"{what}: {found}")
        if found != wanted:
            raise Broken(f"{what}: {found}, not {wanted}")


def story(number: int, change: str = "") -> dict[str, str]:
    """A made-up story: url, title, text, html. The same number gives the same story; `change` is a sentence more."""
    draw = random.Random(number)  # noqa: S311  # stories, not secrets
    facts: dict[str, Any] = {
        "place": draw.choice(_PLACES), "thing": draw.choice(_THINGS), "sum": draw.randint(2, 90),
        "men": draw.randint(3, 400), "name": f"{draw.choice(('Ada', 'Ben', 'Orla', 'Tomas'))} {draw.choice(('Brook', 'Ash', 'Varga'))}",
    }  # fmt: skip
    title = f"{facts['place']} mends its {facts['thing']}, part {number}"
    url = f"https://{str(facts['place']).lower().replace(' ', '')}post.example/news/{number}"
    lines = [sentence.format(**facts) for sentence in draw.sample(_SENTENCES, len(_SENTENCES))]
    lines += [f"It was the {number}th report on the matter in this paper.", *([change] if change else [])]
    body = "".join(f"<p>{line}</p>" for line in lines)
    day = f"20{20 + number % 6}-0{1 + number % 9}-{10 + number % 18}"
    html = _PAGE.format(title=title, url=url, day=day, body=body, **facts)
    return {"url": url, "title": title, "text": "\n\n".join([title, *lines]), "html": html}


def journalist(folder: Path, documents: int = 300) -> Journey:
    """Saved pages, a project, a look at what came out, and a spreadsheet with one row per page."""
    journey = Journey(folder)
    journey.run("init", ".")
    for number in range(documents):
        (folder / f"raw/page-{number:04}.html").write_text(story(number)["html"], "utf-8")
    journey.check("run", journey.run("run"), f"{documents} documents: {documents} records, 0 quarantined, 0 unchanged")
    journey.run("report")
    journey.check("export", journey.run("export", "clean", "articles.xlsx"), f"articles.xlsx: {documents} records")
    journey.check("rows of the spreadsheet", len(_rows(folder / "articles.xlsx")), documents + 1)
    return journey


def _rows(sheet: Path) -> list[str]:
    with zipfile.ZipFile(sheet) as parts:
        name = next(name for name in parts.namelist() if name.startswith("xl/worksheets/"))
        return re.findall(r"<row ", parts.read(name).decode("utf-8"))


def engineer(folder: Path, documents: int = 200_000) -> Journey:
    """JSON Lines, shards, and a dataset that the library `datasets` loads with all its rows and typed days."""
    journey = Journey(folder)
    (folder / "raw").mkdir()
    with (folder / "raw/news.jsonl").open("w", encoding="utf-8") as lines:
        for number in range(documents):
            found = story(number)
            lines.write(json.dumps({"id": str(number), "url": found["url"], "text": found["text"]}) + "\n")
    journey.watch("run", "raw", "clean", "--format", "jsonl.zst")
    said = journey.watch("export", "clean", "dataset", "--format", "hf-dataset")
    journey.check("export", said, f"dataset: {documents} records")
    began = time.monotonic()
    script = "import sys, datasets; d = datasets.load_dataset(sys.argv[1], split='train'); print(len(d), d.features['date_published'].dtype)"
    done = subprocess.run([sys.executable, "-c", script, "dataset"], cwd=folder, capture_output=True, text=True, check=False,
                          env=_offline(folder))  # fmt: skip
    journey.steps.append(("datasets.load_dataset('dataset')", time.monotonic() - began))
    journey.check("rows of the dataset, type of its days", done.stdout.strip(), f"{documents} date32")
    return journey


def _offline(folder: Path) -> dict[str, str]:
    import os

    return {
        **os.environ,
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": str(folder / "hf"),
        "HF_DATASETS_DISABLE_PROGRESS_BARS": "1",
    }


def archivist(folder: Path, address: str, documents: int = 60) -> Journey:
    """Three nights of WARC files into PostgreSQL: pages that change, a page that vanishes, a page to be forgotten.

    After every night the table has one row per article.
    """
    import psycopg

    journey = Journey(folder)
    (folder / "raw").mkdir()
    forgotten = story(3)["url"]
    for night in range(3):
        change = {5: f"On night {night} the council spoke again, for a long time, about the money."} if night else {}
        _archive(folder / f"raw/night-{night}.warc.gz", night, range(documents), change)
        journey.run("run", "raw", "clean")
        if night == 1:
            journey.run("forget", forgotten, "--yes", "--note", "request")
        journey.run("export", "clean", address, "--without-gone")
        left = documents - (night >= 1)
        with psycopg.connect(address) as session:
            ask: Callable[[str], Any] = lambda query: session.execute(query).fetchone()[0]  # type: ignore[index]  # noqa: E731
            journey.check(f"night {night}: rows", ask("SELECT count(*) FROM newswinnow.articles"), left)
            journey.check(
                f"night {night}: articles", ask("SELECT count(DISTINCT canonical_url) FROM newswinnow.articles"), left
            )
            newest = f"SELECT count(*) FROM newswinnow.articles WHERE text LIKE '%On night {night} the council%'"
            journey.check(f"night {night}: changed", ask(newest), len(change))
            gone = f"SELECT count(*) FROM newswinnow.articles WHERE canonical_url = '{forgotten}'"
            journey.check(f"night {night}: the forgotten one", ask(gone), int(night < 1))
    return journey


def _archive(path: Path, night: int, numbers: range, changes: dict[int, str]) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for number in numbers:
            found = story(number, changes.get(number, ""))
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
            record = writer.create_warc_record(
                found["url"], "response", payload=io.BytesIO(found["html"].encode()), http_headers=head,
                warc_headers_dict={"WARC-Date": f"2026-11-0{night + 1}T02:00:00Z"},
            )  # fmt: skip
            writer.write_record(record)


def lines(name: str, journey: Journey) -> Iterator[str]:
    """A journey as text."""
    yield f"{name}: {sum(seconds for _, seconds in journey.steps):.1f} s"
    yield from (f"  {seconds:7.1f} s  {step}" for step, seconds in journey.steps)
    yield from (f"  {said}" for said in journey.seen)
