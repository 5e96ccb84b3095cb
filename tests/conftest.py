"""What all tests share."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from tests.fakes.rules import share_rules

# No test depends on how fast the machine is: no deadline for a generated example, no complaint that making one was slow.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
share_rules()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes its time begins first: many small tests fill the end, when no process has a long one left alone."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
