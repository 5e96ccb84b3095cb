"""Bylines that a page marks as such: itemprop, rel=author, classes, links to profiles; each with a score."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from pipeline.grammar.bylines.handles import read_handle
from pipeline.grammar.bylines.leads import is_led
from pipeline.grammar.bylines.names import Byline, read_byline
from pipeline.grammar.bylines.no_authors import before_editors, is_editor_label, names_editor
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import has_case
from pipeline.metadata.authors.statement import LINKED, Claim
from pipeline.metadata.document.context import Context
from pipeline.metadata.field.any_case import AnyCase
from pipeline.metadata.field.folding import fold
from pipeline.model.evidence import Origin
from pipeline.model.markup import MarkedElement

MAX_CHARS = 200
_BYLINE_NAME = AnyCase(
    r"by-?_?line|written-?by|posted-?by|article-?_?author|entry-author|post-author|author-?_?name|story-?author|c-author"
)
_AUTHOR_NAME = AnyCase(
    r"author|autor|auteur|writer|reporter|journalist|redact|contributor|signature|verfasser|skribent|kirjoittaja"
    r"|periodista|giornalist|jornalist|forfatter|forfattar|toimittaja|szerz[oő]|dziennikarz|novinar|muhabir|penulis|wartawan"
    r"|(?:field|article|noticia|nota|articolo|materia|haber|vest|clanek|str)[-_]+(?:firma|firme|assinatura|yazar|podpis|avtor)(?![a-z])"
)
_META_NAME = AnyCase(
    r"(?:entry|post|article|story|news|blog|page|item)[-_]*(?:meta|info|details|dateline|date)|dateline"
)
_NOT_BYLINE = AnyCase(
    r"bio(?:$|[^a-z])|biograph|about|avatar|comment|respond|image|img|photo|social|follow|related|more-?from|count|caption"
    r"|credit|sidebar|widget|recommend|footer|nav|menu|authority|desc|twitter|email|job|position|role|link-list|archive|profile-text"
)
# Words that name a signature or an author in some languages, and in others a firm, a subscription or a caption.
_SIGNING = {
    "firma": ("es", "it", "ca", "gl", "pt"),
    "firme": ("it",),
    "assinatura": ("pt",),
    "yazar": ("tr", "az"),
    "podpis": ("cs", "sk", "sl", "ru"),
    "avtor": ("sl", "ru", "uk", "bg", "mk", "sr", "uz"),
}
_OFF_STAGE = frozenset(("comments", "related", "sidebar", "aside", "nav", "footer", "caption"))
_PERSON_HREF = re.compile(
    r"(?i)/(?:authors?|autor(?:en|es)?|auteurs?|people|person|staff|profiles?|reporters?|journalists?|by|contributors?|redaktion|columnists?)/"
)

# Share of pages on which the persons were exactly the authors, by how the element is marked.
_ITEMPROP, _REL, _BYLINE, _AUTHOR, _HREF, _META = 0.84, 0.84, 0.86, 0.78, 0.7, 0.78
_NEAR, _LISTED, _CROWD = 0.03, 0.2, 2
_BESIDE_HEAD, _BLOCKS_BESIDE = 10, 15  # marked elements, and blocks, behind the headline
_OFF_STAGE_DOUBT = 0.12
_PROPERTY, _RELATION = Origin("itemprop", "author"), Origin("rel", "author")
_CLASS, _META_CLASS, _MORE_LINK = Origin("element", "byline"), Origin("element", "meta"), Origin("element", "more")
_OWN_MARKS = (_PROPERTY, _RELATION, _CLASS)  # hold in a sidebar and in a menu's container, too
_OFF = Origin("off")  # a class that says that it is no byline
_WIDGET = frozenset(("sidebar", "aside", "author-bio", "header", "article", "main"))  # a byline's own box
_NOT_OWN = frozenset(("comments", "related", "caption", "author-bio"))
_LEAD_BONUS, _DISTANT, _BIO, _LONE_GIVEN, _LONE_RARE, _PEN_NAME = 0.07, 0.15, 0.1, 0.15, 0.15, 0.08
# A link to somebody's other articles, as it stands under an article: "More articles by Jane Doe".
_MORE_BY = re.compile(
    r"(?i)^(?:(?:view|read|see|show|browse)\s+)?(?:all|more|alles|alle|mehr|weitere|tous les|plus|más|todos|altri|tutti|meer|fler)\b[^|]{0,30}?"
    r"\b(?:by|from|von|des|de|di|do|da|par|por|van|av)\s+(?=\S)"
)
_MOST_IN_ROW = 6
_MORE = 0.78  # as an element of an author's class; too few labelled pages have such a link to measure its own share
_PEN_NAME_COMPANY = 60  # code points beside a pen name: a lead and a date
_DATED = re.compile(r"\d")
# A line that ends in a lead whose name stands on the next one: "Guest column by", "Jane Doe".
_LINE_OF_LEAD = re.compile(
    r"(?i)^(?:[^|]{0,40}\s)?(by|von|par|por|door|author|autor(?:in|a)?|auteure?|autore|skribent|författare|forfatter|автор)s?\s*:?\s*\|\s*"
)


def marked_bylines(context: Context, pen_names: frozenset[str]) -> Iterator[Claim]:
    """The bylines of marked elements; `pen_names` are names without the shape of one that the markup gives."""
    elements = context.markup.elements
    title = fold(context.known.title or "")
    head = _headline(elements, title)
    top = elements[head].block if head is not None else None

    def is_beside(position: int, element: MarkedElement) -> bool:
        near = top is None or element.block is None or element.block - top <= _BLOCKS_BESIDE
        return near and head is not None and head < position <= head + _BESIDE_HEAD

    readings: dict[str, Byline | None] = {}  # an element and its only child have one text
    kinds: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    found: list[tuple[tuple[str, str], bool, int | None, Claim]] = []
    for n, element in enumerate(elements):
        share, origin = _mark(element)
        if origin is None and is_beside(n, element) and _is_signature(element, context):
            share, origin = _HREF, Origin("element", "author")
        text = element.text
        if (
            origin is None
            or not share
            or not text
            or len(text) > 2 * MAX_CHARS
            or text[0] == "©"
            or fold(text) == title
        ):
            continue
        if is_off_stage(element):
            beside = is_beside(n, element) and _WIDGET.issuperset(element.within)
            own = origin in _OWN_MARKS and not _NOT_OWN.intersection(element.within)
            if not beside and not own:
                continue
            share -= _OFF_STAGE_DOUBT if own else 0.0
        if _is_editors(element, context):
            continue
        if text not in readings:
            readings[text] = _read(_MORE_BY.sub("", text) if origin == _MORE_LINK else text, context)
        byline = readings[text]
        if (byline is None or not byline.persons) and (pen_name := _pen_name(text, pen_names, context)):
            byline = Byline((pen_name,), clean=True)
        if (byline is None or not byline.persons) and (handle := read_handle(text, context.ruleset.languages)):
            byline = Byline((handle,), lead="by", clean=True)
        if byline is None or not byline.persons:
            continue
        kind = (element.tag, element.get("class"))
        kinds.setdefault(kind, set()).add(byline.persons)
        if origin == _META_CLASS and not byline.lead and not _is_name_and_date(text, byline):
            continue
        share += _distance(n, head) if origin != _MORE_LINK else 0.0
        confidence = share - _PEN_NAME if byline.persons[0] in pen_names else _score(share, byline, element)
        led = bool(byline.lead) or origin == _RELATION
        claim = Claim(byline.persons, origin, " ".join(text.split())[:MAX_CHARS], confidence, led=led)
        found.append((kind, is_beside(n, element), element.block, claim))
    yield from _in_a_row([(block, claim) for _, _, block, claim in found])
    seen: dict[tuple[str, str], int] = {}
    for kind, beside, _, claim in found:
        seen[kind] = seen.get(kind, 0) + 1
        listed = len(kinds[kind]) > _CROWD and not (beside and seen[kind] <= _CROWD)
        yield replace(claim, confidence=claim.confidence - _LISTED) if listed else claim


def _headline(elements: Sequence[MarkedElement], title: str) -> int | None:
    """The place of the heading that is the title, or else of the first H1 that is seen."""
    titled = (n for n, e in enumerate(elements) if e.tag in ("h1", "h2") and title and fold(e.text) == title)
    return next(chain(titled, (n for n, e in enumerate(elements) if e.tag == "h1" and not is_off_stage(e))), None)


def _in_a_row(found: list[tuple[int | None, Claim]]) -> Iterator[Claim]:
    """Authors whom elements of their own state side by side, in one line or in lines without another between, as one claim."""
    stated = [(block, claim) for block, claim in found if claim.origin in (_PROPERTY, _RELATION)]
    row: list[Claim] = []
    before = -1
    ended: list[tuple[int | None, Claim | None]] = [*stated, (None, None)]
    for block, claim in ended:
        alone = claim is None or block is None or len(claim.value) > 1
        if alone or (row and not 0 <= (block or 0) - before <= 1):
            names = tuple(dict.fromkeys(person for one in row for person in one.value))
            if 1 < len(names) <= _MOST_IN_ROW:
                evidence = ", ".join(dict.fromkeys(one.evidence for one in row))[:MAX_CHARS]
                yield replace(row[0], value=names, evidence=evidence, confidence=min(one.confidence for one in row))
            row = []
        row += [claim] if claim is not None and not alone else []
        before = -1 if block is None else block


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
        if mark == "blockquote":
            return True  # what is quoted there signs itself
        if mark in ("article", "main"):
            return False
        if mark in _OFF_STAGE and mark != "footer":
            return True
        if mark == "footer" and "article" not in element.within:
            return True
    return False


def _is_editors(element: MarkedElement, context: Context) -> bool:
    """Whether the line that an element stands in, or the line before, says that the person edited or translated it."""
    if element.block is None or element.block >= len(context.cleaned.blocks):
        return False
    line, name = context.cleaned.blocks[element.block].text, element.text.split("\n")[0]
    if len(line) > MAX_CHARS or name not in line:
        return False
    for (
        other
    ) in context.markup.elements:  # "Editor: Jane Doe" in an element of its own says nothing of who stands behind it
        if (
            other.block == element.block
            and other is not element
            and names_editor(other.text)
            and name not in other.text
        ):
            line = line.replace(other.text, " ").strip()
    if element.block and line == name and is_editor_label(context.cleaned.blocks[element.block - 1].text):
        return True
    return line != name and name not in before_editors(line)


def _is_name_and_date(text: str, byline: Byline) -> bool:
    persons = byline.persons
    return byline.clean and any(c.isdigit() for c in text) and all(" " in p and has_given_name(p) for p in persons)


def _mark(element: MarkedElement) -> tuple[float, Origin | None]:
    """(share right, origin) of what marks an element as a byline; 0 if nothing does."""
    if element.get("itemprop").lower() in ("author", "creator", "author name"):
        return _ITEMPROP, _PROPERTY
    if "author" in element.get("rel").lower():
        return _REL, _RELATION
    if element.tag in ("h1", "time"):
        return 0.0, None
    share, origin = _mark_of(f"{element.get('class')} {element.get('id')} {element.get('data-testid')}")
    if share and (origin != _META_CLASS or len(element.text) < MAX_CHARS):
        return share, origin
    if element.tag == "a" and _PERSON_HREF.search(element.get("href")):
        if _MORE_BY.match(element.text):
            return _MORE, _MORE_LINK
        return (0.0, None) if origin == _OFF else (_HREF, LINKED)
    return 0.0, None


def _is_signature(element: MarkedElement, context: Context) -> bool:
    """Whether a class is a word that names a signature in the document's language, and the text a whole name alone."""
    code = (context.known.language or "").split("-")[0]
    if not any(code in _SIGNING.get(word, ()) for word in element.get("class").casefold().split()):
        return False
    byline = read_byline(element.text, context.ruleset.languages) if len(element.text) <= MAX_CHARS else None
    return byline is not None and byline.clean and bool(byline.persons) and all(" " in name for name in byline.persons)


