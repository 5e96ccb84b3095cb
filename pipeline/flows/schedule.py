"""Re-ingestion on a schedule, with Prefect's own scheduler."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import threading
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from pipeline.address import Address
from pipeline.errors import EnvironmentFault, UsageError
from pipeline.flows.after import check_export
from pipeline.flows.proxies import direct_loopback
from pipeline.flows.run import environment_of, logging_of
from pipeline.flows.server import QUIET, LocalServer, configured_api
from pipeline.flows.stopping import end_children, handled
from pipeline.flows.tidy import keep_log_small, keep_tidy
from pipeline.runs.raw import place_of
from pipeline.settings import Settings
from pipeline.sinks.files import Files
from pipeline.sinks.layout import RUNS

DEPLOYMENT = "newswinnow"
# Apart from a run's own server, which may be up at the same time.
_SERVE_FOLDER = ".prefect-serve"
_LOG = "serve.log"
# How long a run that is at work may take to end in good order, and then Prefect's runner: less than 10 s together.
_RUN_SECONDS, _RUNNER_SECONDS = 5.0, 1.5
_PATHS = ("raw", "clean", "packs", "site_memory")
_UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_CRON = re.compile(r"[\dA-Za-z*/,#-]+(?:\s+[\dA-Za-z*/,#-]+){4}")  # Prefect reads it closely
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days of each month
_EVERY = re.compile(r"(?:\d+[dhms])+")


@dataclass(frozen=True, slots=True)
class Schedule:
    """When to run: exactly one of the two is set."""

    every: timedelta | None = None
    cron: str | None = None


def parse_schedule(every: str | None, cron: str | None) -> Schedule:
    """Read `6h`, `1d12h`, `90s`, or a cron line of five fields. Raises UsageError."""
    if (every is None) == (cron is None):
        raise UsageError("Give either --every or --cron.", "For instance --every 6h, or --cron '0 */6 * * *'.")
    if every is not None:
        spaced = every.replace(" ", "").lower()
        seconds = sum(int(n) * _UNITS[unit] for n, unit in re.findall(r"(\d+)([dhms])", spaced))
        if not _EVERY.fullmatch(spaced) or seconds == 0:
            raise UsageError(f"--every {every!r} is no span of time.", "Use 30m, 6h, 1d or 1d12h.")
        return Schedule(every=timedelta(seconds=seconds))
    if cron is None or not _CRON.fullmatch(cron.strip()):
        raise UsageError(f"--cron {cron!r} is no cron line.", "It has five fields, such as '0 */6 * * *'.")
    if not _ever_comes(cron):
        raise UsageError(f"--cron {cron!r} names a day that never comes.", "Its third field is the day of the month.")
    return Schedule(cron=cron)


def _ever_comes(cron: str) -> bool:
    """Whether any of the days of the month is in any of the months; a day of the week comes in every one."""
    _, _, days, months, weekdays = cron.split()
    if days == "*" or weekdays != "*":
        return True
    try:
        first = min(_numbers(days, 31))
        return any(first <= _LONGEST[month - 1] for month in _numbers(months.lower(), 12))
    except (ValueError, IndexError):
        return True  # Prefect says what is wrong with it


def _numbers(field: str, most: int) -> list[int]:
    """What one field of a cron line names: `*`, `*/2`, `5`, `1-3`, `feb,30-31`. Raises ValueError."""
    found: list[int] = []
    for part in field.split(","):
        span, _, step = part.partition("/")
        low, _, high = span.partition("-")
        start, end = (1, most) if span == "*" else (_number(low), _number(high or low))
        found += range(start, (most if step and not high else end) + 1, int(step or 1))
    return found


def _number(text: str) -> int:
    return _MONTHS.index(text) + 1 if text in _MONTHS else int(text)


def serve(settings: Settings, schedule: Schedule) -> None:
    """Run now (which catches up what was missed), and then on schedule, until interrupted.

    Uses the Prefect server that PREFECT_API_URL or the user's profile names, else starts one on the loopback for the
    time being. Two runs at once are refused: by Prefect's limit of one (the later run is cancelled) and by the
    folder's lock. Prefect's notes go to CLEAN/runs/serve.log.
    """
    paths = {name: value for name in _PATHS if (value := getattr(settings, name)) is not None}
    settings = settings.model_copy(update={name: place_of(path) for name, path in paths.items()})
    for name in ("raw", "ledger"):
        if isinstance(place := getattr(settings, name), Address) and place.has_secret:
            raise UsageError(
                f"serve hands the setting {name} to Prefect, which keeps it: {str(place)!r} must do without its secret.",
                "A password may stand in PGPASSWORD or ~/.pgpass, keys of a store in the variables of its package.",
            )
    if isinstance(settings.raw, Path) and not settings.raw.is_dir():
        raise UsageError(f"There is no folder {str(settings.raw)!r}.", "Give the folder with the raw documents.")
    check_export(settings)
    log = settings.clean / RUNS / _LOG
    Files.make_folder(log.parent)
    environment = {**QUIET, **direct_loopback(), **logging_of(log, verbose=True)}
    if configured_api() is not None:
        with environment_of(environment), handled(_Stop(None)):
            _serve(settings, schedule, log=log)
        return
    alone = not os.environ.get("PREFECT_HOME")
    home = Path(os.environ.get("PREFECT_HOME") or settings.clean / _SERVE_FOLDER)
    with (
        LocalServer(home, log, lean=False, own=alone) as server,
        environment_of({**environment, **server.environment}),
        handled(_Stop(server)),
    ):
        _serve(settings, schedule, alone=alone, log=log)


class _Stop:
    """The handler of signals: what is at work ends in good order, and then `serve`, with exit code 0.

    Prefect's own end waits much longer for runs than service managers do.
    """

    def __init__(self, server: LocalServer | None) -> None:
        self._server = server
        self._called = False

    def __call__(self, _number: int, _frame: object) -> None:
        if self._called:
            return
        self._called = True
        end_children(self._server.pid if self._server else None, _RUN_SECONDS)
        leave = threading.Timer(_RUNNER_SECONDS, self._leave)
        leave.daemon = True
        leave.start()
        raise SystemExit(0)

    def _leave(self) -> None:
        if self._server is not None:
            self._server.kill()
        os._exit(0)


def _serve(settings: Settings, schedule: Schedule, *, log: Path, alone: bool = False) -> None:
    """`alone`: nobody else uses this server's database, so whatever it calls running was interrupted."""
    from pydantic import ValidationError

    try:
        made = deployment(settings, schedule)
    except ValidationError:
        raise UsageError(f"--cron {schedule.cron!r} is no cron line.", "Such as '0 */6 * * *'.") from None
    try:
        asyncio.run(_serve_until_interrupted(made, log, alone=alone))
    except RuntimeError as error:  # how Prefect says that its server does not answer
        raise EnvironmentFault(f"Prefect's server cannot be used: {error}", "Check PREFECT_API_URL.") from error


