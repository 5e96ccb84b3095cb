"""The walk: one pass over a parsed page makes its block table and finds the elements that may state metadata."""

from __future__ import annotations

from functools import cached_property
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from pipeline.grammar.prose import DENSE_WEIGHT, telling_length
from pipeline.model.block import BlockKind
from pipeline.segment.page.elements import (
    BLOCKS,
    INLINE,
    KINDS,
    MAY_BE_STYLED,
    MAY_STATE,
    STATES,
    UNSEEN,
    UNSEEN_NAMES,
    hides,
    inline_evidence,
    is_reading,
    is_styled_block,
    names_metadata,
    stands_in_line,
)
from pipeline.segment.page.marks import AGAINST, BIT, METADATA, ROLE_MARKS, TAG_MARKS, marks_of_names
from pipeline.segment.page.subjects import SUBJECT_TAGS, without_subject
from pipeline.segment.page.table import PROSE_LINE, BlockTable
from pipeline.segment.page.toggles import opened_texts

_PARAGRAPH, _PREFORMATTED, _TABLE_ROW = BlockKind.PARAGRAPH, BlockKind.PREFORMATTED, BlockKind.TABLE_ROW
_HEADING = BlockKind.HEADING
# Deeper elements count as children of the one at this depth: no page that was written by people goes beyond some 60,
# and paths of generated nesting would grow with the square of it.
MAX_DEPTH = 200
_BORDER = "\x1f"  # between the cells of a row: white space to Python, and no page's text holds one
_MOST_PIECES = 40  # pieces of text of an inline element that are looked at
_CELL_CHARS = 120  # a cell of as many characters is a column of a layout table and not a value in a row
_SOFT_HYPHEN = "\xad"  # nobody sees it, and it parts words for whoever looks for one
_SENTENCE_ENDS = tuple(".!?…:\"”»’'。！？؟।」』")
# What the walk does with an element.
_SKIP, _NODE, _TEXT, _ANCHOR, _BREAK, _CELL, _UNKNOWN, _READING = range(8)
_ACTIONS = dict.fromkeys(INLINE, _TEXT) | dict.fromkeys(UNSEEN, _SKIP) | dict.fromkeys(BLOCKS, _NODE) | {
    "a": _ANCHOR, "br": _BREAK, "td": _CELL, "th": _CELL, "rt": _READING, "rp": _READING, "rtc": _READING,
}  # fmt: skip


def read_blocks(tree: HtmlElement) -> BlockTable:
    """Walk a parsed page once; comments must have been left out by the parser.

    What the page hides (`hidden`, `display:none`) is left out, unless a control opens it or scripts show most of the text.
    """
    walker = _Walker(tree)
    walker.walk()
    table = walker.table
    if walker.hidden_nodes:
        table.leave_out(walker.hidden_nodes)
    table.inherit_marks()
    return table


