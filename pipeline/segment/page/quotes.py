"""Quotations as HTML sets them: `<footer>` in a `<blockquote>`, and a `<figure>` around one, name who speaks."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

ATTRIBUTING = frozenset(("figure", "figcaption", "footer"))
"""Elements that are looked at: in a quotation they are neither a picture, nor its caption, nor a page's footer."""
_LOOK = 12  # elements of a figure that are looked at: a quotation has few
_PIECES = 1000  # pieces of text around a figure among which its quotation is looked for
_CLIMB = 3  # elements around a figure: columns and wrappers
# Of the beginning of a quotation: so much is not said twice by chance; its end may be a name.
_COPY_CHARS, _MOST_COPIED = 20, 50
_PICTURES = frozenset(("img", "picture", "video", "audio", "iframe", "table", "svg", "pre", "object", "embed"))


def is_of_quotation(tag: str, element: HtmlElement) -> bool:
    """Whether an element of `ATTRIBUTING` belongs to a quotation: a figure of one and no picture, its caption, its footer."""
    if tag == "figure":
        return _holds_quotation(element)
    parent = element.getparent()
    if parent is None:
        return False
    if tag == "footer" and parent.tag == "blockquote":
        return True
    return parent.tag == "figure" and _holds_quotation(parent)


def _holds_quotation(figure: HtmlElement) -> bool:
    """Whether a figure is a quotation with a caption, and no pull quote: that repeats what the text beside it says."""
    inner = [*islice(figure.iter(), _LOOK)]
    tags = {element.tag for element in inner}
    if "blockquote" not in tags or "figcaption" not in tags or not _PICTURES.isdisjoint(tags):
        return False
    said = _squeezed(next(element for element in inner if element.tag == "blockquote"))[:_MOST_COPIED]
    if len(said) < _COPY_CHARS:
        return True
    return all(_squeezed(around).count(said) < 2 for around in islice(figure.iterancestors(), _CLIMB))


def _squeezed(element: HtmlElement) -> str:
    """An element's letters and digits: copies differ in quotation marks and white space."""
    return "".join(filter(str.isalnum, "".join(islice(element.itertext(), _PIECES))))
