"""One run from the command line: everything is got ready while Prefect and its server start."""

from __future__ import annotations

import gc
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.errors import EnvironmentFault, NewswinnowError
from pipeline.flows.after import check_export, export_after
from pipeline.flows.proxies import direct_loopback
from pipeline.flows.server import PREFECT_FOLDER, QUIET, LocalServer, configured_api
from pipeline.flows.stopping import stoppable
from pipeline.runs.counts import Counts
from pipeline.runs.manifest import Summary
from pipeline.runs.plan import Survey
from pipeline.runs.session import Session
from pipeline.settings import Settings
from pipeline.workers import Pool
from pipeline.workers.begun import Begun
from pipeline.workers.environment import usable_cores

# How long Prefect's last events may take to reach the server; an interrupted run has to end within 3 s altogether.
_DRAIN_SECONDS = 2.0
# Set if Prefect holds events that it could not send: the interpreter's usual end would wait for it, maybe for ever.
UNSENT = threading.Event()

# Batches that are begun before Prefect is there: as many as some seconds of two workers take.
_AHEAD = 4

# With so many cores the server starts when Prefect is loaded here: before, it would take from the first worker, and the
# first record come .5 s later, for a run that ends no sooner.
_FULL = 2

# With less room on the disk Prefect's server, which keeps a database, is taken to have failed for that.
_FULL_BYTES = 1 << 20

Watcher = Callable[[Counts], None]


def run(
    settings: Settings,
    watch: Callable[[Session], Watcher] | None = None,
    tell: Callable[[str], None] = lambda waiting_for: None,
    *,
    verbose: bool = False,
    begun: Begun | None = None,
) -> Summary:
    """Run the flow over RAW into CLEAN.

    `watch` gets the session before the work starts and gives a function that is called after every batch; `tell` is
    called with what is waited for before that. `begun` is a process for the first worker; it is ended with the run. Uses the
    Prefect server that PREFECT_API_URL or the user's profile names, else one of its own for the time of the run; if
    there is nothing to do and no server that should hear of it, Prefect is not started at all.
    Raises UsageError, EnvironmentFault, PackError; an interruption (SIGINT, SIGTERM, SIGHUP) is no error but a
    status; before the run has begun, and after its end, it is a KeyboardInterrupt.
    """
    tell("starting: reading the rules, and RAW beside the ledger")
    check_export(settings)
    first = begun or nullcontext()
    with first, Session(settings, partial(Pool, begun=begun)) as session, ExitStack() as stack:
        own_server = configured_api() is None
        if own_server and session.is_idle and not settings.report:
            # Nobody watches, and there is nothing to watch: the manifest says it all, without Prefect's start of 4 s.
            with stoppable(session):
                return _finish_idle(session, watch)
        # One core is left to the server, which everything waits for; the last worker starts when it is up. The first
        # batches need not wait: they are worked on meanwhile.
        session.start_workers(max(1, usable_cores() - 1))
        session.work_ahead(_AHEAD)
        environment = {**QUIET, **direct_loopback(), **logging_of(session.log, verbose)}
        give_up = start_server = _nothing
        if own_server:
            home = Path(os.environ.get("PREFECT_HOME") or settings.clean / PREFECT_FOLDER)
            session.is_shown = False
            own = not os.environ.get("PREFECT_HOME")
            has_room = usable_cores() > _FULL
            server = stack.enter_context(LocalServer(home, session.log, own=own, at_once=has_room))
            give_up, start_server = server.kill, server.start
            environment |= {**server.environment, "PREFECT_LOGGING_TO_API_ENABLED": "false"}
        stack.enter_context(environment_of(environment))
        tell(f"starting Prefect; {_work(session.survey)}, the first are under way")
        if watch is not None:
            session.on_progress = watch(session)
        stack.enter_context(stoppable(session, give_up))
        try:
            return _call_flow(session, start_server)
        except BaseException as error:
            # While Prefect is loaded, or waits for its server, an interruption may come out wrapped in anything.
            if not session.interrupted:
                raise
            if session.summary is not None and session.summary.status != "interrupted":
                raise KeyboardInterrupt from error  # the run has ended; what comes after it has not
            return session.summary or session.finish("interrupted")
        finally:
            _take_leave(session)


