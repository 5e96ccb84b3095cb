"""What the line memory adds, measured on dumps written here: what counts, and where it must change nothing."""

import gzip
import json
from pathlib import Path

import pytest

from lab.training import memory, text
from lab.training.text_dumps import FOLDS, Dump, read_dumps
from pipeline import load_ruleset
from tests.training.test_text import MENU, PLACES, dump

MOTTO = "We print what the tide brings in, and we ask our readers to tell us what it took away."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Light dumps: a motto behind the prose, which only a memory knows. All domains but the last have three pages."""
    rows = []
    for place in PLACES:
        for number in range(3 if place != PLACES[-1] else 2):
            row = dump(f"{place}", number)
            prose = [line for line in row["lines"] if line["label"] == "main"]  # type: ignore[attr-defined]
            own = [
                {**line, "text": f"{line['text']} So said {'abc'[number]}{word}."}
                for line, word in zip(prose, MENU, strict=False)
            ]
            label = {"text": MOTTO, "label": "boilerplate"}
            rows.append({**row, "flattener": "body_res", "lines": [*own[:2], label, *own[2:]]})
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as handle:
        handle.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def read(data: Path) -> list[Dump]:
    return list(read_dumps(data, text.EXTRA_KINDS))


def test_only_domains_with_several_pages_count_and_only_the_memory_makes_the_difference(data: Path) -> None:
    ruleset = load_ruleset()
    comparison = memory.compare(read(data), [ruleset.line_model] * FOLDS, ruleset)
    assert {d.domain for d in comparison.dumps} == {f"{place.lower()}.example" for place in PLACES[:-1]}
    figures = comparison.figures()
    assert figures["dumps"] == 3 * (len(PLACES) - 1)
    assert (figures["boilerplate_dropped"], figures["boilerplate_dropped_gain"]) == (1, 1)
    assert (figures["main_lost"], figures["main_lost_gain"]) == (0, 0)
    changed = list(memory.differing_lines(comparison))
    assert len(changed) == figures["dumps"]
    assert {line[1:] for line in changed} == {("boilerplate", MOTTO)}


def test_the_command_prints_a_table_of_what_out_of_fold_models_and_the_memory_do(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(text.SETTINGS, "min_data_in_leaf", 5)
    monkeypatch.setattr(text, "TREES", 4)
    assert memory.main(["--data", str(data), "--lines"]) == 0
    head, light, kind, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["dumps", *memory.COLUMNS]
    assert light.split()[:3] == ["light", "33", "1.0000"]
    assert light.split()[1:] == kind.split()[1:]
    assert {line.split("\t")[1:] == ["boilerplate", MOTTO] for line in lines} == {True}
