"""The README and the tutorial, done from top to bottom: every command runs, and answers what the text says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.flows.server import LocalServer
from tests.docs.generate import DOCS, PROJECT
from tests.docs.walk import Step, copy_of_the_project, steps, walk

pytestmark = pytest.mark.slow
_SERVER = re.compile(r"prefect (server|work-pool|worker|--no-prompt)")  # these need one another: a test of their own

_BY_EVERY = re.compile(r"^.* serve .*--every.*\n", re.MULTILINE)  # the tutorial has it too, and it is walked there

_HEALTHY = "http://127.0.0.1:4200/api/health"


def test_the_tutorial_runs_and_answers_what_it_says(tmp_path: Path, prefect_server: Mapping[str, str]) -> None:
    document = steps(DOCS / "TUTORIAL.md")
    done = walk(document, copy_of_the_project(tmp_path), prefect_server)
    assert len(done) > 10
    said = dict(done)
    last: Step | None = None
    answers = 0
    for step in document:
        if step.language == "text" and not step.file and last is not None and "* * *" not in step.text:
            for line in step.text.splitlines():
                assert line in said[last], f"{last.text}{said[last]}"
            answers += 1
        last = step if step.language == "sh" else last
    assert answers > 5


def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    document = steps(PROJECT / "README.md")
    rule = next(step for step in document if step.language == "toml")
    ours = [
        Step("packs/phrases/en.toml", "toml", step.text)
        if step is rule
        else replace(step, text=_BY_EVERY.sub("", step.text))
        for step in document
        if step.language in ("sh", "toml") and not _SERVER.search(step.text)
    ]
    project = copy_of_the_project(tmp_path)
    # Its `serve` is no other test's: a deployment of the same name stands on the server that these share.
    with LocalServer(tmp_path / "server", tmp_path / "server.log", lean=False) as server:
        done = walk(ours, project, server.environment)
    assert len(done) > 8
    assert (project / "clean/report.html").is_file() is False, "forget took it, as the text says"
    assert {path.suffix for path in project.glob("articles.*")} >= {".parquet", ".duckdb", ".sqlite"}


def test_the_commands_around_a_work_pool_run(tmp_path: Path) -> None:
    lines = [
        line for step in steps(PROJECT / "README.md") if _SERVER.search(step.text) for line in step.text.splitlines()
    ]
    assert len(lines) == 5
    server, *rest, worker = lines
    script = f"""
setsid {server} > server.log 2>&1 & server=$!
worker=$server
trap 'end_group $worker; end_group $server' EXIT
for _ in $(seq 100); do curl --silent --fail {_HEALTHY} > health && break; sleep 0.5; done
{chr(10).join(rest)}
.venv/bin/prefect deployment run newswinnow-ingest/newswinnow
setsid {worker} > worker.log 2>&1 & worker=$!
for _ in $(seq 600); do [ "$(manifests)" -gt 0 ] && break; sleep 0.3; done
cat clean/runs/*.json
"""
    ((_, said),) = walk([Step("", "sh", script)], copy_of_the_project(tmp_path))
    assert '"status": "completed"' in said
