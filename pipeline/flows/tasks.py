"""The four tasks. Each takes a batch through one stage, in a worker process; only tickets travel between them."""

from __future__ import annotations

from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from pipeline.errors import TransientFault
from pipeline.workers import BatchDone, StageDone
from pipeline.workers.pool import Batch

# A passing fault of the environment (a network file system that stutters) is waited out: 1 s, then 5 s, give or take.
_RETRY_DELAYS: list[float] = [1, 5]
_JITTER = 0.5


class Ticket:
    """Stands for a batch in Prefect's eyes. A plain object: Prefect looks into lists and data classes, not into this."""

    __slots__ = ("batch", "done", "number")

    def __init__(self, number: int, batch: Batch, done: tuple[StageDone | BatchDone, ...] = ()) -> None:
        self.number = number
        self.batch = batch
        self.done = done  # what each stage answered

    def __str__(self) -> str:
        return f"{self.number:04d}"

    def after(self, done: StageDone | BatchDone) -> Ticket:
        """The ticket for the next task."""
        return Ticket(self.number, self.batch, (*self.done, done))


def _is_transient(_task: Any, _run: Any, state: Any) -> bool:
    try:
        state.result()
    except TransientFault:
        return True
    except BaseException:
        return False
    return False


@task(name="clean", task_run_name="clean-{ticket}", cache_policy=NO_CACHE, persist_result=False)
def clean_batch(ticket: Ticket) -> Ticket:
    """Read, segment and clean a batch's documents."""
    return ticket.after(ticket.batch.run("clean"))


@task(name="describe", task_run_name="describe-{ticket}", cache_policy=NO_CACHE, persist_result=False)
def describe_batch(ticket: Ticket) -> Ticket:
    """Find the metadata of a batch's documents."""
    return ticket.after(ticket.batch.run("describe"))


@task(name="validate", task_run_name="validate-{ticket}", cache_policy=NO_CACHE, persist_result=False)
def validate_batch(ticket: Ticket) -> Ticket:
    """Turn a batch's documents into records or quarantine records."""
    return ticket.after(ticket.batch.run("validate"))


@task(
    name="write",
    task_run_name="write-{ticket}",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=len(_RETRY_DELAYS),
    retry_delay_seconds=_RETRY_DELAYS,
    retry_jitter_factor=_JITTER,
    retry_condition_fn=_is_transient,
)
def write_batch(ticket: Ticket) -> Ticket:
    """Write a batch's records, durably. The ledger hears of it afterwards, from the coordinator."""
    return ticket.after(ticket.batch.run("write"))
