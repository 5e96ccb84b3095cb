"""Phrases: lines that are boilerplate by their wording. One TOML table each, with examples and counterexamples.

[[phrase]]
id = "comments.show"            # unique within the language; the rule is named phrase.en.comments.show
reason = "comments"             # from the closed list
match = "line"                  # line (whole normalised line, the default) | prefix | suffix | pattern
texts = ["show comments"]       # normalised forms; with match = "pattern": regular expressions for the whole line
opens_tail = false              # true: a heading that opens a block of related links, comments, … behind the body
confidence = 0.99
examples = ["Show Comments"]                            # a test asserts that each matches
counterexamples = ["Comments made by Major General …"]  # and that none of these does
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.reasons import Reason

MatchMode = Literal["line", "prefix", "suffix", "pattern"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One table of a phrase pack."""

    id: str
    language: str
    reason: Reason
    texts: tuple[str, ...]
    match: MatchMode = "line"
    opens_tail: bool = False
    confidence: float = 0.99
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The rule's name in verdicts and audits."""
        return f"phrase.{self.language}.{self.id}"
