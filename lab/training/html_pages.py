"""Labelled pages as the classifier's training rows."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from lab.training.html_labels import label_blocks, label_parts
from lab.training.html_variants import vary
from pipeline.segment.article.choose import stated_body
from pipeline.segment.article.features import Shape, block_features
from pipeline.segment.decode import decode
from pipeline.segment.errors import SegmentError
from pipeline.segment.page.markup import read_markup
from pipeline.segment.page.parse import parse
from pipeline.segment.page.walk import read_blocks

# Sources whose gold is the whole text of the article.
TEXT_SOURCES = ("aeb", "fundus-eval", "fundus", "wcxb")
# Pages of which only parts are annotated: some that belong to the text, some that do not.
SEGMENT_SOURCE = "trafilatura"
_MOST_BLOCKS = 3000  # of a page with annotated parts: others are no articles
_FOREIGN = 20  # paragraphs of another page that a variant may use


@dataclass
class Page:
    """One page: its blocks and their features, and which blocks are the article."""

    id: str
    source: str
    domain: str
    golds: list[str] = field(repr=False)
    shape: Shape = field(repr=False)
    rows: NDArray[np.float32] = field(repr=False)
    labels: NDArray[np.bool_] = field(repr=False)

    known: NDArray[np.bool_] | None = field(default=None, repr=False)  # blocks whose label is known; None: all are
    variant: bool = False  # made harder by us

    @property
    def whole(self) -> bool:
        """Whether the page has a gold text as it stands; others are to train on, not to measure on."""
        return self.known is None and not self.variant

    @property
    def texts(self) -> list[str]:
        return self.shape.table.texts

    def fold(self, folds: int, salt: str = "") -> int:
        """The fold that the page's domain belongs to: pages of one domain are never on both sides."""
        return zlib.crc32((salt + self.domain).encode()) % folds


def read_pages(data: Path, limit: int | None = None, variants: bool = True) -> Iterator[Page]:
    """Annotated pages out of `gold.jsonl` and the pages beside it, in the file's order; whole ones each with a variant.

    A variant takes its foreign paragraphs from the page before it, so that few domains mix.
    """
    with (data / "gold.jsonl").open(encoding="utf-8") as lines:
        golds = [gold for gold in map(json.loads, lines) if gold["source"] in (*TEXT_SOURCES, SEGMENT_SOURCE)]
    foreign: list[str] = []
    for gold in golds[:limit]:
        if gold["source"] == SEGMENT_SOURCE:
            yield from _read_parts(data, gold)
            continue
        texts = [text for text in gold.get("text") or () if text.strip()]
        if not texts or (tree := _read_tree(data, gold)) is None:
            continue
        page = _measure(tree, gold, texts)
        if page is None:
            continue
        yield page
        if variants and (varied := _vary(tree, gold, texts, foreign)) is not None:
            yield varied
        article = [text for text, label in zip(page.texts, page.labels, strict=True) if label and len(text) > 60]
        foreign = article[:_FOREIGN] or foreign


def _read_parts(data: Path, gold: dict[str, Any]) -> Iterator[Page]:
    """A page with labels for the blocks that annotated pieces of it stand in; none if no piece does."""
    tree = _read_tree(data, gold)
    page = _measure(tree, gold, []) if tree is not None else None
    if page is None or len(page.texts) > _MOST_BLOCKS:
        return
    found = label_parts(page.texts, gold.get("with") or (), gold.get("without") or ())
    known = np.array([label is not None for label in found], np.bool_)
    if known.any():
        yield replace(page, labels=np.array([label is True for label in found], np.bool_), known=known)


def _read_tree(data: Path, gold: dict[str, Any]) -> HtmlElement | None:
    content = gzip.decompress((data / gold["html"]).read_bytes())
    try:
        return parse(decode(content).text)[0]
    except SegmentError:
        return None


def _vary(tree: HtmlElement, gold: dict[str, Any], golds: list[str], foreign: list[str]) -> Page | None:
    vary(tree, foreign, zlib.crc32(gold["id"].encode()))
    page = _measure(tree, gold, golds)
    return replace(page, variant=True) if page is not None else None


def _measure(tree: HtmlElement, gold: dict[str, Any], golds: list[str]) -> Page | None:
    table = read_blocks(tree)
    if not table.texts:
        return None
    markup = read_markup(tree, table)
    table.marked.clear()  # they keep the whole tree alive
    shape = Shape(table)
    rows = block_features(shape, markup.title, stated_body(markup.json_ld))
    labels = np.array(label_blocks(table.texts, golds) if golds else [False] * len(table.texts), np.bool_)
    names = (gold["id"], gold["source"], gold["domain"])
    return Page(*names, golds, shape, rows, labels)
