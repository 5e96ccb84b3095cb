"""The formats of `newswinnow export` by name. A new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.model.record import ArticleRecord

Writer = Callable[[Iterable[ArticleRecord], Path], None]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format. `module` is imported only when used, and has the `write` function; `suffixes` of OUT mean this format
    where none is named; `makes_folder`: OUT becomes a folder, not a file.
    """

    module: str
    says: str
    suffixes: tuple[str, ...] = ()
    makes_folder: bool = False

    @property
    def write(self) -> Writer:
        found: Writer = import_module(self.module).write
        return found


EXPORTS: dict[str, ExportFormat] = {
    "jsonl": ExportFormat(
        "pipeline.exports.jsonl", "the records, a line each", (".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson")
    ),
    "parquet": ExportFormat("pipeline.exports.parquet", "one typed Parquet file", (".parquet",)),
    "duckdb": ExportFormat(
        "pipeline.exports.duckdb_file", "a DuckDB database, table `articles`", (".duckdb", ".ddb", ".db")
    ),
    "csv": ExportFormat(
        "pipeline.exports.csv_file", "a table; lists and objects as JSON", (".csv", ".csv.gz", ".csv.zst")
    ),
    "es-bulk": ExportFormat("pipeline.exports.es_bulk", "lines for the bulk API of Elasticsearch and OpenSearch"),
    "sqlite": ExportFormat(
        "pipeline.exports.sqlite_file", "a SQLite database, table `articles`", (".sqlite", ".sqlite3")
    ),
    "hf-dataset": ExportFormat(
        "pipeline.exports.dataset_folder", "a dataset folder for Hugging Face: Parquet and a card", makes_folder=True
    ),
    "schema-org": ExportFormat("pipeline.exports.schema_org", "schema.org NewsArticle as JSON-LD, a line each"),
    "ninjs": ExportFormat("pipeline.exports.ninjs", "items of the IPTC's ninjs 3.1, a line each"),
    "trafilatura": ExportFormat("pipeline.exports.trafilatura_json", "the JSON that trafilatura writes, a line each"),
}


def choose(name: str | None, out: Path) -> ExportFormat:
    """The format by its name, or else by how OUT ends. Raises UsageError."""
    if name is not None:
        if name not in EXPORTS:
            raise UsageError(f"There is no format {name!r}.", f"Choose one of {', '.join(EXPORTS)}.")
        return EXPORTS[name]
    for candidate in EXPORTS.values():
        if out.name.lower().endswith(candidate.suffixes):
            return candidate
    raise UsageError(f"{out.name!r} does not tell the format.", f"Give --format with one of {', '.join(EXPORTS)}.")