async def _serve_until_interrupted(made: Any, log: Path, *, alone: bool) -> None:
    from prefect.client.orchestration import get_client
    from prefect.runner import Runner

    former: Any = signal.getsignal(signal.SIGTERM)

    class Served(Runner):
        def handle_sigterm(self, *args: Any, **kwargs: Any) -> None:
            """As every other signal, instead of Prefect's own handler."""
            former(*args)

    # A run that was missed while nobody served is caught up by the one at the start: no need to pause the schedule.
    runner = Served(name=DEPLOYMENT, pause_on_shutdown=False, limit=1)
    identity: Any = await runner.aadd_deployment(made)
    async with get_client() as client:
        if alone:
            await _end_interrupted(client, identity)
        await client.create_flow_run_from_deployment(identity)
        tidy = asyncio.ensure_future(keep_tidy(client, identity, log) if alone else keep_log_small(log))
        try:
            await runner.start()
        finally:
            tidy.cancel()


async def _end_interrupted(client: Any, identity: Any) -> None:
    """Say of runs that ended with an earlier `serve` that they did: they would hold the one place for runs for ever."""
    from prefect.client.schemas.filters import (
        FlowRunFilter,
        FlowRunFilterDeploymentId,
        FlowRunFilterState,
        FlowRunFilterStateType,
    )
    from prefect.client.schemas.objects import StateType
    from prefect.states import Crashed

    under_way = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
    stale = FlowRunFilter(
        deployment_id=FlowRunFilterDeploymentId(any_=[identity]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=under_way)),
    )
    for run in await client.read_flow_runs(flow_run_filter=stale):
        await client.set_flow_run_state(
            run.id, Crashed(message="It ended with the serve that had begun it."), force=True
        )


def deployment(settings: Settings, schedule: Schedule) -> Any:
    """The flow's deployment, a Prefect RunnerDeployment: parameters, schedule, and never two runs at once."""
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.types.entrypoint import EntrypointType

    from pipeline.flows.ingest import ingest

    made: Any = ingest.to_deployment(
        name=DEPLOYMENT,
        interval=schedule.every,
        cron=schedule.cron,
        parameters={"settings": settings.model_dump(mode="json")},
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        tags=["newswinnow"],
        description="Turns what is new in RAW into records.",
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return made
