"""What the documents name exists: files, folders, commands, options, make targets."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import typer.main

from pipeline.cli.app import app
from tests.docs.generate import PROJECT
from tests.docs.walk import steps
from tests.golden import corpus

DOCUMENTS = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").rglob("*.md"))]
# Programs that are not ours: only their names are known here.
OTHERS = frozenset(
    {"cat", "cd", "cp", "dask", "docker", "duckdb", "export", "grep", "jq", "pip", "prefect", "pytest", "sh"}
)
_FENCED = re.compile(r"^ *```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_PATH = re.compile(r"`((?:pipeline|tests|docs|raw|schemas)/[\w./-]*)`")
_CODE = re.compile(r"`[^`\n]+`")  # a pattern of a rule may look like a link
_LINK = re.compile(r"\]\((?!https?://)([^)#]+)\)")


def _blocks(language: str) -> list[tuple[Path, str]]:
    found = [(path, block) for path in DOCUMENTS for block in _FENCED.findall(path.read_text("utf-8"))]
    return [(path, text) for path, (kind, text) in found if kind == language]


def _commands() -> list[str]:
    lines = [line.strip() for _, block in _blocks("sh") for line in block.splitlines()]
    return sorted({line for line in lines if line and not line.startswith("#")})


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_named_files_exist(document: Path) -> None:
    text = document.read_text("utf-8")
    given = {step.file for step in steps(document)}  # a file that the document has its reader write
    named = [PROJECT / path for path in _PATH.findall(text) if path not in given]
    linked = [document.parent / path for path in _LINK.findall(_CODE.sub("", text))]
    assert [str(path.relative_to(PROJECT)) for path in named + linked if not path.exists()] == []


@pytest.mark.parametrize("command", _commands())
def test_a_command_and_its_options_exist(command: str) -> None:
    words = shlex.split(command, comments=True)
    program = words[0].removeprefix(".venv/bin/")
    if program == "newswinnow" or words[1:3] == ["-m", "pipeline"]:
        _check_newswinnow(words[1:] if program == "newswinnow" else words[3:])
    elif program == "make":
        targets = re.findall(r"^([\w-]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE)
        assert {word for word in words[1:] if "=" not in word} <= set(targets)
    elif program in ("python", "python3"):
        if words[1].endswith(".py"):
            return  # a file that the document itself gives; see test_walkthrough
        assert words[1] == "-m"
        path = PROJECT / words[2].replace(".", "/")
        assert (path / "__main__.py").exists() or path.with_suffix(".py").exists() or words[2] in OTHERS
    else:
        assert program in OTHERS, "a program that no test knows"


def _check_newswinnow(words: list[str]) -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert words[0] in commands, f"no command {words[0]}"
    commands[words[0]].make_context(words[0], words[1:])  # parses and raises on what it does not know; runs nothing


@pytest.mark.parametrize("source", [text for path, text in _blocks("python") if path.name == "README.md"])
def test_python_in_the_readme_compiles(source: str) -> None:
    compile(source, "README.md", "exec")


def test_the_picture_in_the_readme_is_true() -> None:
    golden = next(g for g in corpus.everything() if g.slug == "en-harbour-ferry")
    expected = golden.expected
    verdicts = [*expected["removed"], *([text, "kept"] for text in expected["paragraphs"])]
    picture = next(text for path, text in _blocks("text") if path.name == "README.md" and "language_switcher" in text)
    shown = [re.split(r"\s{2,}", line) for line in picture.splitlines() if line]
    for text, verdict in shown:
        assert [verdict] == sorted({v for line, v in verdicts if line.startswith(text.rstrip("…"))}), text


def test_the_python_in_the_readme_prints_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = corpus.outcome("en-harbour-ferry")
    (tmp_path / "clean" / "articles").mkdir(parents=True)
    (tmp_path / "clean" / "articles" / "a.txt.json").write_text(outcome.record.model_dump_json(), "utf-8")
    monkeypatch.chdir(tmp_path)
    sources = [text for path, text in _blocks("python") if path.name == "README.md" and "pandas" not in text]
    assert sources
    said = 0
    for source in sources:
        exec(compile(source, "README.md", "exec"), {})
        printed = capsys.readouterr().out.strip()
        assert printed
        for promise in re.findall(r"^print\(.*\)  # (.+)$", source, re.MULTILINE):
            assert printed == promise
            said += 1
    assert said == 2


def test_the_record_in_the_readme_is_true() -> None:
    record = corpus.outcome("en-harbour-ferry").record.model_dump(mode="json")
    (shown,) = [json.loads(text) for path, text in _blocks("json") if path.name == "README.md"]
    for field, value in shown.items():
        if field == "paragraphs":
            assert all(record[field][n].startswith(text.rstrip("…")) for n, text in enumerate(value))
        elif field == "removed":
            assert [count for count in value if count not in record[field]] == []
        else:
            assert record[field] == value, field


def test_the_samples_are_as_many_as_the_readme_says() -> None:
    files = [path for path in corpus.RAW.rglob("*") if path.is_file() and not path.name.endswith(".meta.json")]
    containers = [path for path in files if path.suffix == ".jsonl"]
    inside = sum(len(path.read_text("utf-8").splitlines()) for path in containers)
    assert f"{len(files) - len(containers) + inside} documents" in (PROJECT / "README.md").read_text("utf-8")
