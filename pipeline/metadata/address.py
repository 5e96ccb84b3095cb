"""Where the document stands: its URL, the canonical one, the outlet's domain."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from pipeline.metadata.document.context import Context, candidate
from pipeline.metadata.document.main_node import as_list
from pipeline.metadata.field.found import Found, resolve
from pipeline.model.addresses import CAMPAIGNS, DEFAULT_PORTS, domain_of, is_harmless, original, without_marks
from pipeline.model.evidence import Candidate
from pipeline.model.reasons import WarningCode

# Query parameters that say how a reader came, not what is shown: those of the campaigns, and what sites name so.
_TRACKING = re.compile(
    rf"(?i)(?:{CAMPAIGNS}|at_\w+|mtm_\w+|pk_\w+|matomo_\w+|hsa_\w+|oly_\w+|vero_\w+|ns_\w+|_hs\w+|gclsrc"
    r"|ttclid|igsh|li_fat_id|mkt_tok|s?cmpid|cmp|campaign_id|icid"
    r"|ncid|ocid|xtor|wt_\w+|wt\.\w+|echobox|ref_?src|ref_url|referrer|feature|ftag|spm|share|shared|smid|sref|sh|sr_share"
    r"|trk|trkinfo|soc_\w+|social|partner|rss|rssid|mbid|guccounter|guce_\w+|ceid|cid_source|fb_action_\w+|fb_source"
    r"|__twitter_impression|amp|outputtype|taid|traffic_source|link_source|eref|emci|emdi)"
)
MAX_URL_CHARS = 2_000

# Share of pages whose canonical address is the same story's, by where it was read.
_CANONICAL_LINK, _OG_URL, _NODE_URL, _FETCHED, _FOREIGN_HOST = 0.97, 0.95, 0.94, 0.9, 0.4
FLOOR = 0.5
_NO_STORY = 0.1  # a factor for what is the address of no single story
_HOME = re.compile(r"(?i)/?(?:[a-z]{2}(?:[-_][a-z]{2,4})?/?)?(?:(?:index|home|default)(?:\.\w{3,5})?/?)?")
"""The path of a home page, also of one language's: `/`, `/en/`, `/index.html`."""


def normalise(url: str, base: str | None = None) -> str | None:
    """An absolute http(s) URL without fragment, tracking parameters and default port; None if it is none.

    Scheme and host in lower case; path and remaining parameters stay as they are, in their order. An address with a
    user's name or password, or with characters that nobody sees, is none.
    """
    if not is_harmless(url):
        return None
    try:
        parts = urlsplit(urljoin(base or "", url.strip()))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in DEFAULT_PORTS or not host or "." not in host or len(url) > MAX_URL_CHARS:
        return None
    if re.search(r"[\s<>\"{}|\\^`]", parts.netloc + parts.path):
        return None
    query = without_marks(parts.query, _TRACKING)
    netloc = host if port in (None, DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"
    return urlunsplit((parts.scheme, netloc, parts.path or "/", query, ""))


def find(context: Context) -> Found:
    """Values: `url` (as fetched, else as the page states), `canonical_url`, `outlet_domain`."""
    fetched = context.cleaned.segmented.raw.hints.url
    story = original(fetched) if fetched else None
    canonical = resolve("canonical_url", _canonical(context, story), FLOOR)
    chosen = canonical.chosen.value if canonical and canonical.chosen else None
    domain = domain_of(story) or domain_of(chosen)
    values = {"url": fetched or chosen, "canonical_url": chosen, "outlet_domain": domain}
    evidence = (canonical,) if canonical else ()
    warnings = (WarningCode.ADDRESS_REFUSED,) if any(not is_harmless(claim[0]) for claim in _claims(context)) else ()
    if context.cleaned.segmented.raw.hints.is_refused:
        warnings = (*warnings, WarningCode.HINT_REFUSED)
    return Found({name: value for name, value in values.items() if value}, evidence, warnings)


def _claims(context: Context) -> list[tuple[str, str, float]]:
    """(address, method, confidence) of what the page states about itself."""
    markup = context.markup
    claims: list[tuple[str, str, float]] = []
    for rel, href, _ in markup.links:
        if rel == "canonical":
            claims.append((href, "link.canonical", _CANONICAL_LINK))
            break
    og = markup.meta("og:url")
    if og:
        claims.append((og, "meta.og:url", _OG_URL))
    for name in ("mainEntityOfPage", "url"):
        for value in as_list(context.main.node.get(name)):
            address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if isinstance(address, str):
                claims.append((address, f"json_ld.{name}", _NODE_URL * context.main.certainty))
    return claims


def _canonical(context: Context, fetched: str | None) -> list[Candidate]:
    claims = _claims(context)
    if fetched:
        claims.append((fetched, "hint.url", _FETCHED))
    candidates = []
    for address, method, confidence in claims:
        url = normalise(address, fetched)
        if url:
            candidates.append(candidate(url, method, address, confidence * _doubt(url, fetched)))
    return candidates


def _doubt(url: str, fetched: str | None) -> float:
    """A factor for claims that cannot be this page's: the home page, somebody else's site."""
    claimed = urlsplit(url)
    is_home = _HOME.fullmatch(claimed.path) is not None and not claimed.query
    if not fetched:
        return _NO_STORY if is_home else 1.0
    real = urlsplit(fetched)
    if is_home and real.path.rstrip("/") != claimed.path.rstrip("/"):
        return _NO_STORY
    one, other = domain_of(url) or "", domain_of(fetched) or ""
    same = one == other or one.endswith("." + other) or other.endswith("." + one)
    if not same and one.split(".")[-2:] != other.split(".")[-2:]:
        return _FOREIGN_HOST
    return 1.0
