"""Drift: a publisher's new pages that lose fields are pointed out; unchanged ones are not."""

from __future__ import annotations

import copy
import json
from pathlib import Path

from pipeline.ledger import DocumentResult, Ledger
from pipeline.report.documents import FIELDS, read_articles
from pipeline.report.drift import compare
from pipeline.sinks.layout import LEDGER, history_path
from tests.report.corpus import outcome_rows, put

OLD, NEW = "20260101T000000Z", "20260201T000000Z"


def fill(clean: Path, outlet: str, runs: dict[str, int], *, new_authors: list[str]) -> None:
    record, audit = outcome_rows("a.txt")
    assert audit is not None
    with Ledger(clean / LEDGER) as ledger:
        for run, documents in runs.items():
            for number in range(documents):
                uri = f"{outlet}/{run}/{number}.txt"
                row = copy.deepcopy(record) | {
                    "outlet": outlet,
                    "authors": new_authors if run == NEW else ["H. Okafor"],
                }
                row["source"]["uri"] = uri
                put(clean, row, None)
                ledger.commit([DocumentResult(uri, "", "", "article")], "", "f", run)


def test_lost_authors_stand_out(tmp_path: Path) -> None:
    fill(tmp_path, "Changed", {OLD: 20, NEW: 10}, new_authors=[])
    fill(tmp_path, "Steady", {OLD: 20, NEW: 10}, new_authors=["H. Okafor"])
    found = compare(tmp_path, list(read_articles(tmp_path)))["arrivals"]
    assert (found["run"], found["earlier"]) == (NEW, 1)
    changed, steady = found["rows"]
    assert (changed["outlet"], changed["before"], changed["now"]) == ("Changed", 20, 10)
    assert changed["notable"] == [FIELDS.index("authors")]
    assert changed["nulls"][FIELDS.index("authors")] == [0.0, 1.0]
    assert (steady["outlet"], steady["notable"], steady["share_notable"]) == ("Steady", [], False)


def test_few_documents_prove_nothing(tmp_path: Path) -> None:
    fill(tmp_path, "Small", {OLD: 20, NEW: 4}, new_authors=[])
    (row,) = compare(tmp_path, list(read_articles(tmp_path)))["arrivals"]["rows"]
    assert row["notable"] == []


def test_one_run_has_nothing_to_compare_with(tmp_path: Path) -> None:
    fill(tmp_path, "Only", {OLD: 3}, new_authors=[])
    assert compare(tmp_path, list(read_articles(tmp_path)))["arrivals"] == {"run": None, "earlier": 0, "rows": []}


def test_a_record_is_compared_with_its_former_revision(tmp_path: Path) -> None:
    record, _ = outcome_rows("a.txt")
    path = history_path(tmp_path, "a.txt", 1)
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(record), "utf-8")
    put(tmp_path, record | {"revision": 2, "title": None}, None)
    found = compare(tmp_path, list(read_articles(tmp_path)))["revisions"]
    assert found["documents"] == 1
    assert found["rows"][0]["nulls"][FIELDS.index("title")] == [0.0, 1.0]
