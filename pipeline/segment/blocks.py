"""The flat block table: one walk over a parsed page gives every piece of its visible text, with where it stands.

Rows are parallel lists, not objects: candidates and features read columns, and a page has some hundreds of rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree
from lxml.html import HtmlElement

from pipeline.model.block import BlockKind
from pipeline.segment.marks import AGAINST, BIT, ROLE_MARKS, TAG_MARKS, marks_of_names

# Elements whose text is never shown. Options of a list box are choices, not text.
_UNSEEN = frozenset((
    "script", "style", "template", "noscript", "head", "title", "iframe", "object", "applet", "embed", "video", "audio",
    "canvas", "svg", "select", "datalist", "map", "textarea", "noframes", "meta", "link", "base", "param", "source",
    "track", "area",
))  # fmt: skip
# Elements that stand inside a line of text; all others begin and end a block.
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "mark", "math", "nobr", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "input", "br", "td", "th",
))  # fmt: skip
_KINDS = {
    "h1": BlockKind.HEADING, "h2": BlockKind.HEADING, "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING, "h5": BlockKind.HEADING, "h6": BlockKind.HEADING,
    "li": BlockKind.LIST_ITEM, "dt": BlockKind.LIST_ITEM, "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE, "figcaption": BlockKind.CAPTION, "caption": BlockKind.CAPTION,
    "pre": BlockKind.PREFORMATTED, "tr": BlockKind.TABLE_ROW,
    "article": BlockKind.PARAGRAPH, "section": BlockKind.PARAGRAPH, "table": BlockKind.PARAGRAPH,
    "aside": BlockKind.PARAGRAPH, "main": BlockKind.PARAGRAPH,
}  # fmt: skip
_HIDING_STYLE = ("display:none", "visibility:hidden")
# Class words that hide a line from the eye and leave it to screen readers ("opens in a new window").
_UNSEEN_NAMES = BIT["hidden"]
# Deeper elements count as children of the one at this depth: no page that was written by people goes beyond some 60,
# and paths of generated nesting would grow with the square of it.
MAX_DEPTH = 200
# A cell of this many characters is a column of a layout table and not a value in a row.
_CELL_CHARS = 120
# A line that ends a sentence and is this long, followed by `<br>`, is a paragraph.
_BREAK_CHARS = 80
# A node that holds this share of a page's prose is the page, and so is one with the only headline and a part of it.
_WRAPPER_SHARE = 0.8
_HEADED_SHARE = 0.3
_SENTENCE_ENDS = tuple(".!?…:\"”»’'。！？؟।")


@dataclass(slots=True)
class BlockTable:
    """Columns over blocks (in reading order) and over the block-level elements ("nodes") that hold them.

    `marks` are inherited: the union of the node's own and its ancestors'; `node_classes` the class attributes.
    `starts` maps elements to the index of the block that their text begins in.
    """

    texts: list[str] = field(default_factory=list)
    kinds: list[BlockKind] = field(default_factory=list)
    nodes: list[int] = field(default_factory=list)  # the node that holds the block
    links: list[int] = field(default_factory=list)  # characters inside links
    node_parent: list[int] = field(default_factory=list)
    node_tag: list[str] = field(default_factory=list)
    node_nth: list[int] = field(default_factory=list)  # position among the siblings of its tag, from 1
    node_depth: list[int] = field(default_factory=list)
    node_classes: list[str] = field(default_factory=list)
    node_own: list[int] = field(default_factory=list)
    node_marks: list[int] = field(default_factory=list)
    node_first: list[int] = field(default_factory=list)  # first block at or after the node's start
    node_end: list[int] = field(default_factory=list)  # one past the last block inside it
    starts: Mapping[HtmlElement, int] = field(default_factory=dict)
    depth_limited: bool = False

    def paths(self) -> list[str]:
        """One location for each block, such as `/html/body/div[2]/p[1]`, over the block-level elements."""
        done: dict[int, str] = {-1: ""}
        for node in sorted(set(self.nodes)):
            chain = []
            while node not in done:
                chain.append(node)
                node = self.node_parent[node]
            for inner in reversed(chain):
                step = self.node_tag[inner]
                if step not in ("html", "body"):
                    step = f"{step}[{self.node_nth[inner]}]"
                done[inner] = f"{done[self.node_parent[inner]]}/{step}"
        return [done[node] for node in self.nodes]


def read_blocks(tree: HtmlElement) -> BlockTable:
    """Walk a parsed page once. Comments and processing instructions must have been left out by the parser.

    What the page hides (`hidden`, `display:none`) is left out, unless it is most of the text: then scripts show it.
    """
    walker = _Walker()
    walker.walk(tree)
    return walker.finish()


class _Walker:
    """State of the walk: the open nodes, and the pieces of text since the last block ended."""

    def __init__(self) -> None:
        self.table = BlockTable()
        self.pieces: list[str] = []
        self.filled = False  # whether the pieces hold more than white space
        self.size = 0  # characters in the pieces that do
        self.last = ""  # the last of them
        self.linked = 0
        self.broken = False  # a <br> with nothing but white space after it
        self.layout_row = -1  # the last table row whose cells hold lines of their own
        self.node = -1
        self.counts: dict[tuple[int, str], int] = {}
        self.starts: dict[HtmlElement, int] = {}
        self.kind_of: list[BlockKind] = []
        self.hidden_nodes: set[int] = set()

    def walk(self, tree: HtmlElement) -> None:
        """One pass in document order, without recursion: nesting may be thousands deep."""
        open_nodes: list[int] = []
        anchors = 0
        starts, texts = self.starts, self.table.texts
        walker = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if tag in _UNSEEN:
                    walker.skip_subtree()
                    continue
                starts[element] = len(texts)
                if tag not in _INLINE:
                    if self.filled:
                        self.flush()
                    open_nodes.append(self.node)
                    self.open(tag, element)
                elif tag == "a":
                    anchors += 1
                elif tag == "br":
                    self.line_break()
                elif tag == "span":
                    names = element.get("class")
                    style = element.get("style")
                    if (names and marks_of_names(names) & _UNSEEN_NAMES) or (style and _hides(style)):
                        walker.skip_subtree()
                        continue
                elif tag == "td" or tag == "th":
                    self.cell()
                text = element.text
            else:
                if tag not in _UNSEEN:
                    if tag not in _INLINE:
                        if self.filled:
                            self.flush()
                        self.table.node_end[self.node] = len(texts)
                        self.node = open_nodes.pop()
                    elif tag == "a":
                        anchors -= 1
                    elif tag == "td" or tag == "th":
                        self.cell()
                text = element.tail
            if text:
                self.add(text, linked=anchors > 0)
        if self.filled:
            self.flush()

    def add(self, text: str, linked: bool) -> None:
        """Take up a piece of text into the current block."""
        self.pieces.append(text)
        if not text.isspace():
            self.filled = True
            self.broken = False
            self.size += len(text)
            self.last = text
            if linked:
                self.linked += len(text)

    def open(self, tag: str, element: HtmlElement) -> None:
        """Add a node for a block-level element and make it the current one."""
        table, parent = self.table, self.node
        node = len(table.node_parent)
        own, classes, identifier, hidden = TAG_MARKS.get(tag, 0), "", "", False
        for name, value in element.items():
            if name == "class":
                classes = value
            elif name == "id":
                identifier = value
            elif name == "role":
                own |= ROLE_MARKS.get(value, 0)
            elif name == "itemprop":
                own |= BIT["body"] if value == "articleBody" else BIT["comments"] if value == "comment" else 0
            elif (name == "style" and _hides(value)) or (name == "hidden" and value != "until-found"):
                hidden = True
        if tag not in ("html", "body"):
            if classes:
                own |= marks_of_names(classes)
            if identifier:
                own |= marks_of_names(identifier)
        depth = table.node_depth[parent] + 1 if parent >= 0 else 0
        if depth > MAX_DEPTH:
            table.depth_limited, parent, depth = True, table.node_parent[parent], MAX_DEPTH
        if hidden or own & _UNSEEN_NAMES or parent in self.hidden_nodes:
            self.hidden_nodes.add(node)
        key = (parent, tag)
        self.counts[key] = nth = self.counts.get(key, 0) + 1
        table.node_parent.append(parent)
        table.node_tag.append(tag)
        table.node_nth.append(nth)
        table.node_depth.append(depth)
        table.node_classes.append(classes)
        table.node_own.append(own)
        table.node_marks.append(own | (table.node_marks[parent] if parent >= 0 else 0))
        table.node_first.append(len(table.texts))
        table.node_end.append(len(table.texts))
        outer = self.kind_of[parent] if parent >= 0 else BlockKind.PARAGRAPH
        self.kind_of.append(_KINDS.get(tag) or (BlockKind.PARAGRAPH if outer is BlockKind.TABLE_ROW else outer))
        self.node = node

    def line_break(self) -> None:
        """One `<br>` is white space, unless a paragraph ends there; two end a block."""
        if not self.filled:
            return
        if self.kind_of[self.node] is BlockKind.PREFORMATTED:
            self.pieces.append("\n")
            return
        ended = self.size >= _BREAK_CHARS and self.last.rstrip().endswith(_SENTENCE_ENDS)
        if self.kind_of[self.node] is BlockKind.TABLE_ROW:  # values have no lines: a cell that has lays out a page
            self.layout_row = self.node
            ended = ended or self.size < _BREAK_CHARS
        if self.broken or ended:
            self.flush()
        else:
            self.pieces.append(" ")
            self.broken = True

    def cell(self) -> None:
        """The border of a table cell: white space in a row of values, the end of a block in a layout table."""
        if self.filled and (self.size > _CELL_CHARS or self.layout_row == self.node):
            self.flush()
        elif self.filled:
            self.pieces.append(" ")

    def flush(self) -> None:
        """End the current block."""
        table, joined = self.table, "".join(self.pieces)
        kind = self.kind_of[self.node] if self.node >= 0 else BlockKind.PARAGRAPH
        if kind is BlockKind.PREFORMATTED:
            text = "\n".join(line.rstrip() for line in joined.strip("\r\n").splitlines()).strip()
        else:
            text = " ".join(joined.split())
        table.texts.append(text)
        table.kinds.append(kind)
        table.nodes.append(max(self.node, 0))
        table.links.append(min(self.linked, len(text)))
        self.pieces.clear()
        self.filled = self.broken = False
        self.size = 0
        self.linked = 0

    def finish(self) -> BlockTable:
        """The finished table, without what the page hides."""
        table = self.table
        if self.hidden_nodes:
            shown = [node not in self.hidden_nodes for node in table.nodes]
            if _prose(table.texts, shown, True) >= _prose(table.texts, shown, False):
                self._drop([not keep for keep in shown])
        table.starts = self.starts
        _unmark_wrappers(table)
        return table

    def _drop(self, unseen: list[bool]) -> None:
        table = self.table
        new_index, kept = [], 0
        for gone in unseen:
            new_index.append(kept)
            kept += not gone
        new_index.append(kept)
        kept_rows = [row for row, gone in enumerate(unseen) if not gone]
        table.texts = [table.texts[row] for row in kept_rows]
        table.kinds = [table.kinds[row] for row in kept_rows]
        table.nodes = [table.nodes[row] for row in kept_rows]
        table.links = [table.links[row] for row in kept_rows]
        table.node_first[:] = [new_index[i] for i in table.node_first]
        table.node_end[:] = [new_index[i] for i in table.node_end]
        for element, index in self.starts.items():
            self.starts[element] = new_index[index]


def _unmark_wrappers(table: BlockTable) -> None:
    """Take the marks that speak against an article from nodes that hold the headline or nearly all of the text.

    A page that is wrapped in `aside.popup-newsletter` is still a page: such a class says nothing about what is inside.
    """
    heads = [i for i, node in enumerate(table.nodes) if table.node_tag[node] == "h1"]
    sums = [0, *accumulate(len(text) if len(text) >= _BREAK_CHARS else 0 for text in table.texts)]
    for node, own in enumerate(table.node_own):
        if own & AGAINST:
            first, end = table.node_first[node], table.node_end[node]
            share = (
                _HEADED_SHARE if len(heads) == 1 and first <= heads[0] < end else _WRAPPER_SHARE if not heads else 1.0
            )
            if sums[end] - sums[first] > share * sums[-1]:
                table.node_own[node] = own = own & ~AGAINST
        parent = table.node_parent[node]
        table.node_marks[node] = own | (table.node_marks[parent] if parent >= 0 else 0)


def _hides(style: str) -> bool:
    squeezed = style.replace(" ", "").lower()
    return any(hint in squeezed for hint in _HIDING_STYLE)


def _prose(texts: list[str], shown: list[bool], which: bool) -> int:
    """Characters in blocks of at least 80, the ones that could be an article's, shown or hidden."""
    return sum(len(t) for t, s in zip(texts, shown, strict=True) if s is which and len(t) >= _BREAK_CHARS)
