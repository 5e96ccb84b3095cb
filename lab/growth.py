"""How CPU grows with a page: the same kind of page at 10 KB, 100 KB, 1 MB and 10 MB through `process()`.

    python -m lab.growth [--sizes 10000 100000 …] [--rounds 3]
    python -m lab.growth --hostile [--kind NAME …] [--sizes …]

The pages are made up: stories under headings, menus and lists of links in a fixed proportion, each text different. Prints
CPU per page, per KB, and the growth from size to size: 1.00 is linear. Below some 100 KB what every page costs shows.
`--hostile` measures the documents of `lab.hostile` instead, and says of each kind whether it is linear or refused.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from time import process_time

import pipeline
from lab.hostile import KINDS
from pipeline.model.document import DocumentKind, RawDocument

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
HOSTILE_SIZES = (30_000, 300_000, 3_000_000)
# CPU per byte from one size to one ten times as large: 1 if linear, 10 if quadratic; a page in doubt, about which
# trafilatura is asked, costs a step of 2.6.
LINEAR = 4.0
# Below so many milliseconds a ratio says nothing.
_FLOOR = 100.0
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


def _raw(content: bytes, kind: DocumentKind = "html") -> RawDocument:
    return RawDocument(f"page.{kind}", kind, f"text/{kind}", content)


def measure_hostile(names: list[str], sizes: tuple[int, ...], rounds: int = 1) -> Iterator[tuple[str, list[Point]]]:
    """Every kind of hostile document in every size; what ended as no record has its code as outcome.

    Of `rounds` calls the cheapest counts: a collection of a big program's garbage in the middle of one is no cost of the
    document.
    """
    ruleset = pipeline.load_ruleset()
    pipeline.process(_raw(page(min(sizes))), ruleset)
    for name in names or KINDS:
        kind, make = KINDS[name]
        points = []
        for size in sizes:
            raw = _raw(make(size).encode("utf-8", "surrogatepass"), kind)
            spent = []
            for _ in range(rounds):
                begin = process_time()
                record = pipeline.process(raw, ruleset).record
                spent.append((process_time() - begin) * 1000)
            points.append(Point(len(raw.content), min(spent), str(getattr(record, "code", "article"))))
        yield name, points


def verdict(points: list[Point]) -> str:
    """`linear`, `refused` or `NOT LINEAR`, by the largest size beside the one before."""
    before, last = points[-2:]
    if last.outcome in ("too_large", "too_costly"):
        return "refused"
    growth = (last.milliseconds / last.size) / (max(before.milliseconds, _FLOOR / 10) / before.size)
    return "linear" if last.milliseconds < _FLOOR or growth < LINEAR else f"NOT LINEAR ({growth:.1f})"


def render_hostile(name: str, points: list[Point]) -> str:
    """One line for a kind."""
    spent = "".join(f"{point.milliseconds:>11,.1f}" for point in points)
    return f"{name:<40}{spent}  {verdict(points):<18} {points[-1].outcome}"


def render(points: list[Point]) -> str:
    """A line for each size; growth is CPU per byte beside the size before."""
    lines = [f"{'bytes':>12}{'ms':>12}{'ms/KB':>10}{'growth':>9}  outcome"]
    growths = [1.0] + [(b.milliseconds / b.size) / (a.milliseconds / a.size) for a, b in pairwise(points)]
    for point, growth in zip(points, growths, strict=True):
        share = point.milliseconds / point.size * 1000
        lines.append(f"{point.size:>12,}{point.milliseconds:>12,.1f}{share:>10.3f}{growth:>9.2f}  {point.outcome}")
    return "\n".join(lines)


def main() -> int:
    """Measure and print; returns 1 if a kind is not linear."""
    parser = argparse.ArgumentParser(prog="python -m lab.growth", description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--kind", nargs="+", default=[], choices=KINDS, help="with --hostile: only these")
    options = parser.parse_args()
    if not options.hostile:
        print(render(measure(tuple(options.sizes or SIZES), options.rounds)))
        return 0
    sizes = tuple(options.sizes or HOSTILE_SIZES)
    print(f"{'milliseconds of CPU at so many bytes':<40}" + "".join(f"{size:>11,}" for size in sizes))
    bad = 0
    for name, points in measure_hostile(options.kind, sizes):
        print(render_hostile(name, points), flush=True)
        bad += verdict(points).startswith("NOT")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
