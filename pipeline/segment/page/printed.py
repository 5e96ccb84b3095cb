"""The visible text of an element as metadata are read from: shortened, one line for each block-level part."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from pipeline.segment.page.elements import UNSEEN_NAMES, hides, is_reading
from pipeline.segment.page.marks import marks_of_names

MAX_TEXT_CHARS = 400
"""Of one element. A byline or a headline is shorter; the rest of a container is not needed."""
MAX_WALK = 120
"""Nodes visited for one element's text."""
MAX_PARTS = 4
"""Of a heading: kicker, separator, headline, a mark."""
MAX_TEASER_DEPTH, MIN_TEASER_WORDS = 5, 4
_PERSONS = re.compile(r"(?i)/(?:author|autor|auteur|people|person|staff|profil|redak|user|team|journalist)|^#|^mailto:")
_SEPARATORS = " \t\r\n\u00a0:|/–—-·•"
_KICKER = re.compile(
    r"(?i)kicker|over-?line|eyebrow|pre-?title|dachzeile|top-?line|spitzmarke|roof-?line|super-?title|supra-?title|sur-?titre"
    r"|ante-?t[ií]tulo|occhiello|over-?title|over-?head(?:line|ing)|ladillo|vinjett?|vignette"
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
_READING_TAGS = frozenset(["rt", "rp", "rtc"])
_LEAST_LINE, _LEAST_WORD = 2, 4  # words of a line of a heading, letters of its last one: "You" is a part of "YouTube"


def printed_text(element: HtmlElement) -> str:
    """The element's visible text, white space squeezed, with a line break at every block-level boundary.

    Readings over words are no part of it.
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
            if hidden is None and (tag in _HIDDEN_TAGS or (tag in _READING_TAGS and is_reading(node))):
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


def is_in_teaser(element: HtmlElement, text: str) -> bool:
    """Whether an element stands inside a link that says more than it: another story's headline beside its byline or date."""
    for _, node in zip(range(MAX_TEASER_DEPTH), element.iterancestors(), strict=False):
        if node.tag == "a" and node.get("href"):
            if element.tag in ("h1", "h2") or _PERSONS.search(node.get("href") or ""):
                return False
            others = len(printed_text(node).split()) - len(text.split())
            return others >= MIN_TEASER_WORDS
    return False


def heading_text(element: HtmlElement) -> tuple[str, str]:
    """A heading's visible text, each of its parts on a line of its own; and the kicker among it that a class marks.

    Parts are its children, if nothing but separators stands between them and white space parts them; and where words of
    several run into a child's ("every weekHow the …"): a style sheet sets them on lines of their own.
    """
    inner = element
    while len(inner) == 1 and isinstance(inner[0].tag, str) and not (inner.text or inner[0].tail or "").strip():
        inner = inner[0]
    children = [child for child in inner if isinstance(child.tag, str)]
    if len(children) != len(inner) or not 0 < len(children) <= MAX_PARTS:
        return printed_text(element), ""
    first = children[0]
    kicker = printed_text(first) if _KICKER.search(f"{first.get('class') or ''} {first.get('id') or ''}") else ""
    pieces, parted = [inner.text or ""], len(children) > 1
    for child in children:
        text, tail = printed_text(child), child.tail or ""
        apart = child is children[-1] or tail != tail.strip() or tail.strip(_SEPARATORS) != tail
        apart = apart or (child is first and bool(kicker))  # a class says that it is no part of the headline
        parted = parted and apart and not tail.strip(_SEPARATORS)
        pieces += [text, tail]
    if parted and not (inner.text or "").strip():
        return "\n".join(part for piece in pieces if (part := piece.strip()))[:MAX_TEXT_CHARS], kicker
    lines = [pieces[0]]
    for piece in filter(None, pieces[1:]):
        if _runs_into(lines[-1], piece):
            lines.append(piece)
        else:
            lines[-1] += piece
    return ("\n".join(" ".join(line.split()) for line in lines) if lines[1:] else printed_text(element)), kicker


def heading_parts(element: HtmlElement) -> tuple[str, ...]:
    """The texts that a heading's elements set apart, in order, also where nothing stands between them; none if it is one text."""
    inner = element
    while len(inner) == 1 and isinstance(inner[0].tag, str) and not (inner.text or inner[0].tail or "").strip():
        inner = inner[0]
    if not 0 < len(inner) <= MAX_PARTS:
        return ()
    pieces = [inner.text or ""]
    for child in inner:
        pieces += [printed_text(child) if isinstance(child.tag, str) else "", child.tail or ""]
    parts = [" ".join(piece.split()) for piece in pieces if piece.strip(_SEPARATORS)]
    return tuple(part[:MAX_TEXT_CHARS] for part in parts) if len(parts) > 1 else ()


def is_unseen(element: HtmlElement) -> bool:
    """Whether an element's class, style or an attribute leaves it to screen readers and search engines."""
    return bool(
        marks_of_names(f"{element.get('class') or ''} {element.get('id') or ''}") & UNSEEN_NAMES
        or hides(element.get("style") or "")
        or element.get("hidden") is not None
    )


def _runs_into(line: str, piece: str) -> bool:
    """Whether a line's last word and the first of a piece of several words would read as one: "weekHow"."""
    words, more = line.split(), piece.split()
    if min(len(words), len(more)) < _LEAST_LINE or line[-1].isspace() or piece[0].isspace():
        return False
    return line[-1].islower() and piece[0].isupper() and len(words[-1]) >= _LEAST_WORD
