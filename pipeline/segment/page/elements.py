"""What an element is in the walk: part of a line of text, a block, or nothing that is shown."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from pipeline.model.block import BlockKind
from pipeline.segment.page.marks import BIT, METADATA, marks_of_names

# Elements whose text is never shown. Options of a list box are choices, not text.
UNSEEN = frozenset((
    "script", "style", "template", "noscript", "head", "title", "iframe", "object", "applet", "embed", "video", "audio",
    "canvas", "svg", "select", "datalist", "map", "textarea", "noframes", "meta", "link", "base", "param", "source",
    "track", "area",
))  # fmt: skip
# Elements that stand inside a line of text.
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "mark", "math", "nobr", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "input", "br", "td", "th",
))  # fmt: skip
# Elements that begin and end a block. Every other name is one that browsers show inside the line, if there is a line.
BLOCKS = frozenset((
    "html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "frame", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p",
    "plaintext", "pre", "search", "section", "summary", "table", "caption", "colgroup", "col", "tbody", "thead", "tfoot",
    "tr", "ul", "xmp",
))  # fmt: skip
KINDS = {
    "h1": BlockKind.HEADING, "h2": BlockKind.HEADING, "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING, "h5": BlockKind.HEADING, "h6": BlockKind.HEADING,
    "li": BlockKind.LIST_ITEM, "dt": BlockKind.LIST_ITEM, "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE, "figcaption": BlockKind.CAPTION, "caption": BlockKind.CAPTION,
    "pre": BlockKind.PREFORMATTED, "tr": BlockKind.TABLE_ROW,
    "article": BlockKind.PARAGRAPH, "section": BlockKind.PARAGRAPH, "table": BlockKind.PARAGRAPH,
    "aside": BlockKind.PARAGRAPH, "main": BlockKind.PARAGRAPH,
}  # fmt: skip
# Class words that hide a line from the eye and leave it to screen readers ("opens in a new window").
UNSEEN_NAMES = BIT["hidden"]
HIDING_STYLE = ("display:none", "visibility:hidden")
STYLED = METADATA << 1
"""The bit, beside the marks and METADATA, of an inline element whose attributes make a paragraph of it."""
_ROLES = {"paragraph": STYLED, "heading": METADATA}
# Elements of a line that a style may make a paragraph; a link that is a block is a card's.
MAY_BE_STYLED = frozenset(("span", "b", "strong", "em", "i", "font", "small", "big", "label", "mark"))
# What the walk does with an element.
SKIP, NODE, TEXT, ANCHOR, BREAK, CELL, UNKNOWN, READING, EMPTY = range(9)
ACTIONS = dict.fromkeys(INLINE, TEXT) | dict.fromkeys(UNSEEN, SKIP) | dict.fromkeys(BLOCKS, NODE) | {
    "a": ANCHOR, "br": BREAK, "td": CELL, "th": CELL, "rt": READING, "rp": READING, "rtc": READING,
    "img": EMPTY, "input": EMPTY,
}  # fmt: skip
# Elements that may state metadata: always, and if an attribute says so.
STATES = frozenset(("h1", "h2", "time", "address"))
MAY_STATE = STATES | frozenset((
    "div", "span", "p", "a", "section", "li", "ul", "header", "td", "strong", "em", "b", "small", "h3", "h4", "h5", "h6",
    "cite", "i", "abbr", "dd", "dl", "label", "font", "article", "main",
))  # fmt: skip

# What an attribute is to the walk.
CLASS, ID, HREF, STYLE, ROLE, ITEMPROP, HIDDEN, NAMING, DATA_AS, POPOVER = range(1, 11)


class _Attributes(dict[str, int]):
    """The above by an attribute's name, 0 for all others. Names recur from page to page; `data-test…` are of many kinds."""

    def __missing__(self, name: str) -> int:
        told = NAMING if name.startswith("data-test") else 0
        if len(self) < _MOST_NAMES and len(name) < _LONGEST_NAME:
            self[name] = told
        return told


_MOST_NAMES, _LONGEST_NAME = 4096, 64
ATTRIBUTES = _Attributes(
    {"class": CLASS, "id": ID, "href": HREF, "style": STYLE, "role": ROLE, "itemprop": ITEMPROP, "hidden": HIDDEN,
     "rel": NAMING, "property": NAMING, "data-as": DATA_AS, "popover": POPOVER}
)  # fmt: skip

_LINES = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))  # elements that hold a line, whatever is in it
_CONTROLS = frozenset(("button", "label", "output", "meter", "progress"))  # these stand alone in a form or a menu, too
_CLIMB = 4  # inline elements between an unknown one and the block that its line belongs to
_LOOK = 64  # elements looked at inside an unknown one and around it: more are no part of a sentence
_STYLED_BLOCK = re.compile(r"display:(?:block|flex|grid|table|list-item|flow-root)(?![\w-])")
_BLOCK_CLASS = re.compile(r"(?:^|\s)(?:d-)?block(?:$|\s)")
# What a class calls the text of a tooltip: not the word that it explains, whose class may be "tooltip" as well.
_TOOLTIP = re.compile(
    r"(?:tool-?tip|popover|hover-?card)[-_ ]*(?:text|content|body|inner|box|bubble|panel|message|desc\w*|definition)"
    r"|__(?:tool-?tip|popover|hover-?card)(?:$|\s)",
    re.IGNORECASE,
)


