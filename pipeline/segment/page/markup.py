"""What the markup states: JSON-LD, metas, links, `<time>`, bylines, headings; read from the parsed tree, unjudged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from pipeline.model.markup import MarkedElement, Markup
from pipeline.segment.page.elements import stated_property
from pipeline.segment.page.json_ld import MAX_NODES, read_json_ld
from pipeline.segment.page.marks import landmarks_of_names
from pipeline.segment.page.printed import (
    MAX_TEXT_CHARS,
    heading_parts,
    heading_text,
    is_in_teaser,
    is_unseen,
    printed_text,
)
from pipeline.segment.page.table import PROSE_LINE, BlockTable

MAX_METAS = 400
MAX_LINKS = 200
MAX_ELEMENTS = 160
"""Marked elements kept of one page, in document order; what lies behind is comments and lists of other stories."""
MAX_CONTENT_CHARS = 5_000
"""Of one meta's content."""
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
_STORY_ITEM = re.compile(r"Article|Posting|CreativeWork|Report\b")
# Works within a story that have makers and days of their own: its pictures, and what it reviews.
_MEDIA_ITEM = re.compile(r"(?:Image|Video|Audio|Media|Music\w*)Object$|Photograph$|Painting$")
_WORK_ITEM = re.compile(r"(?:Book|Movie|TVSeries|TVEpisode|Music\w+|VideoGame|Game|Play|Quotation|Product)$")
_LEVELS = frozenset("123456")
_HEADINGS = frozenset(("h1", "h2", "h3"))
_LANDMARK_TAGS = frozenset(["article", "main", "header", "footer", "aside", "nav", "form", "blockquote", "figure"])


