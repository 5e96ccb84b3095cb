"""Snapshots of a CLEAN folder in the formats of other tools: `newswinnow export CLEAN OUT`.

To add a format: write a module with

    def write(records: Iterable[ArticleRecord], destination: Path) -> None

which makes `destination` (a file; or a folder, where the registry says so) from the records, taken one after the
other and not kept, and put one line into `pipeline/exports/registry.py`. Formats with a line or object per record
need only a conversion: see `es_bulk.py`. `destination` is a place of its own that is forced to the disk and renamed
to OUT afterwards; its name ends as OUT does, so that `.gz` and `.zst` can be seen. The same records must give the
same bytes. What is missing in the environment is an `EnvironmentFault` that says what to install, raised before the
first record is taken. A format with `has_columns` takes the names of columns as a third argument, `columns`. The
contract test (`tests/exports/test_contract.py`) picks the format up.

A package of yours needs no line here. It names an `ExportFormat` as an entry point:

    [project.entry-points."newswinnow.exports"]
    bibtex = "my_package.formats:BIBTEX"        # BIBTEX = ExportFormat("my_package.bibtex", "BibTeX", (".bib",))

and runs `pipeline.exports.contract.check_format("bibtex")` in its tests.
"""

from pipeline.exports.registry import EXPORTS, ExportFormat, formats
from pipeline.exports.selection import Selection
from pipeline.exports.snapshot import snapshot
from pipeline.exports.write import check_out, export

__all__ = ["EXPORTS", "ExportFormat", "Selection", "check_out", "export", "formats", "snapshot"]
