"""A worker process that is started before it is known what it shall do: it loads the line meanwhile.

Whoever starts it imports next to nothing for it. `pipeline.workers.handle` makes a worker of it.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from multiprocessing.connection import Connection
from typing import IO, Any, Self

from pipeline.workers.environment import usable_cores, worker_environment
from pipeline.workers.limits import NOBODY, SLOT_BYTES, Slot


class Begun:
    """A process that waits for its configuration. Start it from a thread that lives as long as it should: the kernel ties
    it to that thread.
    """

    def __init__(self, log: IO[bytes] | None = None) -> None:
        ours, theirs = socket.socketpair()
        with theirs, tempfile.TemporaryFile() as shared:
            shared.truncate(SLOT_BYTES)
            self.slot = Slot(shared.fileno())
            self.slot.set(NOBODY)
            # -P and an explicit path: a folder named `pipeline` where the user happens to stand is not ours.
            argv = [sys.executable, "-P", "-m", "pipeline.workers"]
            self.process = subprocess.Popen(
                [*argv, str(os.getpid()), str(theirs.fileno()), str(shared.fileno())],
                pass_fds=(theirs.fileno(), shared.fileno()),
                stdin=subprocess.DEVNULL,
                stdout=log if log is not None else subprocess.DEVNULL,
                stderr=log if log is not None else subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C reaches the coordinator only
                env=worker_environment(),
            )
        self.connection: Connection[Any, Any] = Connection(ours.detach())
        self.is_taken = False

    def end(self) -> None:
        """Kill it if nobody has taken it. Safe to be called again."""
        if not self.is_taken:
            self.is_taken = True
            self.connection.close()
            self.process.kill()
            self.process.wait()
            self.slot.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()


def begin() -> Begun | None:
    """The first worker of a run, before anything else is loaded; None on one core, where it would only be in the way."""
    return Begun() if usable_cores() > 1 else None
