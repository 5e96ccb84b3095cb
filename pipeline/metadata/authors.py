"""Authors: persons only, one ordered choice and never a union; and the byline as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any

from pipeline.grammar.agencies import agency
from pipeline.grammar.bylines import read_byline
from pipeline.grammar.given_names import has_given_name
from pipeline.grammar.names import NameKind, is_account, is_organisation, name_kind
from pipeline.metadata.bylines import printed_bylines
from pipeline.metadata.context import Context
from pipeline.metadata.dump_bylines import Printed
from pipeline.metadata.folding import fold, squash, tidy
from pipeline.metadata.found import Found, shorten
from pipeline.metadata.site import SiteNames, domain_forms, title_parts
from pipeline.metadata.structured import as_list, node_types
from pipeline.model.evidence import Candidate, FieldEvidence
from pipeline.model.reasons import WarningCode

FLOOR = 0.62
"""Below this confidence nobody is named: a wrong name is worse than none."""

AGREED_SCORE, AGREED, ONE_PLACE = 0.95, 0.97, 0.89
"""Of 305 labelled pages with a score from 0.95 on whose persons the markup names and two kinds of printed places (a marked
element and a profile's link, a line) 98 % were right; of the other choices, whatever the score, fewer than 97 %, so that
nothing less counts as sure."""

_METAS = (
    # (meta, share of pages on which its persons were exactly the authors)
    ("citation_author", 0.93),
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
    ("twitter:data1", 0.8),
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
_AGREEMENT, _ECHO = 0.07, 0.03
"""Added when another family of places (JSON-LD, metas, print) names the same persons. JSON-LD and metas come from the
same publishing system: they agree even where they are wrong."""
_UNPRINTED = {"json_ld": 0.3, "meta": 0.22}
_UNPRINTED_NAME = {"json_ld": 0.25, "meta": 0.14}  # of names whose first word is a common given name
_OWNER, _OWNER_LINES = 0.66, 8
_HONOURS = re.compile(r"^(?:(?:Dr|Prof)\.?\s+)+")
_TITLES = re.compile(r"^(?:(?:dr|prof|mr|mrs|ms|med|ing|mag|dipl)\s+)+")
_MAX_VALUES = 20
_MAX_CLAIMS = 50
"""Every claim is compared with every other; a list of ten thousand bylines would take minutes."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One place's answer to who wrote it."""

    persons: tuple[str, ...]
    family: str  # "json_ld", "meta", "print": agreement counts once per family
    method: str
    text: str
    confidence: float
    printed: Printed | None = None

    @property
    def key(self) -> frozenset[str]:
        """The persons whatever the order, letter case and punctuation."""
        return _key_of(self.persons)


@lru_cache(maxsize=1024)
def _key_of(persons: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(person_key, persons))


def person_key(person: str) -> str:
    """A name for comparing: no titles, points, letter case."""
    return _TITLES.sub("", fold(person.replace(".", "")))


def find(context: Context) -> Found:
    """Values: `authors` (persons), `byline` (raw text)."""
    site = SiteNames([name for _, name in context.declared_names], context.known.get("outlet_domain"))
    claims = [_without_outlets(_without_site(claim, site), context) for claim in islice(_claims(context), _MAX_CLAIMS)]
    claims = [_doubted(claim, context) for claim in claims if claim.persons]
    if not claims:
        return _agency_byline(context)
    ranked = sorted(((_confidence(claim, claims), claim) for claim in claims), key=lambda pair: -pair[0])
    confidence, best = ranked[0]
    chosen = _candidate(best, _share_right(confidence, best, claims)) if confidence >= FLOOR else None
    losers, seen = [], {best.key} if chosen else set()
    for share, claim in ranked:
        if claim.key not in seen:
            seen.add(claim.key)
            losers.append(_candidate(claim, min(share, ONE_PLACE)))
    evidence = FieldEvidence("authors", chosen, tuple(losers))
    if chosen is None:
        return Found({}, (evidence,))
    values: dict[str, Any] = {"authors": best.persons}
    line = best.printed or next((c.printed for _, c in ranked if c.printed and c.key == best.key), None)
    if line is not None:
        values["byline"] = line.text
    conflict = any(not claim.key & best.key and share >= 0.8 for share, claim in ranked[1:])
    return Found(values, (evidence,), (WarningCode.AUTHOR_CONFLICT,) if conflict else ())


def _share_right(score: float, best: Claim, claims: list[Claim]) -> float:
    """The measured share of choices with such a score and such agreement that named exactly the authors."""
    same = [claim for claim in claims if claim.key == best.key]
    printed = {claim.method for claim in same if claim.family == "print"}
    agreed = len(printed) > 1 and any(claim.family != "print" for claim in same)
    return AGREED if score >= AGREED_SCORE and agreed else min(score, ONE_PLACE)


def _agency_byline(context: Context) -> Found:
    """The byline as printed where it credits nobody but an agency ("By City News Service")."""
    for block in context.cleaned.captured("byline"):
        byline = read_byline(block.text, context.ruleset.languages)
        if byline is not None and byline.agencies:
            return Found({"byline": block.text})
    return Found()


def _candidate(claim: Claim, confidence: float) -> Candidate:
    return Candidate("; ".join(claim.persons), claim.method, shorten(claim.text), round(confidence, 3))


def _confidence(claim: Claim, claims: list[Claim]) -> float:
    families = {other.family for other in claims if other.key == claim.key and other.family != claim.family}
    value = claim.confidence + sum(_AGREEMENT if "print" in (claim.family, family) else _ECHO for family in families)
    # Somebody names these persons and more: this place shows only the first of them.
    if any(other.key > claim.key and other.confidence >= claim.confidence - 0.15 for other in claims):
        value -= 0.12
    # It names somebody besides whom another place names, and that does not look like a person: a role read as a name.
    for other in claims:
        if other.key < claim.key and claim.family == "print":
            extra = [person for person in claim.persons if person_key(person) not in other.key]
            value -= 0.0 if any(has_given_name(person) for person in extra) else 0.2
            break
    return min(value, 0.995)


def _doubted(claim: Claim, context: Context) -> Claim:
    """A claim of the markup, less sure if the page prints the persons nowhere: often an account, not an author."""
    if claim.family == "print" or not context.is_html:
        return claim
    if any(block.path and block.path.startswith("json_ld.") for block in context.kept[:1]):
        return claim  # the page prints nothing at all: scripts fill it
    text = context.cleaned.segmented.text
    if all(person in text or person.casefold() in context.casefolded for person in claim.persons):
        return claim
    whole = all(" " in person and has_given_name(person) for person in claim.persons)
    doubt = (_UNPRINTED_NAME if whole else _UNPRINTED)[claim.family]
    return replace(claim, method=claim.method + ".unprinted", confidence=claim.confidence - doubt)


_SITE_FORM_CHARS = 8  # a shorter form stands in other words


def _without_site(claim: Claim, site: SiteNames) -> Claim:
    """The claim without names that are the site's own, an organisation's or an account's."""
    if squash(claim.text) in site.forms and not _is_namesake(claim.text):
        return replace(claim, persons=())
    text, own = squash(claim.text), site.forms | site.domain_forms
    # "By Example Growth Marketing", read without the "Marketing" of its name
    cut = [form for form in own if len(form) >= _SITE_FORM_CHARS and form in text]
    led = claim.printed is not None and claim.printed.led and all(" " in person for person in claim.persons)
    kept = []
    for person in claim.persons:
        form = squash(person)
        part = any(whole != form and whole.startswith(form) for whole in cut)
        if _is_namesake(person) or not (part or (form in own and not led)):  # "By Jane Doe" on the site of Jane Doe
            kept.append(person)
    return claim if len(kept) == len(claim.persons) else replace(claim, persons=tuple(kept))


def _without_outlets(claim: Claim, context: Context) -> Claim:
    """The claim without names that a known news organisation bears ("Le Figaro")."""
    index = context.ruleset.outlet_index
    kept = tuple(person for person in claim.persons if has_given_name(person) or not index.of_name(person))
    return claim if len(kept) == len(claim.persons) else replace(claim, persons=kept)


def _is_namesake(name: str) -> bool:
    """Whether a site's name is a person's: blogs and columns are called by their author."""
    return " " in name and has_given_name(name) and name_kind(name) is NameKind.PERSON


def _claims(context: Context) -> Iterator[Claim]:
    yield from _json_ld(context)
    yield from _metas(context)
    for printed in printed_bylines(context, _pen_names(context)):
        yield Claim(printed.persons, "print", printed.method, printed.text, printed.confidence, printed)
    if context.is_html:
        yield from _owner(context)


def _owner(context: Context) -> Iterator[Claim]:
    """The person whose name is the site's name and its address ("Jane Doe" on janedoe.example): no staff, no byline."""
    domain = context.known.get("outlet_domain")
    own = domain_forms(str(domain)) if domain else frozenset()
    lines = [block.text for block in context.cleaned.blocks[:_OWNER_LINES]]
    for text in dict.fromkeys(
        [*(name for _, name in context.declared_names), *title_parts(context.markup.title or ""), *lines]
    ):
        name = _HONOURS.sub("", text).strip(" /|·")
        if len(name) <= 40 and squash(name) in own and _is_namesake(name):
            yield Claim((name,), "print", "site.owner", text, _OWNER)
            return


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
            yield Claim(unique, "json_ld", f"json_ld.{name}", "; ".join(texts), base * (0.6 + 0.4 * main.certainty))
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
    byline = read_byline(text, context.ruleset.languages, inverted=True)
    if byline is not None and (byline.persons or byline.agencies or byline.organisations or byline.accounts):
        return byline.persons
    if sure and _is_pen_name(text):
        return (text,)
    return ()


def _pen_names(context: Context) -> frozenset[str]:
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
            yield Claim(persons, "meta", f"meta.{name}", "; ".join(contents), share - doubt)


def _is_author_label(label: str | None) -> bool:
    return bool(label) and not re.search(r"(?i)read|time|lese|lecture|lectura|minut|price|est", label or "")
