"""The JSON-LD node that describes this page, among all that a page carries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.model.markup import Markup


@dataclass(frozen=True, slots=True)
class MainNode:
    """The main node and the other nodes by their `@id`. Empty (`node == {}`) if no node describes the page.

    `certainty` is 0 to 1: how sure it is that the node describes this page and not a related story.
    """

    node: Mapping[str, Any] = field(default_factory=dict)
    nodes: tuple[Mapping[str, Any], ...] = ()
    certainty: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.node)

    def text(self, *names: str) -> str | None:
        """The first of the properties that holds a text, stripped; None if none does."""
        for name in names:
            for value in self.values(name):
                if isinstance(value, str) and value.strip():
                    return value.strip()
        return None

    def values(self, name: str) -> list[Any]:
        """All values of a property of the main node, `@id` references resolved; `[]` if it is missing."""
        value = self.node.get(name)
        return value if isinstance(value, list) else [] if value is None else [value]


def choose_main_node(markup: Markup, url: str | None) -> MainNode:
    """Choose the JSON-LD node that describes the page at `url`."""
    return MainNode(markup.json_ld[0], markup.json_ld) if markup.json_ld else MainNode()
