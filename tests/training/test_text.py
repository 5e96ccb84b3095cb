"""The trainer of the line model, on dumps written here: folds, scores, thresholds, and the same file again."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from lab.training import text
from lab.training.text_dumps import MAIN, read_dumps
from lab.training.text_scores import Ruler
from pipeline.cleaning.line_model.judge import FEATURES
from pipeline.learned.paths import TreeModel

PLACES = [
    "Lindby",
    "Norrvik",
    "Falkby",
    "Sundsund",
    "Torp",
    "Ekdal",
    "Vass",
    "Almnes",
    "Bergo",
    "Dalvik",
    "Orrevik",
    "Hamra",
]
MENU = ["Home", "Lorem", "Dolor", "Amet", "Elit", "Tempor", "Labore", "Magna"]


def dump(place: str, number: int) -> dict[str, object]:
    prose = [
        f"The council of {place} met on the {n}th of March to discuss the harbour, and no vote was taken in the end."
        for n in range(4, 9 + number % 3)
    ]
    lines = [{"text": word, "label": "boilerplate"} for word in MENU[number % 3 :]]
    lines += [{"text": line, "label": "main", "gap": 1} for line in prose]
    lines += [{"text": f"{word} {place}", "label": "boilerplate"} for word in MENU]
    domain = f"{place.lower()}.example"
    return {"id": f"{place}-{number}#wet", "domain": domain, "flattener": "wet", "lang": "en", "lines": lines}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [dump(place, number) for place in PLACES for number in range(6)]
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as handle:
        handle.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_a_domain_is_in_one_fold_only(data: Path) -> None:
    folds: dict[str, set[int]] = {}
    for read in read_dumps(data, text.EXTRA_KINDS):
        folds.setdefault(read.domain, set()).add(read.fold)
    assert len(folds) == len(PLACES)
    assert all(len(numbers) == 1 for numbers in folds.values())
    assert len(set.union(*folds.values())) > 2


@pytest.mark.slow
def test_the_trainer_writes_a_model_and_its_cross_validated_figures(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(text.SETTINGS, "min_data_in_leaf", 5)
    monkeypatch.setattr(text, "TREES", 8)
    files = [tmp_path / "one.json", tmp_path / "two.json"]
    for file in files:
        card = tmp_path / "card.md"
        assert text.main(["--data", str(data), "--out", str(file), "--card", str(card)]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert "| all | 72 |" in card.read_text("utf-8")
    model = TreeModel.from_json(files[0].read_bytes())
    assert model.names == FEATURES
    report = json.loads(capsys.readouterr().out.split("\n}\n")[0] + "\n}")
    assert report["figures"]["all"]["docs"] == len(PLACES) * 6
    assert report["figures"]["all"]["f1"] > 0.95
    assert report["settings"]["thresholds"]["balanced"] == model.settings["thresholds"]["balanced"]


def test_the_figures_count_lines_characters_and_documents(data: Path) -> None:
    dumps = list(read_dumps(data, text.EXTRA_KINDS))[:2]
    ruler = Ruler(dumps)
    main = np.array([label == MAIN for one in dumps for label in one.labels])
    assert ruler.score(main)["f1"] == 1
    assert ruler.score(main)["exact_docs"] == 1
    kept = main.copy()
    kept[np.flatnonzero(main)[0]] = False
    figures = ruler.score(kept)
    assert figures["main_lost"] == pytest.approx(1 / main.sum())
    assert figures["long_main_lost"] == pytest.approx(1 / main.sum())
    assert figures["exact_docs"] == 0.5
    assert figures["docs_losing_over_2pct"] == 0.5
    everything = ruler.score(np.ones(len(main), np.bool_))
    assert everything["boilerplate_dropped"] == 0
    assert everything["main_lost"] == 0
    assert 0.5 < everything["f1"] < 1
