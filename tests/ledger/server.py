"""A PostgreSQL server of our own on the loopback, for the time of the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PATIENCE = 60
# Nothing here has to survive a power cut.
SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "30"}


def programs() -> Path:
    """The folder of the server's programs. Debian keeps them out of the way."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[-3]))
    named = shutil.which("postgres")
    if not found and named is None:
        raise FileNotFoundError("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    return found[-1].parent if found else Path(str(named)).resolve().parent


@contextmanager
def running_server() -> Iterator[str]:
    """Yields the address of an empty database. Listens on 127.0.0.1 only."""
    # The server refuses to run as root.
    other: dict[str, Any] = {"user": _somebody()} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="newswinnow-postgres-"))
    try:
        if other:
            shutil.chown(folder, other["user"])
        quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "cwd": folder, **other}
        data = folder / "data"
        make = [programs() / "initdb", "--auth=trust", "--username=tester", "--no-sync", "--locale=C.UTF-8", "-D", data]
        subprocess.run(make, check=True, capture_output=True, **quiet)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        options = [f"-c{name}={value}" for name, value in SETTINGS.items()]
        argv = [programs() / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", "", *options]
        log = (folder / "log").open("wb")
        with log, subprocess.Popen(argv, stdout=log, stderr=log, **quiet) as server:
            try:
                _wait(port, server, folder / "log")
                yield f"postgresql://tester@127.0.0.1:{port}/postgres"
            finally:
                server.send_signal(3)  # SIGQUIT: at once
                with suppress(subprocess.TimeoutExpired):
                    server.wait(10)
                server.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _somebody() -> str:
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise LookupError("no user to run PostgreSQL as")


def _wait(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(f"postgresql://tester@127.0.0.1:{port}/postgres", connect_timeout=5).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text('utf-8', 'replace')[-2000:]}")
