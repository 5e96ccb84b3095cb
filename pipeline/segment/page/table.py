"""The flat block table: every piece of a page's visible text, with where it stands.

Rows are parallel lists, not objects: candidates and features read columns, and a page has some hundreds of rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from lxml.html import HtmlElement

from pipeline.model.block import BlockKind
from pipeline.segment.page.marks import AGAINST, BIT

# A block of this many characters could be an article's.
PROSE_LINE = 80
_DATA = re.compile(
    r"""[\[{]\s*(?:\{\s*|\[\s*)*["'][^"']{0,200}["']\s*[:,]|[\[{]\s*(?:\{\s*|\[\s*)*\w{1,60}:\s?["'\[{\d]"""
)
# A node that holds this share of a page's prose is the page, and so is one with the only headline and a part of it.
_WRAPPER_SHARE = 0.8
_HEADED_SHARE = 0.3
# Marks of layout in class names: a part of a page with several headings and nearly all of its prose is none of these.
_LAYOUT = BIT["footer"] | BIT["header"] | BIT["sidebar"] | BIT["menu"] | BIT["nav"]
_FURNITURE_TAGS = frozenset(("footer", "header", "aside", "nav"))
_SECTION_HEADS = frozenset(("h2", "h3", "h4"))


def is_data(text: str) -> bool:
    """Whether a text is settings or a script's data that a page prints: an object or a list in JSON's shape."""
    return text[:1] in "{[" and text[-1:] in "}]" and _DATA.match(text) is not None


@dataclass(slots=True)
class BlockTable:
    """Columns over blocks (in reading order) and over the block-level elements ("nodes") that hold them.

    `node_marks` are inherited: the union of the node's own and its ancestors'; `node_classes` the class attributes.
    `marked` are the elements that may state metadata, each with the index of the block that its text begins in.
    """

    texts: list[str] = field(default_factory=list)
    kinds: list[BlockKind] = field(default_factory=list)
    nodes: list[int] = field(default_factory=list)  # the node that holds the block
    links: list[int] = field(default_factory=list)  # characters inside links
    node_parent: list[int] = field(default_factory=list)
    node_tag: list[str] = field(default_factory=list)
    node_depth: list[int] = field(default_factory=list)
    node_classes: list[str] = field(default_factory=list)
    node_own: list[int] = field(default_factory=list)
    node_marks: list[int] = field(default_factory=list)
    node_first: list[int] = field(default_factory=list)  # first block at or after the node's start
    node_end: list[int] = field(default_factory=list)  # one past the last block inside it
    marked: list[tuple[HtmlElement, int]] = field(default_factory=list)
    publishers: list[HtmlElement] = field(default_factory=list)  # elements that microdata call the publisher
    asking: list[int] = field(default_factory=list)  # nodes with a field for a reader's mail address
    pictures: list[tuple[HtmlElement, int]] = field(default_factory=list)  # the first ones with a text, as `marked`
    opened: list[int] = field(default_factory=list)  # nodes that are hidden until a control of the body opens them
    depth_limited: bool = False

    def paths(self) -> list[str]:
        """One location for each block, such as `/html/body/div[2]/p[1]`, over the block-level elements."""
        parents, tags = self.node_parent, self.node_tag
        wanted = bytearray(len(parents))
        for node in self.nodes:
            while node >= 0 and not wanted[node]:
                wanted[node] = 1
                node = parents[node]
        done = [""] * len(parents)
        counts: dict[tuple[int, str], int] = {}
        for node, (parent, tag) in enumerate(zip(parents, tags, strict=True)):
            key = (parent, tag)
            counts[key] = nth = counts.get(key, 0) + 1  # position among the siblings of its tag
            if wanted[node]:
                outer = done[parent] if parent >= 0 else ""
                done[node] = f"{outer}/{tag}" if tag == "body" or tag == "html" else f"{outer}/{tag}[{nth}]"
        return [done[node] for node in self.nodes]

    def leave_out(self, hidden_nodes: set[int]) -> None:
        """Take the blocks of hidden nodes out, unless they hold most of the text: then scripts show it.

        What they repeat, and what is data, is no text of theirs.
        """
        unseen = [node in hidden_nodes for node in self.nodes]
        prose = [0, 0]
        seen = {text for text, gone in zip(self.texts, unseen, strict=True) if not gone}
        for text, gone in zip(self.texts, unseen, strict=True):
            if len(text) >= PROSE_LINE and not (gone and (text in seen or is_data(text))):
                prose[gone] += len(text)
                seen.add(text)
        if prose[True] <= prose[False]:
            self.drop(unseen)

    def drop(self, gone: Sequence[bool]) -> None:
        """Take out the blocks for which `gone` is true."""
        new_index = [0, *accumulate(not out for out in gone)]
        kept = [row for row, out in enumerate(gone) if not out]
        self.texts = [self.texts[row] for row in kept]
        self.kinds = [self.kinds[row] for row in kept]
        self.nodes = [self.nodes[row] for row in kept]
        self.links = [self.links[row] for row in kept]
        self.node_first = [new_index[i] for i in self.node_first]
        self.node_end = [new_index[i] for i in self.node_end]
        self.marked = [(element, new_index[i]) for element, i in self.marked]
        self.pictures = [(element, new_index[i]) for element, i in self.pictures]

    def inherit_marks(self) -> None:
        """Hand each node's marks down, but none that speak against an article from a node that is the whole page.

        A page that is wrapped in `aside.popup-newsletter` is still a page: such a class says nothing about what is
        inside. A node is taken for the page if it holds the headline or nearly all of the text. Nor is one below the
        headline a footer ("page-footer") or a sidebar that has nearly all of the prose, under several headings.
        """
        heads = [i for i, node in enumerate(self.nodes) if self.node_tag[node] == "h1"]
        sections = [0, *accumulate([self.node_tag[node] in _SECTION_HEADS for node in self.nodes])]
        sums = [0, *accumulate([size if size >= PROSE_LINE else 0 for size in map(len, self.texts)])]
        marks: list[int] = []
        for node, (own, parent) in enumerate(zip(self.node_own, self.node_parent, strict=True)):
            if own & AGAINST:
                first, end = self.node_first[node], self.node_end[node]
                share = _WRAPPER_SHARE if not heads else 1.0
                if len(heads) == 1 and first <= heads[0] < end:
                    share = _HEADED_SHARE
                if sums[end] - sums[first] > share * sums[-1]:
                    self.node_own[node] = own = own & ~AGAINST
                elif (
                    own & _LAYOUT and self.node_tag[node] not in _FURNITURE_TAGS and sections[end] - sections[first] > 1
                ):
                    holds_all = sums[end] - sums[first] > _WRAPPER_SHARE * sums[-1]
                    self.node_own[node] = own = own & ~_LAYOUT if holds_all else own
            marks.append(own | marks[parent] if parent >= 0 else own)
        self.node_marks = marks
