"""Progress, on standard error, on a terminal only: what is waited for, how far it is, how fast, and until when."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from pipeline.runs.counts import Counts
    from pipeline.runs.session import Session

T = TypeVar("T")
# Counting is cheap and drawing is not: of items that fly past, the bar is told so often.
_SECONDS_BETWEEN = 0.2


class Progress:
    """Shows how far something is. Without a terminal it shows nothing."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet or not sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None

    def tell(self, waiting_for: str) -> None:
        """Say what is being waited for, with the seconds that go by."""
        if not self._quiet:
            self._start()
            self._bar.update(self._task, description=waiting_for)

    def watch(self, session: Session) -> Callable[[Counts], None]:
        """Start showing a run; the result is to be called whenever the counts have grown.

        The bar goes by documents, where archives have to be read by their bytes on the disk.
        """
        if self._quiet:
            return lambda counts: None
        self._start()
        began = time.monotonic()

        def show(counts: Counts) -> None:
            note = f"{counts.records:,} records, {counts.quarantined:,} quarantined"
            end = "; linking what is alike" if session.share >= 1 else ""
            rate = _rate(counts.reached, time.monotonic() - began)
            self._bar.update(self._task, total=1.0, completed=session.share, description=note + end, rate=rate)

        return show

    def follow(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
        """The items, counted as they pass: `what` are they? Without a total there is a rate and no end in sight."""
        if self._quiet:
            yield from items
            return
        self._start()
        self._bar.update(self._task, total=total, description=what)
        began = shown = time.monotonic()
        number = 0
        for number, item in enumerate(items, 1):
            yield item
            if (now := time.monotonic()) - shown >= _SECONDS_BETWEEN:
                shown = now
                note = f"{number:,} {what}"
                self._bar.update(self._task, completed=number, description=note, rate=_rate(number, now - began))
        self._bar.update(self._task, completed=number, description=f"{number:,} {what}")

    def _start(self) -> None:
        if self._bar is not None:
            return
        from rich.console import Console
        from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=24), TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(),
        )  # fmt: skip
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._bar.start()
        self._task = self._bar.add_task("starting", total=None, rate="")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _rate(number: int, seconds: float) -> str:
    if seconds <= 0 or number <= 0:
        return ""
    rate = number / seconds
    return f"{rate:,.0f}/s" if rate >= 10 else f"{rate:.1f}/s"
