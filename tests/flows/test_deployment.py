"""prefect.yaml and the served deployment name things that exist."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def deployment() -> dict[str, Any]:
    (found,) = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]
    assert isinstance(found, dict)
    return found


@pytest.mark.slow
def test_the_entrypoint_is_the_flow_and_takes_the_parameters(deployment: dict[str, Any]) -> None:
    module, _, name = deployment["entrypoint"].partition(":")
    flow = getattr(import_module(module), name)
    assert flow.validate_parameters(deployment["parameters"])["settings"] == Settings()
    with pytest.raises(Exception, match="workers"):
        flow.validate_parameters({"settings": {"workers": "many"}})


def test_relative_folders_are_those_of_the_folder_that_was_deployed() -> None:
    steps = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["pull"]
    assert steps == [{"prefect.deployments.steps.set_working_directory": {"directory": "{{ $PWD }}"}}]


def test_two_runs_at_once_are_prevented(deployment: dict[str, Any]) -> None:
    assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}


@pytest.mark.slow
def test_serve_deploys_the_same_flow_with_the_same_limit(deployment: dict[str, Any]) -> None:
    from pipeline.flows import schedule

    made = schedule.deployment(Settings(raw=ROOT / "raw"), schedule.Schedule(every=timedelta(hours=6)))
    assert (made.entrypoint.replace("ingest.ingest", "ingest:ingest"), made.name) == (
        deployment["entrypoint"],
        deployment["name"],
    )
    assert made.concurrency_options.collision_strategy.value == "CANCEL_NEW"
    assert made.concurrency_limit == 1
    assert Settings.model_validate(made.parameters["settings"]).raw == ROOT / "raw"
