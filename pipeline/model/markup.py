"""What a page's markup says about it, read in the same parse as its text. Empty for text dumps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class MarkedElement:
    """An element that may state metadata: `<time>`, `itemprop`, `rel=author`, byline-like classes, headings.

    `tag` is a heading's also where a role makes the element one. `attributes` holds only the ones that matter (itemprop, rel,
    class, id, datetime, href, content, title), and of a heading as `kicker` the text of its first part, if that is marked as
    one, as `part` each of the texts that its elements set apart, and `unseen` if it is for screen readers alone.
    `text` is shortened, with a line break where a block-level child begins or ends. `block` is the index of the
    block that its text begins in, or None when that is not known or there is no visible text. `within` names the
    landmarks that it stands in, nearest first (`article`, `header`, `aside`, `comments`, `related`, …).
    """

    tag: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()
    block: int | None = None
    within: tuple[str, ...] = ()

    def get(self, name: str) -> str:
        """The attribute's value, or the empty string."""
        for key, value in self.attributes:
            if key == name:
                return value
        return ""


@dataclass(frozen=True, slots=True)
class Markup:
    """Structured statements of a page, in document order, unjudged.

    `json_ld` are the parsed JSON-LD nodes with `@graph` and lists flattened; `metas` are (lower-cased name,
    property, itemprop or http-equiv; content) pairs; `links` are (rel, href, hreflang or type) of the head's links.
    """

    language: str | None = None  # <html lang>, as declared
    title: str | None = None  # <title>
    json_ld: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    metas: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str, str], ...] = ()
    elements: tuple[MarkedElement, ...] = ()

    def meta(self, *names: str) -> str | None:
        """The first non-empty content of the first of `names` that is present."""
        for name in names:
            for key, content in self.metas:
                if key == name and content.strip():
                    return content.strip()
        return None
