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
# What is over sooner than this is counted as if it had taken so long: clocks tick, and a rate has to be a number.
_SHORTEST = 0.001


class Progress:
    """Shows how far something is. Without a terminal it shows nothing."""

    def __init__(self, *, quiet: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock`: the seconds that rates, and the time that is left, are reckoned with."""
        self._quiet = quiet or not sys.stderr.isatty()
        self._clock = clock
        self._bar: Any = None
        self._task: Any = None

    def tell(self, waiting_for: str) -> None:
        """Say what is being waited for, with the seconds that go by; it stands on the screen before this returns."""
        if not self._quiet:
            self._start()
            self._bar.update(self._task, description=waiting_for, refresh=True)

    def watch(self, session: Session) -> Callable[[Counts], None]:
        """Start showing a run; the result is to be called whenever the counts have grown.

        The bar goes by documents, where archives have to be read by their bytes on the disk.
        """
        if self._quiet:
            return lambda counts: None
        self._start()
        began = self._clock()

        def show(counts: Counts) -> None:
            note = f"{counts.records:,} records, {counts.quarantined:,} quarantined"
            if session.linking is not None:
                # Another total is another measure to the bar: what is left is reckoned anew, from here on.
                share, note = 100 * session.linking.share, f"{note}; linking what is alike"
                self._bar.update(self._task, total=100.0, completed=share, description=note)
                return
            rate = _rate(counts.reached, self._clock() - began)
            end = "; linking what is alike" if session.share >= 1 else ""
            self._bar.update(self._task, total=1.0, completed=session.share, description=note + end, rate=rate)

        return show

    def follow(self, items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
        """The items, counted as they pass: `what` are they? Without a total there is a rate and no end in sight.

        However soon it is over, the last that is shown says how many there were and how fast they went.
        """
        if self._quiet:
            yield from items
            return
        self._start()
        self._bar.update(self._task, total=total, completed=0, description=what, rate="")
        began = shown = self._clock()
        number = 0

        def show(number: int, now: float, whole: int | None = None) -> None:
            note, rate = f"{number:,} {what}", _rate(number, now - began)
            self._bar.update(self._task, total=whole, completed=number, description=note, rate=rate)

        try:
            for item in items:
                yield item
                number += 1
                if (now := self._clock()) - shown >= _SECONDS_BETWEEN:
                    shown = now
                    show(number, now)
            total = total if total is None else number
        finally:
            show(number, self._clock(), total)

    def _start(self) -> None:
        if self._bar is not None:
            return
        from rich.console import Console
        from rich.progress import Progress as Bar

        self._bar = Bar(*_columns(), console=Console(stderr=True), transient=True, get_time=self._clock)
        self._bar.start()
        self._task = self._bar.add_task("starting", total=None, rate="")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _columns() -> tuple[Any, ...]:
    from rich.progress import BarColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.text import Text

    class TimeLeftColumn(TimeRemainingColumn):
        def render(self, task: Task) -> Text:
            return Text("") if task.total is None else Text.assemble("left ", super().render(task))

    return (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=24), TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(), TimeLeftColumn(),
    )  # fmt: skip


def _rate(number: int, seconds: float) -> str:
    rate = number / max(seconds, _SHORTEST)
    if 0 < rate < 0.1:
        return f"{60 * rate:.1f}/min"
    return f"{rate:,.0f}/s" if rate >= 10 else f"{rate:.1f}/s"
