"""What a page hides until its reader asks for it: text behind a control of the article's own body is the article's.

"Read more", the answers under the questions of a FAQ, paragraphs that fade in. What opens in dialogs, menus and forms stays
out, and so does what no control of the body opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from pipeline.grammar.prose import reading_length
from pipeline.segment.page.elements import hides, squeezed
from pipeline.segment.page.marks import BIT, ROLE_MARKS, marks_of_names

# A text that opens on demand holds a sentence of this many characters to a reader; an answer may be short.
_LEAST_SENTENCE = 40
# A paragraph that is shown in the same container, of this many characters: the body.
_LEAST_SHOWN = 80
_SENTENCE_ENDS = tuple('.!?…:"”»’。！？؟।」』')
# How far up from the control and its text the body's paragraphs may stand, and how many elements are looked at for one.
_CLIMB, _LOOK = 4, 400
MOST_PANELS = 200
"""Hidden elements of a page that are looked at."""
_NOT_ARTICLE = sum(BIT[name] for name in (
    "nav", "menu", "popup", "dialog", "consent", "consent-tool", "form", "comments", "share", "newsletter", "ad", "promo", "paywall",
    "author-bio", "hidden", "footer",
))  # fmt: skip
_OUTSIDE = frozenset(("nav", "header", "footer", "aside", "form", "dialog", "menu", "fieldset", "select", "figure"))
_PAGE = frozenset(("html", "body"))
_TARGETS = ("aria-controls", "data-target", "data-bs-target", "data-toggle-target", "data-controls", "href")
_CONTROLS = etree.XPath(
    "//*[@aria-controls or @data-target or @data-bs-target or @data-toggle-target or @data-controls"
    " or @aria-expanded or (self::a and starts-with(@href, '#') and string-length(@href) > 1)]"
)
_MAY_HIDE = etree.XPath("descendant-or-self::*[@hidden or @style]")


def opened_texts(tree: HtmlElement) -> set[HtmlElement]:
    """The hidden elements that a control of the body opens or that only wait for a fade-in. The tree is read only."""
    hidden = [element for element in _found(_MAY_HIDE, tree) if _is_hidden(element)]
    panels = [element for element in hidden[:MOST_PANELS] if may_be_article(element)]
    if not panels:
        return set()
    unseen = set(hidden)
    controls = _controls(tree)
    found = set()
    for panel in panels:
        control = controls.get(panel.get("id") or "")
        if control is None:
            control = _control_beside(panel)
        opens = control is not None and not _is_outside(control) and _is_near(control, panel)
        if (opens or _fades_in(panel)) and _shows_paragraph(panel, unseen):
            found.add(panel)
    return found


def _found(path: etree.XPath, tree: HtmlElement) -> list[HtmlElement]:
    return cast("list[HtmlElement]", path(tree))


def _is_hidden(element: HtmlElement) -> bool:
    state = element.get("hidden")
    return (state is not None and state != "until-found") or hides(element.get("style") or "")


def _controls(tree: HtmlElement) -> dict[str, HtmlElement]:
    """The first control of each target, by the target's id."""
    found: dict[str, HtmlElement] = {}
    for control in _found(_CONTROLS, tree):
        for name in _TARGETS:
            for target in (control.get(name) or "").split():
                if name == "aria-controls" or name == "data-controls" or target.startswith("#"):
                    found.setdefault(target.lstrip("#"), control)
    return found


def _control_beside(panel: HtmlElement) -> HtmlElement | None:
    """What stands right before a hidden text, or else right behind it, if it is a button by its tag, role or state."""
    for beside in (panel.getprevious(), panel.getnext()):
        for element in islice(beside.iter(), 6) if beside is not None else ():
            if element.tag in ("button", "summary") or element.get("role") == "button" or element.get("aria-expanded"):
                return element
    return None


def may_be_article(panel: HtmlElement) -> bool:
    """Whether a hidden element may be an article's text: it holds a sentence, little of it linked, and is called nothing else."""
    if panel.tag in _OUTSIDE or _marks(panel) & _NOT_ARTICLE or panel.get("aria-modal"):
        return False
    text = linked = 0
    says = False
    for element in islice(panel.iter(), _LOOK):
        if element.tag in ("input", "textarea", "iframe", "dialog", "nav"):
            return False
        piece = " ".join("".join(element.itertext()).split()) if element.tag in ("p", "li", "a") else ""
        if element.tag == "a":
            linked += len(piece)
        elif piece:
            text += len(piece)
            says = says or _is_sentence(piece)
    if not text:
        piece = " ".join("".join(panel.itertext()).split())
        text, says = len(piece), _is_sentence(piece)
    return says and linked < 0.5 * text


def _is_sentence(text: str) -> bool:
    return reading_length(text) >= _LEAST_SENTENCE and text.endswith(_SENTENCE_ENDS)


def _marks(element: HtmlElement) -> int:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return marks_of_names(names) | ROLE_MARKS.get(element.get("role") or "", 0)


def _is_outside(element: HtmlElement) -> bool:
    """Whether an element stands in a menu, a head, a foot, a form or a dialog."""
    return any(
        node.tag in _OUTSIDE or ROLE_MARKS.get(node.get("role") or "", 0) & _NOT_ARTICLE
        for node in element.iterancestors()
    )


def _is_near(control: HtmlElement, panel: HtmlElement) -> bool:
    """Whether a control stands outside its text, in a container a few levels above it that is not the page."""
    above = [node for node in islice(panel.iterancestors(), _CLIMB) if node.tag not in _PAGE]
    around = set(islice(control.iterancestors(), 2 * _CLIMB))
    return panel not in around and any(node in around for node in above)


def _fades_in(panel: HtmlElement) -> bool:
    """Whether a block is invisible in its place, between others of its container that are not."""
    style = squeezed(panel.get("style") or "")
    if "visibility:hidden" not in style or "display:none" in style or "position:" in style:
        return False
    return panel.getprevious() is not None or panel.getnext() is not None


def _shows_paragraph(panel: HtmlElement, unseen: set[HtmlElement]) -> bool:
    """Whether a paragraph of some length is shown in one of the containers around a hidden text."""
    return any(
        _has_paragraph(node, panel, unseen)
        for node in islice(panel.iterancestors(), _CLIMB)
        if node.tag not in _PAGE and node not in unseen
    )


def _has_paragraph(container: HtmlElement, panel: HtmlElement, unseen: set[HtmlElement]) -> bool:
    return any(
        reading_length("".join(paragraph.itertext())) >= _LEAST_SHOWN and unseen.isdisjoint(paragraph.iterancestors())
        for paragraph in _paragraphs(container, panel)
    )


def _paragraphs(container: HtmlElement, panel: HtmlElement) -> Iterator[HtmlElement]:
    """The paragraphs that are children of a container or of its children, before and behind the panel."""
    for child in islice(container, _LOOK):
        if child is panel:
            continue
        if child.tag == "p":
            yield child
        else:
            yield from (inner for inner in islice(child, _LOOK) if inner.tag == "p")