def _work(survey: Survey) -> str:
    """What there is to do, in words: what archives hold is not known before they are read."""
    parts = ((survey.todo, "document", "to do"), (survey.containers, "archive", "to read"))
    return " and ".join(f"{n:,} {what}{'' if n == 1 else 's'} {end}" for n, what, end in parts if n) or "nothing to do"


def _finish_idle(session: Session, watch: Callable[[Session], Watcher] | None) -> Summary:
    if watch is not None:
        watch(session)
    try:
        summary = session.finish("completed")
    except BaseException:
        summary = session.finish("interrupted" if session.interrupted else "failed")
        if not session.interrupted:
            raise
    export_after(summary, session)
    return session.summary or summary


def _nothing() -> None:
    """There is no server of ours to give up."""


def _take_leave(session: Session) -> None:
    if session.entered:
        _drain(_DRAIN_SECONDS / 2 if session.interrupted else _DRAIN_SECONDS)
    elif session.interrupted:
        UNSENT.set()


def _drain(seconds: float) -> None:
    """Have Prefect send its last events now, while the server is there: its own attempt, when the interpreter ends,
    would wait for a server that is gone. If even this takes too long, the process has to leave without.
    """
    from prefect.events.worker import EventsWorker

    waited = EventsWorker.drain_all(timeout=seconds)
    if isinstance(waited, tuple) and waited[1]:
        UNSENT.set()


def _call_flow(session: Session, start_server: Callable[[], None]) -> Summary:
    with _without_collections():
        from prefect import tags
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

        from pipeline.flows.ingest import ingest, prepared

    token = prepared.set(session)
    try:
        start_server()
        # The heartbeat's thread would keep the end of every flow waiting for a second.
        unhurried = temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None})
        with unhurried, tags("newswinnow", session.settings.runner):
            state: Any = ingest(session.settings, return_state=True)
        if state.is_failed() or state.is_crashed():
            state.result(raise_on_failure=True)
    except NewswinnowError:
        raise
    except Exception as error:
        session.log_error(error)
        why = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
        raise EnvironmentFault(f"The flow could not be run: {why}", _advice(session)) from error
    finally:
        prepared.reset(token)
    if session.summary is None:
        raise EnvironmentFault(f"Prefect ended the flow early: {state.message}", f"See {session.log}.")
    return session.summary


def _advice(session: Session) -> str:
    """What may help where Prefect fails: its server cannot say that the disk is full, and a client not whose server it is."""
    clean = session.settings.clean
    if not clean.is_dir():
        return (
            f"The folder {str(clean)!r} has gone while the run was at work: put it back, or run again into a new one."
        )
    if shutil.disk_usage(clean).free < _FULL_BYTES:
        return "The disk is full. Make room and run again: what was committed is kept."
    api = configured_api()
    start = (
        f"Is there a Prefect server at {api!r}? Start it, or unset PREFECT_API_URL. "
        if api and session.is_shown
        else ""
    )
    return f"{start}See {str(session.log)!r}."


@contextmanager
def _without_collections() -> Iterator[None]:
    """What is imported stays for the run: no garbage collection need look at it, now or later."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


@contextmanager
def environment_of(values: dict[str, str]) -> Iterator[None]:
    """Set variables that Prefect reads when it is imported, for the time of the run."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def logging_of(log: Path, verbose: bool) -> dict[str, str]:
    """Variables that send Prefect's notes into a file."""
    return {
        "PREFECT_LOGGING_SETTINGS_PATH": str(Path(__file__).parent / "logging.yml"),
        "PREFECT_LOGGING_HANDLERS_FILE_FILENAME": str(log.absolute()),
        "PREFECT_LOGGING_LEVEL": "INFO" if verbose else "WARNING",
    }
