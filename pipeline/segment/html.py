"""HTML pages: every visible piece of text as a block, with the article's blocks marked."""

from __future__ import annotations

from lxml import html as lxml_html

from pipeline.model.block import Block, BlockKind
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.segment.decode import decode
from pipeline.segment.markup import read_markup


def segment_html(raw: RawDocument) -> SegmentedDocument:
    """Parse once; give all visible text as blocks and the page's structured statements as markup."""
    decoded = decode(raw.content, raw.charset)
    tree: lxml_html.HtmlElement = lxml_html.document_fromstring(decoded.text)
    blocks: list[Block] = []
    for element in tree.iter("p", "li", "h1", "h2", "h3"):
        text = " ".join(element.text_content().split())
        if text:
            kind = BlockKind.PARAGRAPH if element.tag == "p" else BlockKind.HEADING
            path = tree.getroottree().getpath(element)
            blocks.append(Block(len(blocks), text, kind, path=path, main=element.tag == "p"))
    joined = "\n".join(b.text for b in blocks)
    return SegmentedDocument(raw, decoded.charset, joined, tuple(blocks), read_markup(tree), decoded.warnings)
