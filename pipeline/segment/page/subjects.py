"""Ids and classes that name what a section is about, and not what it is: `#cookies-and-tea`, `#FooterOfTheContract`.

Such names are made from headings, as anchors. They say nothing about the furniture of a page.
"""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from pipeline.segment.page.marks import AGAINST, marks_of_names, words_of_name

SUBJECT_TAGS = frozenset(("section", "div", "article", "details", "h2", "h3", "h4", "h5", "h6"))
"""Elements that are looked at: sections, and headings of sections."""
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LEAST_WORDS = 2  # of a name that says more than what the element is
_SENTENCE, _PARAGRAPH = 40, 80  # characters of a section's own text, and of the text beside it
_LOOK = 60
_ENDS = tuple('.!?…"”»’。！？؟।」』')
_FORMS = frozenset(("form", "input", "textarea", "select", "button", "iframe", "nav"))
# Words of layout: a name of nothing but these and of words for furniture is no subject.
_LAYOUT_WORDS = """
    section sections block blocks box boxes wrap wrapper container inner outer area region zone holder panel group row col
    column grid layout bar list items item module component element part parts view page site web app the and of to for in
    on at by with our your my us you top bottom left right center middle main first last new old big small medium large
    mobile desktop tablet sticky fixed inline full wide dark light primary default js css wp id ui sc css html heading
    title text content body story article post news single entry template root slot place unit load loader more less show
    hide open close toggle link links button icon image images img video player
"""
_LAYOUT = frozenset(_LAYOUT_WORDS.split())


def without_subject(element: HtmlElement, name: str, classes: str, found: int) -> int:
    """Of the marks `found` in an element's id (`name`) and classes those of names that do not say what its text is about."""
    heading = _heading(element)
    if heading is None or not (heading is element or _stands_in_text(element) or _repeats(name, heading, element)):
        return found
    says = frozenset(words_of_name(" ".join("".join(heading.itertext()).split())))
    kept = " ".join(token for token in classes.split() if not _is_of_heading(token, name, says))
    own = marks_of_names(kept)
    return own if _is_subject(name) else own | marks_of_names(name)


def _heading(element: HtmlElement) -> HtmlElement | None:
    """The heading whose section an element is, if it is one of the article's: with a sentence, and with text beside it."""
    if element.tag in _HEADINGS:
        return element
    first = element[0] if len(element) else None
    if first is None or first.tag not in _HEADINGS or (element.text and not element.text.isspace()):
        return None
    return first if _says(element) else None


def _says(element: HtmlElement) -> bool:
    """Whether a section's own text has a sentence, little of it linked, and nothing to fill in or press."""
    says, text, linked = False, 0, 0
    for inner in islice(element.iter(), _LOOK):
        if inner.tag in _FORMS:
            return False
        if inner.tag == "a":
            linked += len("".join(inner.itertext()))
        elif inner.tag == "p":
            paragraph = "".join(inner.itertext()).strip()
            text += len(paragraph)
            says = says or (len(paragraph) >= _SENTENCE and paragraph.endswith(_ENDS))
    return says and 2 * linked < text


def _stands_in_text(element: HtmlElement) -> bool:
    """Whether paragraphs, or sections like this one, stand beside a section."""
    parent = element.getparent()
    if parent is None or parent.tag == "body":
        return False
    paragraphs = (beside for beside in islice(parent, _LOOK) if beside.tag == "p")
    return any(len("".join(paragraph.itertext())) >= _PARAGRAPH for paragraph in paragraphs)


def _repeats(name: str, heading: HtmlElement, element: HtmlElement) -> bool:
    """Whether an id is made of the section's heading, and a section of the same kind with a heading stands beside it."""
    words = words_of_name(name)
    if not _is_subject(name) or not frozenset(words_of_name("".join(heading.itertext()))).issuperset(words):
        return False
    parent = element.getparent()
    beside = [] if parent is None else [e for e in islice(parent, _LOOK) if e is not element and e.tag == element.tag]
    return any(len(e) and e[0].tag == heading.tag and _says(e) for e in beside)


def _is_subject(name: str) -> bool:
    """Whether a name has several words, one of which is neither of layout nor of furniture."""
    words = words_of_name(name)
    return len(words) >= _LEAST_WORDS and any(_is_foreign(word) for word in words)


def _is_foreign(word: str) -> bool:
    return len(word) > 2 and word not in _LAYOUT and not marks_of_names(word) & AGAINST


def _is_of_heading(token: str, name: str, says: frozenset[str]) -> bool:
    """Whether a class repeats the id, or is made of the heading's words."""
    if name and token.endswith(name):
        return True
    own = token.rsplit("--", 1)[-1].rsplit("__", 1)[-1]
    words = words_of_name(own)
    return len(words) >= _LEAST_WORDS and says.issuperset(words) and _is_subject(own)
