"""`python -m lab.torture_run RAW CLEAN WORKERS TOLD`: one run without Prefect, made to fail from outside.

TOLD is a JSON object: `disk`, bytes at which files stop growing; `clock`, days that the clock is off; `jump` and
`jump_after`, days that it jumps by after so many seconds.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.signals import endable

if TYPE_CHECKING:
    from pipeline.runs.session import Session

_INTERRUPTED = 130


def main() -> int:
    """The exit code of `newswinnow run` in the same trouble. Says on standard output when it can be told to end."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(
            number, signal.SIG_DFL
        )  # `nohup` and shells without jobs have them ignored, and ours would stay so
    try:
        with endable():
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            raw, clean, workers, told = sys.argv[1:5]
            return _run(raw, clean, int(workers), json.loads(told))
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(raw: str, clean: str, workers: int, told: dict[str, float]) -> int:
    from pipeline.address import Address
    from pipeline.errors import NewswinnowError
    from pipeline.flows.stopping import stoppable
    from pipeline.runs import manifest, session
    from pipeline.settings import Settings

    if "disk" in told:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(told["disk"]),) * 2)
    vars(session)["datetime"] = vars(manifest)["datetime"] = _clock(told)
    try:
        place = Address(raw) if "://" in raw else Path(raw)
        settings = Settings(raw=place, clean=Path(clean), workers=workers, batch_size=4)
        with session.Session(settings) as opened, stoppable(opened):
            opened.entered = True
            return _work(opened)
    except NewswinnowError as error:
        sys.stderr.write(f"newswinnow: {error}\n")
        sys.stderr.flush()
        return error.exit_code


def _clock(told: dict[str, float]) -> type[datetime]:
    began = time.monotonic()

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Clock:
            jumped = "jump" in told and time.monotonic() - began > told["jump_after"]
            days = told.get("clock", 0) + (told["jump"] if jumped else 0)
            return cls.fromtimestamp((datetime.now(tz) + timedelta(days=days)).timestamp(), tz)

    return Clock


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
    os._exit(main())  # as `newswinnow` does: an interruption within exec() of a text would come out as SIGINT
