"""Boxes inside a page's article that are no part of it: they unfold on demand, or sum up another story above a link to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.model.block import BlockKind
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

MOST_PARAGRAPHS = 4
"""Of a box that sums up another story; a longer one is a section of the article."""
MOST_SUMMED = 2
"""The same, where heading and text stand in one container or the heading is the link."""
MOST_SHARE = 0.4
"""Of the article's characters in one box."""
SURE = 0.96  # as what the segmenter left out: sentences inside the body ask for that
LINKED = 0.9  # share of a line's characters in links from which it is a link
LABEL_CHARS = 40  # of a label beside what unfolds: "Close"
_UNFOLDS, _FOLDS, _TEASER = Origin("box", "unfolds"), Origin("box", "folds"), Origin("box", "teaser")
_DETAILS = re.compile(r".*?/details\[\d+\](?=/)")
_BUTTON = "button"


def find_page_boxes(context: CleaningContext) -> Iterator[Proposal]:
    """The lines of such boxes on a page. What comes twice on a page in one form is a series of the article's own."""
    if context.is_dump:
        return
    lines = context.lines
    body = [line for line in lines if line.block.main and line.sentence]
    size = sum(len(line.text) for line in body)
    boxes = [
        (origin, box) for origin, box in (*_unfolding(lines), *_folded(lines, body), *_teasers(context, body)) if box
    ]
    forms = Counter(origin for origin, _ in boxes)
    for origin, box in boxes:
        inside = sum(len(lines[n].text) for n in box if lines[n].sentence)
        if forms[origin] > 1 or not inside or inside > MOST_SHARE * size:
            continue
        for n in box:
            if context.decided[n] is None:
                yield Proposal(n, Reason.RELATED_LINKS, origin, SURE, quote(lines[n].text), precise=True)


def _unfolding(lines: Sequence[Line]) -> Iterator[tuple[Origin, list[int]]]:
    """Boxes with a heading and two buttons side by side, one to open it and one to close it."""
    for first, second in pairwise(lines):
        if _BUTTON not in first.block.marks or _BUTTON not in second.block.marks or first.index == 0:
            continue
        head = _home(first)
        if not head or _home(second) != head or not _home(lines[first.index - 1]).startswith(head):
            continue
        if lines[first.index - 1].block.kind is not BlockKind.HEADING:
            continue
        # What unfolds stands in the container of the buttons, or beside it.
        if not any(lines[n].sentence for n in _within(lines, head, first.index)):
            head = _home_of(head)
        if head:
            yield _UNFOLDS, _within(lines, head, first.index)


def _folded(lines: Sequence[Line], body: Sequence[Line]) -> Iterator[tuple[Origin, list[int]]]:
    """The only element that unfolds, if it has a heading of its own and stands between two paragraphs; with its label to close."""
    openings = {match[0]: line.index for line in reversed(lines) if (match := _DETAILS.match(_path(line)))}
    if len(openings) != 1:
        return
    [(box, first)] = openings.items()
    inside = _within(lines, box, first)
    headed = any(lines[n].block.kind is BlockKind.HEADING for n in inside[1:])
    told = sum(lines[n].sentence for n in inside)
    if not headed or not 0 < told <= MOST_PARAGRAPHS or "/summary" not in _path(lines[inside[0]]):
        return
    behind = lines[inside[-1] + 1] if inside[-1] + 1 < len(lines) else None
    if behind is not None and f"{_path(behind)}/".startswith(f"{_home_of(box)}/") and _homes_only(behind, box, lines):
        inside.append(behind.index)
    if body[0].index < inside[0] and inside[-1] < body[-1].index:
        yield _FOLDS, inside


def _homes_only(label: Line, box: str, lines: Sequence[Line]) -> bool:
    """Whether a short label below a box stands with it in a container that holds no text."""
    beside = [
        line for line in lines if f"{_path(line)}/".startswith(f"{_home_of(box)}/") and not _path(line).startswith(box)
    ]
    return len(label.text) <= LABEL_CHARS and not any(line.sentence for line in beside)


def _teasers(context: CleaningContext, body: Sequence[Line]) -> Iterator[tuple[Origin, list[int]]]:
    """Containers of a heading, few paragraphs and a link to what they sum up, between two paragraphs of the article.

    The link is the heading, or a line of its own below; a kicker may stand above.
    """
    lines = context.lines
    homes, told = Counter(map(_home, body)), frozenset(line.index for line in body)
    for head in lines:
        chosen = head.block.main or head.block.link_density >= LINKED
        if head.block.kind is not BlockKind.HEADING or not chosen or not 0 < head.index < len(lines) - 1:
            continue
        box = _home(head)
        if not box or homes[box] > MOST_PARAGRAPHS:
            continue  # the article's own container
        inside = _within(lines, box, head.index)
        own = Counter(_home(lines[n]) for n in inside if n in told)
        outer = next((home for home in _above(box) if homes[home] > own[home]), None)
        if outer is None:
            continue
        while _home_of(box) != outer:
            box = _home_of(box)
        inside = _within(lines, box, head.index)
        if _is_summary(lines, inside, head.index):
            around = [line.index for line in body if _home(line) == outer]
            if around[0] < inside[0] < around[-1]:
                yield _TEASER, inside


def _is_summary(lines: Sequence[Line], inside: Sequence[int], head: int) -> bool:
    """Whether a container holds nothing but a heading, sentences and one link to what they sum up."""
    if not 2 <= len(inside) <= MOST_PARAGRAPHS + 3 or not inside[0] <= head <= inside[0] + 1:
        return False
    linked = [n for n in inside if lines[n].block.link_density >= LINKED]
    kicker, told = inside[: head - inside[0]], [n for n in inside if n > head and n not in linked]
    if not told or any(lines[n].sentence for n in kicker) or not all(lines[n].sentence for n in told):
        return False
    if linked == [inside[-1]] and _home(lines[told[0]]) != _home(lines[head]):
        return True
    # The same container holds heading and text, as that of a section of the article may.
    tag = _tag(lines[head])
    alike = any(_tag(line) == tag and line.block.main and line.index not in inside for line in lines)
    return linked in ([head], [inside[-1]], [head, inside[-1]]) and len(told) <= MOST_SUMMED and not alike


def _tag(line: Line) -> str:
    return _path(line).rpartition("/")[2].partition("[")[0]


def _within(lines: Sequence[Line], box: str, near: int) -> list[int]:
    """The lines around `near` that stand in a container."""
    first = last = near
    prefix = f"{box}/"
    while first > 0 and _path(lines[first - 1]).startswith(prefix):
        first -= 1
    while last + 1 < len(lines) and _path(lines[last + 1]).startswith(prefix):
        last += 1
    return list(range(first, last + 1))


def _path(line: Line) -> str:
    return line.block.path or ""


def _home(line: Line) -> str:
    """The path of the container of a line's element; empty if there is none."""
    return _home_of(_path(line))


def _home_of(path: str) -> str:
    return path.rpartition("/")[0]


def _above(path: str) -> Iterator[str]:
    while path := _home_of(path):
        yield path
