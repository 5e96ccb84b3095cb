"""HTML pages: every visible piece of text as a block, with the article's blocks marked."""

from __future__ import annotations

from pipeline.model.block import Block
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.model.reasons import WarningCode
from pipeline.segment.article import UNCERTAIN, choose_article
from pipeline.segment.blocks import BlockTable, read_blocks
from pipeline.segment.decode import decode, stated_charset
from pipeline.segment.marks import mark_names
from pipeline.segment.markup import read_markup
from pipeline.segment.parse import parse


def segment_html(raw: RawDocument) -> SegmentedDocument:
    """Parse once; give all visible text as blocks and the page's structured statements as markup.

    Raises SegmentError(empty_input | undecodable | not_an_article) for bytes without a page in them.
    """
    decoded = decode(raw.content, raw.charset or stated_charset(raw.content))
    tree, flattened = parse(decoded.text)
    table = read_blocks(tree)
    markup = read_markup(tree, table.starts)
    warnings = decoded.warnings
    table.depth_limited |= flattened
    article = choose_article(tree, table, markup)
    if table.depth_limited:
        warnings = (*warnings, WarningCode.MARKUP_DEPTH_LIMITED)
    if article.expected_f1 < UNCERTAIN:
        warnings = (*warnings, WarningCode.BODY_UNCERTAIN)
    return SegmentedDocument(
        raw, decoded.charset, "\n".join(table.texts), to_blocks(table, article.blocks.tolist()), markup, warnings
    )


def to_blocks(table: BlockTable, main: list[bool]) -> tuple[Block, ...]:
    """The table's rows as frozen blocks."""
    rows = zip(table.texts, table.kinds, table.paths(), table.nodes, table.links, main, strict=True)
    return tuple(
        Block(index, text, kind, None, None, path, 0, chosen, linked / len(text), mark_names(table.node_marks[node]))
        for index, (text, kind, path, node, linked, chosen) in enumerate(rows)
    )
