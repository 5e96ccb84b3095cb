"""Snapshots of a CLEAN folder in the formats of other tools: `newswinnow export CLEAN OUT`.

To add a format: write a module here with

    def write(records: Iterable[ArticleRecord], destination: Path) -> None

which makes `destination` (a file; or a folder, where the registry says so) from the records, taken one after the
other and not kept, and put one line into `pipeline/exports/registry.py`. Formats with a line or object per record
need only a conversion: see `es_bulk.py`. `destination` is a place of its own that is forced to the disk and renamed
to OUT afterwards; its name ends as OUT does, so that `.gz` and `.zst` can be seen. The same records must give the
same bytes. What is missing in the environment is an `EnvironmentFault` that says what to install, raised before the
first record is taken. The contract test (`tests/exports/test_contract.py`) picks the format up.
"""

from pipeline.exports.registry import EXPORTS, ExportFormat
from pipeline.exports.snapshot import snapshot
from pipeline.exports.write import export

__all__ = ["EXPORTS", "ExportFormat", "export", "snapshot"]
