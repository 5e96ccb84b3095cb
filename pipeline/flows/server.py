"""A Prefect server of our own, for runs that no other server watches over. Imports no Prefect: it starts it.

Prefect has an ephemeral server too. Ours starts while the coordinator still scans and imports (Prefect's only once
the flow is called), dies with the coordinator even by SIGKILL, needs no polling (its listening socket is bound here,
so the first request waits in the queue until it is up), answers only who knows its password, and keeps its
database beside the output, where the folder's lock guarantees that it is the only one.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Self

from pipeline.cache import cache_folder
from pipeline.flows.proxies import direct_loopback
from pipeline.workers.environment import worker_environment

PREFECT_FOLDER = ".prefect"
_DATABASE = "prefect.db"
# A database of this size (about 500 runs) is put aside, in place of the one before.
LARGEST_DATABASE = 64_000_000
# How long the server may take to write its last events and end.
_CLOSING_SECONDS = 3.0
# Only this process knows the password: nobody sees pages, nor the feed of events, which only they show. Runs, their
# states and artifacts are kept elsewhere.
_UNSEEN = {
    "PREFECT_SERVER_UI_ENABLED": "false",
    "PREFECT_UI_ENABLED": "false",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",  # 0.3 s: they are for the forms of the UI
    "PREFECT_MEMOIZE_BLOCK_AUTO_REGISTRATION": "false",  # else what might be registered is loaded to be compared: 0.3 s
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED": "false",
    # What `pipeline.flows.tidy` leaves, such as runs within runs, goes after a week.
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "true",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": "604800",
}
# Nothing of this is of use to a server that lives for one run; the services together cost about 1 s of CPU.
_LEAN = {
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_CANCELLATION_CLEANUP_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_PAUSE_EXPIRATIONS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_FOREMAN_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_REPOSSESSOR_ENABLED": "false",
    # States of task runs are written together: one by one they cost 15 ms each, so 5 ms.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
}
# For a database that is a copy of this very version's template: nothing to migrate, and no need to look (0.1 s).
_MIGRATED = {"PREFECT_API_DATABASE_MIGRATE_ON_START": "false"}
# No telemetry, from us or from them; no log lines but warnings.
QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
}


def configured_api() -> str | None:
    """The address of the user's own Prefect server: PREFECT_API_URL, or the active profile's. None: there is none."""
    if address := os.environ.get("PREFECT_API_URL"):
        return address
    home = Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser()
    try:
        profiles = tomllib.loads(
            Path(os.environ.get("PREFECT_PROFILES_PATH", home / "profiles.toml")).read_text("utf-8")
        )
        name = os.environ.get("PREFECT_PROFILE") or profiles.get("active", "")
        address = profiles.get("profiles", {}).get(name, {}).get("PREFECT_API_URL")
    except (OSError, ValueError, AttributeError):
        return None
    return address if isinstance(address, str) else None


class LocalServer:
    """A Prefect server as a child process on the loopback. `environment` lets a client use it."""

    def __init__(self, home: Path, log: Path, *, lean: bool = True, own: bool = True, at_once: bool = True) -> None:
        """Start it; it is up some seconds later, and requests wait until then. `home` holds its database.

        `own`: nobody else uses that folder; old runs may be put aside, and it is closed to other users. `at_once`: else
        `start` starts it. Requests wait all the same.
        """
        try:
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            # lazily, and not by `Files`: the server's own process loads this module, and no more than it needs
            from pipeline.errors import EnvironmentFault

            message = f"The folder {str(home)!r} of Prefect cannot be made: {error.strerror}."
            raise EnvironmentFault(message, "Give another PREFECT_HOME, or permission.") from error
        if own:
            home.chmod(0o700)  # what an older version has made
            put_aside(home / _DATABASE)
        fresh = _take_template(home / _DATABASE)
        password = secrets.token_urlsafe(24)
        self._process: subprocess.Popen[bytes] | None = None
        self._log = log
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        port = self._listener.getsockname()[1]
        self.environment = {
            **QUIET,
            "PREFECT_HOME": str(home.absolute()),
            "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
            "PREFECT_API_AUTH_STRING": f"newswinnow:{password}",
        }
        self._theirs = {
            **{k: v for k, v in worker_environment().items() if k != "PREFECT_API_URL"},
            **QUIET,
            **direct_loopback(),
            **_UNSEEN,
            **(_LEAN if lean else {}),
            **(_MIGRATED if fresh else {}),
            "PREFECT_HOME": str(home.absolute()),
            "PREFECT_SERVER_API_AUTH_STRING": f"newswinnow:{password}",
            "PREFECT_SERVER_API_PORT": str(port),
            "PREFECT__SERVER_FINAL": "1",
        }
        if at_once:
            self.start()

    def start(self) -> None:
        """Start the process, from a thread that lives as long as it: the kernel ties it to that thread. Once; never again."""
        if self._process is not None:
            return
        with self._listener as listener, open(self._log, "ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "pipeline.flows.api_process", str(os.getpid()), str(listener.fileno())],
                pass_fds=(listener.fileno(),),
                env=self._theirs,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                umask=0o077,  # what it keeps is for its owner only
            )

    @property
    def pid(self) -> int | None:
        """Its process id; None before it is started."""
        return self._process.pid if self._process is not None else None

    def kill(self) -> None:
        """End it at once: whoever waits for an answer gets an error."""
        if self._process is not None:
            self._process.kill()
        self._listener.close()

    def close(self) -> None:
        """End it, in good order if it can within some seconds."""
        self._listener.close()
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_CLOSING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def put_aside(database: Path, largest: int = LARGEST_DATABASE) -> None:
    """Begin a database anew once it is large; the server must not be running."""
    try:
        if database.stat().st_size <= largest:
            return
        for path in (database.with_name(database.name + suffix) for suffix in ("-wal", "-shm")):
            path.unlink(missing_ok=True)
        database.replace(database.with_stem(f"{database.stem}-old"))
    except OSError:
        return  # there is none, or it stays: the run is worth more


def template_path() -> Path:
    """Where an empty database of this Prefect version is kept: making one costs 3 s of CPU (migrations)."""
    return cache_folder() / f"prefect-{metadata.version('prefect')}.db"


def _take_template(database: Path) -> bool:
    """Whether the database is now a fresh copy of the template."""
    if database.exists():
        return False
    try:
        beside = database.with_suffix(".new")
        shutil.copyfile(template_path(), beside)
        beside.chmod(0o600)
        beside.replace(database)
    except OSError:
        return False  # the server makes one itself
    return True
