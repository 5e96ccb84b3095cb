"""What the markup states: JSON-LD, metas, links, `<time>`, bylines, headings; read from the parsed tree, unjudged."""

from __future__ import annotations

from lxml.html import HtmlElement

from pipeline.model.markup import Markup


def read_markup(tree: HtmlElement) -> Markup:
    """Collect a page's structured statements from its tree (read only)."""
    title = tree.findtext(".//title")
    return Markup(language=tree.get("lang"), title=" ".join(title.split()) if title else None)
