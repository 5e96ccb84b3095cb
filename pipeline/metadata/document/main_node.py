"""The JSON-LD node that describes this page, among all that a page carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

from pipeline.metadata.field.folding import fold, overlap, tidy
from pipeline.model.addresses import page_key
from pipeline.model.markup import Markup

Node = Mapping[str, Any]

# What a node's type says about its being the article; compared in lower case, without a namespace.
_TYPE_WEIGHTS = {
    "newsarticle": 3.0,
    "reportagenewsarticle": 3.0,
    "analysisnewsarticle": 3.0,
    "backgroundnewsarticle": 3.0,
    "opinionnewsarticle": 3.0,
    "reviewnewsarticle": 3.0,
    "askpublicnewsarticle": 3.0,
    "satiricalarticle": 3.0,
    "advertisercontentarticle": 2.5,
    "article": 2.8,
    "blogposting": 2.8,
    "liveblogposting": 2.8,
    "techarticle": 2.6,
    "scholarlyarticle": 2.6,
    "medicalscholarlyarticle": 2.6,
    "report": 2.5,
    "socialmediaposting": 2.0,
    "discussionforumposting": 1.5,
    "review": 1.5,
    "recipe": 2.0,
    "howto": 1.5,
    "interview": 2.5,
    "creativework": 1.0,
    "videoobject": 0.4,
    "webpage": 0.6,
    "itempage": 0.6,
    "medicalwebpage": 0.8,
}
ARTICLE_WEIGHT = 1.5
"""From this weight on a type is that of an article, not of the page around one."""
MATCH_URL, MATCH_HEADLINE, MATCH_ALIKE = 4.0, 3.0, 1.5
ALIKE = 0.6
"""Word overlap of headline and title from which they speak of the same story."""
MAX_NESTED = 50

_NESTING = ("mainEntity", "mainEntityOfPage", "article", "about", "subjectOf", "blogPost", "hasPart")


@dataclass(frozen=True)
class MainNode:
    """The main node, the page's other nodes, and how sure the choice is. False if no node describes the page.

    `certainty` is 0 to 1: how sure it is that the node describes this page and not a related story. `company` are
    nodes that describe the same page besides the main one (a `WebPage` beside its `NewsArticle`), best first.
    """

    node: Node = field(default_factory=dict)
    nodes: tuple[Node, ...] = ()
    certainty: float = 0.0
    company: tuple[Node, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.node)

    def text(self, *names: str) -> str | None:
        """The first of the properties that holds a text, tidied; None if none does."""
        for name in names:
            for value in self.values(name):
                if isinstance(value, str) and (tidied := tidy(value)):
                    return tidied
        return None

    def values(self, name: str) -> list[Any]:
        """All values of a property of the main node, or of its company; `@id` references resolved."""
        for node in (self.node, *self.company):
            values = [self.resolve(value) for value in as_list(node.get(name))]
            if values:
                return values
        return []

    def resolve(self, value: Any) -> Any:
        """The node that a bare reference (`{"@id": …}`) points to; any other value as it is."""
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and not (value.keys() - {"@id", "@type"}):
            return self._by_id.get(value["@id"], value)
        return value

    @cached_property
    def _by_id(self) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for node in self.nodes:
            identity = node.get("@id")
            if isinstance(identity, str) and len(node) > len(found.get(identity, {})):
                found[identity] = node
        return found


def as_list(value: Any) -> list[Any]:
    """A property's value as a list; `[]` if it is missing or null. Nested lists are opened once."""
    if value is None:
        return []
    if not isinstance(value, list):
        return [value]
    out: list[Any] = []
    for item in value[:MAX_NESTED]:
        out.extend(item[:MAX_NESTED] if isinstance(item, list) else [item])
    return [item for item in out if item is not None]


def node_types(node: Node) -> tuple[str, ...]:
    """A node's types in lower case, without namespace."""
    kinds = (kind for kind in as_list(node.get("@type")) if isinstance(kind, str))
    return tuple(kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1].strip().lower() for kind in kinds)


def type_weight(node: Node) -> float:
    """How much a node's type is that of an article, 0 if not at all."""
    return max((_TYPE_WEIGHTS.get(kind, 0.0) for kind in node_types(node)), default=0.0)


def choose_main_node(markup: Markup, url: str | None) -> MainNode:
    """Choose the JSON-LD node that describes the page at `url`.

    By type, by URL (canonical, og:url, the fetched one), by headline (against og:title, H1, title); a lone article
    node is taken without a match, one of several is not.
    """
    nodes = markup.json_ld
    if not nodes:
        return MainNode()
    addresses = _addresses(markup, url)
    headlines = _headlines(markup)
    ranked: list[tuple[float, bool, Node]] = []
    for n, node in enumerate(_candidates(nodes)):
        weight = type_weight(node)
        if not weight:
            continue
        match = _match(node, addresses, headlines, url)
        fullness = 0.3 * sum(key in node for key in ("headline", "datePublished", "author", "articleBody", "publisher"))
        ranked.append((weight + match + fullness - 0.01 * n, match >= MATCH_HEADLINE, node))
    ranked.sort(key=lambda item: -item[0])
    if not ranked:
        return MainNode(nodes=nodes)
    articles = [item for item in ranked if type_weight(item[2]) >= ARTICLE_WEIGHT]
    _, matched, best = ranked[0]
    if type_weight(best) < ARTICLE_WEIGHT and articles and articles[0][1]:
        _, matched, best = articles[0]
    if not matched and len(articles) > 2:
        return MainNode(nodes=nodes)  # several stories, and none of them is this page's
    certainty = 0.97 if matched else 0.85 if len(articles) == 1 else 0.6
    company = tuple(node for _, same, node in ranked if node is not best and same)
    return MainNode(best, nodes, certainty, company[:3])


def _candidates(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        for key in _NESTING:
            for nested in as_list(node.get(key))[:5]:
                if isinstance(nested, dict) and len(nested) > 2:
                    yield nested


def _addresses(markup: Markup, url: str | None) -> set[str]:
    canonical = next((href for rel, href, _ in markup.links if rel == "canonical"), None)
    given = (canonical, markup.meta("og:url"), url)
    return {key for address in given if address and (key := page_key(address))}


def _headlines(markup: Markup) -> list[str]:
    heads = [e.text for e in markup.elements if e.tag == "h1"][:3]
    texts = (markup.meta("og:title", "twitter:title"), markup.title, *heads)
    return [folded for text in texts if text and (folded := fold(tidy(text)))]


def _match(node: Node, addresses: set[str], headlines: list[str], base: str | None) -> float:
    score = 0.0
    for name in ("url", "mainEntityOfPage", "@id"):
        for value in as_list(node.get(name)):
            address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if isinstance(address, str) and page_key(_absolute(address, base)) in addresses:
                score = MATCH_URL
    stated = node.get("headline") or node.get("name")
    folded = fold(tidy(stated)) if isinstance(stated, str) else ""
    if folded:
        if any(folded == headline or (len(folded) > 15 and folded in headline) for headline in headlines):
            score += MATCH_HEADLINE
        elif any(overlap(folded, headline) >= ALIKE for headline in headlines):
            score += MATCH_ALIKE
        elif headlines:
            score = max(0.0, score - 1.0)  # its own headline speaks of something else
    return score


def _absolute(address: str, base: str | None) -> str:
    try:
        return urljoin(base or "", address)
    except ValueError:
        return ""
