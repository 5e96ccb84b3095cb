"""Facts about an article side by side in one line, parted by style alone: `<span>5 May</span><span>Source: …</span>`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from pipeline.grammar.prose import ends_like_sentence
from pipeline.segment.page.marks import METADATA, marks_of_names

_FACTS = frozenset(("span", "a", "time", "em", "i", "b", "strong", "small", "cite", "address", "label"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))  # a headline and its kicker
MAX_CHARS, MIN_CHARS, MOST = 160, 3, 12
"""Characters of such a line and of each fact in it, and facts: longer ones are sentences, shorter ones parts of words."""
_STATED = re.compile(r"\d|[:：]")


def part_facts(parent: HtmlElement) -> None:
    """Set a space between the facts that a block's inline children state, where only their style parts them.

    Words of a sentence are left as they are: it ends in a full stop, or goes on in lower case or with a mark.
    """
    if len(parent) < 2 or parent.tag in _HEADINGS:
        return
    for children in _runs(parent):
        _part(parent, children)


def _runs(parent: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Inline children side by side, with no text between them and none around."""
    run: list[HtmlElement] = []
    open_ = True
    for child in parent:
        if child.tag == "img" and not _is_said(child.tail):
            continue
        if child.tag in _FACTS:
            run.append(child)
            open_ = open_ and not _is_said(child.tail)
            continue
        if open_ and len(run) > 1:
            yield run
        run, open_ = [], isinstance(child.tag, str) and not _is_said(child.tail)
    if open_ and len(run) > 1:
        yield run


def _part(parent: HtmlElement, children: list[HtmlElement]) -> None:
    texts = [(child.text_content() or "") for child in children]
    if len(children) > MOST or sum(map(len, texts)) > MAX_CHARS or ends_like_sentence(texts[-1].rstrip()):
        return
    if not all(_is_fact(text) for text in texts):
        return
    named = marks_of_names(parent.get("class") or "") | marks_of_names(parent.get("id") or "")
    for child in children:
        named |= METADATA if child.tag == "time" or child.get("itemprop") else marks_of_names(child.get("class") or "")
    if named & METADATA or any(_STATED.search(text) for text in texts):
        for child in children[:-1]:
            child.tail = child.tail or " "


def _is_said(tail: str | None) -> bool:
    return tail is not None and not tail.isspace()


def _is_fact(text: str) -> bool:
    """Whether a text can stand for itself: as long as a word, and it begins as a line does."""
    bare = text.strip()
    if len(bare) < MIN_CHARS:
        return False
    first = bare[0]
    return (first.isalnum() and not first.islower()) or first in '(（[【«“"©'
