"""The coordinator's side of one worker process."""

from __future__ import annotations

import signal
import subprocess
from typing import IO, Any

from pipeline.errors import EnvironmentFault
from pipeline.workers.begun import Begun
from pipeline.workers.messages import Failed, Ready, Start, WorkerConfig
from pipeline.workers.waits import wait_until

# How long an idle worker may take to end after its pipe was closed.
_CLOSING_SECONDS = 1.0


class WorkerDied(Exception):
    """The process ended in the middle of a request. `index` is the document it was at (NOBODY: between two)."""

    def __init__(self, index: int, returncode: int) -> None:
        super().__init__(index, returncode)
        self.index = index
        self.returncode = returncode

    @property
    def timed_out(self) -> bool:
        return self.returncode == -signal.SIGALRM

    @property
    def how(self) -> str:
        """For a person: by which signal or with which code it ended."""
        if self.returncode < 0:
            return f"the worker was ended by {signal.Signals(-self.returncode).name}"
        return f"the worker ended with code {self.returncode}"


class Worker:
    """A running worker. Start it from a thread that lives as long as it should: the kernel ties it to that thread."""

    def __init__(self, config: WorkerConfig, log: IO[bytes] | None, begun: Begun | None = None) -> None:
        """`begun`: the process, if one was started before; its output goes to the log from now on."""
        self.documents = 0  # done so far, for recycling
        self._ready = False
        early = begun is not None
        begun = begun or Begun(log)
        begun.is_taken = True
        self._process, self._connection, self._slot = begun.process, begun.connection, begun.slot
        self._connection.send(Start(config, log.name if early and log is not None else ""))

    @property
    def pid(self) -> int:
        return self._process.pid

    def wait_ready(self) -> str:
        """Wait until the rules are loaded; returns the fingerprint. Raises what loading raised, EnvironmentFault."""
        try:
            answer = self._received()
        except (EOFError, ConnectionResetError):
            code = self._process.wait()
            raise EnvironmentFault(
                f"A worker process ended at its start with code {code}.", "See the run's log."
            ) from None
        if isinstance(answer, Failed):
            raise answer.error
        assert isinstance(answer, Ready)
        self._ready = True
        return answer.fingerprint

    def ask(self, request: object) -> Any:
        """Send a request and wait for its answer.

        Raises WorkerDied if the process ends meanwhile, and what the worker reports as off in the environment.
        """
        if not self._ready:
            self.wait_ready()
        try:
            self._connection.send(request)
            answer = self._received()
        except (EOFError, ConnectionResetError, BrokenPipeError, OSError):
            self._process.kill()
            raise WorkerDied(self._slot.get(), self._process.wait()) from None
        if isinstance(answer, Failed):
            raise answer.error
        return answer

    def _received(self) -> Any:
        wait_until(self._connection.poll)
        return self._connection.recv()

    def kill(self) -> None:
        """End it at once. Safe from another thread while `ask` waits: that raises WorkerDied."""
        self._process.kill()

    def close(self) -> None:
        """End it in good order, by force if that takes too long."""
        self._connection.close()
        try:
            self._process.wait(_CLOSING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._slot.close()
