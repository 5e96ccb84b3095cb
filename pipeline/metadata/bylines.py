"""Printed bylines of a page: marked elements, and lines near the headline, each with a score."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.grammar.bylines import Byline, read_byline
from pipeline.grammar.names import has_case
from pipeline.metadata.context import Context
from pipeline.metadata.folding import fold
from pipeline.model.markup import MarkedElement


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed byline: the persons it names, the text as printed, how it was found."""

    persons: tuple[str, ...]
    text: str
    method: str
    confidence: float


MAX_CHARS = 200
LINES_BEFORE, LINES_AFTER = 4, 14
"""How far from the headline an unmarked byline is looked for, in blocks."""

_BYLINE_NAME = re.compile(
    r"(?i)by-?_?line|written-?by|posted-?by|article-?_?author|entry-author|post-author|author-?_?name|story-?author|c-author"
)
_AUTHOR_NAME = re.compile(
    r"(?i)author|autor|auteur|writer|reporter|journalist|redact|contributor|signature|verfasser|skribent|kirjoittaja"
)
_NOT_BYLINE = re.compile(
    r"(?i)bio(?:$|[^a-z])|biograph|about|avatar|comment|respond|image|img|photo|social|follow|related|more-?from|count|caption"
    r"|credit|sidebar|widget|recommend|footer|nav|menu|authority|desc|twitter|email|job|position|role|link-list|archive|profile-text"
)
_OFF_STAGE = frozenset(("comments", "related", "sidebar", "aside", "nav", "footer", "caption"))
_PERSON_HREF = re.compile(
    r"(?i)/(?:authors?|autor(?:en|es)?|auteurs?|people|person|staff|profiles?|reporters?|journalists?|by|contributors?|redaktion|columnists?)/"
)

# Share of pages on which the persons were exactly the authors, by how the element is marked.
_ITEMPROP, _REL, _BYLINE, _AUTHOR, _HREF, _LINE = 0.84, 0.84, 0.86, 0.78, 0.7, 0.8
_LEAD_BONUS, _DISTANT, _BIO, _LONE_WORD = 0.07, 0.15, 0.1, 0.2


def printed_bylines(context: Context) -> Iterator[Printed]:
    """Every printed byline worth weighing, marked ones first. For dumps: the blocks captured as `byline`."""
    if not context.is_html:
        for block in context.cleaned.captured("byline"):
            byline = read_byline(block.text, context.ruleset.languages)
            if byline and byline.persons:
                yield Printed(byline.persons, block.text, "line.byline", 0.9 if byline.lead else 0.8)
        return
    yield from _marked(context)
    yield from _lines(context)


def _marked(context: Context) -> Iterator[Printed]:
    elements = context.markup.elements
    title = fold(context.known.get("title") or "")
    head = next((n for n, e in enumerate(elements) if e.tag in ("h1", "h2") and title and fold(e.text) == title), None)
    group: list[tuple[MarkedElement, Byline]] = []
    for n, element in enumerate(elements):
        share, method = _mark(element)
        text = element.text
        if not share or not text or len(text) > 2 * MAX_CHARS or fold(text) == title:
            continue
        if _OFF_STAGE.intersection(element.within):
            continue
        byline = _read(text, context)
        if byline is None or not byline.persons:
            continue
        if head is not None and n < head - 6:
            share -= _DISTANT
        confidence = _score(share, byline, element)
        shown = " ".join(text.split())
        yield Printed(byline.persons, shown[:MAX_CHARS], method, confidence)
        same = group and group[-1][0].tag == element.tag and group[-1][0].get("class") == element.get("class")
        if not same:
            yield from _joined(group, method, confidence)
            group = []
        group.append((element, byline))
    if group:
        yield from _joined(group, "element.authors", 0.78)


def _joined(group: list[tuple[MarkedElement, Byline]], method: str, confidence: float) -> Iterator[Printed]:
    """Neighbours of one make, one author each, are one byline."""
    persons = tuple(dict.fromkeys(p for _, byline in group for p in byline.persons))
    if 1 < len(persons) <= 6 and all(len(byline.persons) == 1 for _, byline in group):
        text = ", ".join(dict.fromkeys(e.text.replace("\n", " ") for e, _ in group))
        yield Printed(persons, text[:MAX_CHARS], "element.authors", 0.8)


def _mark(element: MarkedElement) -> tuple[float, str]:
    """(share right, method) of what marks an element as a byline; 0 if nothing does."""
    names = f"{element.get('class')} {element.get('id')} {element.get('data-testid')}"
    if element.get("itemprop").lower() in ("author", "creator", "author name"):
        return _ITEMPROP, "itemprop.author"
    if "author" in element.get("rel").lower():
        return _REL, "rel.author"
    if element.tag in ("h1", "time"):
        return 0.0, ""
    if _NOT_BYLINE.search(names):
        return 0.0, ""
    if _BYLINE_NAME.search(names):
        return _BYLINE, "element.byline"
    if _AUTHOR_NAME.search(names):
        return _AUTHOR, "element.author"
    if element.tag == "a" and _PERSON_HREF.search(element.get("href")):
        return _HREF, "element.profile"
    return 0.0, ""


def _read(text: str, context: Context) -> Byline | None:
    lines = text.split("\n")
    if len(lines) > 1:
        joined = read_byline(" | ".join(lines[:6]), context.ruleset.languages)
        if joined and joined.persons:
            return joined
    return read_byline(" ".join(lines), context.ruleset.languages)


def _score(share: float, byline: Byline, element: MarkedElement) -> float:
    if byline.lead:
        share += _LEAD_BONUS
    if not byline.clean:
        share -= 0.1
    if "author_bio" in element.within:
        share -= _BIO
    if all(" " not in person and has_case(person) for person in byline.persons):
        share -= _LONE_WORD if not byline.lead else 0.1
    return share


def _lines(context: Context) -> Iterator[Printed]:
    """Unmarked lines near the headline that are led as a byline ("By …") and hold nothing else."""
    title = fold(context.known.get("title") or "")
    if not title:
        return
    blocks = context.cleaned.blocks
    heads = [b.index for b in blocks if len(b.text) < 400 and fold(b.text) == title][:3]
    seen: set[int] = set()
    for head in heads:
        for block in blocks[max(0, head - LINES_BEFORE) : head + LINES_AFTER]:
            if block.index in seen or len(block.text) > MAX_CHARS or block.index == head:
                continue
            seen.add(block.index)
            byline = read_byline(block.text, context.ruleset.languages)
            if byline and byline.lead and byline.persons:
                share = _LINE + (0.05 if byline.clean else -0.15)
                if all(" " not in person and has_case(person) for person in byline.persons):
                    share -= 0.15
                yield Printed(byline.persons, block.text, "line.byline", share)
