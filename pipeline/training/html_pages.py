"""Labelled pages as the classifier's training rows."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.model.document import Hints, RawDocument
from pipeline.segment.article import stated_body, word_counts
from pipeline.segment.blocks import read_blocks
from pipeline.segment.decode import decode
from pipeline.segment.errors import SegmentError
from pipeline.segment.features import block_features
from pipeline.segment.markup import read_markup
from pipeline.segment.parse import parse
from pipeline.training.html_labels import label_blocks

# Sources whose gold is the whole text of the article.
TEXT_SOURCES = ("aeb", "fundus-eval", "fundus", "wcxb")


@dataclass
class Page:
    """One page: its blocks' texts, features and word counts, and which blocks are the article."""

    id: str
    source: str
    domain: str
    golds: list[str] = field(repr=False)
    texts: list[str] = field(repr=False)
    rows: NDArray[np.float32] = field(repr=False)
    words: NDArray[np.float64] = field(repr=False)
    labels: NDArray[np.bool_] = field(repr=False)

    def fold(self, folds: int) -> int:
        """The fold that the page's domain belongs to: pages of one domain are never on both sides."""
        return zlib.crc32(self.domain.encode()) % folds


def read_pages(data: Path, limit: int | None = None) -> Iterator[Page]:
    """Pages with a gold text out of `gold.jsonl` and the pages beside it, in the file's order."""
    with (data / "gold.jsonl").open(encoding="utf-8") as lines:
        golds = [gold for gold in map(json.loads, lines) if gold["source"] in TEXT_SOURCES]
    for gold in golds[:limit]:
        texts = [text for text in gold.get("text") or () if text.strip()]
        if texts and (page := _read_page(data, gold, texts)) is not None:
            yield page


def _read_page(data: Path, gold: dict[str, Any], golds: list[str]) -> Page | None:
    content = gzip.decompress((data / gold["html"]).read_bytes())
    raw = RawDocument(gold["id"], "html", "text/html", content, None, Hints(url=gold.get("url")))
    try:
        tree, _ = parse(decode(raw.content, raw.charset).text)
    except SegmentError:
        return None
    table = read_blocks(tree)
    if not table.texts:
        return None
    markup = read_markup(tree, table.starts)
    rows = block_features(table, markup.title, stated_body(markup.json_ld))
    labels = np.array(label_blocks(table.texts, golds), np.bool_)
    return Page(gold["id"], gold["source"], gold["domain"], golds, table.texts, rows, word_counts(table.texts), labels)
