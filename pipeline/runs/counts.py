"""What a run counts. The sums must add up: every input ends as exactly one of its ends."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pipeline.ledger import DocumentResult
from pipeline.model.counted import counted
from pipeline.workers import StageDone


@dataclass(slots=True)
class Counts:
    """Counted so far. `reached` documents have an end; `inputs` may be known only at the end."""

    records: int = 0
    quarantined: int = 0
    unchanged: int = 0
    duplicates: int = 0
    gone: int = 0
    again_changed: int = 0  # of documents that were done before, those that ended otherwise now
    again_same: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    removed_blocks: Counter[str] = field(default_factory=Counter)
    removed_chars: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)  # CPU seconds by stage
    batches: int = 0
    bytes: int = 0  # on the disk, of what has been done

    @property
    def reached(self) -> int:
        return self.records + self.quarantined + self.unchanged + self.duplicates

    def add(self, result: DocumentResult) -> None:
        """Count one committed document."""
        self.again_changed += result.again == "changed"
        self.again_same += result.again == "same"
        if result.unchanged:
            self.unchanged += 1
        elif result.outcome == "quarantine":
            self.quarantined += 1
            self.codes[result.code] += 1
        else:
            self.records += 1
            if result.outlet:
                self.outlets[result.outlet] += 1
            for reason, blocks, chars in result.removed:
                self.removed_blocks[reason] += blocks
                self.removed_chars[reason] += chars

    def add_time(self, done: StageDone) -> None:
        """Count a stage's CPU time."""
        self.seconds[done.stage] += done.cpu_seconds  # type: ignore[assignment]  # Counter is typed for int

    def line(self, not_reached: int = 0) -> str:
        """One line for a person."""
        parts = [counted(self.records, "record"), f"{self.quarantined} quarantined", f"{self.unchanged} unchanged"]
        parts += [f"{self.gone} gone"] if self.gone else []
        parts += [f"{not_reached} not reached"] if not_reached else []
        return f"{counted(self.reached + not_reached, 'document')}: " + ", ".join(parts)
