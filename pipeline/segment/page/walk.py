"""The walk: one pass over a parsed page makes its block table and finds the elements that may state metadata."""

from __future__ import annotations

from functools import cached_property
from itertools import islice

from lxml.html import HtmlElement

from pipeline.segment.page.elements import (
    ACTIONS,
    ANCHOR,
    ATTRIBUTES,
    BREAK,
    CELL,
    CLASS,
    EMPTY,
    HIDDEN,
    ID,
    ITEMPROP,
    KINDS,
    MAY_BE_STYLED,
    MAY_STATE,
    NAMING,
    NODE,
    POPOVER,
    READING,
    ROLE,
    SKIP,
    STATES,
    STYLE,
    STYLED,
    TEXT,
    UNKNOWN,
    UNSEEN_NAMES,
    asks_address,
    hides,
    inline_evidence,
    is_reading,
    names_metadata,
    stands_in_line,
)
from pipeline.segment.page.facts import part_facts
from pipeline.segment.page.marks import AGAINST, BIT, METADATA, ROLE_MARKS, TAG_MARKS, marks_of_names
from pipeline.segment.page.pieces import HEADING, PARAGRAPH, QUOTE, SENTENCE_ENDS, TABLE_ROW, Pieces
from pipeline.segment.page.quotes import ATTRIBUTING, is_of_quotation
from pipeline.segment.page.raised import RAISING, as_number
from pipeline.segment.page.subjects import SUBJECT_TAGS, without_subject
from pipeline.segment.page.table import PROSE_LINE, BlockTable
from pipeline.segment.page.toggles import MOST_PANELS, may_be_article, opened_texts

# Deeper elements count as children of the one at this depth: no page that was written by people goes beyond some 60,
# and paths of generated nesting would grow with the square of it.
MAX_DEPTH = 200
_Node = tuple[int, str, int, str, int, int]  # parent, tag, depth, classes, own marks, first block: columns of the table
LEAST_ALT, MOST_PICTURES = 8, 12  # code points of a picture's text that may be a headline; pictures of a page looked at
_MOST_PIECES = 40  # pieces of text of an inline element that are looked at


def read_blocks(tree: HtmlElement) -> BlockTable:
    """Walk a parsed page once; comments must have been left out by the parser.

    What the page hides (`hidden`, `display:none`) is left out, unless a control opens it or scripts show most of the text.
    """
    walker = _Walker(tree)
    walker.walk()
    table = walker.finished()
    if walker.hidden_nodes:
        table.leave_out(walker.hidden_nodes)
    table.inherit_marks()
    return table


