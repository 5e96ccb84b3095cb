"""HTML pages: every visible piece of text as a block, with the article's blocks marked."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from lxml.html import HtmlElement

from pipeline.model.block import Block, BlockKind
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.model.markup import Markup
from pipeline.model.reasons import WarningCode
from pipeline.segment.article.choose import UNCERTAIN, Article, choose_article, stated_body
from pipeline.segment.article.model import BlockModel
from pipeline.segment.decode import decode, stated_charset
from pipeline.segment.page.marks import mark_names
from pipeline.segment.page.markup import read_markup
from pipeline.segment.page.parse import parse
from pipeline.segment.page.shell import reveal, script_paragraphs, unfold
from pipeline.segment.page.table import BlockTable
from pipeline.segment.page.walk import read_blocks

# A page whose chosen text is this small a share of the body that its JSON-LD states is a shell that scripts fill. Pages
# with a paywall show a larger part: of 900 labelled pages none lies below.
_SHELL_SHARE = 0.1
# A page that shows fewer characters ("Loading …", a consent text's heading) may be one as well.
_LEAST_SHOWN = 200
_LEAST_STATED = 200  # code points of a stated body
_STATED_PLACE = "json_ld.articleBody"
_TAG = re.compile(r"<[^<>]{1,200}>")


def segment_html(raw: RawDocument, model: BlockModel | None = None, ask: bool = True) -> SegmentedDocument:
    """Parse once; give all visible text as blocks and the page's structured statements as markup.

    `model` stands in for the shipped one: training measures models that have not seen a page's domain. Without `ask`
    trafilatura is not asked about a page in doubt.

    Raises SegmentError(empty_input | undecodable | not_an_article) for bytes without a page in them.
    """
    decoded = decode(raw.content, raw.charset or stated_charset(raw.content))
    tree, flattened = parse(decoded.text)
    unfold(tree)
    page = _read(tree, flattened, model, ask)
    place, stated = _STATED_PLACE, stated_paragraphs(stated_body(page.markup.json_ld) or "", page.shown)
    if not stated and page.shown < _LEAST_SHOWN:
        place, stated = script_paragraphs(tree, page.markup.title)
        if page.shown >= _SHELL_SHARE * sum(map(len, stated)):
            stated = []
        if not stated and reveal(tree):
            revealed = _read(tree, flattened, model, ask)
            page = revealed if page.shown < _SHELL_SHARE * revealed.shown else page
    table, article, warnings = page.table, page.article, decoded.warnings
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
    return SegmentedDocument(raw, decoded.charset, "\n".join(b.text for b in blocks), blocks, page.markup, warnings)


class _Page(NamedTuple):
    table: BlockTable
    markup: Markup
    article: Article
    shown: int  # characters in the blocks of the article


def _read(tree: HtmlElement, flattened: bool, model: BlockModel | None, ask: bool) -> _Page:
    table = read_blocks(tree)
    table.depth_limited |= flattened
    markup = read_markup(tree, table)
    article = choose_article(tree, table, markup, model, ask)
    return _Page(
        table, markup, article, sum(len(text) for text, c in zip(table.texts, article.blocks, strict=True) if c)
    )


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
