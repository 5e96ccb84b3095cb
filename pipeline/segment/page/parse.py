"""Text to tree: one parse, whatever the markup is like."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from pipeline.model.reasons import QuarantineCode
from pipeline.segment.errors import SegmentError
from pipeline.segment.limits import check_elements, without_many_attributes

# libxml2 stops reading at 2,048 open elements, and what follows is lost. Then the nesting is flattened to this depth.
_FLAT_DEPTH = 200
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
# libxml2 leaves out what stands behind the end of the body; browsers show it within. Templates and embedded documents
# end it in the middle of a page (2 of 1,965 labelled pages lost most of their text); the parser closes both by itself.
_END = re.compile(rb"</(?:[bB][oO][dD][yY]|[hH][tT][mM][lL])\s*>")
# Elements that a parser closes by itself, and those without content: they do not nest.
_UNNESTED = frozenset((
    "p", "li", "dt", "dd", "tr", "td", "th", "option", "br", "img", "hr", "input", "meta", "link", "wbr", "area", "base",
    "col", "embed", "source", "track", "param", "html", "head", "body",
))  # fmt: skip


def parse(text: str) -> tuple[HtmlElement, bool]:
    """A page's tree, without comments and processing instructions, and whether its nesting had to be flattened.

    Raises SegmentError(not_an_article | too_large) if there is nothing to parse, or too much.
    """
    check_elements(text)
    content = _END.sub(b"", without_many_attributes(text).encode("utf-8", "replace"))
    if b"\0" in content:
        content = content.replace(b"\0", b"")
    tree, parser = _parse(content)
    flattened = _gave_up(parser)
    if flattened:
        tree, _ = _parse(_flatten(content.decode("utf-8")).encode("utf-8"))
    if tree is None:
        message = "There is no markup in this page. Fetch it again or remove it."
        raise SegmentError(QuarantineCode.NOT_AN_ARTICLE, message)
    return tree, flattened


def _parse(content: bytes) -> tuple[HtmlElement | None, HTMLParser]:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))  # lxml.html's own is slower
    try:
        return etree.fromstring(content, parser), parser
    except etree.LxmlError:
        return None, parser


def _gave_up(parser: HTMLParser) -> bool:
    last = parser.error_log.last_error
    return last is not None and last.level == etree.ErrorLevels.FATAL and "depth" in (last.message or "")


def _flatten(text: str) -> str:
    """The page without the tags of elements that are nested deeper than the limit; their text stays."""
    dropped: Counter[str] = Counter()
    depth = 0

    def judge(match: re.Match[str]) -> str:
        nonlocal depth
        name = match[2].lower()
        if name in _UNNESTED:
            return match[0]
        if match[1]:
            if dropped[name]:
                dropped[name] -= 1
                return " "
            depth = max(depth - 1, 0)
            return match[0]
        if depth >= _FLAT_DEPTH:
            dropped[name] += 1
            return " "
        depth += 1
        return match[0]

    return _TAG.sub(judge, text)
