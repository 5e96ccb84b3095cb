"""The progress bar, on standard error, on a terminal only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pipeline.runs.counts import Counts
    from pipeline.runs.session import Session


class Progress:
    """Shows how far a run is. Without a terminal it shows nothing."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Any = None

    def watch(self, session: Session) -> Callable[[Counts], None]:
        """Start showing; the result is to be called whenever the counts have grown."""
        if self._quiet:
            return lambda counts: None
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._bar.start()
        total = session.survey.todo if not session.survey.containers else None
        task = self._bar.add_task("starting", total=total)

        def show(counts: Counts) -> None:
            note = f"{counts.records} records, {counts.quarantined} quarantined"
            self._bar.update(task, completed=counts.reached, description=note)

        return show

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
