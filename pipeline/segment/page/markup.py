"""What the markup states: JSON-LD, metas, links, `<time>`, bylines, headings; read from the parsed tree, unjudged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from pipeline.model.markup import MarkedElement, Markup
from pipeline.segment.page.json_ld import MAX_NODES, read_json_ld
from pipeline.segment.page.marks import landmarks_of_names
from pipeline.segment.page.table import BlockTable

MAX_METAS = 400
MAX_LINKS = 200
MAX_ELEMENTS = 160
"""Marked elements kept of one page, in document order; what lies behind is comments and lists of other stories."""
MAX_TEXT_CHARS = 400
"""Of one element. A byline or a headline is shorter; the rest of a container is not needed."""
MAX_CONTENT_CHARS = 5_000
"""Of one meta's content."""
MAX_WALK = 120
"""Nodes visited for one element's text."""
MAX_ANCESTORS = 40

_KEPT_ATTRIBUTES = (
    "itemprop",
    "itemtype",
    "rel",
    "class",
    "id",
    "datetime",
    "href",
    "content",
    "title",
    "data-testid",
    "pubdate",
)
_BLOCK_TAGS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "br",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "header",
        "footer",
        "time",
        "td",
        "tr",
        "dd",
        "dt",
        "figure",
        "figcaption",
        "address",
        "article",
        "aside",
    ]
)
_HIDDEN_TAGS = frozenset(["script", "style", "noscript", "template", "svg"])
_LANDMARK_TAGS = frozenset(["article", "main", "header", "footer", "aside", "nav", "form", "blockquote", "figure"])


_OPENING = 400  # code points of a script in which its context stands
_CONTEXT = re.compile(r"""["']@context["']\s*:\s*(?:\[\s*)?["']https?:\\?/\\?/(?:www\.)?schema\.org""")


def read_markup(tree: HtmlElement, table: BlockTable) -> Markup:
    """Collect a page's structured statements from its tree (read only).

    `table` is the page's own: the walk that made it found the elements that may state metadata.
    Sizes and counts are bounded: a page cannot make this slow or deep.
    """
    json_ld: list[Mapping[str, Any]] = []
    metas: list[tuple[str, str]] = []
    links: list[tuple[str, str, str]] = []
    title: str | None = None
    for element in tree.iter("title", "meta", "link", "script"):
        if element.tag == "meta":
            if len(metas) < MAX_METAS:
                metas.extend(_meta(element))
        elif element.tag == "script":
            if element.text and len(json_ld) < MAX_NODES and _states_json_ld(element.get("type"), element.text):
                json_ld.extend(read_json_ld(element.text))
        elif element.tag == "link":
            if len(links) < MAX_LINKS and element.get("href"):
                kind = element.get("hreflang") or element.get("type") or ""
                links.append(((element.get("rel") or "").lower(), element.get("href") or "", kind))
        elif title is None and element.text:
            title = " ".join(element.text.split()) or None
    return Markup(
        language=(tree.get("lang") or tree.get("xml:lang") or "").strip() or None,
        title=title,
        json_ld=tuple(json_ld[:MAX_NODES]),
        metas=tuple(metas),
        links=tuple(links),
        elements=tuple(_elements(tree, table)),
    )


def _states_json_ld(kind: str | None, text: str) -> bool:
    """Whether a script is JSON-LD by its type or, without one, by how it opens: an object with a schema.org context."""
    if kind is not None:
        return "ld+json" in kind.lower()
    return text.lstrip()[:1] in ("{", "[") and _CONTEXT.search(text, 0, _OPENING) is not None


def _meta(element: HtmlElement) -> Iterator[tuple[str, str]]:
    content = element.get("content") or element.get("value")
    if content:
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            key = element.get(attribute)
            if key:
                yield key.strip().lower(), content[:MAX_CONTENT_CHARS]


def _elements(tree: HtmlElement, table: BlockTable) -> Iterator[MarkedElement]:
    landmarks = _neutral_ancestors(tree)
    count = 0
    for element, block in table.marked:
        if count >= MAX_ELEMENTS:
            break
        attributes = tuple((k, v.strip()[:MAX_TEXT_CHARS]) for k in _KEPT_ATTRIBUTES if (v := element.get(k)))
        text = printed_text(element)
        if not text and not (element.get("datetime") or element.get("content") or element.get("title")):
            continue
        count += 1
        yield MarkedElement(element.tag, text, attributes, block=block, within=_landmarks(element, landmarks))


def printed_text(element: HtmlElement) -> str:
    """The element's visible text, white space squeezed, with a line break at every block-level boundary.

    Bounded: at most `MAX_TEXT_CHARS` characters of at most `MAX_WALK` nodes.
    """
    if len(element) == 0:
        return "" if element.tag in _HIDDEN_TAGS else " ".join((element.text or "").split())[:MAX_TEXT_CHARS]
    parts: list[str] = []
    size = 0
    hidden: HtmlElement | None = None
    for n, (event, node) in enumerate(etree.iterwalk(element, events=("start", "end", "comment", "pi"))):
        if n > 2 * MAX_WALK or size > 2 * MAX_TEXT_CHARS:
            break
        tag = node.tag
        piece = None
        if event in ("comment", "pi"):
            piece = node.tail
        elif event == "start":
            if hidden is None and tag in _HIDDEN_TAGS:
                hidden = node
            piece = node.text
        elif node is hidden:
            hidden = None
            piece = node.tail if node is not None and node is not element else None
        elif node is not element:
            piece = node.tail
        if hidden is None:
            if tag in _BLOCK_TAGS and node is not element:
                parts.append("\n")
            elif tag == "a" and node is not element:
                parts.append(" ")
            if piece:
                parts.append(" ".join(f"|{piece}|".split())[1:-1] if "\n" in piece else piece)
                size += len(piece)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)[:MAX_TEXT_CHARS]


def _neutral_ancestors(tree: HtmlElement) -> dict[HtmlElement, tuple[str, ...]]:
    """The containers of the first headlines: whatever their class says, they hold the story ("content-sidebar")."""
    known: dict[HtmlElement, tuple[str, ...]] = {}
    for _, heading in zip(range(3), tree.iter("h1"), strict=False):
        chain = [node for _, node in zip(range(MAX_ANCESTORS), heading.iterancestors(), strict=False)]
        marks: tuple[str, ...] = ()
        for node in reversed(chain):
            if node.tag in ("article", "main", "header"):
                marks = (node.tag, *(mark for mark in marks if mark != node.tag))
            known.setdefault(node, marks)
    return known


def _landmarks(element: HtmlElement, known: dict[HtmlElement, tuple[str, ...]]) -> tuple[str, ...]:
    """The landmarks around an element, nearest first; `known` remembers them for each ancestor."""
    chain: list[HtmlElement] = []
    node = element.getparent()
    while node is not None and node not in known and len(chain) < MAX_ANCESTORS:
        chain.append(node)
        node = node.getparent()
    inherited = known.get(node, ()) if node is not None else ()
    for ancestor in reversed(chain):
        tag = ancestor.tag
        own: tuple[str, ...] = (tag,) if tag in _LANDMARK_TAGS else ()
        if tag not in ("body", "html"):
            names = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
            own += tuple(word for word in landmarks_of_names(names[:200]) if word not in own)
        inherited = (*own, *(mark for mark in inherited if mark not in own))
        known[ancestor] = inherited
    return inherited
