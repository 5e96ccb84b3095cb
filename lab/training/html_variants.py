"""Harder variants of labelled pages, so that the classifier meets what breaks extractors more often than pages show it.

What is added comes out of other pages, so that the gold text stays the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle, islice

from lxml import etree
from lxml.html import HtmlElement

_Change = Callable[[HtmlElement, Sequence[str], int], None]
_COMMENTS = 24
_TEASERS = 14
_MISLEADING = (
    "popup newsletter",
    "sidebar right-rail",
    "modal overlay promo",
    "widget related-content",
    "cookie-banner",
)


def vary(tree: HtmlElement, foreign: Sequence[str], number: int) -> None:
    """Change a page's tree in place, in the way that `number` picks; `foreign` are paragraphs of other pages."""
    changes: tuple[_Change, ...] = (_add_comments, _add_article, _add_teasers, _wrap, _forget_names)
    body = tree.find("body")
    if body is not None and foreign:
        changes[number % len(changes)](body, foreign, number // len(changes))


def _after_article(body: HtmlElement, added: HtmlElement) -> None:
    """Put an element behind the article's, if there is one, else before the footer or at the end."""
    articles = [found for found in body.iter("article", "main") if len(found.text_content()) > 1000]
    target = articles[0] if articles else next(iter(body.iter("footer")), None)
    if target is None:
        body.append(added)
    elif articles:
        target.addnext(added)
    else:
        target.addprevious(added)


def _element(parent: HtmlElement | None, tag: str, text: str = "", **names: str) -> HtmlElement:
    attributes = {name.rstrip("_"): value for name, value in names.items()}
    made = etree.Element(tag, attributes) if parent is None else etree.SubElement(parent, tag, attributes)
    made.text = text
    return made


def _add_comments(body: HtmlElement, foreign: Sequence[str], number: int) -> None:
    outer, item, text = (
        ({"id": "comments"}, "comment", "comment-content"),
        ({"class_": "discussion user-comments"}, "comment-item", "comment-text"),
        ({"id": "disqus_thread"}, "post", "post-body"),
        ({"class_": "comment-list"}, "comment depth-1", "comment-body"),
    )[number % 4]
    thread = _element(None, "section" if number % 2 else "div", "", **outer)
    _element(thread, "h3", f"{_COMMENTS} comments")
    entries = _element(thread, "ol")
    for position, paragraph in enumerate(islice(cycle(foreign), _COMMENTS)):
        entry = _element(entries, "li", "", class_=item)
        _element(entry, "b", f"reader{position * 7}")
        _element(_element(entry, "div", "", class_=text), "p", paragraph)
        _element(entry, "a", "Reply", href="#reply")
    _after_article(body, thread)


def _add_article(body: HtmlElement, foreign: Sequence[str], number: int) -> None:
    first = next(body.iter("article"), None)
    names = first.get("class", "") if first is not None else "article"
    added = _element(None, "article", "", class_=names)
    _element(added, "h1" if number % 2 else "h2", " ".join(foreign[0].split()[:9]))
    for paragraph in foreign[:8]:
        _element(added, "p", paragraph)
    _after_article(body, added)


def _add_teasers(body: HtmlElement, foreign: Sequence[str], number: int) -> None:
    added = _element(None, "div", "", class_=("teasers", "row", "more-stories list", "content-grid")[number % 4])
    for position, paragraph in enumerate(islice(cycle(foreign), _TEASERS)):
        item = _element(added, "div", "", class_=("teaser", "col", "card", "item")[number % 4])
        title = _element(item, "h3")
        _element(title, "a", " ".join(paragraph.split()[:8]), href=f"/{position}")
        _element(item, "p", paragraph)
    if number % 3:
        _after_article(body, added)
    else:
        body.insert(0, added)


def _wrap(body: HtmlElement, foreign: Sequence[str], number: int) -> None:
    del foreign
    wrapper = _element(None, "aside" if number % 3 == 0 else "div", "", class_=_MISLEADING[number % len(_MISLEADING)])
    wrapper.text = body.text
    body.text = None
    wrapper.extend(list(body))
    body.append(wrapper)


def _forget_names(body: HtmlElement, foreign: Sequence[str], number: int) -> None:
    del foreign, number
    for element in body.iter(etree.Element):
        for name in ("class", "id"):
            element.attrib.pop(name, None)
