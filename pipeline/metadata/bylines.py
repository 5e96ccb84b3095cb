"""Printed bylines of a page: marked elements, and lines near the headline, each with a score."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.grammar.bylines import Byline, is_lead, is_led, read_byline
from pipeline.grammar.given_names import has_given_name
from pipeline.grammar.names import has_case
from pipeline.metadata.context import Context
from pipeline.metadata.dump_bylines import Printed, printed_in_dump
from pipeline.metadata.folding import fold
from pipeline.model.markup import MarkedElement

MAX_CHARS = 200
LINES_BEFORE, LINES_AFTER = 4, 14
"""How far from the headline an unmarked byline is looked for, in blocks."""
OPENING_CHARS, BESIDE_OPENING = 120, 2
"""The first kept block of this length opens the text; right before it a byline stands as often as under the headline."""
LINES_BEHIND = 6
_BEFORE_END, _BEHIND_END = 4, 40  # blocks around the end of the text among which an author's note may stand
_PRESENTATION_CHARS = 40
_PRESENTED = 0.8
_PRESENTS = re.compile(
    r"\W{0,3}(?:\([^()]{1,30}\)\W{0,2})?(?:is|was|has|writes|covers|reports|works|joined|brings|loves|holds|enjoys|specializes|specialises|leads"
    r"|ist|war|schreibt|arbeitet|studierte|leitet|berichtet|est|écrit|es|escribe|è|é|scrive|er|är|jest|graduated|started|founded|spent)\b"
)
"""Blocks behind the text in which a line with a lead ("Author: …") counts."""

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
_LONE_LED, _LONE_UNKNOWN, _POSTED = 0.15, 0.28, 0.1
_POSTING = re.compile(
    r"(?i)(?:posted|submitted|written|added|geschrieben|erstellt|eingestellt|gepostet|verfasst|posté|publié|rédigé|publicado|escrito)\s"
)
_LABELLED = 0.84
_DATED_NAME, _BARE_NAME, _RARE_NAME = 0.78, 0.7, 0.3
_NEAR, _LISTED, _CROWD = 0.03, 0.2, 2
_BESIDE_HEAD = 10  # marked elements behind the headline
_OFF_STAGE_DOUBT = 0.12
_OWN_MARKS = ("itemprop.author", "rel.author", "element.byline")  # hold in a sidebar and in a menu's container, too
_NOT_OWN = frozenset(("comments", "related", "caption", "author_bio"))
_LEAD_BONUS, _DISTANT, _BIO, _LONE_GIVEN, _LONE_RARE, _PEN_NAME = 0.07, 0.15, 0.1, 0.15, 0.15, 0.08


def printed_bylines(context: Context, pen_names: frozenset[str] = frozenset()) -> Iterator[Printed]:
    """Every printed byline worth weighing, marked ones first. For dumps: the blocks captured as `byline`.

    `pen_names` are names without the shape of one that the markup gives as the author's.
    """
    if not context.is_html:
        yield from printed_in_dump(context)
        return
    yield from _marked(context, pen_names)
    places = _Places(context)
    yield from _lines(context, places)
    yield from _presented(context, places)


_PEN_NAME_COMPANY = 60  # code points beside a pen name: a lead and a date
_DATED = re.compile(r"\d")
_OWN_FOOTER = frozenset(("footer",))  # an article's own
# A line that ends in a lead whose name stands on the next one: "Guest column by", "Jane Doe".
_LINE_OF_LEAD = re.compile(
    r"(?i)^(?:[^|]{0,40}\s)?(by|von|par|por|door|author|autor(?:in|a)?|auteure?|autore|skribent|författare|forfatter|автор)s?\s*:?\s*\|\s*"
)
_ASIDE = frozenset(("comments", "related", "caption", "menu", "nav", "footer"))


def _marked(context: Context, pen_names: frozenset[str]) -> Iterator[Printed]:
    elements = context.markup.elements
    title = fold(context.known.get("title") or "")
    head = next((n for n, e in enumerate(elements) if e.tag in ("h1", "h2") and title and fold(e.text) == title), None)
    if head is None:
        head = next((n for n, e in enumerate(elements) if e.tag == "h1" and not is_off_stage(e)), None)
    readings: dict[str, Byline | None] = {}  # an element and its only child have one text
    kinds: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    found: list[tuple[tuple[str, str], bool, Printed]] = []
    for n, element in enumerate(elements):
        share, method = _mark(element)
        text = element.text
        if not share or not text or len(text) > 2 * MAX_CHARS or text[0] == "©" or fold(text) == title:
            continue
        if is_off_stage(element):
            if method not in _OWN_MARKS or _NOT_OWN.intersection(element.within):
                continue
            share -= _OFF_STAGE_DOUBT
        if text not in readings:
            readings[text] = _read(text, context)
        byline = readings[text]
        if (byline is None or not byline.persons) and (pen_name := _pen_name(text, pen_names, context)):
            byline = Byline((pen_name,), clean=True)
        if byline is None or not byline.persons:
            continue
        kind = (element.tag, element.get("class"))
        kinds.setdefault(kind, set()).add(byline.persons)
        if method == "element.meta" and not byline.lead and not _is_name_and_date(text, byline):
            continue
        share += _distance(n, head)
        confidence = share - _PEN_NAME if byline.persons[0] in pen_names else _score(share, byline, element)
        led = bool(byline.lead) or method == "rel.author"
        printed = Printed(byline.persons, " ".join(text.split())[:MAX_CHARS], method, confidence, led)
        found.append((kind, head is not None and head < n <= head + _BESIDE_HEAD, printed))
    seen: dict[tuple[str, str], int] = {}
    for kind, beside, printed in found:
        seen[kind] = seen.get(kind, 0) + 1
        listed = len(kinds[kind]) > _CROWD and not (beside and seen[kind] <= _CROWD)
        yield replace(printed, confidence=printed.confidence - _LISTED) if listed else printed


def _distance(position: int, head: int | None) -> float:
    """What the place among the marked elements says: right behind the headline is best, far before it is worst."""
    if head is None:
        return 0.0
    if position < head - 6:
        return -_DISTANT
    if head < position <= head + _BESIDE_HEAD:
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
        joined = read_byline(_LINE_OF_LEAD.sub(r"\1: ", " | ".join(lines[:6])), context.ruleset.languages)
        if joined and joined.persons:
            return joined
    return read_byline(" ".join(lines), context.ruleset.languages)


def _pen_name(text: str, pen_names: frozenset[str], context: Context) -> str | None:
    """The pen name that a marked element prints alone, behind a lead or before a date; None if it prints another text."""
    for name in pen_names:
        at = text.find(name)
        if at >= 0 and len(text) <= len(name) + _PEN_NAME_COMPANY:
            before, after = text[:at].strip(" :|\n"), text[at + len(name) :].strip(" ,|·•\n-–")
            if (not before or is_led(f"{before} X", context.ruleset.languages)) and (not after or _DATED.search(after)):
                return name
    return None


def _score(share: float, byline: Byline, element: MarkedElement) -> float:
    if byline.lead:
        share += _LEAD_BONUS
    if not byline.clean:
        share -= 0.1
    if "author_bio" in element.within:
        share -= _BIO
    if all(" " not in person and has_case(person) for person in byline.persons):
        share -= 0.1 if byline.lead else _LONE_GIVEN
        if not byline.lead and not all(has_given_name(person) for person in byline.persons):
            share -= _LONE_RARE
    return share


def _lines(context: Context, places: _Places) -> Iterator[Printed]:
    """Unmarked lines near the headline, or ones of the body led as a byline ("By …"), that hold nothing else."""
    label = ""  # the line before, if it is a lead and nothing else
    for block in context.cleaned.blocks:
        label, before = block.text if is_lead(block.text, context.ruleset.languages) else "", label
        if len(block.text) > MAX_CHARS or block.text[:1] == "©":
            continue
        if before and block.index < places.behind.stop and not _ASIDE.intersection(block.marks) - _OWN_FOOTER:
            labelled = read_byline(f"{before.strip(' :：')}: {block.text}", context.ruleset.languages)
            if (
                labelled
                and labelled.clean
                and labelled.lead
                and any(" " in p or not has_case(p) for p in labelled.persons)
            ):
                yield Printed(labelled.persons, f"{before} {block.text}", "line.labelled", _LABELLED, led=True)
                continue
        near = block.index in places.near or block.index in places.behind
        if not near and not (block.main and len(block.text) <= 80):
            continue
        off_stage = _ASIDE.intersection(block.marks)
        if off_stage and not (off_stage == _OWN_FOOTER and "article" in block.marks):
            continue
        if block.index not in places.beside and not is_led(block.text, context.ruleset.languages):
            continue
        byline = read_byline(block.text, context.ruleset.languages)
        if byline is None or not byline.persons or len(byline.persons) > 6:
            continue
        lone = all(" " not in person and has_case(person) for person in byline.persons)
        if byline.lead and (block.index in places.near or byline.clean):
            share = _LINE + (0.05 if byline.clean else -0.15) + (_NEAR if block.index in places.beside else 0.0)
            share -= 0.0 if block.index in places.near else 0.1
            if lone:
                share -= _LONE_LED if all(has_given_name(person) for person in byline.persons) else _LONE_UNKNOWN
                share += _POSTED if byline.clean and _POSTING.match(byline.lead) and _DATED.search(block.text) else 0.0
            yield Printed(byline.persons, block.text, "line.byline", share, led=True)
        elif block.index in places.beside and byline.clean and not lone and block.kind != "heading":
            common = 2 * sum(map(has_given_name, byline.persons)) >= len(byline.persons)
            date = any(c.isdigit() for c in block.text)
            share = _RARE_NAME if not common else _DATED_NAME if date else _BARE_NAME
            yield Printed(byline.persons, block.text, "line.name" if common else "line.rare_name", share)


def _presented(context: Context, places: _Places) -> Iterator[Printed]:
    """A person whose name stands alone behind the text or beside the headline and whom the next lines present."""
    blocks = context.cleaned.blocks
    found: dict[tuple[str, ...], Printed] = {}
    zone = range(places.behind.start - _BEFORE_END, places.behind.start + _BEHIND_END)
    for block in blocks:
        if not 3 <= len(block.text) <= 60 or (block.index not in places.near and block.index not in zone):
            continue
        if not has_given_name(block.text):
            continue
        first = block.text.split()[0]
        following = [b.text for b in blocks[block.index + 1 : block.index + 4] if len(b.text) >= _PRESENTATION_CHARS]
        following = [text for text in following if text.startswith(first)]
        if not following or _ASIDE.intersection(block.marks) - _OWN_FOOTER:
            continue
        byline = read_byline(block.text, context.ruleset.languages)
        if byline is None or not byline.clean or len(byline.persons) != 1 or byline.lead:
            continue
        person = byline.persons[0]
        if any(_PRESENTS.match(_behind_name(text, person, first)) for text in following):
            found[byline.persons] = Printed(byline.persons, block.text, "line.presented", _PRESENTED)
    if len(found) == 1:  # more are the people that a story is about, or a staff page
        yield from found.values()


def _behind_name(text: str, person: str, first: str) -> str:
    return text[len(person) if text.startswith(person) else len(first) :].casefold()


class _Places:
    """Where on a page a line may be a byline, as indices of blocks."""

    def __init__(self, context: Context) -> None:
        title = fold(context.known.get("title") or "")
        blocks, kept = context.cleaned.blocks, context.kept
        longest = 2 * len(title) + 20
        heads = [b.index for b in blocks if title and len(title) <= len(b.text) < longest and fold(b.text) == title][:3]
        if not heads:
            heads = [b.index - 1 for b in blocks if b.main][:1]
        opening = next((b.index for b in kept if len(b.text) >= OPENING_CHARS), None)
        self.near = {n for head in heads for n in range(head - LINES_BEFORE, head + LINES_AFTER) if n != head}
        self.beside = {n for head in heads for n in range(head + 1, head + 4)}
        if opening is not None:
            self.beside.update(range(opening - BESIDE_OPENING, opening))
        self.behind = range(kept[-1].index + 1, kept[-1].index + 1 + LINES_BEHIND) if kept else range(0)