class _Walker:
    """State of the walk: the open nodes, and the pieces of text since the last block ended."""

    def __init__(self, tree: HtmlElement) -> None:
        self.tree = tree
        self.table = BlockTable()
        self.pieces: list[str] = []  # none, or at least one with more than white space
        self.size = 0  # characters in the pieces that have more
        self.last = ""  # the last of them
        self.linked = 0
        self.broken = False  # a <br> with nothing but white space after it
        self.layout_row = -1  # the last table row whose cells hold lines of their own
        # The innermost open node: its number, the kind of its blocks, its depth, whether it is hidden.
        self.place = (-1, _PARAGRAPH, -1, False)
        self.hidden_nodes: set[int] = set()
        self.styled: list[HtmlElement] = []  # open inline elements that are paragraphs by their style

    @cached_property
    def opened(self) -> set[HtmlElement]:
        """What the page hides and a control of the body opens; looked for once something is hidden."""
        return opened_texts(self.tree)

    def walk(self) -> None:
        """One pass in document order, without recursion: nesting may be thousands deep."""
        outer = []
        anchors = 0
        unknown: list[int] = []  # what was done with the open elements of no known name
        pieces, styled, texts, ends = self.pieces, self.styled, self.table.texts, self.table.node_end
        walker = etree.iterwalk(self.tree, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            action = _ACTIONS.get(tag, _UNKNOWN)
            if event == "start":
                if action == _UNKNOWN:
                    action = _TEXT if stands_in_line(element) else _NODE
                    unknown.append(action)
                if action == _SKIP or (action == _READING and is_reading(element)):
                    walker.skip_subtree()
                    continue
                if action == _NODE:
                    if pieces:
                        self.flush()
                    outer.append(self.place)
                    self.open(tag, element)
                elif action == _BREAK:
                    if pieces:
                        self.line_break()
                else:
                    if action == _ANCHOR:
                        anchors += 1
                    elif action == _CELL and pieces:
                        self.cell()
                    if ((attributes := element.items()) or tag == "time") and self.is_unseen(tag, element, attributes):
                        walker.skip_subtree()
                        continue
                    if tag in MAY_BE_STYLED and self.is_paragraph(tag, element, bool(attributes)):
                        self.styled_edge()
                        styled.append(element)
                text = element.text
            else:
                if action == _UNKNOWN:
                    action = unknown.pop()
                if action == _NODE:
                    if pieces:
                        self.flush()
                    ends[self.place[0]] = len(texts)
                    self.place = outer.pop()
                elif action == _ANCHOR:
                    anchors -= 1
                elif action == _CELL and pieces:
                    self.cell()
                elif styled and styled[-1] is element:
                    styled.pop()
                    self.styled_edge()
                text = element.tail
            if text:
                if not text.isspace():
                    self.take(text, anchors > 0)
                elif pieces:
                    pieces.append(text)
        if pieces:
            self.flush()

    def take(self, text: str, is_linked: bool) -> None:
        """Add a piece that is more than white space."""
        if self.broken and text.lstrip("\r\n\t ").startswith("\u3000"):
            self.flush()  # East Asian paragraphs open with a wide space
        self.pieces.append(text)
        self.broken = False
        self.size += len(text)
        self.last = text
        if is_linked:
            self.linked += len(text)

    def open(self, tag: str, element: HtmlElement) -> None:
        """Add a node for a block-level element and make it the current one."""
        table = self.table
        node = len(table.node_end)
        parent, kind, depth, hidden = self.place
        own, classes, named, name_of, closed = TAG_MARKS.get(tag, 0), "", 0, "", False
        states = METADATA if tag in STATES else 0
        for name, value in element.items():
            if name == "class":
                classes = value
                named |= marks_of_names(value)
            elif name == "id":
                name_of = value
                named |= marks_of_names(value)
            elif name == "role":
                own |= ROLE_MARKS.get(value, 0)
            elif name == "itemprop":
                own |= BIT["body"] if value == "articleBody" else BIT["comments"] if value == "comment" else 0
                states = METADATA
                table.publishers += (element,) if value == "publisher" else ()
            elif name == "style":
                closed = closed or hides(value)
            elif name == "hidden":
                closed = closed or value != "until-found"
            elif name in ("rel", "property") or name[:9] == "data-test":
                states |= names_metadata(name, value)
        if named & AGAINST and tag in SUBJECT_TAGS:
            named = without_subject(element, name_of, classes)
        if tag != "body" and tag != "html":
            own |= named
        if (states or own & METADATA) and tag in MAY_STATE:
            table.marked.append((element, len(table.texts)))
        own &= ~METADATA
        if closed and element in self.opened:
            own &= ~AGAINST  # its names say how it opens ("read-more"), not what it is
            table.opened.append(node)
        elif closed:
            hidden = True
        depth += 1
        if depth > MAX_DEPTH:
            table.depth_limited, parent, depth = True, table.node_parent[parent], MAX_DEPTH
        if hidden or own & UNSEEN_NAMES:
            hidden = True
            self.hidden_nodes.add(node)
        if kind is _TABLE_ROW:  # what stands in a row's cell is no row
            kind = _PARAGRAPH
        self.place = node, KINDS.get(tag, kind), depth, hidden
        table.node_parent.append(parent)
        table.node_tag.append(tag)
        table.node_depth.append(depth)
        table.node_classes.append(classes)
        table.node_own.append(own)
        table.node_first.append(len(table.texts))
        table.node_end.append(0)

    def is_unseen(self, tag: str, element: HtmlElement, attributes: list[tuple[str, str]]) -> bool:
        """Whether an inline element is not shown; note it if it may state metadata."""
        seen = inline_evidence(tag, attributes)
        if seen & METADATA:
            if ("itemprop", "publisher") in attributes:
                self.table.publishers.append(element)
            if tag in MAY_STATE and not seen & UNSEEN_NAMES:
                self.table.marked.append((element, len(self.table.texts)))
        return seen & UNSEEN_NAMES != 0

    def is_paragraph(self, tag: str, element: HtmlElement, attributed: bool) -> bool:
        """Whether an inline element is a paragraph: by its attributes, or as long as prose right behind one of its tag."""
        if attributed and is_styled_block(element):
            return True
        if self.size < PROSE_LINE or not self.last.endswith(_SENTENCE_ENDS):
            return False
        before = element.getprevious()
        if before is None or before.tag != tag or before.tail:
            return False
        return len("".join(islice(element.itertext(), _MOST_PIECES))) >= PROSE_LINE

    def styled_edge(self) -> None:
        """Where an inline element that is a paragraph by its style begins or ends."""
        if not self.pieces:
            return
        kind = self.place[1]
        if kind is _PREFORMATTED:
            self.pieces.append("\n")
        elif kind is _HEADING or kind is _TABLE_ROW:  # lines of one heading, of one cell
            self.pieces.append(" ")
        else:
            self.flush()

    def line_break(self) -> None:
        """One `<br>` is white space, unless a paragraph ends there; two end a block."""
        node, kind, _, _ = self.place
        if kind is _PREFORMATTED:
            self.pieces.append("\n")
            return
        # A line that ends a sentence and is as long as prose, followed by `<br>`, is a paragraph.
        ended = self.last.rstrip().endswith(_SENTENCE_ENDS) and self.is_long()
        if kind is _TABLE_ROW:  # values have no lines: a cell that has lays out a page
            self.layout_row = node
            ended = ended or self.size < PROSE_LINE
        if self.broken or ended:
            self.flush()
        else:
            self.pieces.append(" ")
            self.broken = True

    def is_long(self) -> bool:
        """Whether the pieces are as long as prose to a reader, in any script."""
        may_be = self.size * DENSE_WEIGHT >= PROSE_LINE
        return self.size >= PROSE_LINE or (may_be and telling_length("".join(self.pieces)) >= PROSE_LINE)

    def cell(self) -> None:
        """The border of a table cell: white space in a row of values, the end of a block in a layout table."""
        if self.size > _CELL_CHARS or self.layout_row == self.place[0]:
            self.flush()
        else:
            self.pieces.append(_BORDER)

    def flush(self) -> None:
        """End the current block."""
        table, pieces = self.table, self.pieces
        node, kind, _, _ = self.place
        joined = pieces[0] if len(pieces) == 1 else "".join(pieces)
        if kind is _PREFORMATTED:
            text = "\n".join(line.rstrip() for line in joined.strip("\r\n").splitlines()).strip()
        else:
            text = " ".join(joined.replace(_SOFT_HYPHEN, "").split()) or joined.strip()
            if kind is _TABLE_ROW and (self.layout_row == node or _is_one_cell(joined)):
                kind = _PARAGRAPH
        table.texts.append(text)
        table.kinds.append(kind)
        table.nodes.append(max(node, 0))
        table.links.append(min(self.linked, len(text)) if self.linked else 0)
        pieces.clear()
        self.broken = False
        self.size = 0
        self.linked = 0


def _is_one_cell(row: str) -> bool:
    """Whether a table row's text comes from one cell, or one is as long as a column of a layout table."""
    cells = [cell for cell in row.split(_BORDER) if cell and not cell.isspace()]
    return len(cells) < 2 or len(row) > _CELL_CHARS * len(cells)
