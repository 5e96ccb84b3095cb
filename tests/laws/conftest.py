"""How hard hypothesis looks: the same examples every time, unless NEWSWINNOW_LAWS=deep asks for many new ones."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from pipeline import Ruleset, load_ruleset

COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
settings.register_profile("steady", max_examples=60, derandomize=True, database=None, **COMMON)  # type: ignore[arg-type]
settings.register_profile("deep", max_examples=2000, **COMMON)  # type: ignore[arg-type]
settings.load_profile(os.environ.get("NEWSWINNOW_LAWS", "steady"))


@pytest.fixture(scope="session")
def ruleset() -> Ruleset:
    return load_ruleset()
