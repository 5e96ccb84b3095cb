"""Commands that end in good order when they are told to: SIGTERM and SIGHUP as Ctrl-C."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def endable() -> Iterator[None]:
    """SIGTERM and SIGHUP raise KeyboardInterrupt, which puts things in order on its way out; exit code 130."""

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
