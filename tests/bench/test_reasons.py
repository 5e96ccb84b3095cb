"""How the boilerplate inside an article leaves: what the bench counts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lab.bench.reasons import Reasons
from lab.commands.bench import app
from tests.metadata.documents import BODY

STAYS = "The harbour bell, cast in 1871, weighs as much as four horses and has been silent since the war."


def _row(*lines: tuple[str, str]) -> str:
    made = [{"text": text, "label": label, "gap": 1, "why": ""} for text, label in lines]
    return json.dumps({"id": "a#wet", "domain": "a.example", "lang": "en", "flattener": "wet", "lines": made})


def test_lines_between_paragraphs_are_counted_by_how_they_leave(tmp_path: Path) -> None:
    inside = [("Share this article", "boilerplate"), (STAYS, "boilerplate"), ("5 January 2026", "neutral")]
    behind = [("Subscribe to our newsletter", "boilerplate")]
    rows = [
        _row((BODY[0], "main"), *inside, *((text, "main") for text in BODY[1:]), *behind),
        _row(("Share this article", "boilerplate")),
    ]
    with gzip.open(tmp_path / "x.jsonl.gz", "wt", encoding="utf-8") as handle:
        handle.write("\n".join(rows))
    done = CliRunner().invoke(app, ["reasons", "--data", str(tmp_path), "--json"])
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert (told["dumps"], told["lines"], told["worded"], told["kept"]) == (1, 2, 1, 1)
    assert told["share_with_a_reason"] == 0.5


@pytest.mark.parametrize(("counts", "share"), [((1, 3, 3, 2, 2), 0.6), ((0, 0, 0, 0, 0), 0.0)])
def test_the_share_is_of_all_lines(counts: tuple[int, int, int, int, int], share: float) -> None:
    assert Reasons(*counts).as_json()["share_with_a_reason"] == share
