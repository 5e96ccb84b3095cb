"""Training of the block classifier: `python -m lab.training html --data DIR [--exam] [--write]`.

DIR holds `gold.jsonl` and gzipped pages. Prints the word F1 by source under cross-validation by domain, then fits on all
pages and writes the model that ships with the package.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import pipeline
from lab.training.html_exam import examine, render
from lab.training.html_labels import word_f1
from lab.training.html_pages import Page, read_pages
from lab.training.html_trees import compile_masks
from pipeline.learned.trees import Trees
from pipeline.packs import load_ruleset
from pipeline.segment.article.choose import best_set, merge_copies
from pipeline.segment.article.features import FEATURES
from pipeline.segment.article.model import SETTLED, BlockModel, first_probabilities, second_rows
from pipeline.segment.article.neighbours import CONTEXT

FOLDS = 5
# Folds, again by domain, that give the second trees first probabilities as unsure as they will be on other sites' pages.
INNER_FOLDS = 4
# Chosen by cross-validation by domain among 12 to 31 leaves, 60 to 350 trees and rates of .04 to .08; 16 leaves are
# what a mask holds. All threads off and the seed fixed: the same pages give the same file.
FIRST_TREES, SECOND_TREES = 60, 140
SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "num_leaves": 16,
    "learning_rate": 0.08,
    "min_child_samples": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 127,
    "boost_from_average": False,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "seed": 7,
    "verbose": -1,
}
# A block weighs what losing it costs in F1: its words against the article's, in percent, with bounds that keep menus
# from counting nothing and a single block from counting all.
_VARIANT_WEIGHT = 0.3
_LEAST_ARTICLE_WORDS, _MOST_WEIGHT, _LEAST_WEIGHT = 50, 30.0, 0.15


def weights_of(page: Page) -> Any:
    """Training weight of each block of a page."""
    article = max(float(page.shape.words[page.labels].sum()), _LEAST_ARTICLE_WORDS)
    weights = np.minimum((page.shape.words + 1) / article * 100, _MOST_WEIGHT) + _LEAST_WEIGHT
    return weights * (_VARIANT_WEIGHT if page.variant else 1.0)


def fit(pages: Sequence[Page]) -> BlockModel:
    """Fit the classifier on labelled pages."""
    firsts: list[NDArray[np.float64] | None] = [None] * len(pages)
    for fold in range(INNER_FOLDS):
        inner = _fit_first([page for page in pages if page.fold(INNER_FOLDS, "inner ") != fold])
        for number, page in enumerate(pages):
            if page.fold(INNER_FOLDS, "inner ") == fold:
                firsts[number] = first_probabilities(inner, page.shape, page.rows)
    rows, labels, weights = [], [], []
    for page, first in zip(pages, firsts, strict=True):
        assert first is not None
        used = first > SETTLED
        if page.known is not None:
            used &= page.known
        rows.append(second_rows(page.shape, page.rows, first)[used])
        labels.append(page.labels[used])
        weights.append(weights_of(page)[used])
    return BlockModel(_fit_first(pages), _boost(rows, labels, weights, SECOND_TREES, (*FEATURES, *CONTEXT)))


def _fit_first(pages: Sequence[Page]) -> Trees:
    used = [slice(None) if page.known is None else page.known for page in pages]
    return _boost(
        [page.rows[known] for page, known in zip(pages, used, strict=True)],
        [page.labels[known] for page, known in zip(pages, used, strict=True)],
        [weights_of(page)[known] for page, known in zip(pages, used, strict=True)],
        FIRST_TREES,
        FEATURES,
    )


def _boost(rows: list[Any], labels: list[Any], weights: list[Any], trees: int, names: Sequence[str]) -> Trees:
    import lightgbm

    data = lightgbm.Dataset(np.concatenate(rows), np.concatenate(labels).astype(float), weight=np.concatenate(weights))
    return compile_masks(lightgbm.train(SETTINGS, data, trees).dump_model(), names)


def fold_models(pages: Sequence[Page], folds: int = FOLDS) -> list[BlockModel]:
    """A model per fold, fitted on the pages of the other folds."""
    return [fit([page for page in pages if page.fold(folds) != fold]) for fold in range(folds)]


def cross_validate(pages: Sequence[Page], models: Sequence[BlockModel]) -> dict[str, list[float]]:
    """Word F1 of every page under its fold's model, by source; `all` holds them all. Trafilatura is not asked."""
    scores: defaultdict[str, list[float]] = defaultdict(list)
    folds = len(models)
    for fold, model in enumerate(models):
        for page in pages:
            if page.fold(folds) == fold and page.whole:
                found = merge_copies(page.shape, model.probabilities(page.shape, page.rows))
                chosen = best_set(found, page.shape.words).blocks
                text = "\n".join(text for text, taken in zip(page.texts, chosen, strict=True) if taken)
                score = word_f1(text, page.golds)
                scores[page.source].append(score)
                scores["all"].append(score)
    return dict(scores)


def main(argv: Sequence[str] | None = None) -> int:
    """Command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m lab.training html", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with gold.jsonl and the pages")
    parser.add_argument("--limit", type=int, help="use only the first pages")
    parser.add_argument(
        "--exam", action="store_true", help="also the whole way, segmented and cleaned, beside trafilatura"
    )
    parser.add_argument("--write", action="store_true", help="fit on all pages and write the model into the package")
    parser.add_argument("--out", type=Path, help="write the model here instead")
    options = parser.parse_args(argv)
    pages = list(read_pages(options.data, options.limit))
    models = fold_models(pages)
    for source, scores in sorted(cross_validate(pages, models).items()):
        low = sum(score < 0.5 for score in scores)
        print(f"{source:12} pages {len(scores):5}  F1 {np.mean(scores):.4f}  under .5: {low}")  # noqa: T201
    if options.exam:
        print(render(examine(options.data, models, load_ruleset(), options.limit)))  # noqa: T201
    if options.write or options.out:
        default = Path(pipeline.__file__).parent / "packs" / "data" / "models" / "html_blocks.json"
        path = options.out or default
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fit(pages).to_json(), "utf-8")
        print(f"{path}: {path.stat().st_size} bytes")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
