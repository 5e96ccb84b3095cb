"""SIGINT, SIGTERM and SIGHUP: a run ends in good order, and within some seconds whatever it is waiting for."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.runs.session import Session

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
EXIT_INTERRUPTED = 130
# So long a run may take to put itself in order; then it leaves as it is, which the next run recovers from. Service
# managers wait 10 s at least.
_PATIENCE_SECONDS = 4.0
_POLL_SECONDS = 0.05

Handler = Callable[[int, object], None]


@contextmanager
def handled(handler: Handler) -> Iterator[None]:
    """Have the three signals call `handler` meanwhile. Those that the caller ignores (nohup) stay ignored; beside the
    main thread they are somebody else's.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in SIGNALS}
    before = {number: former for number, former in before.items() if former is not signal.SIG_IGN}
    for number in before:
        signal.signal(number, handler)
    try:
        yield
    finally:
        for number, former in before.items():
            signal.signal(number, signal.SIG_DFL if former is None else former)


@contextmanager
def stoppable(session: Session, give_up: Callable[[], None] | None = None) -> Iterator[None]:
    """Signals stop the session's run in good order: the manifest says `interrupted`.

    Before the flow's own code has begun, and after the manifest is written, there is nothing to put in order:
    `give_up` ends the server that Prefect may be waiting for, and KeyboardInterrupt ends the rest. Meanwhile the
    session is told, and stops after what it is committing. A second signal raises at once. What then still hangs is
    left behind after some seconds: with the manifest, with exit code 130.
    """
    deadline = threading.Timer(_PATIENCE_SECONDS, _leave, (session,))
    deadline.daemon = True

    def stop(_number: int, _frame: object) -> None:
        again = session.interrupted
        session.interrupt()
        if not again:
            deadline.start()
        if not session.entered and give_up is not None:
            give_up()
        if again or not session.entered or session.finished:
            raise KeyboardInterrupt

    try:
        with handled(stop):
            yield
    finally:
        deadline.cancel()


def _leave(session: Session) -> None:
    try:
        if not session.finished:
            session.finish("interrupted")
    finally:
        os._exit(EXIT_INTERRUPTED)


def end_children(spared: int | None, seconds: float) -> None:
    """End this process's children in good order, killing what is left after so many seconds. `spared`: but this one."""
    for number, patience in ((signal.SIGTERM, seconds), (signal.SIGKILL, 1.0)):
        for child in _children(spared):
            try:
                os.kill(child, number)
            except ProcessLookupError:
                continue
        deadline = time.monotonic() + patience
        while _children(spared) and time.monotonic() < deadline:
            time.sleep(_POLL_SECONDS)


def _children(spared: int | None) -> list[int]:
    """Ids of the living children."""
    if sys.platform != "linux":
        import subprocess

        listing = ["/bin/ps", "-A", "-o", "pid=,stat=,ppid="]
        rows = subprocess.run(listing, capture_output=True, text=True, check=False).stdout
        found = [line.split() for line in rows.splitlines()]
    else:
        found = [row for path in Path("/proc").glob("[0-9]*/stat") if (row := _row(path))]
    mine = str(os.getpid())
    return [int(pid) for pid, state, parent in found if parent == mine and state[0] != "Z" and int(pid) != spared]


def _row(path: Path) -> list[str]:
    try:
        text = path.read_text("ascii", "replace")
    except OSError:
        return []  # it has just ended
    return [path.parent.name, *text.rpartition(")")[2].split()[:2]]
