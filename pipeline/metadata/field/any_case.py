"""Expressions that are looked for in names of classes, whatever the letter case."""

from __future__ import annotations

import re


class AnyCase:
    """A regular expression in lower case, found in texts of any case.

    Ignoring case costs `re` three times as much as looking at a text that was made lower case before. In ASCII texts, as
    nearly all names of classes are, both find the same.
    """

    def __init__(self, expression: str) -> None:
        self.pattern = re.compile(f"(?i){expression}")
        """What it says of any text."""
        self._lower = re.compile(expression)

    def is_in(self, text: str) -> bool:
        """Whether a text holds it."""
        pattern, text = (self._lower, text.lower()) if text.isascii() else (self.pattern, text)
        return pattern.search(text) is not None
