"""Printed bylines of a page: marked elements, and lines near the headline, each with a score."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.grammar.bylines import Byline, is_led, read_byline
from pipeline.grammar.given_names import has_given_name
from pipeline.grammar.names import has_case
from pipeline.metadata.context import Context
from pipeline.metadata.dump_bylines import Printed, printed_in_dump
from pipeline.metadata.folding import fold
from pipeline.model.markup import MarkedElement

MAX_CHARS = 200
LINES_BEFORE, LINES_AFTER = 4, 14
"""How far from the headline an unmarked byline is looked for, in blocks."""

_BYLINE_NAME = re.compile(
    r"(?i)by-?_?line|written-?by|posted-?by|article-?_?author|entry-author|post-author|author-?_?name|story-?author|c-author"
)
_AUTHOR_NAME = re.compile(
    r"(?i)author|autor|auteur|writer|reporter|journalist|redact|contributor|signature|verfasser|skribent|kirjoittaja"
)
_META_NAME = re.compile(
    r"(?i)(?:entry|post|article|story|news|blog|page|item)[-_]*(?:meta|info|details|dateline|date)|dateline"
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
_ITEMPROP, _REL, _BYLINE, _AUTHOR, _HREF, _LINE, _META = 0.84, 0.84, 0.86, 0.78, 0.7, 0.8, 0.78
_DATED_NAME, _BARE_NAME, _RARE_NAME = 0.78, 0.7, 0.3
_NEAR, _LISTED, _CROWD = 0.03, 0.2, 2
_LEAD_BONUS, _DISTANT, _BIO, _LONE_WORD = 0.07, 0.15, 0.1, 0.2


def printed_bylines(context: Context) -> Iterator[Printed]:
    """Every printed byline worth weighing, marked ones first. For dumps: the blocks captured as `byline`."""
    if not context.is_html:
        yield from printed_in_dump(context)
        return
    yield from _marked(context)
    yield from _lines(context)


_OWN_FOOTER = frozenset(("footer",))  # an article's own
# A line that ends in a lead whose name stands on the next one: "Guest column by", "Jane Doe".
_LINE_OF_LEAD = re.compile(r"(?i)^(?:[^|]{0,40}\s)?(by|von|par|por|door)\s*:?\s*\|\s*")
_ASIDE = frozenset(("comments", "related", "caption", "menu", "nav", "footer"))


def _marked(context: Context) -> Iterator[Printed]:
    elements = context.markup.elements
    title = fold(context.known.get("title") or "")
    head = next((n for n, e in enumerate(elements) if e.tag in ("h1", "h2") and title and fold(e.text) == title), None)
    if head is None:
        head = next((n for n, e in enumerate(elements) if e.tag == "h1" and not is_off_stage(e)), None)
    readings: dict[str, Byline | None] = {}  # an element and its only child have one text
    crowd: dict[tuple[str, str], int] = {}
    firsts: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for n, element in enumerate(elements):
        share, method = _mark(element)
        text = element.text
        if not share or not text or len(text) > 2 * MAX_CHARS or fold(text) == title:
            continue
        if is_off_stage(element):
            continue
        if text not in readings:
            readings[text] = _read(text, context)
        byline = readings[text]
        if byline is None or not byline.persons:
            continue
        share += _distance(n, head)
        kind = (element.tag, element.get("class"))
        crowd[kind] = crowd.get(kind, 0) + 1
        if crowd[kind] > _CROWD and len({byline.persons, *firsts.get(kind, ())}) > 2:
            share -= _LISTED
        firsts.setdefault(kind, set()).add(byline.persons)
        if method == "element.meta" and not byline.lead and not _is_name_and_date(text, byline):
            continue
        confidence = _score(share, byline, element)
        shown = " ".join(text.split())
        led = bool(byline.lead) or method == "rel.author"
        yield Printed(byline.persons, shown[:MAX_CHARS], method, confidence, led)


def _distance(position: int, head: int | None) -> float:
    """What the place among the marked elements says: right behind the headline is best, far before it is worst."""
    if head is None:
        return 0.0
    if position < head - 6:
        return -_DISTANT
    if head < position <= head + 10:
        return _NEAR
    return -_DISTANT if position > head + 30 else 0.0


def is_off_stage(element: MarkedElement) -> bool:
    """Whether an element stands in comments, related stories, a sidebar …; the article's own footer is on stage."""
    for mark in element.within:
        if mark in ("article", "main"):
            return False
        if mark in _OFF_STAGE and mark != "footer":
            return True
        if mark == "footer" and "article" not in element.within:
            return True
    return False


