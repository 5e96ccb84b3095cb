"""The headline of a text dump: the line for which most speaks, if enough does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.learned.choice import load_choice
from pipeline.metadata.document.context import Context, candidate
from pipeline.metadata.field.folding import fold
from pipeline.metadata.field.found import Found, resolve
from pipeline.metadata.title.evidence import measures
from pipeline.metadata.title.story import Story
from pipeline.metadata.title.trim import is_domain, trimmed
from pipeline.model.block import RECORD_TITLE
from pipeline.model.evidence import Candidate
from pipeline.packs.shipped import TITLE_MODEL, shipped_model

FLOOR = 0.65
"""The least probability of a headline: a wrong one is taken to cost twice what a right one is worth, so that a line whose kind is
right less often than two times in three stays silent. Of 3,765 labelled dumps, cross-validated by domain (`python -m lab.training
titles`), 66 of 100 answers between .6 and .65 are right, 67 between .65 and .7, 78 between .7 and .8 (64, 67 and 79 with the weights
before). From .65 on 78.1 % of the dumps are right and 7.3 wrong, from .6 on 79.5 and 8.1."""
FLOOR_ELSEWHERE, TAUGHT = 0.5, frozenset((None, "en"))
"""The same for texts in another language than that of nine in ten of these dumps. How many of its words a line shares with the
text weighs most, and those that are inflected or compounded share fewer: the headline is less probable there than it is right.
Of the dumps known to be in another language 8 of 9 answers between .5 and .6 are right, and 1 of 6 between .4 and .5."""
MOST = 0.89
"""The most that is claimed. Of 2,267 lines with .95 and more 95 % were the gold's, and about half of the rest a headline
that the page prints otherwise than its `<title>` says."""
RECORDED = 0.97  # not measured: a field of a database's record says so
MOST_LOSERS, LEAST = 5, 0.02
"""How many other lines are kept as losers, and from which probability."""


def title_of_dump(context: Context) -> Found:
    """Values: `title`."""
    if not context.cleaned.blocks:
        return Found()
    recorded = [block.text for block in context.cleaned.blocks if RECORD_TITLE in block.marks]
    if len(set(map(fold, recorded))) == 1:
        stated = resolve("title", [candidate(recorded[0], "record.title", recorded[0], RECORDED)], FLOOR)
        return Found({"title": recorded[0]}, (stated,) if stated else ())
    floor = FLOOR if context.known.language in TAUGHT else FLOOR_ELSEWHERE
    title = resolve("title", list(_candidates(context)), floor)
    if title is None or title.chosen is None:
        return Found(evidence=(title,) if title else ())
    return Found({"title": title.chosen.value}, (title,))


def lines_of(story: Story, context: Context) -> Iterator[tuple[int, str, Mapping[str, float]]]:
    """(line, headline, measures) of every line that may be the headline."""
    for n in story.places():
        value = trimmed(story.blocks[n].text, story, context)
        if value and not is_domain(value):
            yield n, value, measures(story, n, context.ruleset.languages)


def _candidates(context: Context) -> Iterator[Candidate]:
    """Headlines with their probabilities, likeliest first; lines that say the same speak for one another."""
    story, model = Story(context), load_choice(shipped_model(TITLE_MODEL))
    lines = list(lines_of(story, context))
    values: dict[str, list[tuple[float, int, str]]] = {}
    for share, (n, value, _) in zip(model.shares([model.score(found) for _, _, found in lines]), lines, strict=True):
        values.setdefault(fold(value), []).append((share, n, value))
    ranked = sorted(values.values(), key=lambda same: -sum(share for share, _, _ in same))
    for same in ranked[: 1 + MOST_LOSERS]:
        probability = sum(share for share, _, _ in same)
        _, n, value = max(same, key=lambda line: line[0])
        if probability >= LEAST:
            method = "line.title" if n == story.captured else "line.evidence"
            yield candidate(value, method, story.blocks[n].text, min(probability, MOST))