_STORY = frozenset(("article", "main"))
MAX_PUBLISHERS = 3
_ELSEWHERE = re.compile("crumb|krumen|ariane|briciol|migalha|migas|okruszk|kruimel|modal|popup|skiptranslate")
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
    items: dict[HtmlElement, tuple[int, str]] = {}
    title: str | None = None
    for element in tree.iter("title", "meta", "link", "script"):
        if element.tag == "meta":
            if len(metas) < MAX_METAS and not (element.get("itemprop") and _other_item(element, items)):
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
    metas.extend(_publishers(table))
    return Markup(
        language=(tree.get("lang") or tree.get("xml:lang") or "").strip() or None,
        title=title,
        json_ld=tuple(json_ld[:MAX_NODES]),
        metas=tuple(metas),
        links=tuple(links),
        elements=(*(elements := tuple(_elements(tree, table, items))), *_pictured_headlines(table, elements)),
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


def _publishers(table: BlockTable) -> Iterator[tuple[str, str]]:
    """The publishers that microdata name, as if a meta did."""
    for element in table.publishers[:MAX_PUBLISHERS]:
        for named in (*element.xpath(".//*[@itemprop='name']")[:1], element):
            text = (named.get("content") or printed_text(named)).strip()
            if text and "\n" not in text:
                yield "publisher", text[:MAX_TEXT_CHARS]
                break


def _elements(
    tree: HtmlElement, table: BlockTable, items: dict[HtmlElement, tuple[int, str]]
) -> Iterator[MarkedElement]:
    landmarks = _neutral_ancestors(tree)
    count = 0
    for element, block in table.marked:
        if count >= MAX_ELEMENTS:
            break
        own = dict(element.items())
        attributes: tuple[tuple[str, str], ...] = tuple([
            (name, value.strip()[:MAX_TEXT_CHARS]) for name in _KEPT_ATTRIBUTES if (value := own.get(name))
        ])  # fmt: skip
        if "property" in own and not own.get("itemprop") and (said := stated_property(own["property"])):
            attributes += (("itemprop", said),)
        tag = _heading_tag(element)
        text, kicker = heading_text(element) if tag in ("h1", "h2") else (printed_text(element), "")
        if kicker:
            attributes += (("kicker", kicker),)
        if tag in ("h1", "h2"):
            attributes += tuple(("part", part) for part in heading_parts(element))
            if is_unseen(element):
                attributes += (("unseen", "true"),)
        if not text and tag in ("h1", "h2"):
            text = _alt_of_heading(element)
        if not text and not (own.get("datetime") or own.get("content") or own.get("title")):
            continue
        count += 1
        within = _landmarks(element, landmarks)
        if "popup" in within and not _STORY.isdisjoint(within[: within.index("popup")]):
            within = tuple(mark for mark in within if mark != "popup")  # the name of what holds the whole page
        if "related" not in within and is_in_teaser(element, text):
            within = ("related", *within)
        if other := _other_item(element, items):
            within = (other, *within)
        yield MarkedElement(tag, text, attributes, block=block, within=within)


def _pictured_headlines(table: BlockTable, elements: tuple[MarkedElement, ...]) -> Iterator[MarkedElement]:
    """The texts of pictures that no link holds, in front of the first prose of a page that prints no heading."""
    if any(element.tag in _HEADINGS for element in elements):
        return
    prose = next((n for n, text in enumerate(table.texts) if len(text) >= PROSE_LINE), len(table.texts))
    for element, block in table.pictures:
        if block <= prose and all(node.tag != "a" for node in islice(element.iterancestors(), MAX_ANCESTORS)):
            yield MarkedElement("img", " ".join((element.get("alt") or "").split())[:MAX_TEXT_CHARS], block=block)


def _alt_of_heading(heading: HtmlElement) -> str:
    """The text of the picture that a heading shows instead of words, where it is no link: a masthead is."""
    picture = heading.find(".//img[@alt]")
    if picture is None or heading.find(".//a") is not None or any(node.tag == "a" for node in heading.iterancestors()):
        return ""
    return " ".join((picture.get("alt") or "").split())[:MAX_TEXT_CHARS]


def _heading_tag(element: HtmlElement) -> str:
    """An element's tag; that of the heading which its role and level make of it, the second without a level."""
    if element.get("role") != "heading":
        return str(element.tag)
    level = (element.get("aria-level") or "2").strip()
    return f"h{level}" if level in _LEVELS else "h2"


def _other_item(element: HtmlElement, known: dict[HtmlElement, tuple[int, str]]) -> str:
    """The landmark of an element in the microdata of a comment, a picture, another work, or a story that a link opens.

    Empty for any other element.

    `known` remembers for each ancestor how far up the item that says it stands, and what it says.
    """
    chain: list[HtmlElement] = []
    node, said = element.getparent(), None
    while said is None and node is not None and node not in known:
        chain.append(node)
        said = _item_says(node)
        node = node.getparent()
    distance, landmark = (0, said) if said is not None else known[node] if node is not None else (0, "")
    for ancestor in reversed(chain):
        distance += 1
        known[ancestor] = distance, landmark
    return landmark if distance <= MAX_ANCESTORS else ""


def _item_says(node: HtmlElement) -> str | None:
    """What the microdata of an element make of what stands in it; None if they say nothing of it."""
    kind = node.get("itemtype") or node.get("typeof") or ""
    if not kind or (node.get("itemscope") is None and node.get("typeof") is None):
        return None
    if "Comment" in kind:
        return "comments"
    other = "caption" if _MEDIA_ITEM.search(kind) else "related" if _WORK_ITEM.search(kind) else ""
    if not other and not _STORY_ITEM.search(kind):
        return None
    if next(node.iter("h1"), None) is not None or node.find(".//*[@itemprop='articleBody']") is not None:
        return ""
    if other:
        return other
    return "related" if _is_headed(node) else ""


def _is_headed(item: HtmlElement) -> bool:
    """Whether an item without an H1 has a headline that links to its story."""
    for heading in item.xpath(
        ".//*[@itemprop='headline' or @itemprop='name' or @property='headline']|.//h2|.//h3|.//h4"
    )[:5]:
        linked = next(heading.iter("a"), None) is not None or any(a.tag == "a" for a in heading.iterancestors())
        if linked:
            return True
    return False


def _elsewhere(names: str) -> tuple[str, ...]:
    """The landmarks of a class or id that no story stands in, even where an H1 does: breadcrumbs, dialogs."""
    if _ELSEWHERE.search(names.lower()) is None:
        return ()
    return tuple(mark for mark in landmarks_of_names(names) if mark in ("nav", "popup"))


def _neutral_ancestors(tree: HtmlElement) -> dict[HtmlElement, tuple[str, ...]]:
    """The containers of the first headlines: whatever their class says, they hold the story ("content-sidebar").

    Breadcrumbs and dialogs hold none: sites set an H1 for search engines there.
    """
    known: dict[HtmlElement, tuple[str, ...]] = {}
    for _, heading in zip(range(3), tree.iter("h1"), strict=False):
        chain = [node for _, node in zip(range(MAX_ANCESTORS), heading.iterancestors(), strict=False)]
        marks: tuple[str, ...] = ()
        for node in reversed(chain):
            own: tuple[str, ...] = (node.tag,) if node.tag in ("article", "main", "header", "nav") else ()
            if node.tag not in ("body", "html"):
                names = f"{node.get('class') or ''} {node.get('id') or ''}"
                own += tuple(mark for mark in _elsewhere(names[:200]) if mark not in own)
            marks = (*own, *(mark for mark in marks if mark not in own))
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
            names, identity = ancestor.get("class") or "", ancestor.get("id")
            if identity:
                names = f"{names} {identity}"
            own += tuple([word for word in landmarks_of_names(names[:200]) if word not in own])
        if own:
            inherited = (*own, *[mark for mark in inherited if mark not in own])
        known[ancestor] = inherited
    return inherited