def _is_name_and_date(text: str, byline: Byline) -> bool:
    persons = byline.persons
    return byline.clean and any(c.isdigit() for c in text) and all(" " in p and has_given_name(p) for p in persons)


def _mark(element: MarkedElement) -> tuple[float, str]:
    """(share right, method) of what marks an element as a byline; 0 if nothing does."""
    if element.get("itemprop").lower() in ("author", "creator", "author name"):
        return _ITEMPROP, "itemprop.author"
    if "author" in element.get("rel").lower():
        return _REL, "rel.author"
    if element.tag in ("h1", "time"):
        return 0.0, ""
    share, method = _mark_of(f"{element.get('class')} {element.get('id')} {element.get('data-testid')}")
    if share and (method != "element.meta" or len(element.text) < MAX_CHARS):
        return share, method
    if method != "off" and element.tag == "a" and _PERSON_HREF.search(element.get("href")):
        return _HREF, "element.profile"
    return 0.0, ""


@lru_cache(maxsize=4096)
def _mark_of(names: str) -> tuple[float, str]:
    """What an element's class, id and test id say; pages repeat them, and the pages of one site share them."""
    if _NOT_BYLINE.search(names):
        return 0.0, "off"
    if _BYLINE_NAME.search(names):
        return _BYLINE, "element.byline"
    if _AUTHOR_NAME.search(names):
        return _AUTHOR, "element.author"
    return (_META, "element.meta") if _META_NAME.search(names) else (0.0, "")


def _read(text: str, context: Context) -> Byline | None:
    lines = text.split("\n")
    if len(lines) > 1:
        joined = read_byline(_LINE_OF_LEAD.sub(r"\1 ", " | ".join(lines[:6])), context.ruleset.languages)
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
        share -= 0.1 if byline.lead else _LONE_WORD
        if not byline.lead and not all(has_given_name(person) for person in byline.persons):
            share -= 0.1
    return share


def _lines(context: Context) -> Iterator[Printed]:
    """Unmarked lines near the headline, or ones of the body led as a byline ("By …"), that hold nothing else."""
    near, beside = _places(context)
    for block in context.cleaned.blocks:
        if len(block.text) > MAX_CHARS or not (block.index in near or (block.main and len(block.text) <= 80)):
            continue
        off_stage = _ASIDE.intersection(block.marks)
        if off_stage and not (off_stage == _OWN_FOOTER and "article" in block.marks):
            continue
        if block.index not in beside and not is_led(block.text, context.ruleset.languages):
            continue
        byline = read_byline(block.text, context.ruleset.languages)
        if byline is None or not byline.persons or len(byline.persons) > 6:
            continue
        lone = all(" " not in person and has_case(person) for person in byline.persons)
        if byline.lead and (block.index in near or byline.clean):
            share = _LINE + (0.05 if byline.clean else -0.15) + (_NEAR if block.index in beside else 0.0)
            share -= 0.0 if block.index in near else 0.1
            if lone:
                share -= 0.15 if all(has_given_name(person) for person in byline.persons) else 0.28
            yield Printed(byline.persons, block.text, "line.byline", share, led=True)
        elif block.index in beside and byline.clean and not lone and block.kind != "heading":
            common = all(has_given_name(person) for person in byline.persons)
            date = any(c.isdigit() for c in block.text)
            share = _RARE_NAME if not common else _DATED_NAME if date else _BARE_NAME
            yield Printed(byline.persons, block.text, "line.name" if common else "line.rare_name", share)


def _places(context: Context) -> tuple[set[int], set[int]]:
    """(near, beside): blocks around and right behind the headline."""
    title = fold(context.known.get("title") or "")
    blocks = context.cleaned.blocks
    longest = 2 * len(title) + 20
    heads = [b.index for b in blocks if title and len(title) <= len(b.text) < longest and fold(b.text) == title][:3]
    if not heads:
        heads = [b.index - 1 for b in blocks if b.main][:1]
    near = {n for head in heads for n in range(head - LINES_BEFORE, head + LINES_AFTER) if n != head}
    beside = {n for head in heads for n in range(head + 1, head + 4)}
    return near, beside
