"""`bench flow` measures what its rows say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lab.bench.flow import ROWS, Row
from lab.bench.flow_kills import measure_kills
from lab.commands.flow import RowName
from pipeline.cli.app import app
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


@pytest.mark.slow
def test_every_row_is_measured(raw: Path) -> None:
    sizes = ["-n", "9", "--many", "40", "--fewer", "20", "--kills", "2", "--kill-documents", "30", "--rounds", "1"]
    done = CliRunner().invoke(app, ["bench", "flow", "--data", str(raw), *sizes, "--json"])
    assert done.exit_code == 0, done.output
    rows = {row["name"]: row for row in json.loads(done.stdout)["rows"]}
    assert len(rows) == len(ROWS) + 2  # the time to the first record has three
    cost = rows["CPU of the flow to a bare loop's"]
    assert cost["measured"] > 1
    assert not cost["met"]
    assert set(cost["figures"]["stage_cpu_seconds"]) == {"clean", "describe", "validate", "write"}
    assert rows["unchanged documents a second"]["figures"]["files_written"] == 0
    assert rows["coordinator's peak memory, many to fewer"]["measured"] == pytest.approx(1, abs=0.3)
    assert (rows["kills survived"]["measured"], rows["kills survived"]["met"]) == (2, True)
    assert rows["pages a second to trafilatura's command"]["figures"]["their_files"] > 0
    assert rows["seconds to the first record, cold"]["measured"] > 0


def test_the_rows_have_the_same_names_everywhere() -> None:
    assert tuple(RowName) == ROWS


@pytest.mark.parametrize(("measured", "wanted", "met"), [(1.1, "<= 1.10", True), (1.2, "<= 1.10", False),
                                                        (3, ">= 2.5", True), (49, ">= 50", False)])  # fmt: skip
def test_a_row_says_whether_it_is_met(measured: float, wanted: str, met: bool) -> None:
    assert Row("row", measured, wanted).met is met


@pytest.mark.slow
def test_a_store_that_differs_does_not_count_as_survived(tmp_path: Path) -> None:
    def fill(folder: Path, state: int) -> None:
        folder.mkdir(exist_ok=True)
        for number in range(20):
            (folder / f"{number}.txt").write_text(article(f"Person {number} of {state}"), "utf-8")
        spoilt = tmp_path / "killed/articles/more.json"
        spoilt.parent.mkdir(parents=True, exist_ok=True)
        spoilt.write_text("{}")

    found = measure_kills(fill, tmp_path, 1, 20)
    assert (found.kills, found.survived) == (1, 0)
