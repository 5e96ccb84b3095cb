"""A signal in a bad moment: one that wakes nobody, as if it came just before the main thread began to wait."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

_SECONDS_BEFORE = 0.3
# In which a wait that looks for signals has to see one; what does not look is ended after them.
_SECONDS_TO_SEE = 20.0


@contextmanager
def unseen_interrupt(end_the_wait: Callable[[], object]) -> Iterator[None]:
    """What is waited for inside does not come, and Ctrl-C wakes another thread: KeyboardInterrupt all the same, soon."""
    seen, too_late = threading.Event(), threading.Event()

    def interrupt() -> None:
        seen.wait(_SECONDS_BEFORE)
        os.kill(os.getpid(), signal.SIGINT)  # the kernel gives it to a thread that does not block it: this one
        if not seen.wait(_SECONDS_TO_SEE):
            too_late.set()
            end_the_wait()

    thread = threading.Thread(target=interrupt, daemon=True)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    thread.start()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with pytest.raises(KeyboardInterrupt):
            yield
    finally:
        seen.set()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.signal(signal.SIGINT, before)
    thread.join()
    assert not too_late.is_set(), "the signal was seen only when the waiting ended"
