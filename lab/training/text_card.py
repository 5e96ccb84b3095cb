"""The model card of the line model, written by its trainer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lab.training.text_dumps import BOILERPLATE, FOLDS, MAIN, NEUTRAL, Dump

COLUMNS = ("f1", "boilerplate_dropped", "main_lost", "long_main_lost", "exact_docs", "docs_losing_over_2pct")

CARD = "line model"  # the part of docs/MODELS.md
_CARD = """# Model card: the line model

Written by `make model DATA=…`; change `lab/training/text_card.py`, not this part.

## What it does

It judges the lines of a text dump that the rules leave undecided: how likely is this line not part of the article? Of
words it knows only how many of a line speak to the reader ("you", "our"), name a role ("columnist") or the author of the
byline; the language packs list them. It sees what a line looks like (length, capitals, digits, punctuation at its ends, separators, labels run
together), what stands around it (neighbours, windows of 3 to 30 lines, distance to running text before and after, runs of
short lines, the stretch with most prose), how much of it the article's own prose says, how far title, byline and date
are, what the rules decided around it, and what it does by the functions of its words: which sentences speak to the reader,
which tell a story, where links to other stories stand, and what the article's own structure claims. It is {trees} boosted decision trees of at most {leaves} leaves, stored as plain numbers ({size} KB), walked with NumPy;
no training library is needed to use it. A line that it takes names its probability and the three features that
moved it most.

What it may do depends on where a line stands. A sentence inside the body, and a shorter line that ends like one, is never
taken on the model's word. Only the end of the body window is cut back, by at most half of its sentences: the stretch of
lines up to its end whose summed log odds, each less a caution, are greatest, is comments, biographies or teasers. Where a short dump would lose more than a quarter of its text although the
rules found next to nothing, all of it is kept; where more than half of the body's lines would go, the body is kept. The record
then says `list_kept`.

## Thresholds

A line goes from this probability on, by zone (before, inside and after the body window) and strictness. Inside the window,
runs of four and more short lines may be lists, and in a light dump nearly all lines stand inside it. Outside it, long
lines (80 characters) and sentences have their own. They were chosen
on out-of-fold probabilities of the news dumps below: the best of a grid for F1, documents exactly right and boilerplate
dropped, less the loss of article text, which `safe` minds most and `strict` least.

{thresholds}

## Data

{data}

Lines that state metadata (titles, dates, bylines, captions) are neither: they are left out of training and scores. About
1 % of the labels near the article are wrong.

## Figures

Cross-validated over {folds} folds by domain, all flattenings of a page in one fold: each fold's dumps were judged by rules
and a model that has not seen their domains. F1 is over characters. The thresholds were chosen on the same folds. The
phrase packs were written with half an eye on the same pages, so that new outlets will score a little lower.

{figures}

## Limits

- Lists without prose (line-ups, nominees, price tables) look like menus; most of the article lines lost are in a few of
  them.
- Reader comments and teasers in full sentences, and biographies of authors, look like the article. They stay unless a
  rule knows their wording or heading.
- Languages without phrase packs lose less boilerplate: the model sees fewer rules around a line.
- It was trained on news sites and blogs. Forums, shops and documents are unlike anything it has seen.
- It belongs to the rules that it was trained beside. After larger changes of rules or packs, train it anew.
"""


def render_card(dumps: Sequence[Dump], size: int, settings: Mapping[str, Any], figures: Mapping[str, Mapping[str, float]],
                trees: int, leaves: int) -> str:  # fmt: skip
    """The card in Markdown; `size` is the model's in bytes, `figures` by group of dumps."""
    return _CARD.format(
        trees=trees,
        leaves=leaves,
        size=round(size / 1000),
        folds=FOLDS,
        thresholds=_thresholds(settings["thresholds"]),
        data=_data(dumps),
        figures=_figures(figures),
    )


def _thresholds(values: Mapping[str, Mapping[str, float]]) -> str:
    zones = list(values["balanced"])
    rows = [[name, *(f"{values[name][zone]:.2f}" for zone in zones)] for name in ("safe", "balanced", "strict")]
    return _table(["", *(zone.replace("_", ", ") for zone in zones)], rows)


def _data(dumps: Sequence[Dump]) -> str:
    rows = []
    for name, variety in (("news pages", False), ("other articles and blogs, for variety, with less weight", True)):
        part = [dump for dump in dumps if dump.variety is variety]
        if not part:
            continue
        labels = [label for dump in part for label in dump.labels]
        kinds = len({dump.kind for dump in part})
        rows.append(
            [
                name,
                *map(
                    str, (len({d.page for d in part}), len({d.domain for d in part}), len({d.language for d in part}))
                ),
                *map(str, (kinds, len(part), *(labels.count(label) for label in (MAIN, BOILERPLATE, NEUTRAL)))),
            ]
        )
    head = ["", "pages", "domains", "languages", "ways of flattening", "dumps", "main lines", "boilerplate", "neither"]
    return _table(head, rows)


def _figures(figures: Mapping[str, Mapping[str, float]]) -> str:
    head = ["", "dumps", "F1", "boilerplate lines dropped", "main lines lost", "of 80+ characters lost", "exactly right",
            "losing over 2 %"]  # fmt: skip
    rows = [
        [name, f"{row['docs']:.0f}", *(f"{row[c]:.{3 if c in COLUMNS[:4] else 2}f}" for c in COLUMNS)]
        for name, row in figures.items()
    ]
    return _table(head, rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
