"""The flow: batches of documents through the chained tasks, a few at a time, committed in order."""

from __future__ import annotations

from collections import deque
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run as this_run
from prefect.states import Cancelled, Completed
from prefect.task_runners import ThreadPoolTaskRunner

from pipeline.errors import EnvironmentFault, extra
from pipeline.flows.milestones import Milestones
from pipeline.flows.report import Progress, publish, publish_failure
from pipeline.flows.stopping import stoppable
from pipeline.flows.tasks import (
    Order,
    Settling,
    Several,
    Ticket,
    clean_batch,
    describe_batch,
    link_duplicates,
    validate_batch,
    whole_batches,
    write_batch,
)
from pipeline.runs.plan import Bundle
from pipeline.runs.session import Session
from pipeline.settings import Settings
from pipeline.workers import PoolAborted
from pipeline.workers.messages import STAGES
from pipeline.workers.waits import SECONDS_BETWEEN_LOOKS

FLOW_NAME = "newswinnow-ingest"
# Batches under way per worker: one being worked on, and one that waits for a worker to be free. (Of tasks that do
# several batches there is one per worker and one that waits: the ledger hears of them in their order.)
_WINDOW_PER_WORKER = 2
# Threads of the task runner. A chain of four holds four (the later ones wait for the earlier), and all chains of the
# window must fit, or they would wait for one another: enough for 64 workers. Threads are made as they are needed.
_THREADS = 4 * 64 * _WINDOW_PER_WORKER
# `newswinnow run` opens the session before Prefect is loaded; a deployment's run opens its own.
prepared: ContextVar[Session | None] = ContextVar("prepared_session", default=None)

_Chain = tuple[PrefectFuture[Ticket], ...]  # of one batch, in the order of the stages


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A bundle and the tasks that do it."""

    bundle: Bundle
    chain: _Chain
    several: Several | None = None


_Window = deque[_UnderWay]


def _run_name() -> str:
    """By the run's id where it is known; a deployment's run, which opens its session later, by its scheduled time."""
    session = prepared.get()
    if session is not None:
        return f"{FLOW_NAME}-{session.run_id}"
    scheduled = this_run.scheduled_start_time
    return f"{FLOW_NAME}-{scheduled:%Y%m%dT%H%M%SZ}" if scheduled else FLOW_NAME


def _tell_end(flow: Any, flow_run: Any, state: State[Any]) -> None:
    """A last line in the log of a run that failed, crashed or was cancelled."""
    from prefect.logging.loggers import flow_run_logger

    flow_run_logger(flow_run, flow).warning(
        "Ended as %s. What was committed is kept; the next run goes on from there.", state.name
    )


_RUNNER: Any = ThreadPoolTaskRunner(max_workers=_THREADS)


@flow(
    name=FLOW_NAME,
    flow_run_name=_run_name,
    persist_result=False,
    task_runner=_RUNNER,
    on_failure=[_tell_end],
    on_crashed=[_tell_end],
    on_cancellation=[_tell_end],
)
def ingest(settings: Settings) -> State[Any]:
    """Turn what is new in RAW into records. Ends Completed, Cancelled (interrupted), or Failed.

    Raises what the session and the workers raise: UsageError, EnvironmentFault, PackError.
    """
    if settings.runner == "dask":
        scaled: Any = flow(name=f"{FLOW_NAME}-on-dask", persist_result=False, task_runner=dask_runner(settings))(_run)
        state: State[Any] = scaled(settings, return_state=True)
        return state
    return _run(settings)


def _run(settings: Settings) -> State[Any]:
    session = prepared.get()
    if session is not None:
        return _ingest(session)
    with Session(settings) as session:
        return _ingest(session)


def dask_runner(settings: Settings) -> Any:
    """Prefect's task runner for a Dask cluster. Raises EnvironmentFault if prefect-dask is missing."""
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError:
        hint = f"{extra('dask')}, here and on the machines of the cluster"
        raise EnvironmentFault("--runner dask needs prefect-dask.", hint) from None
    if settings.dask_address:
        return DaskTaskRunner(address=settings.dask_address)
    import dask

    # Within this process, not behind a socket: whoever can connect to a scheduler can run code as its user. The work is
    # done in worker processes all the same. Dask insists on its servers of pages: on the loopback, and of no page.
    dask.config.set({"distributed.scheduler.http.routes": [], "distributed.worker.http.routes": []})
    nowhere = {"dashboard_address": "127.0.0.1:0", "worker_dashboard_address": "127.0.0.1:0"}
    return DaskTaskRunner(cluster_kwargs={"processes": False, **nowhere})


