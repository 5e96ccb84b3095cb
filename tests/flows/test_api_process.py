"""The process of the run's own Prefect server serves all that Prefect's does, what a run asks for first."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

from prefect.server import api
from prefect.server.api import server

from pipeline.flows import api_process


def test_no_route_is_lost_and_those_of_runs_come_first() -> None:
    named = SimpleNamespace(API_ROUTERS=server.API_ROUTERS)
    api_process._put_first(named, api)
    assert len(named.API_ROUTERS) == len(server.API_ROUTERS)
    assert set(map(id, named.API_ROUTERS)) == set(map(id, server.API_ROUTERS))
    assert named.API_ROUTERS[:3] == (api.flows.router, api.flow_runs.router, api.task_runs.router)
    assert api.ui.flows.router in named.API_ROUTERS[8:]


def test_a_server_of_another_shape_is_left_as_it_is() -> None:
    strange = SimpleNamespace(API_ROUTERS=("theirs",))
    api_process._put_first(strange, api)
    assert strange.API_ROUTERS == ("theirs",)


def test_the_server_loads_no_rules() -> None:
    program = (
        "import sys, pipeline.flows.api_process, pipeline.flows.server, pipeline.workers.limits\n"
        "print(*sorted(name for name in sys.modules if name.startswith('pipeline.')))"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert {name.split(".")[1] for name in found} == {"cache", "flows", "workers"}
