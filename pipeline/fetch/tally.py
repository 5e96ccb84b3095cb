"""What a call did, in numbers that add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pipeline.model.counted import counted


@dataclass(slots=True)
class Tally:
    """Every page that a list names and the source wants is counted once.

    `new`, `changed`, `unchanged` pages are had (`unchanged` also those that were not due); `same` led to a page that is
    there under another address; `refused`: robots.txt; `failures` of this call and `waits` for another try by the name
    of what was in the way; `postponed`: their host is left alone until the next call; `left`: kept for the next call by
    a limit. `lists` were read or are as before. `left_out`: entries of lists that belong to another site, by host.
    """

    lists: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    same: int = 0
    refused: int = 0
    postponed: int = 0
    left: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    waits: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    sitemaps_left: int = 0
    failed_lists: list[str] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """Pages that were asked for and not had."""
        return self.failures.total()

    @property
    def waiting(self) -> int:
        """Pages that failed before and are not due yet."""
        return self.waits.total()

    @property
    def pages(self) -> int:
        """All pages."""
        had = self.new + self.changed + self.unchanged + self.same
        return had + self.refused + self.failed + self.waiting + self.postponed + self.left

    @property
    def line(self) -> str:
        """One line for a person."""
        parts = [f"{self.new} new", f"{self.changed} changed", f"{self.unchanged} unchanged"]
        parts += [f"{self.same} there under another address"] if self.same else []
        parts += [f"{self.refused} not allowed by robots.txt"] if self.refused else []
        parts += [f"{self.failed} failed ({_named(self.failures)})"] if self.failed else []
        parts += [f"{self.waiting} to be tried again later ({_named(self.waits)})"] if self.waiting else []
        parts += [f"{self.postponed} not asked for, their host is left alone"] if self.postponed else []
        parts += [f"{self.left} left for the next call"] if self.left else []
        beside = [f"{len(self.failed_lists)} lists could not be read"] if self.failed_lists else []
        beside += [f"{self.sitemaps_left} sitemaps left for the next call"] if self.sitemaps_left else []
        beside += [f"{self.left_out.total()} entries of other sites left out"] if self.left_out else []
        return f"{counted(self.pages, 'page')}: {', '.join(parts)}" + (f"; {', '.join(beside)}" if beside else "")


def _named(counts: Counter[str]) -> str:
    return ", ".join(f"{name}: {number}" for name, number in sorted(counts.items()))