def _ingest(session: Session) -> State[Any]:
    with stoppable(session):  # anew: Prefect has put a handler of its own over ours
        if session.interrupted:
            raise KeyboardInterrupt
        return _ingest_stoppable(session)


def _ingest_stoppable(session: Session) -> State[Any]:
    session.entered = True
    try:
        milestones = Milestones(session)
        milestones.begin()
        if not session.survey.is_idle:
            _work(session, milestones)
            if not session.interrupted:
                milestones.say("Linking records that have the same text.")
                link_duplicates(Settling(session.settle))
        summary = session.finish("interrupted" if session.interrupted else "completed")
    except BaseException as error:
        session.pool.abort()
        if session.interrupted or not isinstance(error, Exception):
            session.finish("interrupted")
        else:
            publish_failure(error, session.finish("failed"), session)
        raise
    milestones.say(f"{summary.status.capitalize()} after {summary.seconds:.0f} s: {summary.line}")
    publish(summary, session)
    state = Cancelled if session.interrupted else Completed
    return state(message=summary.line)


def _work(session: Session, milestones: Milestones) -> None:
    session.start_workers()
    window: _Window = deque()
    progress = Progress(session)
    try:
        for number, bundle in enumerate(session.bundles(), 1):
            if session.interrupted:
                break
            most = session.workers * _WINDOW_PER_WORKER if bundle.is_chained else session.workers + 1
            while len(window) >= most:
                _commit_oldest(session, window)
                progress.move()
                milestones.move()
            for chunk in bundle.chunks:
                session.begin(chunk)
            window.append(_submit(session, number, bundle))
        while window:
            _commit_oldest(session, window)
            progress.move()
            milestones.move()
    except PoolAborted:
        if not session.interrupted:
            raise
        _commit_finished(session, window)


def _submit(session: Session, number: int, bundle: Bundle) -> _UnderWay:
    if session.settings.runner == "dask":
        order = Order(number, tuple((chunk.items, chunk.shard) for chunk in bundle.chunks), session.pool.config)
        return _UnderWay(bundle, (whole_batches.submit(order),))
    batches = tuple(session.open(chunk) for chunk in bundle.chunks)
    if not bundle.is_chained:
        several = Several(number, batches)
        future = whole_batches.submit(several)
        future.add_done_callback(lambda _: several.results.put(None))
        return _UnderWay(bundle, (future,), several)
    # A future stands for its ticket, which Prefect's types cannot say.
    cleaned: Any = clean_batch.submit(Ticket(number, batches[0]))
    described: Any = describe_batch.submit(cleaned)
    validated: Any = validate_batch.submit(described)
    return _UnderWay(bundle, (cleaned, described, validated, write_batch.submit(validated)))


def _commit_oldest(session: Session, window: _Window) -> None:
    under_way = window.popleft()
    chunks = under_way.bundle.chunks
    if under_way.several is not None:
        for chunk in chunks:
            answers = under_way.several.next()
            if answers is None:
                break
            session.commit(chunk, answers)
    # In order: what a failed stage raised comes out here; the stages after it never run, and can only say so.
    tickets = [_result(future) for future in under_way.chain]
    if under_way.several is None:
        done = tickets[-1].done
        for number, chunk in enumerate(chunks):
            session.commit(chunk, done[number * len(STAGES) : (number + 1) * len(STAGES)])
    for ticket in tickets:
        ticket.release()


def _result(future: PrefectFuture[Ticket]) -> Ticket:
    below: Any = future  # what it wraps: the runner's own future
    while not below.wrapped_future.done():
        future.wait(SECONDS_BETWEEN_LOOKS)
    return future.result()


def _commit_finished(session: Session, window: _Window) -> None:
    """After an interruption: batches whose files were written before the workers went are kept."""
    while window:
        try:
            _commit_oldest(session, window)
        except PoolAborted:
            continue
