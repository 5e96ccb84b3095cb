"""Why the boilerplate between an article's first and last line leaves: by its wording, by another name, or just outside.

What only stands outside the body says nothing to a reader of the record; a line between paragraphs should have a reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lab.training.text_dumps import BOILERPLATE, MAIN, Dump
from pipeline.cleaning.clean import clean
from pipeline.model.reasons import Reason
from pipeline.packs import Ruleset

_WORDING = ("phrase.", "function.")


@dataclass(frozen=True)
class Reasons:
    """Boilerplate lines between the first and the last line of their article, by how they leave."""

    dumps: int
    worded: int  # a phrase or the grammar of functions names the reason
    named: int  # another rule does: repeats, comments, cards, the line model with a reason of its own
    outside: int  # `outside_body`
    kept: int

    @property
    def lines(self) -> int:
        """All of them."""
        return self.worded + self.named + self.outside + self.kept

    def as_json(self) -> dict[str, int | float]:
        """Counts, and the share that leaves with a reason that says what it is."""
        share = (self.worded + self.named) / self.lines if self.lines else 0.0
        return {
            "dumps": self.dumps, "lines": self.lines, "worded": self.worded, "named": self.named,
            "outside": self.outside, "kept": self.kept, "share_with_a_reason": round(share, 4),
        }  # fmt: skip


def measure_reasons(dumps: Iterable[Dump], ruleset: Ruleset) -> Reasons:
    """Clean labelled dumps and count how the boilerplate inside them leaves; dumps without an article are passed over."""
    seen = 0
    counts: Counter[str] = Counter()
    for dump in dumps:
        main = [number for number, label in enumerate(dump.labels) if label == MAIN]
        if not main:
            continue
        seen += 1
        verdicts = clean(dump.segmented(), ruleset).verdicts
        for number in range(main[0], main[-1]):
            if dump.labels[number] == BOILERPLATE:
                verdict = verdicts[number]
                counts[_how(None if verdict.keep else verdict.reason, str(verdict.rule))] += 1
    return Reasons(seen, counts["worded"], counts["named"], counts["outside"], counts["kept"])


def _how(reason: Reason | None, rule: str) -> str:
    if reason is None:
        return "kept"
    if reason is Reason.OUTSIDE_BODY:
        return "outside"
    return "worded" if rule.startswith(_WORDING) else "named"
