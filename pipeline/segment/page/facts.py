"""Facts about an article side by side in one line, parted by style alone: `<span>5 May</span><span>Source: …</span>`."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from pipeline.grammar.letters import is_small
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
    if parent.tag in _HEADINGS:
        return
    children: list[HtmlElement] = []
    for child in parent:
        if child.tag == "img" and not _is_said(child.tail):
            continue
        if child.tag not in _FACTS:
            break  # a block below the facts; nearly always the first child
        if _is_said(child.tail) or len(children) == MOST:
            return
        children.append(child)
    if len(children) < 2:
        return
    texts = [(child.text_content() or "") for child in children]
    if sum(map(len, texts)) > MAX_CHARS or ends_like_sentence(texts[-1].rstrip()):
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
    return (first.isalnum() and not is_small(first)) or first in '(（[【«“"©'
