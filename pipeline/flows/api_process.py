"""`python -m pipeline.flows.api_process PARENT SOCKET`: the process of `pipeline.flows.server.LocalServer`."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any


def main() -> None:
    """Serve Prefect's API on an inherited socket until told to end."""
    from pipeline.workers.limits import die_with

    parent, listener = (int(value) for value in sys.argv[1:3])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with(parent)
    # What is loaded at the start stays: collections in between find nothing, and cost a third of the start.
    gc.disable()
    import uvicorn

    _keep_template(Path(os.environ["PREFECT_HOME"]) / "prefect.db")
    uvicorn.run(
        "pipeline.flows.api_process:create_app",
        factory=True,
        fd=listener,
        log_level="error",
        lifespan="on",
        timeout_graceful_shutdown=1,
    )


def create_app() -> Any:
    """Prefect's application; what was loaded with it is spared by the collections to come."""
    from prefect.server.api.server import create_app as prefects

    app = prefects()
    gc.freeze()
    gc.enable()
    return app


def _keep_template(database: Path) -> None:
    """If there is no database yet, make it now and leave an empty copy for the next CLEAN folder."""
    from pipeline.flows.server import template_path

    if database.exists():
        return
    from prefect.server.database import provide_database_interface

    asyncio.run(provide_database_interface().create_db())
    target = template_path()
    with contextlib.suppress(OSError, sqlite3.Error):
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as beside:
            shutil.copyfile(database, beside.name)
        os.replace(beside.name, target)


if __name__ == "__main__":
    main()
