"""Source lines are put back in their order, exactly."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from pipeline.line import process
from pipeline.model.document import RawDocument
from pipeline.model.outcome import Outcome
from pipeline.model.record import ArticleRecord
from pipeline.packs import load_ruleset
from pipeline.report.details import source_lines
from pipeline.segment import segment
from tests.report.corpus import DUMP

SAMPLES = Path(__file__).parents[2] / "raw"
DUMPS = sorted(SAMPLES.glob("dumps/**/*.txt"))
PAGES = sorted(SAMPLES.glob("pages/**/*.html"))


def lines_of(outcome: Outcome) -> list[list[object]]:
    assert isinstance(outcome.record, ArticleRecord)
    assert outcome.audit is not None
    return source_lines(outcome.record.paragraphs, [b.model_dump(mode="json") for b in outcome.audit.blocks])


@pytest.mark.parametrize("path", DUMPS + PAGES, ids=lambda p: p.stem)
def test_lines_are_the_documents_blocks(path: Path) -> None:
    kind = ("html", "text/html") if path.suffix == ".html" else ("text", "text/plain")
    raw = RawDocument(path.name, *kind, path.read_bytes())
    blocks = [unicodedata.normalize("NFC", block.text) for block in segment(raw).blocks]
    lines = lines_of(process(raw, load_ruleset()))
    assert [unicodedata.normalize("NFC", str(line[0])) for line in lines] == blocks


def test_a_cut_line_says_why() -> None:
    lines = lines_of(process(RawDocument("a.txt", "text", "text/plain", DUMP.encode()), load_ruleset()))
    cut = {line[0]: line[1] for line in lines if len(line) > 1}
    assert cut["Show Comments"] == "comments"
    assert cut["READ: Cider makers count their barrels"] == "related_links"
    assert not any(str(line[0]).startswith("Growers") for line in lines if len(line) > 1)


def test_a_quarantined_inputs_lines_leave_gaps() -> None:
    block = {"text": "Menu", "reason": "navigation", "rule": "r", "confidence": 0.9, "captured_as": None}
    lines = source_lines(None, [{**block, "index": 2}, {**block, "index": 3}, {**block, "index": 5}])
    assert [line[0] for line in lines] == [2, "Menu", "Menu", 1, "Menu"]
