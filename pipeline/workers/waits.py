"""Waiting in a way that a signal is seen: Ctrl-C that comes in a bad moment is not lost until the waiting ends.

Python's handlers run in the main thread, between two of its steps. A signal that comes just before the thread begins to
wait in the system wakes it no more, and one that the kernel gave to another thread never did.
"""

from __future__ import annotations

from collections.abc import Callable

SECONDS_BETWEEN_LOOKS = 0.5


def wait_until(comes_within: Callable[[float], object]) -> None:
    """Wait for what has no limit of time. `comes_within` waits so many seconds at most, and says whether it came.

    Raises what a handler of signals raises, and what `comes_within` does.
    """
    while not comes_within(SECONDS_BETWEEN_LOOKS):
        pass
