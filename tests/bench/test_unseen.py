"""`bench unseen` measures what its rows say."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lab.__main__ import app
from lab.bench import unseen
from lab.bench.flow_runs import Run, run_flow
from lab.bench.unseen import NAMES, WARM, measure_unseen
from lab.commands.unseen import UnseenRow
from pipeline.errors import UsageError
from tests.fakes.home import CACHE
from tests.laws.documents import article_page
from tests.laws.pieces import ENGLISH


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "deep").mkdir(parents=True)
    for number in range(WARM + 3):
        page = article_page(ENGLISH, [*ENGLISH.paragraphs, f"The harbour counted {number} boats that day."]).encode()
        (folder / f"{number}.html").write_bytes(page)
        (folder / "deep" / f"{number}.html.gz").write_bytes(gzip.compress(page))
    return folder


def test_the_rows_have_the_same_names_everywhere() -> None:
    assert tuple(UnseenRow) == NAMES


def test_each_side_sees_as_many_pages_as_are_asked_for_and_a_warm_up(pages: Path) -> None:
    told: list[str] = []
    rows = measure_unseen(pages, 4, 1, ["process", "help"], lambda row: told.append(row.name))
    assert [row.name for row in rows] == told
    assert [row.figures["pages"] for row in rows[:2]] == [4, 4]
    assert all(row.measured > 0 for row in rows)
    assert len(rows) == 3


@pytest.fixture
def one_run(monkeypatch: pytest.MonkeyPatch) -> list[Run]:
    """The first run is a command as ever; the rows that want another get the same answer."""
    ran: list[Run] = []

    def run_once(raw: Path, clean: Path, home: Path) -> Run:
        if not ran:
            # What a first run on a machine unpacks is there.
            ran.append(run_flow(raw, clean, home, more={"XDG_CACHE_HOME": str(CACHE)}))
        return ran[0]

    monkeypatch.setattr(unseen, "run_flow", run_once)
    return ran


@pytest.mark.slow
def test_every_row_is_measured(pages: Path, one_run: list[Run]) -> None:
    done = CliRunner().invoke(app, ["bench", "unseen", str(pages), "-n", "4", "--rounds", "1", "--json"])
    assert done.exit_code == 0, done.output
    rows = {row["name"]: row for row in json.loads(done.stdout)["rows"]}
    assert rows["peak memory of a worker to trafilatura's"]["figures"]["worker_mb"] > 50
    assert rows["CPU of a run to a loop over trafilatura"]["measured"] > 1  # so few pages pay for the start
    assert rows["pages a second to trafilatura's command"]["measured"] > 0
    assert len(rows) == len(NAMES) + 1
    assert len(one_run) == 1


def test_a_folder_with_too_few_pages_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text("<p>One</p>")
    with pytest.raises(UsageError, match="There are 1 pages"):
        measure_unseen(tmp_path, 4, 1, ["process"])
