"""Places of a page's markup that state its headline apart from the printed one: JSON-LD, metas, `<title>`."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.metadata.document.context import Context
from pipeline.metadata.document.site_names import SiteNames, title_parts
from pipeline.metadata.field.folding import fold, tidy

MAX_TITLE_CHARS = 400
LONE_CHARS = 12
"""A page's only H1 of this length is its headline even if the markup words it otherwise (for search engines)."""

_STATED = (
    # (meta, weight as a witness of the headline)
    ("og:title", 1.0),
    ("twitter:title", 0.9),
    ("citation_title", 1.0),
    ("parsely-title", 1.0),
    ("sailthru.title", 0.95),
    ("dc.title", 0.9),
    ("dcterms.title", 0.9),
    ("headline", 0.95),
    ("title", 0.8),
)
# Sections that sites print behind a headline.
_SECTIONS = frozenset(
    (
        "opinion",
        "news",
        "politics",
        "business",
        "sport",
        "sports",
        "world",
        "world news",
        "politics news",
        "uk news",
        "us news",
        "local news",
        "national",
        "technology",
        "science",
        "culture",
        "entertainment",
        "health",
        "lifestyle",
        "travel",
        "money",
        "editorial",
        "analysis",
        "politik",
        "wirtschaft",
        "kultur",
        "panorama",
        "nachrichten",
        "politique",
        "économie",
        "société",
        "monde",
        "política",
        "economía",
        "cultura",
        "deportes",
        "opinión",
        "cronaca",
        "politica",
        "economia",
        "spettacoli",
    )
)


@dataclass(frozen=True, slots=True)
class Witness:
    """A place that states the headline apart from the printed one."""

    text: str
    folded: str
    method: str
    weight: float
    cut: bool  # a suffix was cut off


def site_names(context: Context) -> SiteNames:
    """The site's names as declared on the page, and its domain."""
    titles = {fold(text) for text in (context.markup.title, context.markup.meta("og:title")) if text}
    names = [
        name for _, name in context.declared_names if len(title_parts(name)) < 2 or fold(name) not in titles
    ]  # a page's whole title in the site's place
    return SiteNames(names, context.known.get("outlet_domain"))


def cut_suffix(text: str, site: SiteNames) -> str:
    """A stated title without the site's name before or behind it. Nothing else goes."""
    if site.domain and text.lower().startswith(f"{site.domain} "):
        text = text[len(site.domain) :].strip()
    for _ in range(3):
        parts = title_parts(text)
        if len(parts) < 2:
            break
        if (site.matches(parts[-1]) and not text.startswith(parts[-1])) or (
            fold(parts[-1]) in _SECTIONS and len(parts[0]) > LONE_CHARS
        ):
            text = text[: text.rindex(parts[-1])]
        elif site.matches(parts[0]) and len(parts[0]) < 0.6 * len(text):
            text = text[text.index(parts[0]) + len(parts[0]) :]
        else:
            break
        text = text.strip().strip("|-–—·•»:~/<").strip()
    return text


def find_witnesses(context: Context, site: SiteNames) -> list[Witness]:
    """What the markup states as the headline, without the site's name, best kept places first."""
    texts: list[tuple[str, str, float]] = []
    if context.main:
        headline = context.main.text("headline", "name")
        if headline:
            texts.append((headline, "json_ld.headline", 1.0 * context.main.certainty))
    metas = context.markup.metas
    for name, weight in _STATED:
        content = next((value for key, value in metas if key == name and value.strip()), None)
        if content:
            texts.append((tidy(content), f"meta.{name}", weight))
    if context.markup.title:
        texts.append((tidy(context.markup.title), "title", 0.8))
    out = []
    for text, method, weight in texts:
        cut = cut_suffix(text, site)
        folded = fold(cut)
        if folded and len(cut) <= MAX_TITLE_CHARS and not site.matches(cut):
            out.append(Witness(cut, folded, method, weight, cut != text))
    return out
