"""What every export format keeps to, as checks that a package runs in its own tests.

from pipeline.exports.contract import check_format

def test_bibtex() -> None:
    check_format("bibtex")
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.exports.registry import ExportFormat, formats
from pipeline.extraction import extract
from pipeline.model.record import ArticleRecord

_PAGE = """<html lang="en"><head><title>{title}</title><meta property="article:published_time" content="2026-03-02T10:00:00Z">
<meta name="author" content="Maeve Corrigan"></head><body><article><h1>{title}</h1>
<p>The harbour board of Dunmorrow will mend the old slipway before the summer, its chairman said on Monday evening.</p>
<p>The work will cost two million and keep four men busy until the end of May, according to the plan; “{word}” he added.</p>
<p>Fishermen had complained for years that boats could not be drawn up safely when the wind came from the east.</p>
</article></body></html>"""
_STORIES = (("Slipway to be mended", "At last,"), ('=Quotes, "commas" and Größe in a headline', "日本語 – κόσμος,"))


class Broken(Exception):
    """Raised by the records of one check."""


def check_format(name: str) -> None:
    """Check the format of that name, of a package or a shipped one. Raises AssertionError, saying what it does not keep to."""
    found = formats().get(name)
    assert found is not None, f"there is no format {name!r}: is the package with its entry point installed?"
    assert all(suffix.startswith(".") for suffix in found.suffixes), "suffixes begin with a dot"
    records = _records()
    with tempfile.TemporaryDirectory(prefix="newswinnow-contract-") as folder:
        first, second = (_written(found, records, Path(folder) / name) for name in ("first", "second"))
        assert name == "duckdb" or first == second, "the same records give the same bytes"
        assert any(first.values()), "something is written"
        assert _written(found, [], Path(folder) / "none"), "no records give a valid file, too"
        if found.has_columns:
            some = _written(found, records, Path(folder) / "some", columns=("id", "title"))
            assert some != first, "`columns` are those that are written"
        _check_break(found, records, Path(folder) / "broken")


def _written(
    found: ExportFormat, records: list[ArticleRecord], folder: Path, columns: tuple[str, ...] = ()
) -> dict[str, bytes]:
    """The files that are written, which must be OUT or stand in it. The records can be taken once only."""
    folder.mkdir()
    options = {"columns": columns} if columns else {}
    taken = list(records)
    found.write(_once(taken), folder / "out", **options)
    assert not taken, "all records are taken"
    assert [path.name for path in folder.iterdir()] == ["out"], "OUT is written, and nothing beside it"
    assert (folder / "out").is_dir() == found.makes_folder, "`makes_folder` says whether OUT is a folder"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _once(records: list[ArticleRecord]) -> Iterator[ArticleRecord]:
    while records:
        yield records.pop(0)


def _check_break(found: ExportFormat, records: list[ArticleRecord], folder: Path) -> None:
    def breaks() -> Iterator[ArticleRecord]:
        yield records[0]
        raise Broken

    folder.mkdir()
    try:
        found.write(breaks(), folder / "out")
    except Broken:
        return
    raise AssertionError("what the records raise comes out as it is")


def _records() -> list[ArticleRecord]:
    made = [
        extract(_PAGE.format(title=title, word=word), f"https://shorepost.example/{n}")
        for n, (title, word) in enumerate(_STORIES)
    ]
    return [record for record in made if record is not None]
