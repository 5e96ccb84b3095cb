"""Pieces of text to blocks: what the walk has read since the last block ended, and where one ends."""

from __future__ import annotations

from pipeline.grammar.prose import DENSE_WEIGHT, telling_length
from pipeline.model.block import BlockKind
from pipeline.segment.page.table import PROSE_LINE, BlockTable

PARAGRAPH, PREFORMATTED, TABLE_ROW = BlockKind.PARAGRAPH, BlockKind.PREFORMATTED, BlockKind.TABLE_ROW
SENTENCE_ENDS = tuple(".!?…:\"”»’'。！？؟।」』")
QUOTE, HEADING = BlockKind.QUOTE, BlockKind.HEADING
_BORDER = "\x1f"  # between the cells of a row: white space to Python, and no page's text holds one
_CELL_CHARS = 120  # a cell of as many characters is a column of a layout table and not a value in a row
_SOFT_HYPHEN = "\xad"  # nobody sees it, and it parts words for whoever looks for one


class Pieces:
    """The pieces of text since the last block ended, and the table that blocks go to."""

    def __init__(self) -> None:
        self.table = BlockTable()
        self.pieces: list[str] = []  # none, or at least one with more than white space
        self.size = 0  # characters in the pieces that have more
        self.last = ""  # the last of them
        self.linked = 0
        self.broken = False  # a <br> with nothing but white space after it
        self.layout_row = -1  # the last table row whose cells hold lines of their own
        # The innermost open node: its number, the kind of its blocks, its depth, whether it is hidden.
        self.place = (-1, PARAGRAPH, -1, False)

    def take(self, text: str, is_linked: bool) -> None:
        """Add a piece; of one that is nothing but white space only what stands behind others counts."""
        if text.isspace():
            if self.pieces:
                self.pieces.append(text)
            return
        if self.broken and text.lstrip("\r\n\t ").startswith("\u3000"):
            self.flush()  # East Asian paragraphs open with a wide space
        self.pieces.append(text)
        self.broken = False
        self.size += len(text)
        self.last = text
        if is_linked:
            self.linked += len(text)

    def styled_edge(self) -> None:
        """Where an inline element that is a paragraph by its style begins or ends."""
        if not self.pieces:
            return
        kind = self.place[1]
        if kind is PREFORMATTED:
            self.pieces.append("\n")
        elif kind is HEADING or kind is TABLE_ROW:  # lines of one heading, of one cell
            self.pieces.append(" ")
        else:
            self.flush()

    def line_break(self) -> None:
        """One `<br>` is white space, unless a paragraph ends there; two end a block."""
        node, kind, _, _ = self.place
        if kind is PREFORMATTED:
            self.pieces.append("\n")
            return
        # A line that ends a sentence and is as long as prose, followed by `<br>`, is a paragraph.
        ended = self.last.rstrip().endswith(SENTENCE_ENDS) and self.is_long()
        if kind is TABLE_ROW:  # values have no lines: a cell that has lays out a page
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
        if kind is PREFORMATTED:
            text = "\n".join(line.rstrip() for line in joined.strip("\r\n").splitlines()).strip()
        else:
            text = joined.strip()
            if (
                "  " in text or not text.isprintable()
            ):  # white space but the space, and what nobody sees, is not printable
                text = " ".join(text.replace(_SOFT_HYPHEN, "").split()) or text
            if kind is TABLE_ROW and (self.layout_row == node or _is_one_cell(joined)):
                kind = PARAGRAPH
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
