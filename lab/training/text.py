"""Training of the line model: `python -m lab.training text --data DIR [--write] [--card FILE]`.

DIR holds labelled dumps (`*.jsonl.gz`), or a folder `flat` with them. Fits one model per fold of the domains, chooses the thresholds on what each
model says about its own fold's documents, and scores the whole cleaner, rules and model, on the same documents. Then
fits on everything, and with `--write` stores the model that ships with the package.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import pipeline
from lab.parts import write_part
from lab.training.compile_trees import compile_trees
from lab.training.text_card import CARD, render_card
from lab.training.text_dumps import BOILERPLATE, FOLDS, NEUTRAL, Dump, Sample, read_dumps, sample_lines
from lab.training.text_scores import Ruler
from pipeline.cleaning.clean import resume
from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line_model.judge import FEATURES
from pipeline.cleaning.line_model.limits import KEYS
from pipeline.learned.paths import TreeModel, margin_of
from pipeline.packs import Ruleset, load_ruleset
from pipeline.packs.ruleset import LINE_MODEL

# Chosen by cross-validation by domain among 12 to 48 leaves and 120 to 200 trees; these hardly move the figures. Limits drawn
# at random (`extra_trees`) do some of what an average of several models does, for the price of one: log loss .139 instead of
# .144, .0006 more F1. One thread and fixed seeds: the same dumps and rules give the same file.
TREES = 120
SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "extra_trees": True,
    "learning_rate": 0.12,
    "num_leaves": 32,
    "max_depth": 8,
    "min_data_in_leaf": 200,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "max_bin": 63,
    "lambda_l2": 20.0,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "seed": 1,
    "verbose": -1,
}
# Articles and blogs, a flattening of each, add variety; they count less than news pages.
EXTRA_KINDS = ("wet", "body_css", "body_res")
EXTRA_WEIGHT = 0.3
# A short dump of which `share` of the characters would go although the rules found next to nothing is a list: results,
# recipes, prices; so is a body of which `body_share` of the lines would go.
LIST_GUARD = {"body_share": 0.5, "least_taken": 5, "most_lines": 130, "most_removed": 0.05, "share": 0.25}
# What is looked through for the thresholds: the probability from which a line goes.
GRID = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98)
ROUNDS = 3
# What losing article text costs beside the share of a document's lines: long lines, and documents that lose over 2 %. On the
# folds, half of these weights gain .001 of F1 and .5 % of the boilerplate for .8 % more of the article's lines lost; three
# times as much costs .0023 and .4 % for .2 % fewer lost.
LONG_LOST, HEAVY_LOSS = 6.0, 0.6
# The probability from which a line goes, by where it stands (`KEYS`).
Limits = Mapping[str, float]
RULE = "model"  # the rule of the registry that asks the model
# How much each strictness minds losing article text, against keeping boilerplate.
CAUTION = {"safe": 1.0, "balanced": 0.4, "strict": 0.15}


def fit(sample: Sample, dumps: Sequence[Dump], chosen: NDArray[np.bool_], settings: Mapping[str, Any]) -> TreeModel:
    """Fit the model on the `chosen` rows that are labelled main or boilerplate."""
    import lightgbm

    # A document weighs by the square root of its length: a page of 600 menu lines must not outweigh ten articles.
    sizes = np.bincount(sample.dumps, minlength=len(dumps)).astype(np.float64)
    extra = np.array([dump.variety for dump in dumps])
    weights = np.where(extra, EXTRA_WEIGHT, 1.0)[sample.dumps] / np.sqrt(sizes[sample.dumps])
    weights /= weights.mean()
    used = chosen & (sample.labels != NEUTRAL)
    table = lightgbm.Dataset(sample.rows[used], sample.labels[used] == BOILERPLATE, weight=weights[used])
    booster = lightgbm.train(SETTINGS, table, TREES)
    return compile_trees(booster.dump_model(), FEATURES, settings)


def choose_thresholds(
    sample: Sample, margins: NDArray[np.int64], ruler: Ruler, refine: Callable[[Limits], Limits] = lambda limits: limits
) -> dict[str, dict[str, float]]:
    """The thresholds of each strictness, on out-of-fold margins of the scored dumps' rows.

    One threshold after the other is set to the best of the grid, the others held, a few rounds; `refine` has the last word
    on `balanced`. `safe` only looks at or above what `balanced` has, `strict` at or below.
    """
    lines = ruler.offsets[sample.dumps] + sample.lines
    kept = ~np.concatenate(sample.removed)[: ruler.offsets[-1]]
    rows = {key: sample.names == key for key in KEYS}

    def worth(limits: Limits, caution: float) -> float:
        choice = kept.copy()
        for key, chosen in rows.items():
            choice[lines[chosen & (margins >= margin_of(limits[key]))]] = False
        return _worth(ruler.score(choice), caution)

    def improve(limits: dict[str, float], caution: float, low: Limits, high: Limits) -> dict[str, float]:
        for _, key in itertools.product(range(ROUNDS), KEYS):
            values = [value for value in GRID if low[key] <= value <= high[key]]
            limits = {**limits, key: max(values, key=lambda value: worth({**limits, key: value}, caution))}
        return limits

    least, most = dict.fromkeys(KEYS, GRID[0]), dict.fromkeys(KEYS, GRID[-1])
    balanced = dict(refine(improve(dict.fromkeys(KEYS, 0.8), CAUTION["balanced"], least, most)))
    safe = improve(balanced, CAUTION["safe"], balanced, most)
    return {"safe": safe, "balanced": balanced, "strict": improve(balanced, CAUTION["strict"], least, balanced)}


def refine_thresholds(
    limits: Limits,
    dumps: Sequence[Dump],
    contexts: Sequence[CleaningContext],
    folds: Sequence[TreeModel],
    ruleset: Ruleset,
) -> dict[str, float]:
    """The thresholds of `balanced`, each moved a step of the grid if the whole cleaner does better with it.

    The search before looks at lines one by one; the cleaner also protects sentences, cuts ends and keeps lists.
    """

    def worth(limits: Limits) -> float:
        settings = {"thresholds": {strictness: dict(limits) for strictness in CAUTION}, "list_guard": LIST_GUARD}
        contents = [replace(model, settings=settings).to_json() for model in folds]
        return _worth(Ruler(dumps).score(score_cleaner(dumps, contexts, contents, ruleset)), CAUTION["balanced"])

    best, most = dict(limits), worth(limits)
    for key in KEYS:
        at = GRID.index(best[key])
        for value in (*GRID[max(at - 1, 0) : at], *GRID[at + 1 : at + 2]):
            moved = {**best, key: value}
            if (found := worth(moved)) > most:
                best, most = moved, found
    return best


def _worth(figures: Mapping[str, float], caution: float) -> float:
    lost = LONG_LOST * figures["long_main_lost"] + HEAVY_LOSS * figures["docs_losing_over_2pct"]
    lost += 4 * figures["mean_main_lost"]
    return 2 * figures["f1"] + 0.5 * figures["exact_docs"] + figures["boilerplate_dropped"] - caution * lost


def score_cleaner(
    dumps: Sequence[Dump], contexts: Sequence[CleaningContext], models: Sequence[bytes], ruleset: Ruleset
) -> NDArray[np.bool_]:
    """Which lines the whole cleaner keeps, each dump judged by the model that has not seen its fold.

    `contexts` are what the rules before the model left of the dumps: that part is the same for any model.
    """
    rulesets = [_judged_by(ruleset, content) for content in models]
    pairs = zip(dumps, contexts[: len(dumps)], strict=True)
    kept = [v.keep for dump, context in pairs for v in resume(context, rulesets[dump.fold], RULE).verdicts]
    return np.array(kept, np.bool_)


def _judged_by(ruleset: Ruleset, content: bytes) -> Ruleset:
    """The rules with another line model. Words do the same with any: their index, which takes 0.2 s, is not made anew."""
    found = replace(ruleset, line_model=content)
    vars(found)["lexicon"] = ruleset.lexicon
    return found


def report(dumps: Sequence[Dump], kept: NDArray[np.bool_]) -> dict[str, dict[str, float]]:
    """The figures over all dumps, by kind of dump and by language."""
    ruler = Ruler(dumps)
    groups: dict[str, list[int]] = {"all": list(range(len(dumps)))}
    for number, dump in enumerate(dumps):
        groups.setdefault(f"dump {dump.kind}", []).append(number)
        language = dump.language if dump.language in ("en", "de") else "other"
        groups.setdefault(f"language {language}", []).append(number)
    out = {}
    for name, numbers in sorted(groups.items()):
        part = np.concatenate([kept[ruler.offsets[n] : ruler.offsets[n + 1]] for n in numbers])
        out[name] = {"docs": len(numbers), **Ruler([dumps[n] for n in numbers]).score(part)}
    return out


def main(argv: Sequence[str] | None = None) -> int:
    """Command line of the trainer."""
    parser = argparse.ArgumentParser(prog="python -m lab.training text", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of labelled dumps (*.jsonl.gz)")
    parser.add_argument("--write", action="store_true", help="store the model in the package")
    parser.add_argument("--card", type=Path, help="write the model card into this document")
    parser.add_argument("--out", type=Path, help="store the model here")
    arguments = parser.parse_args(argv)
    ruleset = load_ruleset()
    dumps = sorted(read_dumps(arguments.data, EXTRA_KINDS), key=lambda dump: dump.variety)
    scored = [dump for dump in dumps if not dump.variety]
    sample = sample_lines(dumps, ruleset)
    everything = np.ones(len(sample.labels), np.bool_)
    judged = sample.dumps < len(scored)
    margins = np.zeros(len(sample.labels), np.int64)
    folds = []
    for fold in range(FOLDS):
        model = fit(sample, dumps, sample.folds != fold, {})
        held_out = judged & (sample.folds == fold)
        margins[held_out] = model.margins(sample.rows[held_out])
        folds.append(model)
    part = replace(sample, **{name: getattr(sample, name)[judged] for name in ("labels", "dumps", "lines", "names")})
    refine = partial(refine_thresholds, dumps=scored, contexts=sample.contexts, folds=folds, ruleset=ruleset)
    thresholds = choose_thresholds(part, margins[judged], Ruler(scored), refine)
    settings = {"thresholds": thresholds, "list_guard": LIST_GUARD}
    contents = [replace(model, settings=settings).to_json() for model in folds]
    figures = report(scored, score_cleaner(scored, sample.contexts, contents, ruleset))
    balanced = {name: round(value, 4) for name, value in figures["all"].items()}
    final = fit(sample, dumps, everything, {**settings, "measured": balanced}).to_json()
    target = arguments.out
    if arguments.write:
        target = Path(pipeline.__file__).parent / "packs" / "data" / "models" / LINE_MODEL
    if target is not None:
        target.write_bytes(final)
    if arguments.card is not None:
        card = render_card(dumps, len(final), settings, figures, TREES, SETTINGS["num_leaves"])
        write_part(arguments.card, CARD, card)
    json.dump({"bytes": len(final), "settings": settings, "figures": figures}, sys.stdout, indent=1)
    sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
