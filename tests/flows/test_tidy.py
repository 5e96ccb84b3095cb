"""What a long life leaves behind: old runs go from the server's database, logs and databases begin anew."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path
from typing import Any

import pytest

from pipeline.flows import server as servers
from pipeline.flows import tidy
from pipeline.flows.run import environment_of
from pipeline.flows.server import LocalServer


def test_a_large_log_begins_anew_for_those_that_append_to_it(tmp_path: Path) -> None:
    log = tmp_path / "serve.log"
    tidy.put_aside(log)  # there is none yet
    with open(log, "ab", buffering=0) as writer:
        writer.write(b"one\n" * 10)
        tidy.put_aside(log, largest=40)
        assert not (tmp_path / "serve-old.log").exists()
        writer.write(b"two\n")
        tidy.put_aside(log, largest=40)
        writer.write(b"three\n")
    assert log.read_bytes() == b"three\n"
    assert (tmp_path / "serve-old.log").read_bytes() == b"one\n" * 10 + b"two\n"


def test_a_large_database_begins_anew(tmp_path: Path) -> None:
    database = tmp_path / "prefect.db"
    servers.put_aside(database)  # there is none yet
    for suffix in ("", "-wal", "-shm"):
        database.with_name(f"prefect.db{suffix}").write_bytes(b"x" * 100)
    servers.put_aside(database, largest=100)
    assert len(list(tmp_path.iterdir())) == 3
    servers.put_aside(database, largest=99)
    assert [path.name for path in tmp_path.iterdir()] == ["prefect-old.db"]


def test_a_server_that_starts_later_has_its_address_before(tmp_path: Path) -> None:
    with LocalServer(tmp_path / "home", tmp_path / "server.log", at_once=False) as server:
        assert server.pid is None
        server.kill()  # there is nothing to kill, and nobody who listens any more
        address = server.environment["PREFECT_API_URL"]
        assert address.startswith("http://127.0.0.1:")


async def _runs_of_a_deployment(ended: int) -> tuple[int, int, int]:
    """How many runs were deleted, and how many runs and artifacts are left."""
    from prefect import flow
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.actions import ArtifactCreate
    from prefect.states import Completed, Scheduled

    made: Any = flow(lambda: None, name="made-up")
    async with get_client() as client:
        flow_id = await client.create_flow(made)
        deployment = await client.create_deployment(flow_id, name="made-up")
        runs = [await client.create_flow_run_from_deployment(deployment, state=Completed()) for _ in range(ended)]
        await client.create_flow_run_from_deployment(deployment, state=Scheduled())
        for run in runs:
            await client.create_artifact(ArtifactCreate(key="counts", type="markdown", data="1", flow_run_id=run.id))
        deleted = await tidy.forget_old_runs(client, deployment, kept=2)
        return deleted, len(await client.read_flow_runs()), len(await client.read_artifacts())


@pytest.mark.slow
def test_old_runs_go_with_their_artifacts_and_only_the_owner_reads_the_database(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with LocalServer(home, tmp_path / "server.log") as server, environment_of(server.environment):
        from prefect.context import refresh_global_settings_context

        refresh_global_settings_context()
        assert asyncio.run(_runs_of_a_deployment(ended=5)) == (3, 3, 2)
        modes = {stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*") if path.is_file()}
        assert modes == {0o600}
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
