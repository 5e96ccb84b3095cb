"""What all tests share."""

from __future__ import annotations

import base64
import urllib.request
from collections import Counter
from collections.abc import Iterator, Mapping
from http import HTTPStatus

import pytest
from hypothesis import HealthCheck, settings

from pipeline.flows.server import LocalServer
from tests.fakes.patience import slowness
from tests.fakes.rules import share_rules
from tests.units import unit_of

# No test depends on how fast the machine is: no deadline for a generated example, no complaint that making one was slow.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
share_rules()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes its time begins first, then the modules of many tests: small ones fill the end, when no process has a
    long one left alone.
    """
    many = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.get_closest_marker("slow") is None, -many[item.path], item.path))


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """The variables that lead to it."""
    place = tmp_path_factory.mktemp("server")
    with LocalServer(place / "home", place / "server.log", lean=False) as server:
        _wait_for(server.environment)
        yield server.environment


def _wait_for(server: Mapping[str, str]) -> None:
    """Until it answers: it listens at once, and has to load."""
    password = base64.b64encode(server["PREFECT_API_AUTH_STRING"].encode()).decode()
    request = urllib.request.Request(
        f"{server['PREFECT_API_URL']}/health", headers={"Authorization": f"Basic {password}"}
    )
    with urllib.request.urlopen(request, timeout=60 * slowness()) as answer:
        assert answer.status == HTTPStatus.OK


@pytest.fixture
def prefect(prefect_server: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One Prefect server for all runs that a test starts as commands: each one's own would take 4 s of CPU."""
    for name, value in prefect_server.items():
        monkeypatch.setenv(name, value)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """With `--dist loadgroup`: units as tests/units.py says. (Of pytest-xdist itself, 3.8 sees no group under pytest 9.)"""
    if config.getoption("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling

    class Units(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return unit_of(nodeid)

    config.option.loadscopereorder = False  # the order is that of above
    return Units(config, log)
