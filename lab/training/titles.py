"""Training of the choice of a dump's headline: `python -m lab.training titles --data DIR [--write] [--card FILE]`.

DIR holds labelled dumps (`flat/*.jsonl.gz`) and labelled pages (`pages/`), which are rendered as dumps. Fits one model per
fold of the domains for the figures, then one on everything, which `--write` stores in the package.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

import pipeline
from lab.bench.dumps import MAX_LINE, title_key
from lab.parts import write_part
from lab.training.choice_card import TITLES, render_titles
from lab.training.choices import Answer, Case, cross_validate, fit, reliability, shares_at
from lab.training.texts import Text, each, load_rules, read_texts
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.site_names import title_parts
from pipeline.metadata.field.folding import fold, overlap
from pipeline.metadata.title.dump import FLOOR, lines_of
from pipeline.metadata.title.story import Story
from pipeline.packs.shipped import TITLE_MODEL

# Hardly any of these dumps has such a line, so that a fit says nothing of them: what is known of such lines otherwise.
PRIORS = {
    "addressed": 1.5,
    "shared": 3.0,
    "below picture": -4.0,
    "bracketed": -3.0,
    "glued day": -3.0,
    "broken": -2.0,
    "labelled": 3.0,
}
NEARLY = 0.6
"""Overlap of words from which a line is the headline where the `<title>` in the first line alone is the gold's."""
# News with golds from the outlets' own markup, read by parsers made for each of them.
SOURCES = {"fundus": 2.0, "fundus-eval": 2.0}
BOUNDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.8, 0.9, 0.95)
FLOORS = (0.4, 0.5, 0.6, 0.65, 0.7)


def measure(text: Text) -> Case | None:
    """The lines of a dump that may be its headline; None if none of its lines states the gold's title."""
    key = title_key(text.title)
    short = [line for line in text.lines if len(line) <= MAX_LINE]
    if not key or not any(key in map(title_key, (line, *title_parts(line))) for line in short):
        return None
    cleaned = text.cleaned()
    if cleaned is None or not cleaned.blocks:
        return None
    context = Context(cleaned, load_rules())
    lines = list(lines_of(Story(context), context))
    names = tuple(lines[0][2]) if lines else ()
    rows = np.array([list(found.values()) for _, _, found in lines], np.float64).reshape(len(lines), len(names))
    right = np.array([title_key(value) == key for _, value, _ in lines], np.bool_)
    gold = fold(text.title)
    taught = right
    if not any(n and is_right for (n, _, _), is_right in zip(lines, right, strict=True)):
        near = [n > 0 and overlap(fold(value), gold) >= NEARLY for n, value, _ in lines]
        taught = right | np.array(near, np.bool_)
    says = tuple(fold(value) for _, value, _ in lines)
    return Case(text.domain, text.kind, text.source, names, rows, says, right, taught, SOURCES.get(text.source, 1.0))


def report(cases: Sequence[Case], answers: Sequence[Answer]) -> dict[str, Any]:
    """Right and wrong at several floors, of all and by kind of dump; how often answers of a probability are right."""
    groups: dict[str, list[Answer]] = {"all": list(answers)}
    for case, one in zip(cases, answers, strict=True):
        groups.setdefault(case.kind, []).append(one)
    figures = {
        name: {"dumps": len(group), **{f"{floor}": shares_at(group, floor) for floor in FLOORS}}
        for name, group in groups.items()
    }
    return {"figures": figures, "reliability": list(reliability(answers, BOUNDS))}


def main(argv: Sequence[str] | None = None) -> int:
    """Command line of the trainer."""
    parser = argparse.ArgumentParser(prog="python -m lab.training titles", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with flat/*.jsonl.gz and pages/gold.jsonl")
    parser.add_argument("--write", action="store_true", help="store the model in the package")
    parser.add_argument("--card", type=Path, help="write the model card into this document")
    parser.add_argument("--out", type=Path, help="store the model here")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args(argv)
    cases = each(read_texts(arguments.data), measure, arguments.processes)
    names = next(case.names for case in cases if case.names)
    found = report(cases, cross_validate(cases, names, PRIORS))
    model = replace(fit(cases, names, PRIORS), measured=found["figures"]["all"])
    target = arguments.out
    if arguments.write:
        target = Path(pipeline.__file__).parent / "packs" / "data" / "models" / TITLE_MODEL
    if target is not None:
        target.write_text(model.to_json(), "utf-8")
    if arguments.card is not None:
        write_part(arguments.card, TITLES, render_titles(cases, model, found, FLOOR, PRIORS))
    json.dump(found, sys.stdout, indent=1)
    sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
