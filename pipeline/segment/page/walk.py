"""The walk: one pass over a parsed page makes its block table and finds the elements that may state metadata."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from pipeline.model.block import BlockKind
from pipeline.segment.page.marks import BIT, METADATA, ROLE_MARKS, TAG_MARKS, marks_of_names
from pipeline.segment.page.table import PROSE_LINE, BlockTable

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
_PARAGRAPH, _PREFORMATTED, _TABLE_ROW = BlockKind.PARAGRAPH, BlockKind.PREFORMATTED, BlockKind.TABLE_ROW
_HIDING_STYLE = ("display:none", "visibility:hidden")
# Class words that hide a line from the eye and leave it to screen readers ("opens in a new window").
_UNSEEN_NAMES = BIT["hidden"]
# Deeper elements count as children of the one at this depth: no page that was written by people goes beyond some 60,
# and paths of generated nesting would grow with the square of it.
MAX_DEPTH = 200
_BORDER = "\x1f"  # between the cells of a row: white space to Python, and no page's text holds one
# A cell of this many characters is a column of a layout table and not a value in a row.
_CELL_CHARS = 120
_SENTENCE_ENDS = tuple(".!?…:\"”»’'。！？؟।")
# Elements that may state metadata: always, and if an attribute says so.
_STATES = frozenset(("h1", "h2", "time", "address"))
_MAY_STATE = _STATES | frozenset((
    "div", "span", "p", "a", "section", "li", "ul", "header", "td", "strong", "em", "b", "small", "h3", "h4", "h5", "h6",
    "cite", "i", "abbr", "dd", "dl", "label", "font", "article", "main",
))  # fmt: skip
# What the walk does with an element.
_SKIP, _NODE, _TEXT, _ANCHOR, _BREAK, _CELL = range(6)
_ACTIONS = dict.fromkeys(_INLINE, _TEXT) | dict.fromkeys(_UNSEEN, _SKIP) | {
    "a": _ANCHOR, "br": _BREAK, "td": _CELL, "th": _CELL,
}  # fmt: skip


def read_blocks(tree: HtmlElement) -> BlockTable:
    """Walk a parsed page once. Comments and processing instructions must have been left out by the parser.

    What the page hides (`hidden`, `display:none`) is left out, unless it is most of the text: then scripts show it.
    """
    walker = _Walker()
    walker.walk(tree)
    table = walker.table
    if walker.hidden_nodes:
        table.leave_out(walker.hidden_nodes)
    table.inherit_marks()
    return table


class _Walker:
    """State of the walk: the open nodes, and the pieces of text since the last block ended."""

    def __init__(self) -> None:
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

    def walk(self, tree: HtmlElement) -> None:
        """One pass in document order, without recursion: nesting may be thousands deep."""
        outer = []
        anchors = 0
        pieces, texts, ends = self.pieces, self.table.texts, self.table.node_end
        walker = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            action = _ACTIONS.get(tag, _NODE)
            if event == "start":
                if action == _SKIP:
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
                    if tag in _MAY_STATE and self.is_unseen(tag, element):
                        walker.skip_subtree()
                        continue
                text = element.text
            else:
                if action == _NODE:
                    if pieces:
                        self.flush()
                    ends[self.place[0]] = len(texts)
                    self.place = outer.pop()
                elif action == _ANCHOR:
                    anchors -= 1
                elif action == _CELL and pieces:
                    self.cell()
                text = element.tail
            if text:
                if not text.isspace():
                    pieces.append(text)
                    self.broken = False
                    self.size += len(text)
                    self.last = text
                    if anchors:
                        self.linked += len(text)
                elif pieces:
                    pieces.append(text)
        if pieces:
            self.flush()

    def open(self, tag: str, element: HtmlElement) -> None:
        """Add a node for a block-level element and make it the current one."""
        table = self.table
        node = len(table.node_end)
        parent, kind, depth, hidden = self.place
        own, classes = TAG_MARKS.get(tag, 0), ""
        states = METADATA if tag in _STATES else 0
        named = tag != "body" and tag != "html"
        for name, value in element.items():
            if name == "class":
                classes = value
                if named:
                    own |= marks_of_names(value)
            elif name == "id":
                if named:
                    own |= marks_of_names(value)
            elif name == "role":
                own |= ROLE_MARKS.get(value, 0)
            elif name == "itemprop":
                own |= BIT["body"] if value == "articleBody" else BIT["comments"] if value == "comment" else 0
                states = METADATA
            elif name == "style":
                hidden = hidden or _hides(value)
            elif name == "hidden":
                hidden = hidden or value != "until-found"
            elif name == "rel" or name[:9] == "data-test":
                states |= _states(name, value)
        if (states or own & METADATA) and tag in _MAY_STATE:
            table.marked.append((element, len(table.texts)))
        own &= ~METADATA
        depth += 1
        if depth > MAX_DEPTH:
            table.depth_limited, parent, depth = True, table.node_parent[parent], MAX_DEPTH
        if hidden or own & _UNSEEN_NAMES:
            hidden = True
            self.hidden_nodes.add(node)
        if kind is _TABLE_ROW:  # what stands in a row's cell is no row
            kind = _PARAGRAPH
        self.place = node, _KINDS.get(tag, kind), depth, hidden
        table.node_parent.append(parent)
        table.node_tag.append(tag)
        table.node_depth.append(depth)
        table.node_classes.append(classes)
        table.node_own.append(own)
        table.node_first.append(len(table.texts))
        table.node_end.append(0)

    def is_unseen(self, tag: str, element: HtmlElement) -> bool:
        """Whether an inline element is not shown; note it if it may state metadata."""
        seen = _inline_evidence(tag, element)
        if seen & _UNSEEN_NAMES and tag == "span":
            return True
        if seen & METADATA:
            self.table.marked.append((element, len(self.table.texts)))
        return False

    def line_break(self) -> None:
        """One `<br>` is white space, unless a paragraph ends there; two end a block."""
        node, kind, _, _ = self.place
        if kind is _PREFORMATTED:
            self.pieces.append("\n")
            return
        # A line that ends a sentence and is as long as prose, followed by `<br>`, is a paragraph.
        ended = self.size >= PROSE_LINE and self.last.rstrip().endswith(_SENTENCE_ENDS)
        if kind is _TABLE_ROW:  # values have no lines: a cell that has lays out a page
            self.layout_row = node
            ended = ended or self.size < PROSE_LINE
        if self.broken or ended:
            self.flush()
        else:
            self.pieces.append(" ")
            self.broken = True

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
            text = " ".join(joined.split())
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


def _inline_evidence(tag: str, element: HtmlElement) -> int:
    """What an inline element's attributes say: METADATA if it may state some, the bit for text that is not shown."""
    found = METADATA if tag == "time" else 0
    for name, value in element.items():
        if name == "class":
            found |= marks_of_names(value)
        elif name == "id":
            found |= marks_of_names(value) & METADATA
        elif name == "href":
            if tag == "a" and ("/author" in value or "/autor" in value or "/profile" in value):
                found |= METADATA
        elif name == "style":
            if _hides(value):
                found |= _UNSEEN_NAMES
        elif name == "itemprop":
            found |= METADATA
        elif name == "rel" or name[:9] == "data-test":
            found |= _states(name, value)
    return found


def _states(name: str, value: str) -> int:
    """METADATA if a `rel` or a test hook names an author or tags."""
    named = "author" in value or "tag" in value.split() if name == "rel" else "yline" in value
    return METADATA if named else 0


def _hides(style: str) -> bool:
    squeezed = style.replace(" ", "").lower()
    return any(hint in squeezed for hint in _HIDING_STYLE)
