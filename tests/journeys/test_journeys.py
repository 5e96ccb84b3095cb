"""Three people's first hour, with fewer documents: each ends where it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.journeys import Broken, archivist, engineer, journalist
from tests.ledger.fixtures import postgres

__all__ = ["postgres"]
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]


@pytest.fixture(autouse=True)
def _one_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """The documents are few, and starting a worker takes longer than they do."""
    monkeypatch.setenv("NEWSWINNOW_WORKERS", "1")


def test_saved_pages_become_a_spreadsheet(tmp_path: Path) -> None:
    journey = journalist(tmp_path, 30)
    assert journey.seen[-1] == "rows of the spreadsheet: 31"
    with pytest.raises(Broken):
        journey.check("rows", 30, 31)


@pytest.mark.consumers
def test_json_lines_become_a_dataset(tmp_path: Path) -> None:
    assert engineer(tmp_path, 400).seen[-1] == "rows of the dataset, type of its days: 400 date32"


@pytest.mark.postgres
def test_three_nights_are_one_row_per_article(postgres: str, tmp_path: Path) -> None:
    import psycopg

    with psycopg.connect(postgres) as session:
        session.execute("DROP SCHEMA IF EXISTS newswinnow CASCADE")
    journey = archivist(tmp_path, postgres, 12)
    assert [said for said in journey.seen if "rows" in said] == [
        "night 0: rows: 12",
        "night 1: rows: 11",
        "night 2: rows: 11",
    ]
