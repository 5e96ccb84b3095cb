"""Commands that end in good order when they are told to: SIGTERM and SIGHUP as Ctrl-C."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from pipeline.errors import NewswinnowError

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_INTERRUPTED = 130
# So long a command may take to put itself in order before it leaves as it is. Service managers wait 10 s at least.
_PATIENCE_SECONDS = 8.0
# An interruption that came where nothing can be raised is tried again a moment later.
_AGAIN_SECONDS = 0.05


@contextmanager
def endable() -> Iterator[None]:
    """SIGINT, SIGTERM and SIGHUP raise KeyboardInterrupt, which puts things in order on its way out; exit code 130.

    An interruption that is lost (in a callback of a C library, in somebody's bare `except`) is raised again, and after
    some seconds the process ends whatever it is at. What the caller ignores (nohup) stays ignored.
    """
    deadline = threading.Timer(_PATIENCE_SECONDS, os._exit, (_INTERRUPTED,))
    deadline.daemon = True

    came: list[int] = []

    def stop(number: int, _frame: object) -> None:
        came.append(number)  # first: another may come while the timer starts
        if len(came) == 1:
            deadline.start()
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {n: signal.signal(n, stop) for n in _ENDING if signal.getsignal(n) is not signal.SIG_IGN}
    try:
        with _none_is_lost(next(iter(before), None)):
            yield
    except NewswinnowError:
        raise
    except Exception as error:
        if came:  # libraries wrap what comes while they load into errors of their own
            raise KeyboardInterrupt from error
        raise
    finally:
        deadline.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _none_is_lost(number: int | None) -> Iterator[None]:
    """Python drops what is raised in some callbacks, with a traceback: an interruption comes again by this signal."""
    former = sys.unraisablehook

    def hook(unraisable: sys.UnraisableHookArgs) -> None:
        if number is None or not issubclass(unraisable.exc_type, KeyboardInterrupt):
            former(unraisable)
            return
        again = threading.Timer(_AGAIN_SECONDS, os.kill, (os.getpid(), number))
        again.daemon = True
        again.start()

    sys.unraisablehook = hook
    try:
        yield
    finally:
        sys.unraisablehook = former


def end_at_once(code: int) -> None:
    """All is done and only the interpreter still has to end: from now on a signal ends the process with this code."""
    if threading.current_thread() is not threading.main_thread():
        return
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    for number in _ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_: os._exit(code))
