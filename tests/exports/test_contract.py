"""What every export format keeps to; a new one is picked up from the registry."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import EnvironmentFault, NewswinnowError, UsageError
from pipeline.exports import EXPORTS, export
from pipeline.exports.registry import choose
from pipeline.model.record import ArticleRecord
from tests.flows.drive import article, ingest

FORMATS = sorted(EXPORTS)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    (folder / "raw/sub").mkdir(parents=True)
    (folder / "raw/a.txt").write_text(article("Ada Brook"), "utf-8")
    (folder / "raw/sub/b.txt").write_text(article("Ben “Quote” Ash", 'A title, with a comma and "quotes"'), "utf-8")
    (folder / "raw/empty.txt").touch()
    ingest(folder / "raw", folder / "clean")
    return folder / "clean"


def contents(out: Path) -> dict[str, bytes]:
    files = [out] if out.is_file() else sorted(p for p in out.rglob("*") if p.is_file())
    return {path.relative_to(out.parent).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_written_and_nothing_else(name: str, clean: Path, tmp_path: Path) -> None:
    assert export(clean, tmp_path / "out", name) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert b"".join(contents(tmp_path / "out").values())


@pytest.mark.parametrize("name", [n for n in FORMATS if n != "duckdb"])  # DuckDB's files hold marks of their own
def test_the_same_records_give_the_same_bytes(name: str, clean: Path, tmp_path: Path) -> None:
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        export(clean, tmp_path / place / "out", name)
    assert contents(tmp_path / "one/out") == contents(tmp_path / "two/out")


@pytest.mark.parametrize("name", FORMATS)
def test_no_records_give_a_valid_file(name: str, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    ingest(tmp_path / "raw", tmp_path / "clean")
    assert export(tmp_path / "clean", tmp_path / "out", name) == 0
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("name", FORMATS)
def test_a_failure_leaves_what_was_there(
    name: str, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> Iterator[ArticleRecord]:
        raise UsageError("broken on purpose")
        yield

    if not EXPORTS[name].makes_folder:
        (tmp_path / "out").write_bytes(b"before")
    monkeypatch.setattr("pipeline.exports.write.snapshot", breaks)
    with pytest.raises(UsageError, match="on purpose"):
        export(clean, tmp_path / "out", name)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([] if EXPORTS[name].makes_folder else [b"before"])


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_disk_that_fails_is_said_plainly(
    call: str, number: int, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    (tmp_path / "out.jsonl").write_bytes(b"before")
    monkeypatch.setattr(os, call, fails)
    with pytest.raises(EnvironmentFault, match="no space left" if number == errno.ENOSPC else os.strerror(number)):
        export(clean, tmp_path / "out.jsonl")
    monkeypatch.undo()
    assert contents(tmp_path / "out.jsonl") == {"out.jsonl": b"before"}
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(("name", "package"), [("parquet", "pyarrow"), ("duckdb", "duckdb"), ("duckdb", "pyarrow")])
def test_a_missing_package_is_named(
    name: str, package: str, clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(EnvironmentFault, match=f"needs {package}") as fault:
        export(clean, tmp_path / "out", name)
    assert "pip install 'newswinnow[" in fault.value.hint
    assert not list(tmp_path.iterdir())


def test_the_suffix_tells_the_format() -> None:
    for name, suffix in (("jsonl", "a.JSONL.gz"), ("parquet", "a.b.parquet"), ("duckdb", "x.db"), ("csv", "x.csv")):
        assert choose(None, Path(suffix)) is EXPORTS[name]
    suffixes = [suffix for chosen in EXPORTS.values() for suffix in chosen.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize(
    ("out", "name", "says"),
    [("x.pdf", None, "does not tell"), ("x.csv", "pdf", "no format 'pdf'"), ("none/x.csv", None, "no folder"),
     ("full", "csv", "is a folder")],
)  # fmt: skip
def test_calls_that_are_off(out: str, name: str | None, says: str, clean: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").touch()
    with pytest.raises(NewswinnowError, match=says) as error:
        export(clean, tmp_path / out, name)
    assert error.value.exit_code == 2
    assert error.value.hint
