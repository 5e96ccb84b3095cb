"""What the outlets' line memory adds to rules and model: `python -m lab.training memory --data DIR [--lines]`.

DIR as for `training text`. Each dump is judged by rules and a model that has not seen its fold of the domains, once without
and once with a memory learned over all dumps of its kind, as a user learns it over a corpus: no label is looked at. Only
domains with three or more pages count. `--lines` prints what only the memory takes and what the memory knows and leaves.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lab.training.text import EXTRA_KINDS, fit
from lab.training.text_dumps import FOLDS, Dump, read_dumps, sample_lines
from lab.training.text_scores import Ruler
from pipeline.cleaning import clean
from pipeline.learned.paths import load_trees
from pipeline.learning import learn
from pipeline.model.document import Hints, SegmentedDocument
from pipeline.packs import Ruleset, load_ruleset

LEAST_PAGES = 3  # of a domain, in one kind of dump
LIGHT = ("body_css", "body_res", "body_traf")  # dumps with little boilerplate left: where the memory is to help
COLUMNS = ("boilerplate_dropped", "main_lost", "long_main_lost", "exact_docs", "f1")
RULE = "memory.site"


@dataclass(frozen=True)
class Comparison:
    """The dumps of one kind, and which of their lines stay without and with the memory."""

    dumps: tuple[Dump, ...]
    without: NDArray[np.bool_]
    remembering: NDArray[np.bool_]

    def figures(self) -> dict[str, float]:
        """COLUMNS with the memory, and under `…_gain` what it changes."""
        ruler = Ruler(self.dumps)
        before, after = ruler.score(self.without), ruler.score(self.remembering)
        gains = {f"{name}_gain": after[name] - before[name] for name in COLUMNS}
        return {"dumps": len(self.dumps), **{name: after[name] for name in COLUMNS}, **gains}


def fold_models(dumps: Sequence[Dump], ruleset: Ruleset) -> list[bytes]:
    """One model per fold, fitted on the other folds, with the thresholds of the shipped one."""
    settings = load_trees(ruleset.line_model).settings
    sample = sample_lines(dumps, ruleset)
    return [fit(sample, dumps, sample.folds != fold, settings).to_json() for fold in range(FOLDS)]


def compare(dumps: Sequence[Dump], models: Sequence[bytes], ruleset: Ruleset) -> Comparison:
    """Clean the dumps (of one kind) of the domains with LEAST_PAGES and more, without and with a memory of all dumps."""
    memory = learn(_addressed(dump) for dump in dumps)
    pages = Counter(dump.domain for dump in dumps)
    chosen = tuple(dump for dump in dumps if pages[dump.domain] >= LEAST_PAGES)
    plain = [replace(ruleset, line_model=content) for content in models]
    knowing = [replace(rules, memory=memory) for rules in plain]
    kept = [_kept(chosen, rulesets) for rulesets in (plain, knowing)]
    return Comparison(chosen, *kept)


def _kept(dumps: Sequence[Dump], rulesets: Sequence[Ruleset]) -> NDArray[np.bool_]:
    return np.array([v.keep for dump in dumps for v in clean(_addressed(dump), rulesets[dump.fold]).verdicts], np.bool_)


def _addressed(dump: Dump) -> SegmentedDocument:
    """The dump with its site's address: what a side file or a container would say."""
    segmented = dump.segmented()
    return replace(segmented, raw=replace(segmented.raw, hints=Hints(url=f"https://{dump.domain}/{dump.page}")))


def differing_lines(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    """(domain, label, text) of every line that goes or stays because of the memory."""
    at = 0
    for dump in comparison.dumps:
        for text, label in zip(dump.texts, dump.labels, strict=True):
            if comparison.without[at] != comparison.remembering[at]:
                change = "kept " if comparison.remembering[at] else ""
                yield dump.domain, change + ("main", "boilerplate", "neutral")[label], text
            at += 1


def render(figures: Mapping[str, Mapping[str, float]]) -> str:
    """The figures as a table, one kind of dump a row; in brackets the gain."""
    rows = [f"{'':<10}{'dumps':>6}" + "".join(f"{name:>24}" for name in COLUMNS)]
    for kind, row in figures.items():
        cells = "".join(f"{row[name]:>15.4f} ({row[f'{name}_gain']:+.4f})" for name in COLUMNS)
        rows.append(f"{kind:<10}{row['dumps']:>6.0f}{cells}")
    return "\n".join(rows)


def main(argv: Sequence[str] | None = None) -> int:
    """Command line of the comparison."""
    parser = argparse.ArgumentParser(prog="python -m lab.training memory", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of labelled dumps (*.jsonl.gz)")
    parser.add_argument("--lines", action="store_true", help="print the lines about which the two differ")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    arguments = parser.parse_args(argv)
    ruleset = load_ruleset()
    dumps = sorted(read_dumps(arguments.data, EXTRA_KINDS), key=lambda dump: dump.variety)
    models = fold_models(dumps, ruleset)
    news = [dump for dump in dumps if not dump.variety]
    kinds = sorted({dump.kind for dump in news}, key=lambda kind: (kind not in LIGHT, kind))
    compared = {kind: compare([dump for dump in news if dump.kind == kind], models, ruleset) for kind in kinds}
    light = [compared[kind] for kind in kinds if kind in LIGHT]
    if light:
        together = (np.concatenate(part) for part in ([c.without for c in light], [c.remembering for c in light]))
        compared = {"light": Comparison(tuple(dump for c in light for dump in c.dumps), *together), **compared}
    figures = {kind: comparison.figures() for kind, comparison in compared.items()}
    print(json.dumps(figures, indent=1) if arguments.json else render(figures))
    if arguments.lines:
        for comparison in (compared[kind] for kind in kinds):
            for line in differing_lines(comparison):
                print("\t".join(line))
    return 0


if __name__ == "__main__":
    sys.exit(main())
