"""Killable worker processes: the CPU work of a run, with a limit on time and memory for every document.

A batch is pinned to one worker, which keeps the documents between the stages in its own memory; only references,
counts and digests travel. If a worker dies, the document it was at is blamed, and a fresh worker does the batch's
stages again without it (the line is a pure function, so they give the same).

Pebble was considered: its pool runs one call per document (a pickle round trip of every intermediate value, 73 ms a
task measured for process pools under Prefect, or all four stages in one call and no stages to chain), and it learns
of a time limit by polling. Here the kernel's own timer ends a worker that hangs, even inside C code that holds the
interpreter's lock, and nothing polls.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.workers.environment import usable_cores
    from pipeline.workers.messages import BatchDone, StageDone, WorkerConfig, WorkItem
    from pipeline.workers.pool import Pool, PoolAborted

__all__ = ["BatchDone", "Pool", "PoolAborted", "StageDone", "WorkItem", "WorkerConfig", "usable_cores"]

_HOMES = {"Pool": "pool", "PoolAborted": "pool", "usable_cores": "environment"}


def __getattr__(name: str) -> Any:
    # Lazily: Prefect's server needs a module of ours that knows no rules, and nothing more.
    if name in __all__:
        return getattr(import_module(f"pipeline.workers.{_HOMES.get(name, 'messages')}"), name)
    raise AttributeError(f"module 'pipeline.workers' has no attribute {name!r}")