def stands_in_line(element: HtmlElement) -> bool:
    """Whether an element of no known name is a piece of a line: it holds no block, and text stands beside it.

    In a paragraph or a heading it always is, unless it is a control ("button", "label"), which may stand alone.
    """
    if element.tag in BLOCKS or any(inner.tag in BLOCKS for inner in islice(element.iter(), _LOOK)):
        return False
    node = element
    for _ in range(_CLIMB):
        parent = node.getparent()
        if parent is None:
            return False
        if has_loose_text(parent) or (parent.tag in _LINES and element.tag not in _CONTROLS):
            return True
        if parent.tag in BLOCKS or parent.tag == "td" or parent.tag == "th":
            return False
        node = parent
    return False


def has_loose_text(parent: HtmlElement) -> bool:
    """Whether words stand directly in an element, beside its children."""
    if _has_words(parent.text):
        return True
    return any(_has_words(child.tail) for child in islice(parent, _LOOK))


def _has_words(text: str | None) -> bool:
    return text is not None and not text.isspace() and any(map(str.isalpha, text))


@lru_cache(maxsize=8192)
def _marks_of_class(names: str) -> int:
    """What an inline element's class says: marks, that it is shown only when the pointer rests on a word, or is a block."""
    found, folded = marks_of_names(names), names.lower()
    if ("ool" in folded or "over" in folded) and _TOOLTIP.search(names):
        found |= UNSEEN_NAMES
    return found | STYLED if "block" in names and _BLOCK_CLASS.search(names) else found


def is_reading(element: HtmlElement) -> bool:
    """Whether an element is a reading aid over a word (`<rt>`, with the brackets around it), and not the word."""
    return any(node.tag == "ruby" for node in islice(element.iterancestors(), _CLIMB))


def hides(style: str) -> bool:
    """Whether a style attribute hides an element."""
    plain = squeezed(style)
    return any(hint in plain for hint in HIDING_STYLE)


def squeezed(style: str) -> str:
    """A style attribute without white space, in lower case."""
    return style.replace(" ", "").lower()


def inline_evidence(tag: str, attributes: list[tuple[str, str]]) -> int:
    """What an inline element's attributes say.

    METADATA if it may state some, STYLED if they make a paragraph of it, the bit for text that is not shown.
    """
    found = METADATA if tag == "time" else 0
    for name, value in attributes:
        if not (told := ATTRIBUTES[name]):
            continue
        if told == CLASS:
            found |= _marks_of_class(value)
        elif told == HREF:
            if tag == "a" and ("/author" in value or "/autor" in value or "/profile" in value):
                found |= METADATA
        elif told == ID:
            found |= marks_of_names(value) & METADATA
        elif told == STYLE:
            style = squeezed(value)
            found |= UNSEEN_NAMES if any(hint in style for hint in HIDING_STYLE) else 0
            found |= STYLED if "display:" in style and _STYLED_BLOCK.search(style) else 0
        elif told == ROLE:
            found |= UNSEEN_NAMES if value == "tooltip" else _ROLES.get(value, 0)
        elif told in (HIDDEN, POPOVER):
            found |= UNSEEN_NAMES
        elif told == ITEMPROP:
            found |= METADATA
        elif told == NAMING:
            found |= names_metadata(name, value)
        elif value == "p":  # data-as
            found |= STYLED
    return found


_PROPERTIES = {  # of RDFa, by the microdata that says the same; lower case, without the namespace
    "author": "author", "creator": "author", "datepublished": "datePublished", "datemodified": "dateModified",
    "date": "datePublished", "issued": "datePublished", "headline": "headline",
}  # fmt: skip


def stated_property(value: str) -> str:
    """The microdata property that says what an RDFa `property` says; empty for any other."""
    names = (name.rpartition(":")[2].rpartition("/")[2].lower() for name in value.split())
    return next((_PROPERTIES[name] for name in names if name in _PROPERTIES), "")


def names_metadata(name: str, value: str) -> int:
    """METADATA if a `rel`, an RDFa property or a test hook names an author, a day or tags."""
    if name == "property":
        return METADATA if stated_property(value) else 0
    named = "author" in value or "tag" in value.split() if name == "rel" else "yline" in value
    return METADATA if named else 0


_ADDRESSES = ("name", "id", "placeholder", "autocomplete", "aria-label")


def asks_address(element: HtmlElement) -> bool:
    """Whether an `<input>` is one for a reader's mail address."""
    kind = element.get("type") or "text"
    if kind != "text":
        return kind.lower() == "email"
    return any("mail" in (element.get(name) or "").lower() for name in _ADDRESSES)
