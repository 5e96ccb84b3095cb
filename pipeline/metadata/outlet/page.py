"""The outlet: the news organisation that the document itself credits, by the name readers know it by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.grammar.firms import without_form
from pipeline.grammar.vocabulary import vocabulary
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.site_names import domain_forms, title_parts
from pipeline.metadata.field.folding import squash, tidy
from pipeline.metadata.field.found import Statement, shorten
from pipeline.model.evidence import Candidate, Origin
from pipeline.packs.names import known_names
from pipeline.packs.outlets import OutletProfile

# How much a place's word counts, 0 to 1. Combined as independent witnesses (1 minus the product of the doubts).
_NAME, _COPYRIGHT_META = Origin("meta", "og:site_name"), Origin("meta", "copyright")
_SUFFIX, _COPYRIGHT = Origin("title", "suffix"), Origin("copyright")
_WEIGHTS = {
    _NAME: 0.8,
    Origin("json_ld", "publisher"): 0.74,
    Origin("json_ld", "website"): 0.6,
    Origin("json_ld", "organization"): 0.5,
    Origin("meta", "application-name"): 0.5,
    Origin("meta", "apple-mobile-web-app-title"): 0.45,
    Origin("meta", "al:ios:app_name"): 0.35,
    _SUFFIX: 0.6,
    Origin("meta", "publisher"): 0.5,
    Origin("meta", "dc.publisher"): 0.5,
    Origin("meta", "dcterms.publisher"): 0.5,
    Origin("meta", "citation_publisher"): 0.3,
    _COPYRIGHT_META: 0.3,
    Origin("meta", "twitter:site"): 0.12,
    _COPYRIGHT: 0.35,
}
_DEFAULT_WEIGHT = 0.3
# Factors for forms that readers do not use.
_DOMAIN_FORM, _LEGAL_FORM, _LOWER_CASE = 0.55, 0.75, 0.75
_PROFILE_STATED, _PROFILE_ALONE, _VOTED = 0.97, 0.93, 0.89
MAX_NAME_CHARS = 60
# What publishers call themselves besides their legal forms, which the packs list (`firm_forms`).
_BUSINESS = re.compile(r"(?i)[,\s]+(?:company|holdings?|verlags?\S*|ediciones|éditions)\b\.?\s*$")
_DOMAIN_LIKE = re.compile(r"(?i)^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|news|tv|[a-z]{2})$")
_SLOGAN_PART = re.compile(r"\s+[|–—·•:]\s+|\s+-\s+|:\s+|\s*\|\s*")
_YEARS = re.compile(
    r"(?:©|\(c\)|copyright|all rights reserved|\b(?:19|20)\d\d\b(?:\s*[-–]\s*(?:(?:19|20)\d\d)?)?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Vote(Statement[str]):
    """A name, and how much its place's word counts."""

    address: str = ""  # the name with an address's ending, where that is how it is stated
    is_firm: bool = False  # stated with the form of a company


def outlets_of_page(context: Context) -> list[Candidate]:
    """Every outlet that the page names, with the votes for it."""
    votes = _for_known_names([vote for vote in _votes(context) if vote.confidence > 0])
    profile = context.ruleset.outlet_index.of_domain(context.known.outlet_domain)
    out: list[Candidate] = []
    if profile is not None:
        out.append(_of_profile(profile, votes))
    clusters: dict[str, list[_Vote]] = {}
    for vote in votes:
        clusters.setdefault(squash(vote.value), []).append(vote)
    for cluster in clusters.values():
        doubt = 1.0
        for weight in {vote.origin: vote.confidence for vote in sorted(cluster, key=lambda v: v.confidence)}.values():
            doubt *= 1.0 - weight
        # How readers know it: of equal votes (.8 × .75 is a little more than .6) the one with a capital.
        best = max(cluster, key=lambda vote: (round(vote.confidence, 3), not vote.value.islower()))
        confidence = min(_VOTED, 1.0 - doubt)
        out.append(best.candidate(_with_ending(cluster) or best.value, confidence))
    return out


