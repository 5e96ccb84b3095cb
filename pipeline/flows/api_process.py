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

# FastAPI builds a route when a request is first held against it, in their order: half a second for all of Prefect's.
_ASKED = ("flows", "flow_runs", "task_runs", "events", "artifacts", "csrf_token", "admin", "root")


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
    """Prefect's application; what was loaded with it is spared by the collections to come, its own at the end included."""
    from prefect.server import api
    from prefect.server.api import server

    _put_first(server, api)
    gc.freeze()
    app = server.create_app()
    gc.freeze()
    gc.enable()
    return app


def _put_first(server: Any, api: Any) -> None:
    """Have the routes that runs use looked at first. All others stay, and are built when somebody asks for one."""
    routers = getattr(server, "API_ROUTERS", ())
    first = [module.router for name in _ASKED if (module := getattr(api, name, None)) is not None]
    first = [router for router in first if any(router is one for one in routers)]
    server.API_ROUTERS = (*first, *(one for one in routers if not any(one is router for router in first)))


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
