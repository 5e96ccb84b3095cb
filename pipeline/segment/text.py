"""Text dumps: one block a line. Nothing else survives of the page's structure but line breaks and blank lines."""

from __future__ import annotations

from pipeline.model.block import Block
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.segment.decode import decode


def segment_text(raw: RawDocument) -> SegmentedDocument:
    """Cut a dump into its non-blank lines; `start`/`end` are code points of the decoded text."""
    decoded = decode(raw.content, raw.charset)
    blocks: list[Block] = []
    position = blank = 0
    for line in decoded.text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            blocks.append(Block(len(blocks), stripped, start=start, end=start + len(stripped), blank_before=blank))
            blank = 0
        else:
            blank += 1
        position += len(line) + 1
    return SegmentedDocument(raw, decoded.charset, decoded.text, tuple(blocks), warnings=decoded.warnings)
