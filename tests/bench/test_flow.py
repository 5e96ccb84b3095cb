"""`bench flow` measures what its rows say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lab.bench import flow, flow_kills
from lab.bench.flow import ROWS, FlowBench, Row, Sizes
from lab.bench.flow_kills import measure_kills
from lab.commands.flow import RowName
from pipeline.cli.app import app
from tests.fakes.flow import FlowHere
from tests.fakes.home import warm
from tests.flows.drive import article
from tests.laws.documents import article_page
from tests.laws.pieces import ENGLISH, GERMAN


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for language in (ENGLISH, GERMAN):
        (folder / f"{language.code}.html").write_text(article_page(language, list(language.paragraphs)), "utf-8")
    (folder / "dump.txt").write_text("\n\n".join(ENGLISH.paragraphs), "utf-8")
    return folder


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> FlowHere:
    found = FlowHere()
    for module in (flow, flow_kills):
        monkeypatch.setattr(module, "run_flow", found.run_flow)
    return found


@pytest.mark.slow
def test_a_run_is_measured_as_a_command(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "bench").mkdir()
    bench = FlowBench(raw, None, Sizes(documents=9), 1, tmp_path / "bench")
    warm(bench.home)
    cost = bench.cpu()
    assert cost.name == "CPU of the flow to a bare loop's"
    assert cost.measured > 1
    assert not cost.met
    assert set(cost.figures["stage_cpu_seconds"]) == {"clean", "describe", "validate", "write"}
    run = bench._filled_run("raw")
    assert run.first_record_seconds is not None
    assert 0 < run.first_record_seconds <= run.wall_seconds
    assert run.coordinator_peak_mb is None or run.coordinator_peak_mb > 10


@pytest.mark.slow
def test_every_row_says_what_its_runs_gave(raw: Path, here: FlowHere) -> None:
    sizes = ["-n", "9", "--many", "40", "--fewer", "20", "--kills", "2", "--kill-documents", "30", "--rounds", "1"]
    done = CliRunner().invoke(app, ["bench", "flow", "--data", str(raw), *sizes, "--json"])
    assert done.exit_code == 0, done.output
    rows = {row["name"]: row for row in json.loads(done.stdout)["rows"]}
    assert len(rows) == len(ROWS) + 2  # the time to the first record has three
    assert rows["wall time with two workers to one"]["measured"] == 1
    unchanged = rows["unchanged documents a second"]
    assert (unchanged["measured"], unchanged["figures"]["files_written"]) == (80, 0)
    memory = rows["coordinator's peak memory, many to fewer"]
    assert (memory["measured"], memory["figures"]["peak_mb"]) == (1, [90.0, 90.0])
    assert (rows["kills survived"]["measured"], rows["kills survived"]["met"]) == (2, True)
    assert rows["pages a second to trafilatura's command"]["figures"]["their_files"] > 0
    assert rows["seconds to the first record, cold"]["measured"] == 0.25
    assert rows["seconds to the first record, warm"]["measured"] == 0.25
    assert rows["seconds to the first record, server running"]["measured"] == 0.25
    one, two = here.servers
    assert one == two


def test_the_rows_have_the_same_names_everywhere() -> None:
    assert tuple(RowName) == ROWS


@pytest.mark.parametrize(("measured", "wanted", "met"), [(1.1, "<= 1.10", True), (1.2, "<= 1.10", False),
                                                        (3, ">= 2.5", True), (49, ">= 50", False)])  # fmt: skip
def test_a_row_says_whether_it_is_met(measured: float, wanted: str, met: bool) -> None:
    assert Row("row", measured, wanted).met is met


def test_a_store_that_differs_does_not_count_as_survived(tmp_path: Path, here: FlowHere) -> None:
    def fill(folder: Path, state: int) -> None:
        folder.mkdir(exist_ok=True)
        for number in range(20):
            (folder / f"{number}.txt").write_text(article(f"Person {number} of {state}"), "utf-8")
        spoilt = tmp_path / "killed/articles/more.json"
        spoilt.parent.mkdir(parents=True, exist_ok=True)
        spoilt.write_text("{}")

    found = measure_kills(fill, tmp_path, 1, 20)
    assert (found.kills, found.survived) == (1, 0)
