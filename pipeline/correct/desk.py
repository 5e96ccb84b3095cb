"""A desk for corrections: what the report's page asks for, answered as JSON values; no network in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.correct.effects import Change
from pipeline.correct.marks import marks_of
from pipeline.correct.work import Corrector, Proposal
from pipeline.errors import UsageError
from pipeline.runs.session import MakePool
from pipeline.workers import Pool

_SHOWN = 5  # documents elsewhere, and changes in each


@dataclass(slots=True)
class Desk:
    """Takes one mark at a time: a proposal, then a yes to it or another mark.

    `is_stale`: whether something was written since it was last set to False, so that a page has to be made anew.
    """

    corrector: Corrector
    pool: MakePool = Pool
    is_stale: bool = False
    _number: int = 0
    _open: Proposal | None = None

    def propose(self, content: Any) -> dict[str, Any]:
        """The rule for the one mark in `content` (as in the page's file), and what it changes. Writes nothing.

        The proposal before it is off the desk: it knew nothing of this one. Raises UsageError.
        """
        marks = marks_of(content, "The page")
        if len(marks) != 1:
            raise UsageError(f"{len(marks)} marks at once.", "Mark one thing after the other.")
        self._open = None
        proposal = self.corrector.propose(marks[0])
        self._number += 1
        self._open = proposal
        elsewhere = list(proposal.elsewhere.items())
        return {
            "proposal": self._number,
            "rule": proposal.table,
            "file": str(proposal.file),
            "here": _shown(proposal.here),
            "elsewhere": [[uri, _shown(changes)] for uri, changes in elsewhere[:_SHOWN]],
            "documents": 1 + len(elsewhere),
            "alike": proposal.alike,
        }

    def accept(self, content: Any) -> dict[str, Any]:
        """Write the proposal that `content` numbers, and do its documents again. Raises UsageError, and what a run raises."""
        number = content.get("proposal") if isinstance(content, dict) else None
        if self._open is None or number != self._number:
            raise UsageError("That proposal is not on the desk any more.", "Mark it again.")
        proposal, self._open = self._open, None
        files = self.corrector.accept(proposal)
        self.is_stale = True
        counts = self.corrector.redo(self.pool).counts
        return {"files": list(map(str, files)), "changed": counts.again_changed, "same": counts.again_same}


def _shown(changes: tuple[Change, ...]) -> list[list[str]]:
    rows = [[change.what, change.before, change.after] for change in changes[:_SHOWN]]
    return rows + ([["more", str(len(changes) - _SHOWN), ""]] if len(changes) > _SHOWN else [])
