"""Which blocks are the article: the set of blocks that promises the best F1 under the classifier's probabilities.

Where even the best set promises little, trafilatura is asked too, and its choice moves the odds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from pipeline.grammar.prose import asks
from pipeline.model.block import BlockKind
from pipeline.model.markup import Markup
from pipeline.segment.article.features import PROSE_LINKS, Shape, block_features
from pipeline.segment.article.forms import drop_forms
from pipeline.segment.article.gaps import drop_labels, fill_gaps, read_on, take_speakers
from pipeline.segment.article.headline_home import keep_to_headline
from pipeline.segment.article.model import BlockModel, load_block_model
from pipeline.segment.article.second_opinion import trafilatura_blocks
from pipeline.segment.article.series import raise_alike, raise_entries, raise_opened
from pipeline.segment.page.table import BlockTable

# Expected F1 below which trafilatura is asked. Cross-validated by domain on 929 labelled pages: 2 % of them lie below, with a
# word F1 of .804 without its vote and .849 with it. From .8 to .9 it was asked about 24 more, as dear as half a page each:
# .888 without it and .887 with it, and four foreign parts more in 26 pages with annotated parts.
DOUBT = 0.8
# What trafilatura's yes and no add to a block's log odds (best of eight pairs on the same pages).
VOTE_FOR, VOTE_AGAINST = 1.0, -0.5
# Share of the article's expected words in blocks that one answer takes and the other leaves, below which it is not asked.
# On the same pages 1 of the 11 between `UNCERTAIN` and `DOUBT` lies below and loses nothing; of those up to .9, 12 of 46.
TURNABLE = 0.15
# The best set reaches down to half the F1 that it promises. That is too low where it promises little, as then most of
# what it takes is wrong; and a little too high where it promises much, as blocks are right or wrong together. On the same
# pages, with `fill_gaps`: word F1 +.0008, annotated segments +.002; limits that differ by .02 give the same within .0003.
BOUNDS = (0.42, 0.46)
# Expected F1 below which a record is marked as uncertain: .5 % of the same pages, word F1 .60 on average.
UNCERTAIN = 0.7
# Probability of the most probable block below which a page has no article: of the 930 pages with a gold text the lowest
# has .28, menus and lists of headlines have less than .1.
NO_ARTICLE = 0.2
PLAN_BLOCKS = 12  # between a heading and what repeats under another one
# Texts of this many characters are not said twice by chance. Uniting their copies gains .001 word F1 on the same pages.
COPY_CHARS = 60
# A heading above a chosen paragraph is chosen with it from this probability on.
HEADING_CHANCE = 0.25
# One that stands alone in an element of its own, if no other on the page does, from this one on: on the labelled pages such
# headings below it are the site's ("Join our newsletter").
LONE_CHANCE = 0.35
# Pages of more blocks are not given to trafilatura: its time grows faster than theirs.
_MOST_BLOCKS = 3000


@dataclass(frozen=True)
class Article:
    """The chosen blocks, and how good the choice promises to be: expected word F1, 0 to 1."""

    blocks: NDArray[np.bool_]
    expected_f1: float


def choose_article(
    tree: HtmlElement, table: BlockTable, markup: Markup, model: BlockModel | None = None, ask: bool = True
) -> Article:
    """Choose the blocks of a page's article, by default with the shipped model; none if nothing on it looks like one.

    Without `ask` the choice stands as it is, in doubt or not.
    """
    none = Article(np.zeros(len(table.texts), np.bool_), 0.0)
    if not table.texts:
        return none
    shape = Shape(table)
    rows = block_features(shape, markup.title, stated_body(markup.json_ld))
    probability = (model or load_block_model()).probabilities(shape, rows)
    raise_opened(shape, probability)
    raise_alike(shape, probability)
    raise_entries(shape, probability)
    probability[shape.never] = 0.0
    drop_forms(shape, probability)
    if probability.max() < NO_ARTICLE:
        return none
    article = _choose(shape, probability)
    keep_to_headline(shape, markup, article.blocks)
    if not ask or article.expected_f1 >= DOUBT or table.depth_limited or len(table.texts) > _MOST_BLOCKS:
        return article
    # Where it is uncertain that there is an article, a yes may end that, too.
    is_asked = article.expected_f1 < UNCERTAIN or can_turn(probability, shape.words)
    vote = trafilatura_blocks(tree, table.texts) if is_asked else None
    if vote is None:
        return article
    article = _choose(shape, with_vote(probability, vote))
    keep_to_headline(shape, markup, article.blocks)
    return article


def _choose(shape: Shape, probability: NDArray[np.float64]) -> Article:
    """The best set, without headings at its end: a heading leads to something (+.0001 word F1 on the same pages)."""
    probability = merge_copies(shape, probability)
    article = bounded(best_set(probability, shape.words), probability)
    chosen = np.flatnonzero(article.blocks)
    for index in chosen[:0:-1]:
        if shape.table.kinds[index] is not BlockKind.HEADING:
            break
        article.blocks[index] = False
    _add_headings(shape, probability, article.blocks)
    fill_gaps(shape, probability, article.blocks)
    read_on(shape, probability, article.blocks)
    take_speakers(shape, article.blocks)
    drop_labels(shape, article.blocks)
    return article


def bounded(article: Article, probability: NDArray[np.float64]) -> Article:
    """The choice with the probability that it reaches down to held within `BOUNDS`; unchanged if nothing reaches them."""
    reached = float(probability[article.blocks].min())
    blocks = probability >= np.clip(reached, *BOUNDS)
    return Article(blocks, article.expected_f1) if blocks.any() else article


def _add_headings(shape: Shape, probability: NDArray[np.float64], chosen: NDArray[np.bool_]) -> None:
    """Choose, in place, a heading between chosen blocks that stands right above one of them, in the same element or in one
    of its own between those of paragraphs, as content systems set each field.
    """
    table = shape.table
    homes = shape.parents[shape.nodes]
    alone: list[int] = []
    for index in np.flatnonzero(chosen[1:] & ~chosen[:-1]).tolist():
        is_likely = probability[index] >= HEADING_CHANCE and bool(chosen[:index].any())
        if not is_likely or table.kinds[index] is not BlockKind.HEADING or shape.link_share[index] >= PROSE_LINKS:
            continue
        if homes[index] == homes[index + 1]:
            chosen[index] = True
        elif _stands_alone(shape, index, chosen):
            alone.append(index)
    makes = Counter(shape.groups[alone].tolist())
    for index in alone:
        chosen[index] = makes[int(shape.groups[index])] > 1 or probability[index] >= LONE_CHANCE


def _stands_alone(shape: Shape, index: int, chosen: NDArray[np.bool_]) -> bool:
    """Whether a heading fills an element of its own right between two that hold chosen paragraphs."""
    table, prose = shape.table, shape.is_prose & chosen
    if not (prose[index - 1] and prose[index + 1]):
        return False
    node = table.node_parent[table.nodes[index]]
    if node < 0 or table.node_first[node] < index or table.node_end[node] > index + 1:
        return False
    while node >= 0 and table.node_end[node] - table.node_first[node] == 1:
        node = table.node_parent[node]
    return node >= 0 and table.node_first[node] < index and table.node_end[node] > index + 1


def merge_copies(shape: Shape, probability: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probabilities, with those of a long text's copies united in one of them; the others get none.

    An article says a thing once, and a page may print it three times (as teaser, in full, for small screens). The copy
    that counts is the one in the container whose copies are most probable together, so that one whole run is taken.
    """
    table, words = shape.table, shape.words
    copies: defaultdict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(table.texts):
        if len(text) >= COPY_CHARS and not asks(text):
            copies[text].append(index)
    groups = [group for group in copies.values() if len(group) > 1 and not _is_plan(group, shape)]
    if not groups:
        return probability
    home = {index: table.node_parent[table.nodes[index]] for group in groups for index in group}
    weight: defaultdict[int, float] = defaultdict(float)
    for index, node in home.items():
        weight[node] += float(probability[index] * words[index])
    merged = probability.copy()
    for group in groups:
        best = max(group, key=lambda index: (weight[home[index]], float(probability[index]), -index))
        merged[group] = 0.0
        merged[best] = 1.0 - float(np.prod(1.0 - probability[group]))
    return merged


