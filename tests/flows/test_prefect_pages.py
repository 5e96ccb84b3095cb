"""What a run looks like on the pages of a Prefect server: its name, its tags, its artifacts, and how it failed."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.flows.server import LocalServer
from tests.flows.drive import article

# One group: parallel workers would each start a server of their own.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("prefect pages")]


class Pages:
    """Asks a server what it shows."""

    def __init__(self, server: LocalServer) -> None:
        self.environment = server.environment
        self._old: set[str] = set()

    def forget(self) -> None:
        """What is there is another test's."""
        self._old = {row["id"] for what in ("flow_runs", "artifacts", "task_runs", "logs") for row in self._all(what)}

    def ask(self, what: str) -> list[dict[str, Any]]:
        return [row for row in self._all(what) if row["id"] not in self._old]

    def _all(self, what: str) -> list[dict[str, Any]]:
        key = base64.b64encode(self.environment["PREFECT_API_AUTH_STRING"].encode()).decode()
        headers = {"Content-Type": "application/json", "Authorization": f"Basic {key}"}
        request = urllib.request.Request(f"{self.environment['PREFECT_API_URL']}/{what}/filter", b"{}", headers)
        with urllib.request.urlopen(request, timeout=60) as response:
            found: list[dict[str, Any]] = json.load(response)
            return found


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    place = tmp_path_factory.mktemp("server")
    with LocalServer(place / "home", place / "server.log") as server:
        yield Pages(server)


@pytest.fixture
def pages(server: Pages) -> Pages:
    server.forget()
    return server


def run(raw: Path, clean: Path, pages: Pages, *options: str) -> int:
    argv = [sys.executable, "-m", "pipeline", "run", str(raw), str(clean), "--workers", "1", *options]
    environment = {**os.environ, **pages.environment}
    return subprocess.run(argv, check=False, capture_output=True, env=environment, timeout=180).returncode


def test_a_run_is_told_on_prefects_pages(tmp_path: Path, pages: Pages) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    for number in range(60):
        (raw / f"{number}.txt").write_text(article(f"Person {number}"), "utf-8")
    (raw / "empty.txt").touch()
    assert run(raw, clean, pages, "--batch-size", "10") == 0
    (manifest,) = (clean / "runs").glob("*.json")
    (shown,) = pages.ask("flow_runs")
    assert shown["name"] == f"newswinnow-ingest-{manifest.stem}"
    assert set(shown["tags"]) == {"newswinnow", "threads"}
    assert (shown["state"]["type"], shown["state"]["message"]) == (
        "COMPLETED",
        "61 documents: 60 records, 1 quarantined, 0 unchanged",
    )
    artifacts = {artifact["key"]: artifact for artifact in pages.ask("artifacts")}
    assert set(artifacts) == {"newswinnow-counts", "newswinnow-progress", "newswinnow-report"}
    assert all(artifact["flow_run_id"] == shown["id"] for artifact in artifacts.values())
    assert artifacts["newswinnow-progress"]["data"] == 100.0
    assert {"what": "records", "documents": 60} in json.loads(artifacts["newswinnow-counts"]["data"])
    assert "## Removed blocks, by reason" in artifacts["newswinnow-report"]["data"]
    assert "newswinnow report" in artifacts["newswinnow-report"]["data"]
    assert len(pages.ask("task_runs")) < 500
    said = [line["message"] for line in pages.ask("logs") if line["name"].endswith("milestones")]
    assert said[0] == "To do: 61 documents; 0 are unchanged."
    assert any(re.fullmatch(r"\d0 %: \d+ documents: .*", line) for line in said)
    assert said[-1].startswith("Completed after ")


def test_a_run_that_fails_says_why_and_what_to_do(tmp_path: Path, pages: Pages) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    (raw / "one.txt").write_text(article("Ada Brook"), "utf-8")
    clean.mkdir()
    (clean / "articles").write_text("a file where a folder has to be")
    assert run(raw, clean, pages) == 3
    (shown,) = pages.ask("flow_runs")
    assert shown["state"]["type"] == "FAILED"
    (report,) = (artifact for artifact in pages.ask("artifacts") if artifact["key"] == "newswinnow-report")
    assert report["data"].startswith("# The run failed\n")
    assert "cannot be written" in report["data"]
    assert "the next run goes on from there" in report["data"]
    assert any("Ended as Failed" in log["message"] for log in pages.ask("logs"))
