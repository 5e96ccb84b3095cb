"""What a `serve` that lives for months leaves behind stays small: the runs in its own server's database, and its log."""

from __future__ import annotations

import asyncio
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

# So many ended runs are kept for whoever looks; CLEAN/runs has the manifests of all.
KEPT_RUNS = 50
# A log of this size is put aside, in place of the one before; a run writes about 2 KB.
LARGEST_LOG = 5_000_000
# How often there is a look, and how many runs are deleted at a time.
_SECONDS = 60.0
_AT_ONCE = 200


async def keep_tidy(client: Any, deployment: Any, log: Path) -> None:
    """Delete old runs of a deployment and put a large log aside, again and again, until cancelled."""
    import httpx

    while True:
        await asyncio.sleep(_SECONDS)
        with suppress(httpx.HTTPError, OSError):  # a server that is busy, a full disk: the next look comes
            await forget_old_runs(client, deployment)
            put_aside(log)


async def keep_log_small(log: Path) -> None:
    """The same for the log only: on a server that others use, too, the runs are theirs to delete."""
    while True:
        await asyncio.sleep(_SECONDS)
        with suppress(OSError):
            put_aside(log)


async def forget_old_runs(client: Any, deployment: Any, kept: int = KEPT_RUNS) -> int:
    """Delete a deployment's ended runs but for the latest, with all that hangs on them; returns how many."""
    from prefect.client.schemas.filters import (
        ArtifactFilter,
        ArtifactFilterFlowRunId,
        FlowRunFilter,
        FlowRunFilterDeploymentId,
        FlowRunFilterState,
        FlowRunFilterStateType,
    )
    from prefect.client.schemas.objects import TERMINAL_STATES
    from prefect.client.schemas.sorting import FlowRunSort
    from prefect.exceptions import ObjectNotFound

    ended = FlowRunFilter(
        deployment_id=FlowRunFilterDeploymentId(any_=[deployment]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=sorted(TERMINAL_STATES))),
    )
    old = await client.read_flow_runs(
        flow_run_filter=ended, sort=FlowRunSort.END_TIME_DESC, limit=_AT_ONCE, offset=kept
    )
    for run in old:
        of_run = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run.id]))
        with suppress(ObjectNotFound):
            for artifact in await client.read_artifacts(artifact_filter=of_run):
                await client.delete_artifact(artifact.id)
            await client.delete_flow_run(run.id)
    return len(old)


def put_aside(log: Path, largest: int = LARGEST_LOG) -> None:
    """Begin a log anew once it is large. Those that write it, several processes, all append: they need not know."""
    if log.exists() and log.stat().st_size > largest:
        shutil.copyfile(log, log.with_stem(f"{log.stem}-old"))
        os.truncate(log, 0)