def _is_plan(group: Sequence[int], shape: Shape) -> bool:
    """Whether the copies stand under different headings of one container: a plan that repeats a dish or an exercise."""
    table = shape.table
    if len({table.node_parent[table.nodes[index]] for index in group}) > 1:
        return False
    heads = [_heading_above(index, shape) for index in group]
    return None not in heads and len(set(heads)) == len(heads)


def _heading_above(index: int, shape: Shape) -> str | None:
    """The nearest heading above a block in the same container."""
    table = shape.table
    home = table.node_parent[table.nodes[index]]
    for above in range(index - 1, max(-1, index - 1 - PLAN_BLOCKS), -1):
        if table.kinds[above] is BlockKind.HEADING:
            return table.texts[above] if table.node_parent[table.nodes[above]] == home else None
    return None


def with_vote(probability: NDArray[np.float64], vote: Sequence[bool]) -> NDArray[np.float64]:
    """The probabilities, with each block's log odds moved by another extractor's yes or no."""
    bounded = np.clip(probability, 1e-4, 1 - 1e-4)
    odds = np.log(bounded / (1 - bounded)) + np.where(np.array(vote, np.bool_), VOTE_FOR, VOTE_AGAINST)
    moved: NDArray[np.float64] = 1 / (1 + np.exp(-odds))
    return moved


def can_turn(probability: NDArray[np.float64], words: NDArray[np.float64]) -> bool:
    """Whether much hangs on another extractor's answers: doubt may also lie in blocks that none of them would turn."""
    middle = sum(BOUNDS) / 2
    taken, left = (with_vote(probability, [answer] * len(words)) >= middle for answer in (True, False))
    return bool(words[taken & ~left].sum() >= TURNABLE * (probability * words).sum())


def best_set(probability: NDArray[np.float64], words: NDArray[np.float64]) -> Article:
    """The set with the greatest expected F1 over words.

    F1 of a set S is 2 * overlap / (words of S + words of the article). With both replaced by what the probabilities let
    expect, the best S holds the most probable blocks down to some probability (about half the F1 it reaches), so only
    as many sets as there are blocks need a look (Ye et al., ICML 2012, section 3).
    """
    order = np.argsort(-probability, kind="stable")
    overlap = np.cumsum((probability * words)[order])
    size = np.cumsum(words[order])
    f1 = 2 * overlap / (size + overlap[-1] + 1e-9)
    last = int(f1.argmax())
    chosen = np.zeros(len(words), np.bool_)
    chosen[order[: last + 1]] = True
    return Article(chosen, float(f1[last]))


def stated_body(nodes: Sequence[Mapping[str, Any]]) -> str | None:
    """The longest `articleBody` among a page's structured statements."""
    return max(_bodies(nodes), key=len, default=None)


def _bodies(nodes: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for node in nodes:
        body = node.get("articleBody")
        if isinstance(body, str) and body:
            yield body
