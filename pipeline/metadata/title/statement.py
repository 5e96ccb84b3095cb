"""Places of a page's markup that state its headline apart from the printed one: JSON-LD, metas, `<title>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.grammar.prose import reading_length
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.site_names import EDGES, SiteNames, is_dense, is_masthead, title_parts
from pipeline.metadata.field.folding import fold, tidy
from pipeline.metadata.field.found import Statement
from pipeline.model.evidence import Origin
from pipeline.model.markup import MarkedElement, Markup
from pipeline.packs.names import known_names

MAX_TITLE_CHARS = 400
LONE_CHARS = 12
"""A page's only H1 of this length is its headline even if the markup words it otherwise (for search engines)."""

SECTION_CHARS, LINKED = 30, 0.9
"""Of an entry of the site's menu: its characters at most, and the share of them in links."""
MOST_OF_REST = 0.6
MAX_SECTION = 4
"""Characters of a section's name in Chinese or Japanese between headline and site."""

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
_STORY = frozenset(("article", "main"))
OFF_STAGE = frozenset(("comments", "related", "sidebar", "aside", "nav", "footer", "author-bio", "caption", "popup"))
"""Landmarks in which no headline of the page's own stands."""
_OWN_HEADLINE = re.compile(
    r"(?i)(?:^|[\s_-])(?:headline|entry-title|(?:article|post|story)[-_]{0,2}(?:title|headline))(?:$|[\s_-])"
)


TITLE = Origin("title")
"""The page's `<title>`."""
_SOCIAL = (Origin("meta", "og:title"), Origin("meta", "twitter:title"))


@dataclass(frozen=True, slots=True)
class Witness(Statement[str]):
    """A place that states the headline apart from the printed one; its confidence is its weight as a witness."""

    folded: str = ""
    cut: bool = False  # a suffix was cut off

    @property
    def family(self) -> str:
        """Places of one family are filled alike; the metas of social networks are one."""
        return "og" if self.origin in _SOCIAL else self.origin.family


def site_names(context: Context) -> SiteNames:
    """The site's names as declared on the page, and its domain."""
    names = [name for _, name in context.declared_names]
    return SiteNames([*names, *_printed_names(context.markup)], context.known.outlet_domain, _sections(context))


def _sections(context: Context) -> frozenset[str]:
    """The parts of the site, folded: that which the markup names as the story's, and the short links outside the story."""
    stated = context.markup.meta("article:section", "og:article:section")
    links = (
        b.text
        for b in context.cleaned.blocks
        if not b.main and len(b.text) <= SECTION_CHARS and b.link_density >= LINKED
    )
    return frozenset(map(fold, filter(None, (stated, *links)))) - {""}


def _printed_names(markup: Markup) -> Iterator[str]:
    """The H1 of a blog that prints its own name there: the page's titles hold it beside the headline of the story.

    It stands outside the story. The headline is another heading, within the story or marked as its headline.
    """
    outer = [e for e in markup.elements if e.tag == "h1" and not on_stage(e) and e.text]
    if not outer or not markup.title:
        return
    stories = {fold(e.text) for e in markup.elements if e.tag in ("h1", "h2", "h3") and on_stage(e)} - {""}
    title, social = fold(tidy(markup.title)), fold(tidy(markup.meta("og:title") or ""))
    for element in outer:
        name = fold(element.text)
        rest = title.removeprefix(f"{name} ") if title.startswith(name) else title.removesuffix(f" {name}")
        if name and ((rest != title and rest in stories) or (name == title and social in stories)):
            yield element.text


def on_stage(element: MarkedElement) -> bool:
    """Whether a heading stands inside the story, or is marked as its headline."""
    if OFF_STAGE.intersection(element.within):
        return False
    return not _STORY.isdisjoint(element.within) or is_marked(element)


def is_marked(element: MarkedElement) -> bool:
    """Whether a heading's class or property says that it is the story's headline."""
    return element.get("itemprop").lower() == "headline" or _OWN_HEADLINE.search(element.get("class")) is not None


def cut_suffix(text: str, site: SiteNames) -> str:
    """A stated title without the site's name before or behind it. Nothing else goes."""
    if site.domain and text.lower().startswith(f"{site.domain} "):
        text = text[len(site.domain) :].strip()
    behind = False  # a site's name was cut off behind; what stands before it may be a section
    for _ in range(3):
        parts = title_parts(text)
        if len(parts) < 2:
            break
        last = parts[-1].strip()
        named = (site.matches(last) or is_masthead(last)) and not text.startswith(last)
        section = behind and is_dense(last) and len(last) <= MAX_SECTION < len(parts[0])
        section = section or _is_section(last, text[: text.rindex(last)], site)
        if named or section or (fold(last) in known_names().texts["sections"] and len(parts[0]) > LONE_CHARS):
            text, behind = text[: text.rindex(last)], behind or named
        elif site.matches(parts[0]) and len(parts[0]) < 0.6 * len(text):
            text = text[text.index(parts[0]) + len(parts[0]) :]
        else:
            break
        text = text.strip(EDGES)
    return text


def _is_section(part: str, rest: str, site: SiteNames) -> bool:
    """Whether what stands behind the rest of a title is a part of the site: much shorter, as the menu has titles of stories, too."""
    long = reading_length(rest)
    return fold(part) in site.sections and long > LONE_CHARS and reading_length(part) <= MOST_OF_REST * long


def find_witnesses(context: Context, site: SiteNames) -> list[Witness]:
    """What the markup states as the headline, without the site's name, best kept places first."""
    texts: list[tuple[str, Origin, float]] = []
    if context.main:
        headline = context.main.text("headline", "name")
        if headline:
            texts.append((headline, Origin("json_ld", "headline"), 1.0 * context.main.certainty))
    metas = context.markup.metas
    for name, weight in _STATED:
        content = next((value for key, value in metas if key == name and value.strip()), None)
        if content:
            texts.append((tidy(content), Origin("meta", name), weight))
    if context.markup.title:
        texts.append((tidy(context.markup.title), TITLE, 0.8))
    out = []
    for text, origin, weight in texts:
        cut = cut_suffix(text, site)
        folded = fold(cut)
        if folded and len(cut) <= MAX_TITLE_CHARS and not site.matches(cut):
            out.append(Witness(cut, origin, text, weight, folded=folded, cut=cut != text))
    return out
