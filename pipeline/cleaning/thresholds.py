"""How sure a rule must be before a line goes, by zone and strictness."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.cleaning.context import Zone
from pipeline.packs.ruleset import Strictness


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Least confidence (0 to 1) with which a line is dropped.

    `outside` for lines before and after the body window, `inside` for lines within it that are no sentences,
    `sentence` for sentences within it (and only by a precise rule).
    """

    outside: float
    inside: float
    sentence: float

    def admits(self, confidence: float, zone: Zone, sentence: bool, precise: bool) -> bool:
        """Whether a proposal counts."""
        if zone is not Zone.INSIDE:
            return confidence >= self.outside
        if not sentence:
            return confidence >= self.inside
        return precise and confidence >= self.sentence


# Confidences come in classes: phrases .9 to .99, shapes .7 to .9, zones .8 to .9. Balanced lets all but the weakest shapes
# (.7: two glued labels) act inside the body; on 1,547 labelled dumps these are right 93 % of the time, phrases 97 to 100 %.
THRESHOLDS: dict[Strictness, Thresholds] = {
    "safe": Thresholds(outside=0.75, inside=0.95, sentence=0.98),
    "balanced": Thresholds(outside=0.5, inside=0.85, sentence=0.95),
    "strict": Thresholds(outside=0.4, inside=0.7, sentence=0.9),
}
