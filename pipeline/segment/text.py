r"""Text dumps: one block a line. Nothing else survives of the page's structure but line breaks and blank lines."""

from __future__ import annotations

from pipeline.model.block import Block
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.segment.decode import decode


def segment_text(raw: RawDocument) -> SegmentedDocument:
    r"""Cut a dump into its non-blank lines; `start`/`end` are code points of the decoded text.

    Only `\n`, `\r\n` and `\r` end a line: U+2028 and its like are white space, because dumps carry them inside
    paragraphs. The blocks hold every character of the text that is no white space. Time is linear in the text.
    """
    decoded = decode(raw.content, raw.charset)
    blocks: list[Block] = []
    position = blank = 0
    for line in decoded.text.split("\n"):
        text = line.strip()
        if text:
            start = position + len(line) - len(line.lstrip())
            blocks.append(Block(len(blocks), text, start=start, end=start + len(text), blank_before=blank))
            blank = 0
        else:
            blank += 1
        position += len(line) + 1
    return SegmentedDocument(raw, decoded.charset, decoded.text, tuple(blocks), warnings=decoded.warnings)
