r"""Text dumps: one block a line. Nothing else survives of the page's structure but line breaks and blank lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.block import Block
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.segment.decode import decode
from pipeline.segment.dump.chats import without_heads
from pipeline.segment.dump.front import without_toml
from pipeline.segment.dump.inline import without_cuts
from pipeline.segment.dump.mail import without_mail_head
from pipeline.segment.dump.markdown import is_markdown, read_markdown
from pipeline.segment.dump.pieces import Piece, cut
from pipeline.segment.dump.prints import without_print
from pipeline.segment.dump.records import without_record
from pipeline.segment.dump.references import without_addresses, without_references
from pipeline.segment.dump.sheets import without_sheets
from pipeline.segment.dump.wrapping import unwrapped

# A longer gap within a line is read as one of so many characters: what looks for marks between gaps would take the
# square of its length. Columns that are set wide keep theirs.
_WIDEST_GAP = 40
_WIDER = re.compile(rf"(\s{{{_WIDEST_GAP}}})\s+")
# Such a gap holds a run of plain blanks, or another kind of white space: a cheap look before the text is searched.
_BLANKS = " " * 8
_SPACES = [char for char in map(chr, range(0x3001)) if char.isspace() and char not in " \n"]
_ASCII_SPACES = [char for char in _SPACES if char.isascii()]


def segment_text(raw: RawDocument) -> SegmentedDocument:
    r"""Cut a dump into its non-blank lines; `start`/`end` are code points of the decoded text.

    Only `\n`, `\r\n` and `\r` end a line: U+2028 and its like are white space, because dumps carry them inside
    paragraphs. What the tool that made the dump wrote into it (`pipeline.segment.dump`) is taken off: lines that it broke
    at a fixed width are one block, marks of Markdown and numbers of links become `signs`.
    Raises SegmentError(empty_input | undecodable | too_large). Blocks and signs together hold every character of the text
    that is no white space and no invisible mark at an end; of very wide gaps a part. Time is linear in the text.
    """
    decoded = decode(raw.content, raw.charset)
    text = decoded.text
    form = "markdown" if is_markdown(text) else "tool"
    pieces = unwrapped(without_toml(read_markdown(text))) if form == "markdown" else _plain(text, decoded.feeds)
    blocks = _blocks(pieces, is_gapped=_is_gapped(text))  # a line cannot have what the text has not
    taken = (piece for piece in pieces if piece.sign)
    signs = (Block(len(blocks) + n, p.sign, start=p.start, end=p.end, marks=(form,)) for n, p in enumerate(taken))
    return SegmentedDocument(raw, decoded.charset, text, blocks, warnings=decoded.warnings, signs=tuple(signs))


def segment_lines(raw: RawDocument) -> SegmentedDocument:
    """The dump with one block for every line, whatever tool made it: what labelled lines are held against."""
    decoded = decode(raw.content, raw.charset)
    text = decoded.text
    blocks = _blocks(cut(text), is_gapped=_is_gapped(text))
    return SegmentedDocument(raw, decoded.charset, text, blocks, warnings=decoded.warnings)


def _plain(text: str, feeds: Sequence[int]) -> list[Piece]:
    pieces = without_sheets(
        without_print(without_heads(without_record(without_mail_head(without_toml(cut(text)))))), feeds
    )
    return without_cuts(unwrapped(without_addresses(without_references(pieces))))


def _is_gapped(text: str) -> bool:
    """Whether a line of a text may have so wide a gap."""
    spaces = _ASCII_SPACES if text.isascii() else _SPACES
    may_be = _BLANKS in text or any(map(text.__contains__, spaces))
    return may_be and _WIDER.search(text) is not None


def _blocks(pieces: Sequence[Piece], *, is_gapped: bool) -> tuple[Block, ...]:
    blocks: list[Block] = []
    blank = 0
    for piece in pieces:
        blank += piece.blank_before
        if piece.text:
            text = _WIDER.sub(r"\1", piece.text) if is_gapped else piece.text
            marks = (piece.mark,) if piece.mark else ()
            blocks.append(Block(len(blocks), text, start=piece.start, end=piece.end, blank_before=blank, marks=marks))
            blank = 0
    return tuple(blocks)
