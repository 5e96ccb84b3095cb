"""Authors: persons only, one ordered choice and never a union; and the byline as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice
from typing import Any

from pipeline.grammar.bylines.east_asian import closing_reporters, opening_reporters
from pipeline.grammar.bylines.names import read_byline
from pipeline.grammar.bylines.sign_offs import read_sign_off
from pipeline.grammar.datelines import read_dateline
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import has_case
from pipeline.metadata.authors.dump import printed_in_dump
from pipeline.metadata.authors.houses import Houses
from pipeline.metadata.authors.markup import markup_claims, pen_names
from pipeline.metadata.authors.no_byline import owner_claims, signed_claims
from pipeline.metadata.authors.page import printed_bylines
from pipeline.metadata.authors.statement import JSON_LD, LINKED, META, OWNER, PRINT, Claim, is_namesake, person_key
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.site_names import SiteNames
from pipeline.metadata.field.folding import squash, without_article
from pipeline.metadata.field.found import Found
from pipeline.model.evidence import Candidate, FieldEvidence, Origin
from pipeline.model.reasons import Reason, WarningCode
from pipeline.packs.names import known_names
from pipeline.packs.normal import normalise

FLOOR = 0.62
"""Below this confidence nobody is named: a wrong name is worse than none."""

AGREED_SCORE, AGREED, ONE_PLACE = 0.95, 0.97, 0.89
"""Of 352 labelled pages with a score from 0.95 on whose persons the markup names and two kinds of printed places (a marked
element and a profile's link, a line) 98 % were right; of the other choices, whatever the score, fewer than 97 %, so that
nothing less counts as sure."""

_AGREEMENT, _ECHO = 0.1, 0.03
"""Added when another family of places (JSON-LD, metas, print) names the same persons. JSON-LD and metas come from the
same publishing system: they agree even where they are wrong."""
_UNPRINTED = {JSON_LD: 0.3, META: 0.22}
_UNPRINTED_NAME = {JSON_LD: 0.25, META: 0.14}  # of names whose first word is a common given name
_GIVEN_ONLY = 0.12  # "Jane" where another place says "Jane Doe"
_SHORTER, _CUT_SHORT = 0.2, 0.25
"""How much surer a claim may be than one that names its persons and more, and still counts as cut short."""
_WIRE, _WIRE_PARAGRAPHS, _WIRE_CHARS = 0.88, 2, 40
"""How sure the reporters of a wire report's own form are; paragraphs at either end that hold it; length of a paragraph."""
_SIGNED_PARTS = re.compile(r"[/(),;]|\s[-–—]\s")
_BUTTON_CHARS = 40
_BUTTONS = frozenset(
    (
        Reason.SHARE,
        Reason.NEWSLETTER,
        Reason.PROMO,
        Reason.PAYWALL,
        Reason.CAPTCHA_OR_FORM,
        Reason.CONSENT,
        Reason.AUTHOR_BIO,
    )
)
_MAX_CLAIMS = 50
"""Every claim is compared with every other; a list of ten thousand bylines would take minutes."""


def find(context: Context) -> Found:
    """Values: `authors` (persons), `byline` (raw text)."""
    site = SiteNames([name for _, name in context.declared_names], context.known.outlet_domain)
    houses = Houses(context)
    stated = islice((claim for claim in _claims(context) if not _is_button(claim, context)), _MAX_CLAIMS)
    claims = [_without_station(_without_site(claim, site), context) for claim in stated]
    claims = [_without_houses(claim, houses, context) for claim in claims]
    claims = [_doubted(claim, context) for claim in _with_owner([c for c in claims if c.value], context)]
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
    values: dict[str, Any] = {"authors": best.value}
    same = (claim for _, claim in ranked if claim.key == best.key)
    line = next((claim for claim in (best, *same) if claim.is_byline), None)
    if line is not None:
        values["byline"] = line.evidence
    conflict = any(not claim.key & best.key and share >= 0.8 for share, claim in ranked[1:])
    return Found(values, (evidence,), (WarningCode.AUTHOR_CONFLICT,) if conflict else ())


def _share_right(score: float, best: Claim, claims: list[Claim]) -> float:
    """The measured share of choices with such a score and such agreement that named exactly the authors."""
    same = [claim for claim in claims if claim.key == best.key]
    printed = {claim.origin for claim in same if claim.family == PRINT}
    agreed = len(printed) > 1 and any(claim.family != PRINT for claim in same)
    return AGREED if score >= AGREED_SCORE and agreed else min(score, ONE_PLACE)


def _is_button(claim: Claim, context: Context) -> bool:
    """Whether what a claim was read from is a button of the site beside its authors' names: "Follow", in any language."""
    if len(claim.evidence) > _BUTTON_CHARS:
        return False
    book = context.ruleset.book
    phrases = (book.find(normalise(text)) for text in {claim.evidence, *claim.value})
    return any(phrase is not None and phrase.reason in _BUTTONS for phrase in phrases)


def _agency_byline(context: Context) -> Found:
    """The byline as printed where it credits nobody but an agency ("By City News Service")."""
    for block in context.cleaned.captured("byline"):
        byline = read_byline(block.text, context.ruleset.languages)
        if byline is not None and byline.agencies:
            return Found({"byline": block.text})
    return Found()


def _candidate(claim: Claim, confidence: float) -> Candidate:
    return claim.candidate("; ".join(claim.value), confidence)


def _confidence(claim: Claim, claims: list[Claim]) -> float:
    families = {other.family for other in claims if other.key == claim.key and other.family != claim.family}
    if claim.family == PRINT and any(_is_first_of(other, claim) for other in claims):
        families.add("shorter")
    value = claim.confidence + sum(_AGREEMENT if PRINT in (claim.family, family) else _ECHO for family in families)
    # Somebody names these persons and more: this place shows only the first of them.
    longer = [other for other in claims if other.key > claim.key]
    if any(other.confidence >= claim.confidence - _SHORTER for other in longer):
        value -= _CUT_SHORT if any(_is_first_of(claim, other) for other in longer) else 0.12
    if any(_is_given_name_of(claim, other) for other in claims):
        value -= _GIVEN_ONLY
    # It names somebody besides whom another place names, and that does not look like a person: a role read as a name.
    for other in claims:
        if other.key < claim.key and claim.family == PRINT:
            extra = [person for person in claim.value if person_key(person) not in other.key]
            value -= 0.0 if any(has_given_name(person) for person in extra) else 0.2
            break
    return min(value, 0.995)


def _is_first_of(claim: Claim, printed: Claim) -> bool:
    """Whether markup names only the first of the persons that a line prints: publishing systems often store no more."""
    short = claim.family != PRINT or claim.origin == LINKED
    if not short or printed.family != PRINT or not claim.key < printed.key:
        return False
    more = [person for person in printed.value if person_key(person) not in claim.key]
    return person_key(printed.value[0]) in claim.key and any(map(has_given_name, more))


def _is_given_name_of(claim: Claim, other: Claim) -> bool:
    """Whether a claim is one word, and another place gives that person's whole name."""
    if len(claim.value) > 1 or len(other.value) > 1 or " " in claim.value[0] or other.origin == OWNER:
        return False
    return other.value[0].startswith(claim.value[0] + " ")


def _doubted(claim: Claim, context: Context) -> Claim:
    """A claim of the markup, less sure if the page prints the persons nowhere: often an account, not an author."""
    if claim.family == PRINT or not context.is_html:
        return claim
    if any(block.path and block.path.startswith("json_ld.") for block in context.kept[:1]):
        return claim  # the page prints nothing at all: scripts fill it
    text = context.cleaned.segmented.text
    if all(person in text or person.casefold() in context.casefolded for person in claim.value):
        return claim
    whole = all(has_given_name(person) and (" " in person or claim.family == META) for person in claim.value)
    doubt = (_UNPRINTED_NAME if whole else _UNPRINTED)[claim.family]
    origin = replace(claim.origin, shape="unprinted")
    return replace(claim, origin=origin, confidence=claim.confidence - doubt)


_LINKED = 0.9  # share of a menu's entry in links
_MENUS = frozenset(("nav", "menu", "breadcrumb"))
_SITE_FORM_CHARS = 8  # a shorter form stands in other words


def _without_site(claim: Claim, site: SiteNames) -> Claim:
    """The claim without names that are the site's own, an organisation's or an account's."""
    if squash(claim.evidence) in site.forms and not is_namesake(claim.evidence):
        return replace(claim, value=())
    text, own = squash(claim.evidence), site.forms | site.domain_forms
    # "By Example Growth Marketing", read without the "Marketing" of its name
    cut = [form for form in own if len(form) >= _SITE_FORM_CHARS and form in text]
    led = claim.led and all(map(_is_whole, claim.value))
    kept = []
    for person in claim.value:
        form = squash(person)
        part = any(whole != form and whole.startswith(form) for whole in cut) or _is_of_site(person, own)
        if is_namesake(person) or not (part or (form in own and not led)):  # "By Jane Doe" on the site of Jane Doe
            kept.append(person)
    return claim if len(kept) == len(claim.value) else replace(claim, value=tuple(kept))


_SITE_WORD_CHARS = 5


def _is_of_site(name: str, own: AbstractSet[str]) -> bool:
    """Whether a name begins with the site's own name or the first word of its domain ("Example Deutschland")."""
    first = squash(without_article(name).split(" ")[0])
    return len(first) >= _SITE_WORD_CHARS and first in own and not has_given_name(name)


def _is_whole(name: str) -> bool:
    """Whether a name has two words and none of them is an article: "The Example" is a site."""
    return " " in without_article(name)


def _without_station(claim: Claim, context: Context) -> Claim:
    """The claim without a place behind its persons that looks like another ("By Jane Doe, Port Harcourt"): the text names it."""
    if len(claim.value) < 2 or " " not in claim.value[-1] or has_given_name(claim.value[-1]):
        return claim
    if not has_given_name(claim.value[0]) and not claim.led:
        return claim
    place = claim.value[-1]
    named = any(place in block.text for block in context.kept)
    return replace(claim, value=claim.value[:-1]) if named else claim


def _without_houses(claim: Claim, houses: Houses, context: Context) -> Claim:
    """The claim without names that a known news organisation bears ("Le Figaro"), a section of the site ("Editor Health"), or
    what goes by a name of its own there ("Sabores do Cais").
    """
    index = context.ruleset.outlet_index
    kept = tuple(
        person
        for person in claim.value
        if has_given_name(person)
        or not (index.of_name(person) or _is_section(person, claim.evidence, context) or houses.has(person))
    )
    return claim if len(kept) == len(claim.value) else replace(claim, value=kept)


def _is_section(name: str, stated: str, context: Context) -> bool:
    """Whether the single word beside a role names a part of the site: sites' usual ones, or a link of the page's menu."""
    if " " in name or not has_case(name) or stated == name:
        return False
    folded = name.casefold()
    if folded in known_names().texts["sections"]:
        return True
    menu = (block for block in context.cleaned.blocks if block.link_density >= _LINKED and not block.main)
    return any(block.text.casefold() == folded and not _MENUS.isdisjoint(block.marks) for block in menu)


def _claims(context: Context) -> Iterator[Claim]:
    yield from markup_claims(context)
    yield from printed_bylines(context, pen_names(context)) if context.is_html else printed_in_dump(context)
    yield from _wire_claims(context)
    yield from signed_claims(context)


def _wire_claims(context: Context) -> Iterator[Claim]:
    """Reporters whom the opening of a wire report names before its text, or the brackets that close it."""
    paragraphs = [b.text for b, length in zip(context.kept, context.lengths, strict=True) if length >= _WIRE_CHARS]
    for text in paragraphs[:_WIRE_PARAGRAPHS]:
        line = read_dateline(text)
        persons = (line.persons if line is not None else ()) or opening_reporters(text)
        if persons:
            yield Claim(persons, Origin("text", "dateline"), text[:_WIRE_CHARS], _WIRE)
    for text in dict.fromkeys((*paragraphs[-_WIRE_PARAGRAPHS:], *(b.text for b in context.kept[-1:]))):
        if persons := closing_reporters(text) or _signing_author(text, context):
            yield Claim(persons, Origin("text", "closing"), text[-_WIRE_CHARS:], _WIRE)
    end = context.kept[-1].index + 1 if context.kept else 0
    for block in context.cleaned.blocks[end : end + _WIRE_PARAGRAPHS]:
        if persons := _signing_author(block.text, context):
            yield Claim(persons, Origin("text", "closing"), block.text[:_WIRE_CHARS], _WIRE)


def _signing_author(text: str, context: Context) -> tuple[str, ...]:
    """Whom the sign-off behind the last sentence labels as the author: `AGENCY/(AS - autor: Jane Doe, editor: …)`."""
    signed = read_sign_off(text)
    if signed is None or ":" not in text[signed.start :]:
        return ()
    for part in _SIGNED_PARTS.split(text[signed.start :]):
        byline = read_byline(part, context.ruleset.languages) if ":" in part else None
        if byline is not None and byline.marked and byline.clean:
            return byline.persons
    return ()


def _with_owner(claims: list[Claim], context: Context) -> list[Claim]:
    """The claims, and the site's owner unless some place names another person."""
    owners = list(owner_claims(context)) if context.is_html else []
    named = {claim.key for claim in claims if any(" " in person for person in claim.value)}
    return [*claims, *(owner for owner in owners if named <= {owner.key})]
