"""The same request below every item of a list: "Read our full … review", "Book at …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.cleaning.context import CleaningContext
from pipeline.cleaning.line import Line
from pipeline.cleaning.rules.base import Proposal, quote
from pipeline.cleaning.rules.site.offers import PRICE
from pipeline.cleaning.rules.subjects import is_item
from pipeline.cleaning.story_words import vocabulary
from pipeline.grammar.persons.kind import has_case
from pipeline.model.block import BlockKind
from pipeline.model.evidence import Origin
from pipeline.model.reasons import Reason

RULE = Origin("series", "request")
# Not measured: labelled dumps and pages hold few. What leads away below each of three items, or names the item again in the same
# words, is nothing else.
CONFIDENCE = 0.96
LEAST = 3  # items
LEAST_BOTH = 2  # the same, where a line that names the item and one that leads away stand side by side
FRAME_WORDS, MOST_WORDS, LINE_CHARS = 2, 12, 90.0
STEM = 4  # letters by which a word of the line is one of the item's heading
LINKED = 0.9  # share of a line's characters in links from which it is a link
_PRICED = re.compile(PRICE)
_ADDRESS = re.compile(r"(?<!\S)[\w-]{3,}(?:\.[\w-]{2,})+(?!\S)")


class _Slot(NamedTuple):
    """A short line below an item's sentences, the item's heading, and whether the next item's heading follows."""

    line: Line
    heading: Line | None
    followed: bool


def find_series(context: CleaningContext) -> Iterator[Proposal]:
    """Lines below the sentences of three items or more that are the same request, or the same words round the item's name."""
    runs = list(_runs(context.lines))
    if len(runs) < LEAST_BOTH:
        return
    texts = Counter(line.text for _, run in runs for line in run)
    keys = {text: _keys(text.split()) for text in texts}
    frames = Counter([key for found in keys.values() for key in found])
    shared = {key for key, count in frames.items() if count >= LEAST_BOTH}
    serial = {text for text, count in texts.items() if count >= LEAST_BOTH or not shared.isdisjoint(keys[text])}
    if not serial:
        return  # most documents
    slots = list(_slots(runs, serial))
    named, leading = list(_named(slots, shared)), list(_leading(slots))
    beside = {slot.line.index for group in (*named, *leading) for slot in group}
    for group in (*named, *leading):
        enough = len(group) >= LEAST or all(beside & {slot.line.index - 1, slot.line.index + 1} for slot in group)
        if enough:
            yield from _proposals(group)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[Line | None, list[Line]]]:
    """The runs of lines between sentences, each with the last sentence above it."""
    above: Line | None = None
    run: list[Line] = []
    for line in lines:
        if not line.sentence:
            run.append(line)
            continue
        if run:
            yield above, run
        above, run = line, []
    if run:
        yield above, run


def _keys(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """How a line begins and ends; empty if it is too short or too long to be a frame round a name."""
    if not FRAME_WORDS < len(words) <= MOST_WORDS:
        return ()
    return (("^", *words[:FRAME_WORDS]), ("$", *words[-FRAME_WORDS:]))


def _slots(runs: Sequence[tuple[Line | None, list[Line]]], serial: Container[str]) -> Iterator[_Slot]:
    """The lines of the runs that may be a series', each below the sentences of an item; `serial` are the texts of such lines."""
    heading: Line | None = None
    for above, run in runs:
        heads = [
            line
            for line in run
            if line.block.kind is BlockKind.HEADING or not (line.length > LINE_CHARS or line.text in serial)
        ]
        if above is not None:
            for line in run:
                if (
                    line.text not in serial
                    or line.length > LINE_CHARS
                    or line.block.kind is BlockKind.HEADING
                    or is_item(line)
                ):
                    continue
                first = heads[0] if heads else None
                if first is None or line.index < first.index:
                    yield _Slot(line, heading, first is not None)
        heading = heads[-1] if heads else None


def _named(slots: Iterable[_Slot], shared: set[tuple[str, ...]]) -> Iterator[list[_Slot]]:
    """Lines of one frame that each hold the name of the item above."""
    groups: dict[tuple[str, ...], list[_Slot]] = {key: [] for key in shared}
    for slot in slots:
        for key in _keys(slot.line.text.split()):
            if key in groups:
                groups[key].append(slot)
    for group in groups.values():
        first, last = _shared_ends([slot.line.text.split() for slot in group])
        if not _is_followed(group):
            continue
        named = sum(_names(slot, first, last) for slot in group)
        if named >= LEAST - 1 and named * 3 >= 2 * len(group):
            yield group


def _shared_ends(lines: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many words at the beginning and at the end all lines share."""
    least = min(map(len, lines), default=0)
    first = next((n for n in range(least) if len({words[n] for words in lines}) > 1), least)
    return first, next((n for n in range(least - first) if len({words[-1 - n] for words in lines}) > 1), 0)


def _names(slot: _Slot, first: int, last: int) -> bool:
    """Whether a line names the item above, whatever the endings of the words, within plain words that have nothing of it."""
    if slot.heading is None:
        return False
    words, own = slot.line.text.split(), _stems(slot.heading.text)
    low, high = first, len(words) - last
    if not own & _stems(" ".join(words[low:high])):
        return False
    while low and own & _stems(words[low - 1]):
        low -= 1  # a word that the names of all items have
    while high < len(words) and own & _stems(words[high]):
        high += 1
    frame = [*words[:low], *words[high:]]
    plain = all(word.strip(":：,").isalpha() for word in frame)
    return len(frame) >= FRAME_WORDS and plain and own.isdisjoint(_stems(" ".join(frame)))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in vocabulary((text,))}


def _leading(slots: Iterable[_Slot]) -> Iterator[list[_Slot]]:
    """Lines that are the same below every item and are links, name an address, or a price and who asks for it."""
    groups: dict[str, list[_Slot]] = {}
    for slot in slots:
        groups.setdefault(slot.line.text, []).append(slot)
    for text, group in groups.items():
        if not _is_followed(group):
            continue
        linked = all(slot.line.block.link_density >= LINKED for slot in group)
        if _ADDRESS.search(text) or linked or (len(group) >= LEAST and _is_priced(text)):
            yield group


def _is_priced(text: str) -> bool:
    """Whether a line has a price and, behind its first word, a name with a capital: who sells it. A label states facts."""
    if ":" in text or _PRICED.search(text) is None:
        return False
    return not has_case(text) or any(word.istitle() for word in text.split()[1:])


def _is_followed(group: Sequence[_Slot]) -> bool:
    """Whether the next item follows below the lines of a group, but for one of them: the last, or one that stands apart."""
    return len(group) >= LEAST_BOTH and sum(slot.followed for slot in group) >= min(LEAST, len(group)) - 1


def _proposals(group: Iterable[_Slot]) -> Iterator[Proposal]:
    for slot in group:
        yield Proposal(slot.line.index, Reason.RELATED_LINKS, RULE, CONFIDENCE, quote(slot.line.text), precise=True)
