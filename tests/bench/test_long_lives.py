"""The commands that watch `serve` grow and commands end: they measure what they say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lab import cycles, stops
from tests.fakes.home import warm
from tests.fakes.patience import slowness


def test_a_family_is_a_process_and_all_below_it() -> None:
    program = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE) as process:
        while len(family := cycles._family(process.pid)) < 2:
            assert process.poll() is None
        assert family[0] == process.pid
        assert os.getpid() not in family
        process.communicate(b"\n")


def test_each_table_has_a_line_for_each_row() -> None:
    sample = cycles.Sample(10, 100.0, 200.0, 40, 2, 6.0, 12.0, 65.5, 20)
    assert cycles.render([sample, sample]).splitlines()[1].split()[0] == "10"
    found = [stops.Stop("run", "starts", 0.5, 130, "", True), stops.Stop("run", "at work", 2.0, 1, "failed", False)]
    _, one, two = stops.render(found).splitlines()
    assert one.split() == ["run", "starts", "0.50", "130", "-", "none"]
    assert two.endswith("YES")


@pytest.mark.slow
def test_serve_is_watched_from_cycle_to_cycle(tmp_path: Path) -> None:
    warm(tmp_path / "home")
    one, two = cycles.measure(tmp_path, "5s", (1, 2), 2)
    assert (one.records, two.records) == (2, 2)
    assert one.cycles < two.cycles
    assert min(one.serve_mb, one.server_mb, one.database_mb, one.ledger_kb) > 0
    assert min(one.processes, two.processes) >= 2


@pytest.mark.slow
@pytest.mark.parametrize("phase", ["starts", "reads a page that never ends"])
def test_a_fetch_is_told_to_end_when_it_has_reached_its_phase(tmp_path: Path, phase: str) -> None:
    here = stops._corpus(tmp_path / "here", 0)
    with stops._endless_site(here) as address:
        (here / "SOURCES.toml").write_text(stops._SOURCES.format(address=address), "utf-8")
        found = stops._stop(here, "fetch", phase, stops._FETCH[phase], ["fetch", "SOURCES.toml", "raw"])
    assert found.code in (130, 143)
    assert found.is_quiet
    assert found.seconds < stops.LONGEST * slowness()
    assert (here / "asked-page").exists() is (phase != "starts")