@lru_cache(maxsize=4096)
def _mark_of(names: str) -> tuple[float, Origin | None]:
    """What an element's class, id and test id say; pages repeat them, and the pages of one site share them."""
    if _NOT_BYLINE.is_in(names):
        return 0.0, _OFF
    if _BYLINE_NAME.is_in(names):
        return _BYLINE, _CLASS
    if _AUTHOR_NAME.is_in(names):
        return _AUTHOR, Origin("element", "author")
    return (_META, _META_CLASS) if _META_NAME.is_in(names) else (0.0, None)


def _read(text: str, context: Context) -> Byline | None:
    lines = text.split("\n")
    if len(lines) > 1:
        joined = read_byline(_LINE_OF_LEAD.sub(r"\1: ", " | ".join(lines[:6])), context.ruleset.languages)
        if joined and joined.persons:
            return joined
    return read_byline(" ".join(lines), context.ruleset.languages, language=context.known.language)


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
    if "author-bio" in element.within and not _MORE_BY.match(element.text):
        share -= _BIO
    if all(" " not in person and has_case(person) for person in byline.persons):
        share -= 0.1 if byline.lead else _LONE_GIVEN
        if not byline.lead and not all(has_given_name(person) for person in byline.persons):
            share -= _LONE_RARE
    return share
