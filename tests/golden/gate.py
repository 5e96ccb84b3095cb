"""The quality gate: figures over all goldens and the hard documents, with floors that only rise.

python -m tests.golden gate                    measure
python -m tests.golden gate --pin              measure and pin: floors rise to what was measured
python -m tests.golden gate --pin --lower WHY  floors may fall; WHY is kept beside them and must stand in CHANGELOG.md
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

from tests.golden import corpus

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True)
class Figures:
    """Shares between 0 and 1 over the goldens that are articles. A line is a block of the source.

    line_precision: of the lines that stand in a body, the share that belongs there. line_recall: of the lines that
    belong into a body, the share that stands there. boilerplate_dropped: of the lines that do not belong into a body,
    the share that left it. exact_documents: the share of documents whose body is right to the line.
    """

    line_precision: float
    line_recall: float
    boilerplate_dropped: float
    exact_documents: float


def measure() -> Figures:
    """Run every golden and compare bodies line by line. A missing record loses all of its lines."""
    kept_right = kept = wanted = dropped = unwanted = exact = documents = 0
    for golden in corpus.everything():
        expected = golden.expected
        if expected.get("outcome") != "article":
            continue
        observed = corpus.observed(golden.slug)
        body, want = observed.get("paragraphs", []), expected["paragraphs"]
        junk = [text for text, _ in expected["removed"]]
        documents += 1
        exact += body == want
        kept_right += sum(line in want for line in body)
        kept += len(body)
        wanted += sum(line in body for line in want)
        unwanted += len(junk)
        dropped += sum(line not in body or line in want for line in junk)
    lines = sum(len(g.expected["paragraphs"]) for g in corpus.everything() if g.expected.get("outcome") == "article")
    shares = kept_right / max(1, kept), wanted / max(1, lines), dropped / max(1, unwanted), exact / max(1, documents)
    return Figures(*(int(share * 10_000) / 10_000 for share in shares))


def main(argv: list[str]) -> int:
    """Measure, and pin if asked; returns 1 if a figure is below its floor and may not be lowered."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.golden gate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pin", action="store_true", help="write the figures as floors")
    parser.add_argument("--lower", metavar="WHY", help="let floors fall, and say why")
    arguments = parser.parse_args(argv)
    pinned = json.loads(FLOORS.read_text("utf-8"))
    now, below = vars(measure()), []
    for name, figure in now.items():
        floor = pinned["floors"].get(name, 0.0)
        below += [name] if figure < floor else []
        print(f"{name:22} {figure:.4f}  (floor {floor:.4f})")
    if below and not (arguments.pin and arguments.lower):
        print(f"below the floor: {', '.join(below)}")
        return 1
    if arguments.pin:
        lowered = pinned["lowered"] + ([arguments.lower] if below else [])
        content = {"corpus": corpus.digest(), "floors": now, "lowered": lowered}
        FLOORS.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return 0