def _for_known_names(votes: list[_Vote]) -> list[_Vote]:
    """The votes, with those for a company by its form given to the name inside it that another place states by itself.

    "Molenbode Media B.V." speaks for "Molenbode", if the page's title does: readers know a paper, not its company.
    """
    firms = {vote.value for vote in votes if vote.is_firm}
    if not firms:
        return votes
    stated = {vote.value for vote in votes if not vote.is_firm and not (vote.value.islower() and vote.value.isascii())}
    known = {
        firm: max((name for name in stated if f" {name} ".casefold() in f" {firm} ".casefold()), key=len, default=firm)
        for firm in firms
    }
    return [replace(vote, value=known[vote.value]) if vote.is_firm else vote for vote in votes]


def _with_ending(cluster: list[_Vote]) -> str | None:
    """The name with its ending ("Example.net"), where two kinds of places write it so and none leaves it out as a name."""
    full = [vote for vote in cluster if vote.address and not vote.address.islower()]
    bare = [vote for vote in cluster if not (vote.address or vote.is_firm or vote.value.islower())]
    if bare or len({vote.origin.family for vote in full}) < 2 or len({vote.address for vote in full}) > 1:
        return None
    return full[0].address


def _of_profile(profile: OutletProfile, votes: list[_Vote]) -> Candidate:
    """The profile's first name; surer if the page states one of the profile's names itself."""
    forms = {squash(name) for name in profile.names}
    stated = any(squash(vote.value) in forms for vote in votes)
    share = _PROFILE_STATED if stated else _PROFILE_ALONE
    return Candidate(profile.names[0], "profile.domain", shorten(profile.domains[0]), share)


def _votes(context: Context) -> Iterator[_Vote]:
    domain = context.known.outlet_domain
    forms = vocabulary(context.ruleset.languages).words("firm_forms")
    for origin, text in dict.fromkeys(context.declared_names):
        yield from _vote(origin, text, domain, forms)
    page_title = tidy(context.markup.title or "")
    parts = title_parts(page_title)
    if len(parts) > 1:
        headline = squash(context.known.title or "")
        address = next((part for part in parts if _DOMAIN_LIKE.match(part)), parts[-1])
        for part in (address, parts[0]):
            form = squash(part)
            if form and form not in headline and headline not in form and len(part) <= 40:
                yield from _vote(_SUFFIX, part, domain, forms)
                break
    holder = context.known.copyright_holder
    if holder:
        yield from _vote(_COPYRIGHT, holder, domain, forms)


def _vote(origin: Origin, text: str, domain: str | None, forms: frozenset[str]) -> Iterator[_Vote]:
    """The text as a name, and, if it has a slogan behind a separator, its first part."""
    weight = _WEIGHTS.get(origin, _DEFAULT_WEIGHT)
    if origin in (_COPYRIGHT_META, _COPYRIGHT):
        text = _YEARS.sub(" ", text).strip(" ,.;:|-–—@")
        text = text.split(",")[0].strip()
    name = _without_legal_form(text, forms)
    is_firm = name != text
    if is_firm:
        weight *= _LEGAL_FORM
    parts = [part for part in _SLOGAN_PART.split(name) if part]
    if len(parts) > 1:
        sites = domain_forms(domain) if domain else frozenset()
        name = next(
            (part for part in parts if squash(part) in sites),
            min(parts[0], parts[-1], key=len) if origin != _NAME else parts[0],
        )
        weight *= 0.8
    name = name.strip()
    if not _is_name(name):
        return
    address = ""
    if _DOMAIN_LIKE.match(name):
        # "Example.com": readers leave the ending out
        address = name.removeprefix("www.")
        name = name.removeprefix("www.").rsplit(".", 1)[0]
        weight *= _DOMAIN_FORM
        if not _is_name(name) or "." in name:
            return
    elif " " not in name and name.islower() and name.isascii():
        weight *= _LOWER_CASE
    yield _Vote(name, origin, text, weight, address=address, is_firm=is_firm)


def _without_legal_form(name: str, forms: frozenset[str]) -> str:
    """A name without the forms of a company, and without "publishers" behind a name of several words ("Fast Company" is one)."""
    name = without_form(name, forms)
    match = _BUSINESS.search(name)
    rest = name[: match.start()].strip(" ,&") if match else ""
    return without_form(rest, forms) if " " in rest else name


def _is_name(name: str) -> bool:
    if (
        not 2 <= len(name) <= MAX_NAME_CHARS
        or name.casefold() in known_names().texts["generic"]
        or len(name.split()) > 7
    ):
        return False
    return any(c.isalpha() for c in name) and not name.startswith(("http", "@", "#", "{"))
