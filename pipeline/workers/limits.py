"""Limits that the kernel enforces on a worker: time and memory per document, and not to outlive the coordinator."""

from __future__ import annotations

import ctypes
import mmap
import os
import resource
import signal
import struct
import sys

_SLOT = struct.Struct("<q")
SLOT_BYTES = _SLOT.size
NOBODY = -1
_PR_SET_PDEATHSIG = 1


class Slot:
    """Eight bytes of shared memory: which document (position in the batch) the worker is at. Survives its death."""

    def __init__(self, descriptor: int) -> None:
        self._memory = mmap.mmap(descriptor, SLOT_BYTES)

    def set(self, index: int) -> None:
        _SLOT.pack_into(self._memory, 0, index)

    def get(self) -> int:
        return int(_SLOT.unpack_from(self._memory, 0)[0])

    def close(self) -> None:
        self._memory.close()


def die_with(parent: int) -> None:
    """Have the kernel kill this process when its parent dies (Linux; elsewhere the closed pipe ends it)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(0)  # the parent died before we asked


def limit_memory(count: int) -> None:
    """Let allocation beyond `count` bytes fail, which Python turns into MemoryError.

    The limit is on data (private writable memory), not on addresses: mapped libraries and thread stacks reserve far
    more addresses than they use.
    """
    kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    _, hard = resource.getrlimit(kind)
    limit = count if hard == resource.RLIM_INFINITY else min(count, hard)
    try:
        resource.setrlimit(kind, (limit, hard))
    except (ValueError, OSError):  # macOS refuses some limits; the time limit still holds
        return


def arm(seconds: float) -> None:
    """Have the kernel end this process with SIGALRM after so many seconds, whatever it hangs in. 0 disarms."""
    signal.setitimer(signal.ITIMER_REAL, seconds)


def prepare_signals() -> None:
    """Ctrl-C is the coordinator's business, and the timer must kill rather than raise."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
