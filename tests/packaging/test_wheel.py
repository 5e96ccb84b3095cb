"""The built wheel works by itself: in a clean environment, without development dependencies, away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pipeline.schema import schema
from tests.fakes.home import warm
from tests.laws.documents import article_page
from tests.laws.pieces import ENGLISH, GERMAN

ROOT = Path(__file__).parents[2]
DEVELOPMENT_ONLY = ("pytest", "hypothesis", "mypy", "ruff", "import-linter")
MINUTES = 10 * 60

# One group: parallel workers would each build an environment of their own.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


def call(*command: str | Path, folder: Path, **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder, env=kept | environment, capture_output=True, text=True, timeout=MINUTES, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def pip(commands: Path, *words: str | Path, folder: Path) -> str:
    """Our pip at work in another environment, which needs none of its own."""
    return call(sys.executable, "-m", "pip", "--python", commands / "python", *words, folder=folder)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    (built,) = folder.glob("newswinnow-*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean virtual environment with the wheel and what it asks for; gives its folder of commands."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    commands = folder / "bin"
    pip(commands, "install", "-q", wheel, "-c", ROOT / "constraints.txt", folder=folder)
    return commands


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "bridge.html").write_text(article_page(ENGLISH, list(ENGLISH.paragraphs)), "utf-8")
    (raw / "bruecke.txt").write_text("\n\n".join([GERMAN.title, GERMAN.date, *GERMAN.paragraphs]), "utf-8")
    (raw / "empty.txt").write_text("")
    return raw


def test_the_wheel_holds_the_package_with_its_rules_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    folders = {name.partition("/")[0] for name in names}
    assert {name for name in folders if not name.endswith(".dist-info")} == {"pipeline", "newswinnow"}
    assert {"pipeline/py.typed", "newswinnow/py.typed", "newswinnow/__init__.py"} <= set(names)
    source = [path for path in (ROOT / "pipeline").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    expected = sorted(path.relative_to(ROOT).as_posix() for path in source)
    assert sorted(name for name in names if name.startswith("pipeline/")) == expected


def test_the_installed_command_works_away_from_the_checkout(environment: Path, samples: Path, tmp_path: Path) -> None:
    installed = pip(environment, "list", "--format=freeze", folder=tmp_path).lower()
    assert [name for name in DEVELOPMENT_ONLY if f"\n{name}==" in installed] == []
    call(
        environment / "newswinnow",
        "run",
        samples,
        tmp_path / "clean",
        folder=tmp_path,
        HOME=str(warm(tmp_path / "home")),
    )
    clean = tmp_path / "clean"
    written = {path.relative_to(clean).as_posix(): path for path in clean.rglob("*.json")}
    assert {name for name in written if not name.startswith("runs/")} >= {
        "articles/bridge.html.json",
        "articles/bruecke.txt.json",
        "quarantine/empty.txt.json",
    }
    kinds = {"articles": "article", "audit": "audit", "quarantine": "quarantine", "runs": "run"}
    for name, path in written.items():
        Draft202012Validator(schema(kinds[name.partition("/")[0]])).validate(json.loads(path.read_text("utf-8")))


def test_the_installed_package_explains_and_reads_back(environment: Path, samples: Path, tmp_path: Path) -> None:
    explained = call(environment / "newswinnow", "explain", samples / "bridge.html", "--json", folder=tmp_path)
    assert json.loads(explained)["outcome"] == "article"
    assert json.loads(call(environment / "newswinnow", "schema", "run", folder=tmp_path)) == schema("run")
    typed = call(environment / "python", "-c", "import pipeline; print(pipeline.read_records)", folder=tmp_path)
    assert "read_records" in typed
    same = "import newswinnow, pipeline; print(newswinnow is pipeline, newswinnow.__version__ != '')"
    assert call(environment / "python", "-c", same, folder=tmp_path) == "True True\n"
