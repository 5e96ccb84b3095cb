"""trafilatura as one voice: what it takes for the article, as a set of blocks."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

from pipeline.segment.article.alignment import align

# What trafilatura takes out itself, after it has copied and searched the tree several times: a tenth of its time.
_UNSEEN = ("style", "svg", "link", "template")


def trafilatura_blocks(tree: HtmlElement, texts: Sequence[str]) -> list[bool] | None:
    """For each block's text: whether trafilatura takes it for the article's; None if it finds no article.

    The tree must be the caller's last use of it: it is changed in place (trafilatura itself works on a copy).

    In its fast mode, which as a vote gains the same as the full one for two thirds of the time; favouring recall, so that it
    reads the page once where it would look twice; and without readers' comments. Of 929 labelled pages, by models that saw
    none of their domains, 61 are asked about: word F1 .851 without, .868 with this vote, .857 with the fast mode's own
    settings, which take two fifths more time.
    Never with `deduplicate`: its memory is process-wide, so that a page's answer would depend on the pages before it.
    """
    import trafilatura  # lazily: 0.2 s, and needed on few pages

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    _tame_spans(tree)
    _drop_unseen(tree)
    try:
        document = trafilatura.bare_extraction(
            tree, fast=True, favor_recall=True, include_comments=False, with_metadata=False
        )
    except Exception:  # noqa: BLE001 - hostile markup must cost this voice, not the page; what it raises is not ours to list
        return None
    text = getattr(document, "text", None)
    return align(texts, text) if text else None


def _tame_spans(tree: HtmlElement) -> None:
    """Take absurd `colspan`s and `rowspan`s away: trafilatura pads rows up to the declared number and runs out of memory."""
    for cell in tree.iter("td", "th"):
        for name in ("colspan", "rowspan"):
            value = cell.get(name)
            if value is not None and not (value.isascii() and value.isdigit() and len(value) <= 2):
                del cell.attrib[name]


def _drop_unseen(tree: HtmlElement) -> None:
    """Take out what trafilatura never reads; scripts with JSON-LD it does."""
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or "").lower():
            script.drop_tree()
