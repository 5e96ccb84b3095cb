"""Source formats: the shipped ones keep to the contract, those of other packages are found and read like them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.doctor import examine
from pipeline.errors import EnvironmentFault
from pipeline.sources import kinds, readable_kinds
from pipeline.sources.contract import check_source
from pipeline.sources.formats import SHIPPED, source_formats
from tests.flows.drive import article, ingest
from tests.sources.test_tables import ROWS, table_bytes

MODULE = """
from pipeline.model.document import Hints
from pipeline.sources.formats import Piece, SourceFormat

STACK = SourceFormat("press_stack", "texts between rulers", (".stack",))

def read(stream, keys):
    for place, part in enumerate(stream.read().split(b"\\n====\\n")):
        if not part.isascii():
            raise ValueError("no stack of texts")
        if part.strip():
            url = f"https://stack.example/{place}"
            yield Piece(url, part, "text/plain", "us-ascii", Hints(url=url))
"""


def install(folder: Path, module: str, target: str = "press_stack:STACK", name: str = "stack") -> None:
    (folder / "press_stack.py").write_text(module, "utf-8")
    metadata = folder / "press_stack-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: press-stack\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[newswinnow.sources]\n{name} = {target}\n")


def _forget() -> None:
    source_formats.cache_clear()
    kinds.containers.cache_clear()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    _forget()
    yield folder
    monkeypatch.undo()
    _forget()
    sys.modules.pop("press_stack", None)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.stack"
    path.write_text(f"{article('Ada Brook')}\n====\n{article('Ben Ash', 'Ferry runs again')}", "ascii")
    return path


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_the_shipped_formats_keep_to_the_contract(name: str, tmp_path: Path) -> None:
    sample = tmp_path / f"sample{SHIPPED[name].suffixes[0]}"
    sample.write_bytes(table_bytes(sample.name, ROWS))
    check_source(name, [sample])


def test_a_format_of_a_package_is_read_like_a_shipped_one(site: Path, sample: Path, tmp_path: Path) -> None:
    install(site, MODULE)
    check_source("stack", [sample])
    assert ".stack" in readable_kinds()
    raw = tmp_path / "raw"
    raw.mkdir()
    sample.rename(raw / "a.stack")
    assert ingest(raw, tmp_path / "clean").counts.records == 2
    assert ingest(raw, tmp_path / "clean").counts.unchanged == 2
    said = next(finding for finding in examine() if finding.name == "sources")
    assert (said.status, "stack (press-stack 1.0)" in said.message) == ("ok", True)


def test_a_package_takes_neither_a_shipped_name_nor_a_shipped_suffix(site: Path) -> None:
    install(site, MODULE.replace('(".stack",)', '(".jsonl", ".html")'), name="parquet")
    assert source_formats()["parquet"] is SHIPPED["parquet"]
    _forget()
    sys.modules.pop("press_stack", None)
    (site / "press_stack-1.0.dist-info/entry_points.txt").write_text("[newswinnow.sources]\nx = press_stack:STACK\n")
    assert kinds.classify("a.jsonl") == (".jsonl", "")
    assert kinds.containers()[".jsonl"] == "jsonl"


@pytest.mark.parametrize(
    ("target", "said"), [("none:X", "cannot be loaded"), ("press_stack:read", "is no SourceFormat")]
)
def test_a_broken_package_is_named(target: str, said: str, site: Path) -> None:
    install(site, MODULE, target)
    with pytest.raises(EnvironmentFault, match=said) as fault:
        source_formats()
    assert "press-stack" in str(fault.value)
    assert next(finding for finding in examine() if finding.name == "sources").status == "problem"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("url = f", "import uuid; url = str(uuid.uuid4()) + f"), "same documents"),
        (('raise ValueError("no stack of texts")', 'raise KeyError("no stack of texts")'), KeyError),
        (('"text/plain"', '"application/pdf"'), "media types"),
        (("if part.strip():", "if False:"), "holds a document"),
    ],
)
def test_the_contract_finds_what_is_not_kept_to(
    change: tuple[str, str], said: str | type[Exception], site: Path, sample: Path
) -> None:
    install(site, MODULE.replace(*change))
    error, match = (AssertionError, said) if isinstance(said, str) else (said, None)
    with pytest.raises(error, match=match):
        check_source("stack", [sample])
