"""SIGINT, SIGTERM and SIGHUP: the call ends as soon as what is being put down is there."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from pipeline.errors import NewswinnowError

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
Result = TypeVar("Result")


class Stopped(NewswinnowError):
    """A signal ended the call. The exit code is 128 and the signal's number, as shells have it."""

    def __init__(self, number: int, so_far: str = "") -> None:
        super().__init__(
            f"Stopped by {signal.Signals(number).name}. {so_far}".strip(), "The next call goes on from here."
        )
        self.exit_code = 128 + number


async def until_stopped(work: Coroutine[Any, Any, Result], so_far: Callable[[], str]) -> Result:
    """The result of `work`. Raises Stopped if a signal came. Signals that the caller ignores (nohup) stay ignored; beside
    the main thread they are somebody else's.
    """
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work)
    came: list[int] = []

    def stop(number: int) -> None:
        came.append(number)
        task.cancel()

    before = {}
    if threading.current_thread() is threading.main_thread():
        before = {number: signal.getsignal(number) for number in _SIGNALS}
        before = {number: handler for number, handler in before.items() if handler is not signal.SIG_IGN}
    for number in before:
        loop.add_signal_handler(number, stop, number)
    try:
        return await task
    except asyncio.CancelledError:
        if came:
            raise Stopped(came[0], so_far()) from None
        raise
    finally:
        for number, handler in before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
