"""Export formats of other packages: found by entry points, used like the shipped ones, checked by the contract."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.doctor import examine
from pipeline.errors import EnvironmentFault
from pipeline.exports import EXPORTS, export
from pipeline.exports.contract import check_format
from pipeline.exports.registry import formats
from tests.exports.captures import capture_twice
from tests.flows.drive import ingest

MODULE = """
from pipeline.exports import ExportFormat

TITLES = ExportFormat("press_titles", "titles, a line each", (".titles",))

def write(records, destination):
    with open(destination, "w", encoding="utf-8") as out:
        for record in records:
            out.write(f"{record.title}\\n")
"""


def install(folder: Path, module: str, target: str = "press_titles:TITLES", name: str = "titles") -> None:
    """A package as pip leaves it: a module, and metadata with an entry point."""
    (folder / "press_titles.py").write_text(module, "utf-8")
    metadata = folder / "press_titles-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: press-titles\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[newswinnow.exports]\n{name} = {target}\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    formats.cache_clear()
    yield folder
    formats.cache_clear()
    sys.modules.pop("press_titles", None)


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_the_shipped_formats_keep_to_the_contract(name: str) -> None:
    check_format(name)


def test_a_format_of_a_package_is_used_like_a_shipped_one(site: Path, tmp_path: Path) -> None:
    install(site, MODULE)
    check_format("titles")
    capture_twice(tmp_path / "raw")
    ingest(tmp_path / "raw", tmp_path / "clean")
    assert export(tmp_path / "clean", tmp_path / "out.titles") == 2
    assert sorted((tmp_path / "out.titles").read_text("utf-8").splitlines()) == [
        "Choir sings again",
        "Slipway to be mended",
    ]
    said = next(finding for finding in examine() if finding.name == "exports")
    assert (said.status, "titles (press-titles 1.0)" in said.message) == ("ok", True)


def test_a_package_does_not_take_a_shipped_name(site: Path) -> None:
    install(site, MODULE, name="csv")
    assert formats()["csv"] is EXPORTS["csv"]


@pytest.mark.parametrize(
    ("target", "said"),
    [("press_none:TITLES", "cannot be loaded"), ("press_titles:write", "is no ExportFormat")],
)
def test_a_broken_package_is_named(target: str, said: str, site: Path) -> None:
    install(site, MODULE, target)
    with pytest.raises(EnvironmentFault, match=said) as fault:
        formats()
    assert "press-titles" in str(fault.value)
    finding = next(finding for finding in examine() if finding.name == "exports")
    assert finding.status == "problem"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('out.write(f"{record.title}\\n")', "raise ValueError"), ValueError),
        (
            ("with open(destination,", "open(str(destination) + '.log', 'w').close()\n    with open(destination,"),
            "nothing beside",
        ),
        (('out.write(f"', 'import uuid; out.write(str(uuid.uuid4()) + f"'), "same bytes"),
        (
            (
                "for record in records:",
                "for record in [next(iter(records), None)]:\n            if record is None: break",
            ),
            "all records",
        ),
        (('"titles, a line each", (".titles",)', '"titles", ("titles",)'), "begin with a dot"),
        (('(".titles",))', '(".titles",), makes_folder=True)'), "makes_folder"),
    ],
)
def test_the_contract_finds_what_is_not_kept(change: tuple[str, str], said: object, site: Path) -> None:
    module = MODULE.replace(*change)
    assert module != MODULE
    install(site, module)
    with pytest.raises(
        ValueError if said is ValueError else AssertionError, match=said if isinstance(said, str) else ""
    ):
        check_format("titles")
