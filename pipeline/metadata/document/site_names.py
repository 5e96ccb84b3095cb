"""What the page's site calls itself: the names that a title's suffix, an author or an outlet may be compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from pipeline.metadata.document.main_node import MainNode, Node, as_list, node_types
from pipeline.metadata.field.folding import fold, squash, tidy
from pipeline.model.evidence import Origin
from pipeline.model.markup import Markup
from pipeline.packs.names import known_names

_SITE_TYPES = ("website", "organization", "newsmediaorganization", "corporation", "newspaper", "periodical")
_EAST_ASIAN = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
# Bars have forms of their own in Chinese and Korean (the vowel sign ㅣ, the stroke 丨), where dashes and underscores
# stand without spaces and the colon is a wide one.
_TAIL = re.compile(
    r"\s+(?:\||-|–|—|·|•|»|::|:|/|<|~)\s+|\s*[|｜ㅣ│丨]\s*|\s*[»•·]\s*"
    rf"|(?<=[{_EAST_ASIAN}”’」』》）)！？!?\d])\s*(?:[-_–—]{{1,2}}|：)\s*(?=[{_EAST_ASIAN}])"
)
_SEPARATOR = re.compile(r"[|\-–—_·•»:：/<~｜ㅣ│丨]")  # one of them is in each: a cheap look
_STORY = frozenset(("article", "main"))
MIN_HEADLINE_WORDS = 4
"""Of what is no site's name because the page's titles say the same."""
EDGES = "|-–—·•»:~/<_：｜ㅣ│丨 \u3000"
"""What is left at a title's edge where a part was cut off."""
_DENSE = re.compile(rf"[{_EAST_ASIAN}]")
MAX_SITE_NAME_CHARS = 60
MAX_EXTRA_CHARS, MAX_EXTRA_DENSE = 12, 4
"""Letters by which two forms of one site's name differ ("Example", "Example News Online"); in Chinese and Japanese."""


def declared_names(markup: Markup, main: MainNode) -> Iterator[tuple[Origin, str]]:
    """(origin, name) of every place where the markup names the site or its publisher, tidied, best kept first."""
    for name in ("og:site_name", "application-name", "apple-mobile-web-app-title", "al:ios:app_name"):
        for key, content in markup.metas:
            if key == name and (text := tidy(content)):
                yield Origin("meta", name), text
                break
    for publisher in main.values("publisher"):
        yield from ((Origin("json_ld", "publisher"), text) for text in _names(main.resolve(publisher)))
    for node in _site_nodes(main):
        kind = "website" if "website" in node_types(node) else "organization"
        yield from ((Origin("json_ld", kind), text) for text in _names(node))
    for name in (
        "publisher",
        "dc.publisher",
        "dcterms.publisher",
        "citation_publisher",
        "article:publisher",
        "copyright",
    ):
        text = tidy(markup.meta(name) or "")
        if text and not text.startswith("http"):
            yield Origin("meta", name), text
    handle = markup.meta("twitter:site", "twitter:creator")
    if handle:
        yield Origin("meta", "twitter:site"), tidy(handle).lstrip("@")


def repeats_headline(name: str, markup: Markup, main: MainNode, domain: str | None) -> bool:
    """Whether what stands in the place of a site's name is the page's headline.

    It has parts as a `<title>` has and is one, or the article's own heading, its JSON-LD or, for a long one, the
    page's titles say the same, and the domain does not.
    """
    folded = fold(name)
    titles = {fold(tidy(text)) for text in (markup.title, markup.meta("og:title")) if text}
    if len(title_parts(name)) > 1 and folded in titles:
        return True
    if not folded or is_masthead(name) or (domain and squash(name) in domain_forms(domain)):
        return False
    stated = main.text("headline") if main else None
    own = [stated] if stated else []
    own += [e.text for e in markup.elements if e.tag in ("h1", "h2") and not _STORY.isdisjoint(e.within)]
    if any(fold(tidy(text)) == folded for text in own):
        return folded in titles
    return len(titles) == 1 and folded in titles and len(folded.split()) >= MIN_HEADLINE_WORDS


def _site_nodes(main: MainNode) -> Iterator[Node]:
    for node in main.nodes:
        kinds = node_types(node)
        if any(kind in _SITE_TYPES for kind in kinds):
            yield node
        for name in ("isPartOf", "publisher"):
            for nested in as_list(node.get(name))[:3]:
                if isinstance(nested, dict) and any(kind in _SITE_TYPES for kind in node_types(nested)):
                    yield nested


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        text = tidy(value)
        if text and not text.startswith(("http", "#", "/")):
            yield text
    elif isinstance(value, dict):
        for name in as_list(value.get("name")):
            if isinstance(name, str) and (text := tidy(name)):
                yield text


_MASTHEAD_CHARS = 12


def is_dense(text: str) -> bool:
    """Whether a text holds letters of Chinese, Japanese or Korean: a name of theirs has few characters."""
    return _DENSE.search(text) is not None


def is_masthead(text: str) -> bool:
    """Whether a short text in Chinese, Japanese or Korean ends as names of papers do: 江城晚报, 月見新聞, 달빛일보."""
    text = text.strip()
    ends = known_names().credits["mastheads"]
    return 2 < len(text) <= _MASTHEAD_CHARS and is_dense(text) and text.casefold().endswith(ends)


def title_parts(title: str) -> list[str]:
    """A `<title>` cut at the separators that sites put between headline, section and their own name."""
    parts = _TAIL.split(title) if _SEPARATOR.search(title) is not None else [title]
    return [part for part in parts if part and part.strip()]


class SiteNames:
    """Squashed forms of a site's names and of its domain; `sections` are the folded names of its parts."""

    def __init__(self, names: list[str], domain: str | None, sections: AbstractSet[str] = frozenset()) -> None:
        self.sections = sections
        self.forms = {form for name in names if len(form := squash(name)) >= 2}
        self.domain = domain.lower() if domain else ""
        self.domain_forms = domain_forms(domain) if domain else frozenset()

    def equals(self, text: str) -> bool:
        """Whether a short text is a declared name or the domain itself, letter case, spaces and articles aside."""
        form = squash(text)
        return form in self.forms or form in self.domain_forms

    def matches(self, text: str) -> bool:
        """Whether a short text is the site's name: equal to a declared one, or to the domain, or almost."""
        form = squash(text)
        if not form or len(text) > MAX_SITE_NAME_CHARS:
            return False
        if form in self.forms or form in self.domain_forms:
            return True
        if len(form) < 4:
            return False
        extra = MAX_EXTRA_DENSE if is_dense(form) else MAX_EXTRA_CHARS
        near = [own for own in self.forms if len(own) >= 4 and abs(len(own) - len(form)) <= extra]
        if any(form.startswith(own) or own.startswith(form) or form.endswith(own) for own in near):
            return True
        return any(
            len(own) >= 5
            and ((own in form and len(form) <= len(own) + extra) or (form in own and len(form) >= 0.6 * len(own)))
            for own in self.domain_forms
        )


def domain_forms(domain: str) -> frozenset[str]:
    """`news.example.co.uk` -> examplecouk, newsexamplecouk, example, newsexample: what a name can be written as."""
    labels = domain.lower().split(".")
    core = [
        label for label in labels[:-1] if label not in ("co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "go")
    ] or labels[:1]
    forms = {"".join(labels), "".join(core), core[-1], "".join([*core[-1:], labels[-1]])}
    if len(core) > 1:
        forms.add("".join(reversed(core)))
    return frozenset(re.sub(r"[\W_]+", "", form) for form in forms if form)
