"""`python -m lab.wet`: a WET file of made-up pages, ingested; and the same texts as single files, for the speed.

Both are made here. Every record of the one has to be there with the text of the other's, and the archive must not be slower.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.records import read_records

LEAST_RECORDS = 2_000
# CPU of the archive's run beside that of the single files': a single file is opened and listed, a record is spooled.
MOST_CPU = 1.1
_WHO = ("The harbour board", "The town council", "A court in the capital", "The weather service", "The rowing club")
_PLACES = ("Dunmorrow", "Skerrow", "Ardkeel", "Northmarsh", "Oldhaven", "Port Ellis", "Tarnfield")
_DOES = ("will mend the old slipway", "has put off the new bridge", "warned of floods along the river", "opened its books",
         "voted against a larger market hall", "looks for forty volunteers")  # fmt: skip
_MENU = "Home\nNews\nSport\nWeather\nSubscribe to our newsletter\n"
_FOOT = "Share on Facebook\nRead more\nPrivacy policy\n© 2026 The Shore Post. All rights reserved.\n"


@dataclass(slots=True)
class Result:
    """What came of one form of the same texts."""

    records: dict[str, str] = field(default_factory=dict)  # the text by the number of the page
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    line: str = ""


def page(number: int) -> str:
    """The text of a made-up page as WET files have it: menu, article, foot, a line each; the same every time."""
    pick = random.Random(number)  # noqa: S311  # no secret
    place, who, does = (pick.choice(words) for words in (_PLACES, _WHO, _DOES))
    title = f"{place}: {who.lower()} {does}"
    told = [f"{who} of {place} {does}, its spokesman said on Monday, and page {number} of the minutes shows it."]
    told += [
        f"In part {part} of the plan {pick.choice(_PLACES)} would pay {pick.randint(2, 90)} thousand crowns, while "
        f"{pick.choice(_WHO).lower()} keeps {pick.randint(3, 40)} people at work until the end of the summer."
        for part in range(pick.randint(4, 9))
    ]
    return f"{_MENU}{title}\nBy Maeve Corrigan\n2 March 2026\n" + "\n".join(told) + f"\n{_FOOT}"


def write_wet(path: Path, pages: int) -> None:
    """A WET file as Common Crawl writes them: a head, and a conversion record for every page, each a gzip member."""
    from warcio.warcwriter import WARCWriter

    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=True)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "lab.wet"}))
        for number in range(pages):
            facts = {
                "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012x}>",
                "WARC-Date": "2026-03-03T04:05:06Z",
            }
            record = writer.create_warc_record(
                f"https://shorepost.example/{number}",
                "conversion",
                io.BytesIO(page(number).encode()),
                warc_headers_dict=facts,
                warc_content_type="text/plain",
            )
            writer.write_record(record)


def write_files(folder: Path, pages: int) -> None:
    """The same texts, each in a file of its own."""
    for number in range(pages):
        (folder / f"{number:012x}.txt").write_text(page(number), "utf-8")


def ingest(raw: Path, clean: Path, *options: str) -> Result:
    """One run of the command line; its records by the number of their page."""
    command = [sys.executable, "-m", "pipeline", "run", str(raw), str(clean), "--format", "jsonl", *options]
    before, began = _children_seconds(), time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    result = Result(
        seconds=time.monotonic() - began, cpu_seconds=_children_seconds() - before, line=done.stdout.strip()
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    for record in read_records(clean):
        name = record.source.uri.rpartition("/")[2].removesuffix(".txt").rpartition("-")[2]
        result.records[name] = record.text
    return result


def faults(wet: Result, single: Result, pages: int) -> Iterator[str]:
    """What is wrong, in words. Speed is not told of fewer records than a measurement needs."""
    if len(wet.records) != pages:
        yield f"{len(wet.records)} records of {pages} pages"
    differing = sum(wet.records.get(name) != text for name, text in single.records.items())
    if differing or wet.records.keys() != single.records.keys():
        yield f"{differing} records of {len(single.records)} have another text than from a single file"
    if pages >= LEAST_RECORDS and wet.cpu_seconds > MOST_CPU * single.cpu_seconds:
        yield f"{wet.cpu_seconds:.1f} s of CPU for the archive, {single.cpu_seconds:.1f} s for single files"


def compare(folder: Path, pages: int, *options: str) -> tuple[Result, Result]:
    """The runs over the archive and over the single files, below `folder`."""
    archive, files = folder / "archive", folder / "files"
    for made in (archive, files):
        made.mkdir()
    write_wet(archive / "pages.warc.wet.gz", pages)
    write_files(files, pages)
    return ingest(archive, folder / "of-archive", *options), ingest(files, folder / "of-files", *options)


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """The command. Exit code 1 if anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m lab.wet", description=__doc__)
    parser.add_argument("--pages", type=int, default=LEAST_RECORDS)
    pages = parser.parse_args().pages
    with tempfile.TemporaryDirectory(prefix="newswinnow-wet-") as folder:
        wet, single = compare(Path(folder), pages)
    for name, result in (("WET file", wet), ("single files", single)):
        rate = len(result.records) / result.cpu_seconds
        print(
            f"{name}: {result.line}; {result.seconds:.1f} s, {result.cpu_seconds:.1f} s of CPU, {rate:.0f} a core-second"
        )
    found = list(faults(wet, single, pages))
    print("\n".join(found) or f"{pages} records with the same texts, the archive no slower")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