class _Walker(Pieces):
    """State of the walk: the open nodes, and the pieces of text since the last block ended."""

    def __init__(self, tree: HtmlElement) -> None:
        super().__init__()
        self.tree = tree
        self.hidden_nodes: set[int] = set()
        self.asked = 0  # hidden elements
        self.nodes: list[_Node] = []
        self.styled: list[HtmlElement] = []  # open inline elements that are paragraphs by their style

    @cached_property
    def opened(self) -> set[HtmlElement]:
        """What the page hides and a control of the body opens; looked for once what is hidden may be an article's."""
        return opened_texts(self.tree)

    def opens(self, element: HtmlElement) -> bool:
        """Whether a control of the body opens a hidden element."""
        self.asked += 1
        may_open = self.asked > MOST_PANELS or may_be_article(element)
        return may_open and element in self.opened

    def walk(self) -> None:
        """One pass in document order, without recursion: nesting may be thousands deep."""
        pieces, styled, texts, ends = self.pieces, self.styled, self.table.texts, self.table.node_end
        outer, anchors = [], 0
        around: list[tuple[HtmlElement, int]] = []  # the open elements, and what is done with them
        element = self.tree
        while True:
            tag = element.tag
            action = ACTIONS.get(tag, UNKNOWN)
            if action == UNKNOWN:
                action = TEXT if stands_in_line(element) else NODE
            shown = True
            if action == NODE:
                if pieces:
                    self.flush()
                outer.append(self.place)
                self.open(tag, element)
            elif action == SKIP or (action == READING and is_reading(element)):
                shown = False
            elif action == BREAK:
                if pieces:
                    self.line_break()
            elif action == EMPTY:
                self.empty(element)
            else:
                if action == ANCHOR:
                    anchors += 1
                elif action == CELL and pieces:
                    self.cell()
                shown = self.enter(tag, element)
            if shown:
                if (text := element.text) and (pieces or not text.isspace()):
                    self.take(text, anchors > 0)
                if len(element):
                    around.append((element, action))
                    element = element[0]
                    continue
            while True:
                if action == NODE:
                    if pieces:
                        self.flush()
                    ends[self.place[0]] = len(texts)
                    self.place = outer.pop()
                elif action == ANCHOR:
                    anchors -= 1
                elif action == CELL and pieces:
                    self.cell()
                elif styled and styled[-1] is element:
                    styled.pop()
                    self.styled_edge()
                if (text := element.tail) and (pieces or not text.isspace()):
                    self.take(text, anchors > 0)
                if not around:
                    return
                if (behind := element.getnext()) is not None:
                    element = behind
                    break
                element, action = around.pop()

    def finished(self) -> BlockTable:
        """The table, with its columns over nodes."""
        if self.pieces:
            self.flush()
        table = self.table
        if self.nodes:
            parents, tags, depths, classes, own, first = zip(*self.nodes, strict=True)
            table.node_parent, table.node_tag, table.node_depth = list(parents), list(tags), list(depths)
            table.node_classes, table.node_own, table.node_first = list(classes), list(own), list(first)
        return table

    def open(self, tag: str, element: HtmlElement) -> None:
        """Add a node for a block-level element and make it the current one."""
        table, node = self.table, len(self.table.node_end)
        if len(element) > 1 and (not element.text or element.text.isspace()):
            part_facts(element)
        parent, kind, depth, hidden = self.place
        own, classes, named, name_of, closed = TAG_MARKS.get(tag, 0), "", 0, "", False
        states = METADATA if tag in STATES else 0
        if tag in ATTRIBUTING and is_of_quotation(tag, element):
            own, kind = 0, QUOTE
        else:
            kind = KINDS.get(tag, PARAGRAPH if kind is TABLE_ROW else kind)  # what stands in a row's cell is no row
        for name, value in element.items():
            if not (told := ATTRIBUTES[name]):
                continue
            if told == CLASS:
                classes = value
                named |= marks_of_names(value)
            elif told == ID:
                name_of = value
                named |= marks_of_names(value)
            elif told == STYLE:
                closed = closed or hides(value)
            elif told == ROLE:
                own |= BIT["hidden"] if value == "tooltip" else ROLE_MARKS.get(value, 0)
                if value == "heading":
                    kind, states = HEADING, METADATA
            elif told == ITEMPROP:
                own |= BIT["body"] if value == "articleBody" else BIT["comments"] if value == "comment" else 0
                states = METADATA
                table.publishers += (element,) if value == "publisher" else ()
            elif told == HIDDEN:
                closed = closed or value != "until-found"
            elif told == NAMING:
                states |= names_metadata(name, value)
            elif told == POPOVER:
                own |= BIT["hidden"]
        if named & AGAINST and tag in SUBJECT_TAGS:
            named = without_subject(element, name_of, classes, named)
        if tag != "body" and tag != "html":
            own |= named
        if (states or own & METADATA) and tag in MAY_STATE:
            table.marked.append((element, len(table.texts)))
        own &= ~METADATA
        if closed and self.opens(element):
            own &= ~AGAINST  # its names say how it opens ("read-more"), not what it is
            table.opened.append(node)
        elif closed:
            hidden = True
        depth += 1
        if depth > MAX_DEPTH:
            table.depth_limited, parent, depth = True, self.nodes[parent][0], MAX_DEPTH
        if hidden or own & UNSEEN_NAMES:
            hidden = True
            self.hidden_nodes.add(node)
        self.place = node, kind, depth, hidden
        self.nodes.append((parent, tag, depth, classes, own, len(table.texts)))
        table.node_end.append(0)

    def empty(self, element: HtmlElement) -> None:
        """Note an element without content if it states something, asks for a reader's address, or may show the headline."""
        if element.get("itemprop") == "publisher":
            self.table.publishers.append(element)
        elif element.tag == "input":
            if asks_address(element):
                self.table.asking.append(self.place[0])
        elif (alt := element.get("alt")) and len(alt) >= LEAST_ALT and len(self.table.pictures) < MOST_PICTURES:
            self.table.pictures.append((element, len(self.table.texts)))

    def enter(self, tag: str, element: HtmlElement) -> bool:
        """Begin an inline element, and note it if it may state metadata; whether it is shown."""
        attributes = element.items()
        seen = inline_evidence(tag, attributes) if attributes or tag == "time" else 0
        if seen & METADATA:
            if ("itemprop", "publisher") in attributes:
                self.table.publishers.append(element)
            if tag in MAY_STATE and not seen & UNSEEN_NAMES:
                self.table.marked.append((element, len(self.table.texts)))
        if seen & UNSEEN_NAMES:
            return False
        if tag in RAISING and (number := as_number(tag, element, "".join(self.pieces[-2:]))) is not None:
            self.take(number, False)
            return False
        if tag in MAY_BE_STYLED and (seen & STYLED or self.is_paragraph(tag, element)):
            self.styled_edge()
            self.styled.append(element)
        return True

    def is_paragraph(self, tag: str, element: HtmlElement) -> bool:
        """Whether an inline element is as long as prose right behind one of its tag that was prose."""
        if self.size < PROSE_LINE or not self.last.endswith(SENTENCE_ENDS):
            return False
        before = element.getprevious()
        if before is None or before.tag != tag or before.tail:
            return False
        return len("".join(islice(element.itertext(), _MOST_PIECES))) >= PROSE_LINE
