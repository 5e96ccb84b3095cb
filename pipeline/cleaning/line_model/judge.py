"""The learned model among the rules: it judges the lines of a dump that the rules left undecided.

The rules find the body window and the blocks behind it; the model then says, line by line, how likely each is to be
boilerplate. Outside the body and under headings such as "Related News" it can save a line; inside the body it can take
one, but never a sentence, however short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.cleaning.context import CleaningContext, Zone
from pipeline.cleaning.line_model.acts import ACT_NAMES, describe_acts, tell
from pipeline.cleaning.line_model.edges import far_enough, find_beginning, find_ending
from pipeline.cleaning.line_model.limits import BODY, INSIDE_SENTENCE, find_limits, is_open, name_thresholds, told_lines
from pipeline.cleaning.line_model.measure import measure
from pipeline.cleaning.line_model.neighbours import NAMES, describe_lines
from pipeline.cleaning.line_model.verdicts import REMOVED, RULE_NAMES, describe_rules, rule_states
from pipeline.cleaning.line_model.words import WORD_NAMES, describe_words
from pipeline.cleaning.rules.base import Proposal
from pipeline.cleaning.rules.outside import drop_outside
from pipeline.cleaning.rules.page.tail import cut_tails, tail_openers
from pipeline.learned.paths import EXPLAINED, TreeModel, load_trees, probability
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason, WarningCode

FEATURES: tuple[str, ...] = (*NAMES, *RULE_NAMES, *WORD_NAMES, *ACT_NAMES)
_AT = {name: column for column, name in enumerate(FEATURES)}
_TELLS = _AT["tells"]
_SHAPE = [_AT[name] for name in ("units", "end", "short_run", "shape_run")]
RULE = Origin("model", "lines")
# So many features are named as evidence.
NAMED_FEATURES = 3
# Documents of more lines are judged by the rules alone, which bounds the memory; a news page has a few hundred.
MOST_LINES = 50_000
# Labels of at most so many units in runs of so many and more are a menu.
MENU_UNITS, MENU_RUN = 40, 5
# Unended lines of so many units in runs of one shape are the headlines of other stories.
HEADLINE_UNITS, HEADLINE_RUN = (30, 160), 3

EDGE_LINES = 4  # so many are looked at together at the edges of the body: mostly they end the search
_UNASKED = -(1 << 60)


@dataclass(frozen=True)
class Evidence:
    """What the model is asked about one document: `rows` are the features of the lines `indices`."""

    indices: NDArray[np.int64]
    rows: NDArray[np.float32]
    tails: Mapping[int, Proposal]  # lines under a heading that opens a block behind the body


def gather_evidence(context: CleaningContext) -> Evidence:
    """The features of the lines that no rule has taken."""
    evidence = _gather(context)
    evidence.rows[:, _TELLS] = tell(context, evidence.indices.tolist())
    return evidence


def _gather(context: CleaningContext) -> Evidence:
    """The same without the column `tells`, which is made for the rows that the model is asked about."""
    lines = context.lines
    states = rule_states(context)
    tails = {proposal.index: proposal for proposal in cut_tails(context)}
    texts, blanks = [line.block.text for line in lines], [line.block.blank_before for line in lines]
    measured = measure(texts, blanks, states == REMOVED)
    found = describe_rules(context, states, tail_openers(context), tails)
    said = describe_words(context, measured.words)
    indices = np.flatnonzero(states == 0)
    rows = (describe_lines(measured)[indices], found[indices], said[indices], describe_acts(context)[indices])
    return Evidence(indices, np.concatenate(rows, axis=1), tails)


def threshold_names(context: CleaningContext, evidence: Evidence) -> NDArray[np.str_]:
    """The threshold that each line of the evidence must pass."""
    return np.array(_names(context, evidence), "U16")


def _names(context: CleaningContext, evidence: Evidence) -> list[str]:
    return name_thresholds(context, evidence.indices, evidence.rows[:, _AT["short_run"]])


def judge_lines(context: CleaningContext) -> Iterator[Proposal]:
    """The lines that the model takes. Without a model, or in a dump of more than `MOST_LINES`: all lines outside the body
    and under tail headings.

    A sentence inside the body is never taken, however short, nor is anything where the article itself looks like a
    list (then the document gets the warning `list_kept`).
    """
    content = context.ruleset.line_model
    if not content or len(context.lines) > MOST_LINES:
        for proposal in (*cut_tails(context), *drop_outside(context)):
            if is_open(context, proposal.index):
                yield proposal
        return
    if not any(is_open(context, line.index) for line in context.undecided()):
        return
    model = load_trees(content)
    evidence = _gather(context)
    names = _names(context, evidence)
    body = np.array([name in BODY for name in names], np.bool_)
    answers = _Answers(model, context, evidence)
    # Sentences inside the body are asked about only at its edges: the outermost now, in one go, others when it comes to it.
    asked = np.array([name != INSIDE_SENTENCE for name in names], np.bool_)
    inside = np.flatnonzero(body)
    asked[inside[:EDGE_LINES]] = asked[inside[-EDGE_LINES:]] = True
    answers.ask(np.flatnonzero(asked))
    clean = bool(evidence.rows[0, _AT["removed_share"]] == 0)
    above_title = evidence.rows[:, _AT["open_below_title"]] == -1
    thresholds = model.settings["thresholds"][context.ruleset.strictness]
    limits = find_limits(thresholds, names, answers.margins, clean, above_title)
    taken = answers.margins >= limits
    if _is_list_body(model, body, taken):
        taken &= ~body
        context.warnings.append(WarningCode.LIST_KEPT)
    taken |= _beyond(context, answers, evidence, inside)
    told = told_lines(context, evidence.indices[taken].tolist())
    taken &= ~np.isin(evidence.indices, list(told))
    if _is_list_document(model, evidence, taken):
        taken[:] = False
        context.warnings.append(WarningCode.LIST_KEPT)
    yield from _proposals(context, answers, evidence, np.flatnonzero(taken))


class _Answers:
    """What the model says about rows, one by one when it is asked; `margins` are `_UNASKED` until then."""

    def __init__(self, model: TreeModel, context: CleaningContext, evidence: Evidence) -> None:
        self.model = model
        self.margins = np.full(len(evidence.rows), _UNASKED)
        self._context, self._indices, self._rows = context, evidence.indices, evidence.rows
        self._leaves = np.zeros((len(evidence.rows), len(model.roots)), np.int32)

    def ask(self, rows: NDArray[np.int64]) -> None:
        """Find the margins of these rows."""
        if not len(rows):
            return
        self._rows[rows, _TELLS] = tell(self._context, self._indices[rows].tolist())
        leaves = self._leaves[rows] = self.model.leaves(self._rows[rows])
        self.margins[rows] = self.model.sum_up(leaves)

    def explain(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """How much each feature moved the margins of rows that were asked about."""
        return self.model.explain(self._leaves[rows])


def _beyond(
    context: CleaningContext, answers: _Answers, evidence: Evidence, body: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """The lines by which the body window reaches beyond the article's edges (see `pipeline.cleaning.line_model.edges`); `body` are
    the rows of the window's lines.
    """
    taken = np.zeros(len(evidence.indices), np.bool_)
    if not len(body):
        return taken
    lines = [context.lines[index] for index in evidence.indices[body].tolist()]
    sentences = np.array([line.sentence for line in lines], np.bool_)
    long = np.array([line.is_long_sentence for line in lines], np.bool_)
    total, strictness = int(sentences.sum()), context.ruleset.strictness
    last = len(body) - _reach(answers, body[::-1], sentences[::-1])
    edge = find_ending(answers.margins[body[last:]], sentences[last:], long[last:], total, strictness)
    taken[body[last + edge :]] = True
    first = _reach(answers, body, sentences)
    edge = find_beginning(answers.margins[body[:first]], sentences[:first], long[:first], total, strictness)
    taken[body[:edge]] = True
    return taken


def _reach(answers: _Answers, rows: NDArray[np.int64], sentences: NDArray[np.bool_]) -> int:
    """How many rows, from an edge inward, reach `far_enough` into the article; asks the model about them."""
    reach = EDGE_LINES
    while True:
        part = rows[:reach]
        answers.ask(part[answers.margins[part] == _UNASKED])
        if reach >= len(rows) or far_enough(answers.margins[part], sentences[:reach]):
            return min(reach, len(rows))
        reach *= 2


def _is_list_body(model: TreeModel, body: NDArray[np.bool_], taken: NDArray[np.bool_]) -> bool:
    """Whether most of what the rules left of the body would go: then it is a list with a few sentences in it."""
    guard = model.settings["list_guard"]
    lost = int((taken & body).sum())
    return bool(lost >= guard["least_taken"] and lost > guard["body_share"] * body.sum())


def _is_list_document(model: TreeModel, evidence: Evidence, taken: NDArray[np.bool_]) -> bool:
    """Whether so much of a short dump would go, with hardly a rule having found anything, that it must be a list."""
    guard = model.settings["list_guard"]
    rows = evidence.rows
    if taken.sum() < guard["least_taken"] or rows[0, _AT["lines"]] > guard["most_lines"]:
        return False
    if rows[0, _AT["removed_share"]] > guard["most_removed"]:
        return False
    units = np.floor(rows[:, _AT["units"]].astype(np.float64))
    return bool((units * taken).sum() > guard["share"] * units.sum())


def _proposals(
    context: CleaningContext, answers: _Answers, evidence: Evidence, taken: NDArray[np.int64]
) -> Iterator[Proposal]:
    for start in range(0, len(taken), EXPLAINED):
        batch = taken[start : start + EXPLAINED]
        rows = evidence.rows[batch]
        strongest = _strongest(answers.explain(batch))
        told = np.take_along_axis(rows, strongest, axis=1).tolist()
        shapes = rows[:, _SHAPE].tolist()
        indices, margins = evidence.indices[batch].tolist(), answers.margins[batch].tolist()
        for index, names, values, shape, margin in zip(indices, strongest.tolist(), told, shapes, margins, strict=True):
            share = probability(margin)
            named = ", ".join(map(_told, names, values))
            tail = evidence.tails.get(index)
            reason = tail.reason if tail else _reason(context.zone(index), *shape)
            seen = f"; {tail.evidence}" if tail else ""
            yield Proposal(index, reason, RULE, share, f"p {share:.3f}: {named}{seen}")


@lru_cache(maxsize=8192)  # mostly counts: the same few come again and again
def _told(column: int, value: float) -> str:
    return f"{FEATURES[column]} {round(value, 2):g}"


def _strongest(contributions: NDArray[np.float64]) -> NDArray[np.int64]:
    """The columns of the NAMED_FEATURES greatest contributions of each row; among equal ones the first wins."""
    left = contributions.copy()
    at = np.arange(len(left))
    columns = []
    for _ in range(NAMED_FEATURES):
        column = left.argmax(axis=1)
        columns.append(column)
        left[at, column] = -np.inf
    return np.stack(columns, axis=1)


def _reason(zone: Zone, units: float, end: float, short_run: float, shape_run: float) -> Reason:
    """The reason that a taken line's shape speaks for; `outside_body` where it speaks for none."""
    if zone is not Zone.INSIDE and units <= MENU_UNITS and short_run >= MENU_RUN:
        return Reason.NAVIGATION
    low, high = HEADLINE_UNITS
    if zone is Zone.AFTER and end <= 0 and low <= units <= high and shape_run >= HEADLINE_RUN:
        return Reason.RELATED_LINKS
    return Reason.OUTSIDE_BODY
