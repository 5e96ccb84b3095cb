"""How CPU grows with a page: the same kind of page at 10 KB, 100 KB, 1 MB and 10 MB through `process()`.

    python -m lab.growth [--sizes 10000 100000 …] [--rounds 3]

The pages are made up: stories under headings, menus and lists of links in a fixed proportion, each text different. Prints
CPU per page, per KB, and the growth from size to size: 1.00 is linear. Below some 100 KB what every page costs shows.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from time import process_time

import pipeline
from pipeline.model.document import RawDocument

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
_WORDS = [
    "council",
    "river",
    "market",
    "bridge",
    "harvest",
    "winter",
    "budget",
    "school",
    "ferry",
    "garden",
    "station",
    "report",
    "valley",
    "museum",
]


@dataclass(frozen=True, slots=True)
class Point:
    """One size: bytes of the page, median CPU milliseconds, and the state it ended in."""

    size: int
    milliseconds: float
    outcome: str


def page(size: int) -> bytes:
    """A page of at least `size` bytes and at most one section more; the same for the same size."""
    parts = ["<!doctype html><html lang=en><head><title>Ferry returns to the valley</title></head><body><nav>"]
    parts += [f"<a href=/{word}>{word.title()}</a> " for word in _WORDS]
    parts.append("</nav><article><h1>Ferry returns to the valley</h1><p>By Jane Doe, 3 March 2024</p>")
    length, n = sum(map(len, parts)), 0
    while length < size:
        parts.append(_section(n))
        length += len(parts[-1])
        n += 1
    return "".join((*parts, "</article></body></html>")).encode()


def _section(n: int) -> str:
    paragraphs = "".join(f"<p>{_sentence(4 * n + k)} {_sentence(4 * n + k + 2)}</p>" for k in range(3))
    links = "".join(f"<li><a href=/story/{n}-{k}>{_sentence(9 * n + k)[:60]}</a></li>" for k in range(3))
    return f"<h2>Part {n}: {_pick(n)} and {_pick(n + 5)}</h2>{paragraphs}<ul class=related>{links}</ul>\n"


def _sentence(n: int) -> str:
    words = " ".join(_pick(n * 7 + k * (1 + n % 5)) for k in range(14))
    return f"The {words} stood at {n} by the end of the day."


def _pick(n: int) -> str:
    return _WORDS[(n * n + n // 3) % len(_WORDS)]


def measure(sizes: tuple[int, ...], rounds: int) -> list[Point]:
    """Median CPU of `rounds` calls for each size, after a warm-up on the smallest."""
    ruleset = pipeline.load_ruleset()
    pipeline.process(_raw(page(min(sizes))), ruleset)
    points = []
    for size in sizes:
        raw, spent = _raw(page(size)), []
        for _ in range(rounds):
            begin = process_time()
            outcome = pipeline.process(raw, ruleset)
            spent.append((process_time() - begin) * 1000)
        points.append(Point(len(raw.content), median(spent), type(outcome.record).__name__))
    return points


def _raw(content: bytes) -> RawDocument:
    return RawDocument("page.html", "html", "text/html", content)


def render(points: list[Point]) -> str:
    """A line for each size; growth is CPU per byte beside the size before."""
    lines = [f"{'bytes':>12}{'ms':>12}{'ms/KB':>10}{'growth':>9}  outcome"]
    growths = [1.0] + [(b.milliseconds / b.size) / (a.milliseconds / a.size) for a, b in pairwise(points)]
    for point, growth in zip(points, growths, strict=True):
        share = point.milliseconds / point.size * 1000
        lines.append(f"{point.size:>12,}{point.milliseconds:>12,.1f}{share:>10.3f}{growth:>9.2f}  {point.outcome}")
    return "\n".join(lines)


def main() -> int:
    """Measure and print; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m lab.growth", description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(render(measure(tuple(options.sizes), options.rounds)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
