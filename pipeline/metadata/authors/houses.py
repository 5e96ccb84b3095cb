"""Names in a person's shape that are a house's: a test kitchen, a desk or a series of the site under a name of its own.

No word of theirs need be one of an organisation. What tells them is around: the site's own name has a part of them, their
link leads to the page about the site, or the story has their first word as an ordinary one. Nobody is one of them whose name
holds a common given name.
"""

from __future__ import annotations

import re
from functools import cached_property
from urllib.parse import unquote, urlsplit

from pipeline.grammar.letters import IN_WORD
from pipeline.grammar.persons.given import has_given_name
from pipeline.grammar.persons.kind import PARTICLES, has_case
from pipeline.metadata.document.context import Context
from pipeline.metadata.document.main_node import as_list
from pipeline.metadata.field.folding import fold, squash
from pipeline.packs.names import known_names

WORD_CHARS = 4  # shorter words are in many names
STEM, ENDING = 5, 3
"""Letters that two forms of one word share, and letters that only one of them has."""
_SUFFIX = re.compile(r"\.\w{2,5}$")


class Houses:
    """What one document tells of houses' names."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def has(self, name: str) -> bool:
        """Whether a name is a house's."""
        words = name.split()
        if len(words) < 2 or not has_case(name) or any(map(has_given_name, words)):
            return False
        return self._is_linked(fold(name)) or self._is_of_site(words) or self._is_ordinary(words[0])

    def _is_linked(self, folded: str) -> bool:
        """Whether such a link says a folded name, or begins with it: "Research Impact & Stories"."""
        return any(linked == folded or linked.startswith(f"{folded} ") for linked in self._linked)

    @cached_property
    def _linked(self) -> frozenset[str]:
        """What the links to pages about the site say, and the authors whom JSON-LD sends there."""
        elements = self._context.markup.elements
        found = {fold(element.text) for element in elements if _is_about(element.get("href"))}
        main = self._context.main
        for value in (*main.values("author"), *main.values("creator")) if main else ():
            node = main.resolve(value)
            if isinstance(node, dict) and any(_is_about(url) for url in as_list(node.get("url"))):
                found.update(fold(text) for text in as_list(node.get("name")) if isinstance(text, str))
        return frozenset(found - {""})

    @cached_property
    def _site_words(self) -> frozenset[str]:
        """The words of the site's names; its address may be its owner's given name."""
        names = [name for _, name in self._context.declared_names]
        texts = (*names, self._context.known.outlet or "")
        return frozenset(word for text in texts for word in fold(text).split() if len(word) >= WORD_CHARS)

    def _is_of_site(self, words: list[str]) -> bool:
        """Whether the site's name has one of a name's words but not all: a whole name is whose site it is."""
        telling = [word for word in map(squash, words) if len(word) >= WORD_CHARS and word not in PARTICLES]
        of_site = [word for word in telling if any(_are_alike(word, own) for own in self._site_words)]
        return 0 < len(of_site) < len(telling)

    def _is_ordinary(self, word: str) -> bool:
        """Whether the headline or the story has a word in lower case."""
        lower = word.lower()
        if len(word) < WORD_CHARS or lower == word or not word.istitle() or lower in PARTICLES:
            return False
        pattern = re.compile(rf"(?<![@./-])(?<!{IN_WORD}){re.escape(lower)}(?!{IN_WORD}|[@./-]{IN_WORD})")
        return any(pattern.search(text) for text in (self._context.known.title or "", *self._story))

    @cached_property
    def _story(self) -> list[str]:
        return [block.text for block in self._context.kept]


def _is_about(url: object) -> bool:
    """Whether an address is that of the page on which a site tells of itself."""
    if not isinstance(url, str) or "/" not in url:
        return False
    last = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    return fold(_SUFFIX.sub("", last).replace("-", " ").replace("_", " ")) in known_names().texts["about"]


def _are_alike(word: str, other: str) -> bool:
    """Whether two words are one, perhaps with another ending."""
    if word == other:
        return True
    return len(word) > STEM and word[:STEM] == other[:STEM] and abs(len(word) - len(other)) <= ENDING
