"""HTML pages: every visible piece of text as a block, with the article's blocks marked."""

from __future__ import annotations

import html
import re

from pipeline.model.block import Block, BlockKind
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.model.reasons import WarningCode
from pipeline.segment.article import UNCERTAIN, choose_article, stated_body
from pipeline.segment.block_model import BlockModel
from pipeline.segment.blocks import read_blocks
from pipeline.segment.decode import decode, stated_charset
from pipeline.segment.marks import mark_names
from pipeline.segment.markup import read_markup
from pipeline.segment.parse import parse
from pipeline.segment.shell import reveal, script_paragraphs
from pipeline.segment.table import BlockTable

# A page whose chosen text is this small a share of the body that its JSON-LD states is a shell that scripts fill. Pages
# with a paywall show a larger part: of 900 labelled pages none lies below.
_SHELL_SHARE = 0.1
_LEAST_STATED = 200  # code points of a stated body
_STATED_PLACE = "json_ld.articleBody"
_TAG = re.compile(r"<[^<>]{1,200}>")


def segment_html(raw: RawDocument, model: BlockModel | None = None) -> SegmentedDocument:
    """Parse once; give all visible text as blocks and the page's structured statements as markup.

    `model` stands in for the shipped one: training measures models that have not seen a page's domain.

    Raises SegmentError(empty_input | undecodable | not_an_article) for bytes without a page in them.
    """
    decoded = decode(raw.content, raw.charset or stated_charset(raw.content))
    tree, flattened = parse(decoded.text)
    table = read_blocks(tree)
    table.depth_limited |= flattened
    markup = read_markup(tree, table)
    warnings = decoded.warnings
    article = choose_article(tree, table, markup, model)
    shown = sum(len(text) for text, kept in zip(table.texts, article.blocks, strict=True) if kept)
    place, stated = _STATED_PLACE, stated_paragraphs(stated_body(markup.json_ld) or "", shown)
    if not shown and not stated:
        place, stated = script_paragraphs(tree, markup.title)
        if not stated and reveal(tree):
            table = read_blocks(tree)
            table.depth_limited |= flattened
            markup = read_markup(tree, table)
            article = choose_article(tree, table, markup, model)
    if table.depth_limited:
        warnings = (*warnings, WarningCode.MARKUP_DEPTH_LIMITED)
    if place != _STATED_PLACE if stated else article.expected_f1 < UNCERTAIN:
        warnings = (*warnings, WarningCode.BODY_UNCERTAIN)
    chosen = article.blocks.tolist() if not stated else [False] * len(table.texts)
    blocks = to_blocks(table, chosen)
    blocks += tuple(
        Block(len(blocks) + n, text, BlockKind.PARAGRAPH, path=f"{place}[{n + 1}]", main=True)
        for n, text in enumerate(stated)
    )
    return SegmentedDocument(raw, decoded.charset, "\n".join(b.text for b in blocks), blocks, markup, warnings)


def stated_paragraphs(body: str, shown: int) -> list[str]:
    """The paragraphs of the body that the page's JSON-LD states, if the page itself shows next to nothing of it.

    `shown` is the number of characters in the blocks that were chosen as the article.
    """
    if len(body) < _LEAST_STATED or shown >= _SHELL_SHARE * len(body):
        return []
    lines = (" ".join(html.unescape(_TAG.sub("", line)).split()) for line in body.splitlines())
    return [line for line in lines if line]


def to_blocks(table: BlockTable, main: list[bool]) -> tuple[Block, ...]:
    """The table's rows as frozen blocks."""
    rows = zip(table.texts, table.kinds, table.paths(), table.nodes, table.links, main, strict=True)
    return tuple(
        Block(index, text, kind, None, None, path, 0, chosen, linked / len(text), mark_names(table.node_marks[node]))
        for index, (text, kind, path, node, linked, chosen) in enumerate(rows)
    )
