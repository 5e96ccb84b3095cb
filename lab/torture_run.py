"""`python -m lab.torture_run RAW CLEAN DAYS`: one run without Prefect, made to fail from outside; its clock is DAYS off."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.signals import endable

if TYPE_CHECKING:
    from pipeline.runs.session import Session

_INTERRUPTED = 130


def main() -> int:
    """The exit code of `newswinnow run` in the same trouble. Says on standard output when it can be told to end."""
    try:
        with endable():
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            return _run(*sys.argv[1:])
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(raw: str, clean: str, days: str) -> int:
    from pipeline.errors import NewswinnowError
    from pipeline.flows.stopping import stoppable
    from pipeline.runs import session as sessions
    from pipeline.settings import Settings

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Clock:
            now = datetime.now(tz) + timedelta(days=int(days))
            return cls.fromtimestamp(now.timestamp(), tz)

    vars(sessions)["datetime"] = Clock
    try:
        settings = Settings(raw=Path(raw), clean=Path(clean), workers=2, batch_size=4)
        with sessions.Session(settings) as session, stoppable(session):
            session.entered = True
            return _work(session)
    except NewswinnowError as error:
        sys.stderr.write(f"newswinnow: {error}\n")
        return error.exit_code


def _work(session: Session) -> int:
    from pipeline.workers import PoolAborted
    from pipeline.workers.messages import STAGES

    try:
        for chunk in session.chunks():
            if session.interrupted:
                break
            session.begin(chunk)
            batch = session.pool.open(chunk.items, chunk.shard)
            session.commit(chunk, [batch.run(stage) for stage in STAGES])
    except PoolAborted:
        if not session.interrupted:
            raise
    except BaseException:
        session.finish("failed")
        raise
    summary = session.finish("interrupted" if session.interrupted else "completed")
    return 0 if summary.status == "completed" else _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
