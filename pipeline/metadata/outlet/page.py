"""The outlet: the news organisation that the document itself credits, by the name readers know it by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.metadata.document.context import Context
from pipeline.metadata.document.site_names import domain_forms, title_parts
from pipeline.metadata.field.folding import squash, tidy
from pipeline.metadata.field.found import shorten
from pipeline.model.evidence import Candidate
from pipeline.packs.outlets import OutletProfile

# How much a place's word counts, 0 to 1. Combined as independent witnesses (1 minus the product of the doubts).
_WEIGHTS = {
    "meta.og:site_name": 0.8,
    "json_ld.publisher": 0.74,
    "json_ld.website": 0.6,
    "json_ld.organization": 0.5,
    "meta.application-name": 0.5,
    "meta.apple-mobile-web-app-title": 0.45,
    "meta.al:ios:app_name": 0.35,
    "title.suffix": 0.6,
    "meta.publisher": 0.5,
    "meta.dc.publisher": 0.5,
    "meta.dcterms.publisher": 0.5,
    "meta.citation_publisher": 0.3,
    "meta.copyright": 0.3,
    "meta.twitter:site": 0.12,
    "copyright": 0.35,
}
_DEFAULT_WEIGHT = 0.3
# Factors for forms that readers do not use.
_DOMAIN_FORM, _LEGAL_FORM, _LOWER_CASE = 0.55, 0.75, 0.75
_PROFILE_STATED, _PROFILE_ALONE, _VOTED = 0.97, 0.93, 0.89
MAX_NAME_CHARS = 60
_LEGAL = re.compile(
    r"(?i)[,\s]+(?:e\.?\s?g\.?|u\.?g\.?(?:\s*\(haftungsbeschränkt\))?|gmbh(?:\s*&\s*co\.?\s*kg)?|&\s*co\.?\s*kg|kg|ag|se|mbh|inc\.?|incorporated|llc|l\.l\.c\.|ltd\.?|limited|plc|corp\.?|corporation"
    r"|s\.?a\.?s?\.?|s\.?l\.?u?\.?|s\.?p\.?a\.?|s\.?r\.?l\.?|b\.?v\.?|n\.?v\.?|oy|ab|asa?|a/s|aps|sp\.\s*z\s*o\.?\s*o\.?|pty\.?(?:\s*ltd\.?)?"
    r"|pvt\.?(?:\s*ltd\.?)?|co\.?,?\s*ltd\.?|holdings?|verlags?\S*|ediciones|éditions|company)\b\.?\s*$"
)
_ORDINARY = re.compile(r"(?i)company|holdings?|verlag|ediciones|éditions")  # "Fast Company"
_DOMAIN_LIKE = re.compile(r"(?i)^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|news|tv|[a-z]{2})$")
_SLOGAN_PART = re.compile(r"\s+[|–—·•:]\s+|\s+-\s+|:\s+|\s*\|\s*")
_YEARS = re.compile(
    r"(?:©|\(c\)|copyright|all rights reserved|\b(?:19|20)\d\d\b(?:\s*[-–]\s*(?:(?:19|20)\d\d)?)?)", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"(?i)^(?:home|news|blog|website|my site|site|untitled|wordpress|blogger|medium|squarespace|wix|default|index|startseite|accueil"
    r"|inicio|main|article|facebook|twitter|youtube|start|welcome|nachrichten|aktuelles|the website|web|publisher|noticias|actualités|actus|notizie|notícias|nieuws|nyheter|nyheder|uutiset|wiadomości|zprávy|správy|vijesti|vesti|hírek|știri|haberler|berita|tin tức|новости|новини|أخبار|اخبار|חדשות|समाचार|新闻|新聞|ニュース|뉴스|mi sitio|meine (?:web)?seite|mon site|il mio sito|meu site)$"
)


@dataclass(frozen=True, slots=True)
class _Vote:
    name: str
    method: str
    weight: float
    text: str
    address: str = ""  # the name with an address's ending, where that is how it is stated


def outlets_of_page(context: Context) -> list[Candidate]:
    """Every outlet that the page names, with the votes for it."""
    votes = [vote for vote in _votes(context) if vote.weight > 0]
    profile = context.ruleset.outlet_index.of_domain(context.known.get("outlet_domain"))
    out: list[Candidate] = []
    if profile is not None:
        out.append(_of_profile(profile, votes))
    clusters: dict[str, list[_Vote]] = {}
    for vote in votes:
        clusters.setdefault(squash(vote.name), []).append(vote)
    for cluster in clusters.values():
        doubt = 1.0
        for weight in {vote.method: vote.weight for vote in sorted(cluster, key=lambda v: v.weight)}.values():
            doubt *= 1.0 - weight
        best = max(cluster, key=lambda vote: (vote.weight, sum(c.isupper() for c in vote.name) > 0))
        confidence = min(_VOTED, 1.0 - doubt)
        out.append(Candidate(_with_ending(cluster) or best.name, best.method, shorten(best.text), round(confidence, 3)))
    return out


def _with_ending(cluster: list[_Vote]) -> str | None:
    """The name with its ending ("Example.net"), where two kinds of places write it so and none leaves it out as a name."""
    full = [vote for vote in cluster if vote.address and not vote.address.islower()]
    bare = [vote for vote in cluster if not vote.address and not vote.name.islower()]
    if bare or len({vote.method.split(".")[0] for vote in full}) < 2 or len({vote.address for vote in full}) > 1:
        return None
    return full[0].address


def _of_profile(profile: OutletProfile, votes: list[_Vote]) -> Candidate:
    """The profile's first name; surer if the page states one of the profile's names itself."""
    forms = {squash(name) for name in profile.names}
    stated = any(squash(vote.name) in forms for vote in votes)
    share = _PROFILE_STATED if stated else _PROFILE_ALONE
    return Candidate(profile.names[0], "profile.domain", shorten(profile.domains[0]), share)


def _votes(context: Context) -> Iterator[_Vote]:
    domain = context.known.get("outlet_domain")
    seen: set[tuple[str, str]] = set()
    for method, text in context.declared_names:
        if (method, text) not in seen:
            seen.add((method, text))
            yield from _vote(method, text, domain)
    page_title = tidy(context.markup.title or "")
    parts = title_parts(page_title)
    if len(parts) > 1:
        headline = squash(context.known.get("title") or "")
        for part in (parts[-1], parts[0]):
            form = squash(part)
            if form and form not in headline and headline not in form and len(part) <= 40:
                yield from _vote("title.suffix", part, domain)
                break
    holder = context.known.get("copyright_holder")
    if isinstance(holder, str) and holder:
        yield from _vote("copyright", holder, domain)


def _vote(method: str, text: str, domain: str | None) -> Iterator[_Vote]:
    """The text as a name, and, if it has a slogan behind a separator, its first part."""
    weight = _WEIGHTS.get(method, _DEFAULT_WEIGHT)
    if method in ("meta.copyright", "copyright"):
        text = _YEARS.sub(" ", text).strip(" ,.;:|-–—@")
        text = text.split(",")[0].strip()
    name = text
    for _ in range(3):
        name = _without_legal_form(name)
    if name != text:
        weight *= _LEGAL_FORM
    parts = [part for part in _SLOGAN_PART.split(name) if part]
    if len(parts) > 1:
        forms = domain_forms(domain) if domain else frozenset()
        name = next(
            (part for part in parts if squash(part) in forms),
            min(parts[0], parts[-1], key=len) if method != "meta.og:site_name" else parts[0],
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
    yield _Vote(name, method, weight, text, address)


def _without_legal_form(name: str) -> str:
    """A name without the legal form at its end; a word that is also an ordinary one goes from names of several words only."""
    match = _LEGAL.search(name)
    if match is None:
        return name
    rest = name[: match.start()].strip(" ,&")
    return name if " " not in rest and _ORDINARY.fullmatch(match[0].strip(" ,.")) else rest


def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= MAX_NAME_CHARS or _NO_NAME.match(name) or len(name.split()) > 7:
        return False
    return any(c.isalpha() for c in name) and not name.startswith(("http", "@", "#", "{"))
