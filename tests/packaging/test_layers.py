"""The import contracts of pyproject.toml hold: a file imports only from lower layers, within packages too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from importlinter.api import read_configuration
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parents[2]
_DOORS = {"_newswinnow", "__main__"}  # they only lead in: the module's other name, `python -m pipeline`


def test_the_import_contracts_hold(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert len(read_configuration("pyproject.toml")["contracts_options"]) >= 7
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_the_table_of_layers_names_every_module_in_the_order_of_the_contract() -> None:
    contract = read_configuration("pyproject.toml")["contracts_options"][0]
    layers = [[name for name in re.split(r"[|:\s]+", layer) if name] for layer in contract["layers"]]
    text = (ROOT / "docs/ARCHITECTURE.md").read_text("utf-8")
    table = text[text.index("## Layers") :].partition("## Cleaning")[0]
    named = re.findall(r"`pipeline/(\w+)(?:\.py|/)`", table)
    assert len(named) == len(set(named))
    assert set(named) == {name for layer in layers for name in layer} - _DOORS
    floor = {name: number for number, layer in enumerate(layers) for name in layer}
    assert [floor[name] for name in named] == sorted(floor[name] for name in named)
