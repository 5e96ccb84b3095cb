"""The model cards of learned choices, written by their trainers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from lab.training.choices import FOLDS, RIDGE, Case
from pipeline.learned.choice import ChoiceModel
from pipeline.metadata.title.dump import FLOOR_ELSEWHERE

TITLES = "title model"  # the part of docs/MODELS.md
_TITLES = """# Model card: headlines of dumps

Written by `make model-titles DATA=…`; change `lab/training/choice_card.py`, not this part.

## What it does

It chooses the headline among the lines around the opening of a dump's text, or says that none of them is it. A softmax
over {count} measures of a line (`pipeline/metadata/title/`): what the line says, where it stands, what else says
the same, what stands beside it (a standfirst, a menu, other stories' headlines, blank lines). Words it knows only as far
as line and text share them.
Lines that say the same speak for one another. The weights are plain numbers ({size} KB); below a probability of {floor}
there is no title: a wrong title is taken to cost twice what a right one is worth, so that an answer must be right two times
in three, and below {floor} fewer are. Where the text is not in English, which nine in ten of the dumps are, the bound is {elsewhere}:
inflected and compounded words are less often those of the text, and 8 of 9 such answers in between are right.

## Data

{dumps} dumps of {domains} domains that print their title: {kinds}. One page of each domain is
rendered three times, labelled flattenings come as they are. News whose golds parsers made for each outlet have read
({double} dumps) count twice. Where the gold is printed as the `<title>` in the first line and nowhere else, lines that share
six words in ten with it are taught as right, and still counted as wrong.

Measures of what a line does among its neighbours (kicker, subtitle, entry of a list of headlines, caption) were tried on the
same folds and left out: none of them gained. Blank lines did: .7 more right, .7 fewer wrong. How far the next statement of who
and when is below a line, and whether one stands directly above, did: with headings' marks 2.3 more right, 1.0 fewer wrong. 120
boosted trees over the same measures do worse (75 right where 9.6 are wrong; the softmax 82), and neither the line's words of
function, the words by which a site speaks to its readers, its letter case and quotes, nor copies of the line above gained.

## Figures

Cross-validated over {folds} folds by domain. Right and wrong in percent of all dumps, by the probability below which
nothing is answered.

| dumps | | {floors} |
| --- | --- | {rules} |
{rows}

Of answers with a probability in these bounds so many are right:

| from | to | answers | right |
| --- | --- | --- | --- |
{reliability}

## Weights

Drawn towards 0 (ridge {ridge}), but {priors} towards values that were set by hand: hardly any of these dumps has such a
line.

{weights}

None of them: {none}.

## Train it anew

    pip install 'newswinnow[training]'
    python -m lab.training titles --data DIR --write --card docs/MODELS.md

`DIR` holds `flat/*.jsonl.gz` (a dump a line: `id`, `url`, `flattener`, `lines`) and `pages/gold.jsonl` (a page a line: `url`,
`domain`, `source`, `title`, `authors`, `html`) with the gzipped pages that `html` names.
"""


def render_titles(
    cases: Sequence[Case], model: ChoiceModel, found: Mapping[str, Any], floor: float, priors: Mapping[str, float]
) -> str:
    """The card of the headlines' model."""
    figures: Mapping[str, Any] = found["figures"]
    floors = [name for name in figures["all"] if name != "dumps"]
    kinds = Counter(case.kind for case in cases)
    rows = [
        f"| {name} | {one['dumps']} | {' | '.join(_pair(one[key]) for key in floors)} |"
        for name, one in sorted(figures.items())
    ]
    drawn = ", ".join(f'"{name}" ({prior:+.1f}, now {model.weights[name]:+.2f})' for name, prior in priors.items())
    return _TITLES.format(
        count=len(model.weights),
        size=round(len(model.to_json()) / 1000),
        floor=floor,
        elsewhere=FLOOR_ELSEWHERE,
        dumps=len(cases),
        domains=len({case.domain for case in cases}),
        kinds=", ".join(f"{number} {name}" for name, number in kinds.most_common()),
        double=sum(case.weight > 1 for case in cases),
        folds=FOLDS,
        floors=" | ".join(floors),
        rules=" | ".join("---" for _ in floors),
        rows="\n".join(rows),
        reliability="\n".join(f"| {low} | {high} | {n} | {100 * right:.0f} % |" for low, high, n, right in found["reliability"]),
        ridge=RIDGE,
        priors=drawn,
        weights=", ".join(f"{name} {value:+.2f}" for name, value in model.weights.items()),
        none=f"{model.none:+.2f}",
    )  # fmt: skip


def _pair(one: Mapping[str, float]) -> str:
    return f"{100 * one['right']:.1f} / {100 * one['wrong']:.1f}"
