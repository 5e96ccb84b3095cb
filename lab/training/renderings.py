"""Pages as text dumps: what libraries that people flatten pages with make of the same HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import html2text
import html_text
import inscriptis
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
_UNSEEN = ("script", "style", "noscript", "template")
_SPACE = re.compile(r"\s+")


def _soup(html: str) -> BeautifulSoup:
    soup = BeautifulSoup(html, "lxml")
    for unseen in soup(_UNSEEN):
        unseen.decompose()
    return soup


def _by_string(html: str) -> str:
    """A line for every string of the tree."""
    return _soup(html).get_text("\n", strip=True)


def _by_block(html: str) -> str:
    """A line for every block element, as the text records of web archives have it."""
    pieces = _pieces(_soup(html).find("html"))
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _below_title(html: str) -> str:
    """The same below the page's `<title>`."""
    title = BeautifulSoup(html, "lxml").title
    return f"{title.get_text(' ', strip=True) if title else ''}\n{_by_block(html)}".lstrip()


def _pieces(tag: object) -> Iterator[str]:
    for child in tag.children if isinstance(tag, Tag) else ():
        if type(child) is NavigableString:  # no comment, no doctype: these are of derived types
            yield _SPACE.sub(" ", child)
        elif isinstance(child, Tag) and child.name != "head":
            end = "\n" if child.name in _BLOCKS else ""
            yield end
            yield from _pieces(child)
            yield end


def _as_markdown(html: str) -> str:
    reader = html2text.HTML2Text()
    reader.ignore_links = reader.ignore_images = True
    reader.body_width = 0
    return str(reader.handle(html))


RENDERERS: Mapping[str, Callable[[str], str]] = {
    "html_text": html_text.extract_text,
    "blocks": _by_block,
    "inscriptis": inscriptis.get_text,
    "strings": _by_string,
    "html2text": _as_markdown,
    "titled": _below_title,
}
"""Ways of flattening a page, by name: HTML in, text out. A library raises what it likes for a page that it cannot read."""

ALWAYS, ONE_OF = ("html_text", "blocks"), ("inscriptis", "strings", "html2text", "titled")
"""Of each page these are made, and one of those, by its domain."""
