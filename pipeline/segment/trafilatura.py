"""trafilatura as one voice: what it takes for the article, as a set of blocks."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from copy import deepcopy

from lxml.html import HtmlElement

from pipeline.segment.alignment import align


def trafilatura_blocks(tree: HtmlElement, texts: Sequence[str]) -> list[bool] | None:
    """For each block's text: whether trafilatura takes it for the article's; None if it finds no article.

    In its fast mode: as a vote it gains the same as the full one, for two thirds of the time.
    Never with `deduplicate`: its memory is process-wide, so that a page's answer would depend on the pages before it.
    """
    import trafilatura  # lazily: 0.2 s, and needed on few pages

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(_guarded(tree), fast=True, with_metadata=False)
    except Exception:  # noqa: BLE001 - hostile markup must cost this voice, not the page; what it raises is not ours to list
        return None
    text = getattr(document, "text", None)
    return align(texts, text) if text else None


def _guarded(tree: HtmlElement) -> HtmlElement:
    """A copy that cannot exhaust memory: trafilatura pads table rows up to the declared `colspan`."""
    copy = deepcopy(tree)
    for cell in copy.iter("td", "th"):
        for name in ("colspan", "rowspan"):
            value = cell.get(name)
            if value is not None and not (value.isascii() and value.isdigit() and len(value) <= 2):
                del cell.attrib[name]
    return copy
