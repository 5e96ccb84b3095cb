r"""Text dumps: one block a line. Nothing else survives of the page's structure but line breaks and blank lines."""

from __future__ import annotations

import re

from pipeline.model.block import Block
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.segment.decode import decode
from pipeline.segment.limits import check_lines

# A longer gap within a line is read as one of so many characters: what looks for marks between gaps would take the
# square of its length. Columns that are set wide keep theirs.
_WIDEST_GAP = 40
_WIDER = re.compile(rf"(\s{{{_WIDEST_GAP}}})\s+")


def segment_text(raw: RawDocument) -> SegmentedDocument:
    r"""Cut a dump into its non-blank lines; `start`/`end` are code points of the decoded text.

    Only `\n`, `\r\n` and `\r` end a line: U+2028 and its like are white space, because dumps carry them inside
    paragraphs. Raises SegmentError(empty_input | undecodable | too_large). The blocks hold every character of the text that is no white space; of very wide gaps a part. Time is linear in the text.
    """
    decoded = decode(raw.content, raw.charset)
    blocks: list[Block] = []
    gapped = _WIDER.search(decoded.text) is not None  # a line cannot have what the text has not
    position = blank = 0
    for line in decoded.text.split("\n"):
        text = line.strip()
        if text:
            start = position if text[0] == line[0] else position + len(line) - len(line.lstrip())
            end = start + len(text)
            if gapped:
                text = _WIDER.sub(r"\1", text)
            blocks.append(Block(len(blocks), text, start=start, end=end, blank_before=blank))
            check_lines(len(blocks))
            blank = 0
        else:
            blank += 1
        position += len(line) + 1
    return SegmentedDocument(raw, decoded.charset, decoded.text, tuple(blocks), warnings=decoded.warnings)
