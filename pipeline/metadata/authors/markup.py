"""Whom a page's markup names as author: JSON-LD, then metas; and names without the shape of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.letters import is_small
from pipeline.grammar.persons.agencies import agency
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import PARTICLES, is_account, is_organisation
from pipeline.metadata.authors.statement import Claim, is_namesake
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.main_node import as_list, node_types
from pipeline.metadata.field.folding import tidy
from pipeline.model.evidence import Origin

_METAS = (
    # (meta, share of pages on which its persons were exactly the authors)
    ("citation_author", 0.93),
    ("citation_authors", 0.9),
    ("parsely-author", 0.9),
    ("sailthru.author", 0.9),
    ("byl", 0.9),
    ("author", 0.82),
    ("article:author", 0.84),
    ("og:article:author", 0.84),
    ("dc.creator", 0.8),
    ("dcterms.creator", 0.8),
    ("dc.contributor", 0.6),
    ("dcsext.author", 0.8),
    ("cxenseparse:author", 0.85),
    ("twitter:data1", 0.74),
    ("lp.article:author", 0.85),
    ("article.author", 0.85),
    ("authors", 0.82),
    ("rbauthors", 0.85),
    ("auteur", 0.8),
    ("creator", 0.75),
)
_PEN_NAME_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "twitter:data1")
_JSON_LD, _JSON_LD_LONE_WORD = 0.88, 0.66
_LONE_GIVEN, _LONE_WORD = 0.05, 0.2  # what a single word in a meta loses, by whether it is a common given name
_MAX_VALUES = 20


def markup_claims(context: Context) -> Iterator[Claim]:
    """The claims of JSON-LD and of every author meta."""
    yield from _json_ld(context)
    yield from _metas(context)


def _json_ld(context: Context) -> Iterator[Claim]:
    main = context.main
    for name in ("author", "creator"):
        values = main.values(name) if main else []
        persons: list[str] = []
        texts: list[str] = []
        lone = False
        for value in values[:_MAX_VALUES]:
            for text, is_person in _stated_names(value, main.resolve(value)):
                texts.append(text)
                names = _persons(text, context, sure=is_person)
                lone = lone or any(" " not in n and n.isascii() for n in names)
                persons.extend(names)
        if persons:
            base = _JSON_LD_LONE_WORD if lone else _JSON_LD
            unique = tuple(dict.fromkeys(persons))
            yield Claim(unique, Origin("json_ld", name), "; ".join(texts), base * (0.6 + 0.4 * main.certainty))
            return


def _stated_names(value: Any, node: Any) -> Iterator[tuple[str, bool]]:
    """(name, whether the type says it is a person's) of an author's value."""
    if isinstance(node, str):
        yield tidy(node), False
    elif isinstance(node, dict):
        kinds = node_types(node)
        if any("organi" in kind or kind in ("corporation", "website", "newspaper", "brand") for kind in kinds):
            return
        names = [name for name in as_list(node.get("name")) if isinstance(name, str)]
        given, family = node.get("givenName"), node.get("familyName")
        if not names and isinstance(given, str) and isinstance(family, str):
            names = [f"{given} {family}"]
        for name in names:
            yield tidy(name), "person" in kinds


def _persons(text: str, context: Context, *, sure: bool = False) -> tuple[str, ...]:
    """The persons in a value of the markup. With `sure`, an unusual name (a pen name) is taken as it stands."""
    if not text or text.startswith(("http://", "https://", "//", "www.")) or len(text) > 300:
        return ()
    if is_small(text) and is_namesake(text):
        return (text,)  # typed without capitals
    byline = read_byline(text, context.ruleset.languages, inverted=True)
    if byline is not None and (byline.persons or byline.agencies or byline.organisations or byline.accounts):
        return byline.persons
    if sure and _is_pen_name(text):
        return (text,)
    return ()


def pen_names(context: Context) -> frozenset[str]:
    """Names that the markup gives as the author's and that have no shape of a name: handles, lower case."""
    stated = [content for key, content in context.markup.metas if key in _PEN_NAME_METAS]
    main = context.main
    for value in main.values("author")[:_MAX_VALUES] if main else ():
        stated += [text for text, _ in _stated_names(value, main.resolve(value))]
    return frozenset(name for name in map(tidy, stated) if _is_pen_name(name) and not _persons(name, context))


def _is_pen_name(text: str) -> bool:
    """A handle or a name written in lower case: "jsteinhardt", "kirstin boatto"."""
    words = text.split()
    if is_account(text) or is_organisation(text) or agency(text) or "@" in text or len(text) > 40 or len(words) > 3:
        return False
    if len(words) > 1 and text[0].isupper() and all(w[0].islower() and w not in PARTICLES for w in words[1:]):
        return False  # "Rescue service"
    return sum(c.isalpha() for c in text) >= 3 and not re.search(r"[|:/\\<>{}=]|\d{3}", text)


def _metas(context: Context) -> Iterator[Claim]:
    markup = context.markup
    for name, share in _METAS:
        contents = [tidy(content) for key, content in markup.metas if key == name]
        if not contents or (name == "twitter:data1" and not _is_author_label(markup.meta("twitter:label1"))):
            continue
        found: list[str] = []
        for content in dict.fromkeys(contents[:_MAX_VALUES]):
            found.extend(_persons(content, context, sure=False))
        if found:
            persons = tuple(dict.fromkeys(found))
            lone = all(" " not in person and person.isascii() for person in persons)
            doubt = (_LONE_GIVEN if all(map(has_given_name, persons)) else _LONE_WORD) if lone else 0.0
            yield Claim(persons, Origin("meta", name), "; ".join(contents), share - doubt)


def _is_author_label(label: str | None) -> bool:
    return bool(label) and not re.search(r"(?i)read|time|lese|lecture|lectura|minut|price|est", label or "")
