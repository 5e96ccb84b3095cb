"""Names of runs. They sort in the order of the runs, whatever the clock does: all that asks "since when" relies on it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.ledger import Ledger
from pipeline.sinks.layout import RUNS

# When the run began, in UTC, and a number if an earlier one began in the same second, or later by a clock that has been
# put back since.
RUN_TIME = "%Y%m%dT%H%M%SZ"
RUN_ID = re.compile(r"\d{8}T\d{6}Z(?:_\d+)?")
_MOST = 999  # three digits, so that names sort as numbers do


def next_run_id(clean: Path, ledger: Ledger, started: datetime) -> str:
    """A name behind those of all runs before, put down in the ledger as the last one. Raises EnvironmentFault."""
    names = (path.stem for path in (clean / RUNS).glob("*.*"))
    last = max((ledger.last_run, *(name for name in names if RUN_ID.fullmatch(name))))
    ledger.last_run = name = _behind(last, started.strftime(RUN_TIME))
    return name


def _behind(last: str, now: str) -> str:
    stem, _, number = last.partition("_")
    if now > stem:
        return now
    following = int(number or 1) + 1
    if following <= _MOST:
        return f"{stem}_{following:03}"  # "_" sorts behind the "." of the first one's file
    return (datetime.strptime(stem, RUN_TIME).replace(tzinfo=UTC) + timedelta(seconds=1)).strftime(RUN_TIME)


def first_run_since(since: str) -> str | None:
    """The smallest run id that counts, for a run's id or a time (UTC unless it says otherwise); None if it is neither."""
    if RUN_ID.fullmatch(since):
        return since
    try:
        time = datetime.fromisoformat(since)
    except ValueError:
        return None
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC).strftime(RUN_TIME)
