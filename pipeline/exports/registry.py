"""The formats of `newswinnow export` by name. A new one is a module and a line here, or an entry point of a package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.errors import EnvironmentFault, UsageError, did_you_mean
from pipeline.plugins import brought

GROUP = "newswinnow.exports"

Writer = Callable[..., None]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format. `module` is imported only when used, and has the `write` function; `suffixes` of OUT mean this format
    where none is named; `makes_folder`: OUT becomes a folder, not a file; `has_columns`: `write` takes a third argument,
    the names of the columns, and `COLUMNS` of the module, if there, are those that are written unless told otherwise.
    """

    module: str
    says: str
    suffixes: tuple[str, ...] = ()
    makes_folder: bool = False
    has_columns: bool = False

    @property
    def write(self) -> Writer:
        """The module's function. Raises EnvironmentFault if there is none."""
        try:
            found: Writer = import_module(self.module).write
        except (ImportError, AttributeError) as error:
            raise EnvironmentFault(
                f"The export format in {self.module!r} cannot be loaded: {error}.", "Install its package anew."
            ) from error
        return found

    @property
    def own_columns(self) -> tuple[str, ...] | None:
        """The columns that the format has by itself, if they are not all."""
        columns: Any = getattr(import_module(self.module), "COLUMNS", None)
        return None if columns is None else tuple(columns)


EXPORTS: dict[str, ExportFormat] = {
    "jsonl": ExportFormat(
        "pipeline.exports.jsonl",
        "the records, a line each",
        (".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson"),
        has_columns=True,
    ),
    "parquet": ExportFormat("pipeline.exports.parquet", "one typed Parquet file", (".parquet",), has_columns=True),
    "duckdb": ExportFormat(
        "pipeline.exports.duckdb_file",
        "a DuckDB database, table `articles`",
        (".duckdb", ".ddb", ".db"),
        has_columns=True,
    ),
    "csv": ExportFormat(
        "pipeline.exports.csv_file",
        "a table; lists and objects as JSON",
        (".csv", ".csv.gz", ".csv.zst"),
        has_columns=True,
    ),
    "xlsx": ExportFormat(
        "pipeline.exports.xlsx", "a spreadsheet of the columns that people read", (".xlsx",), has_columns=True
    ),
    "es-bulk": ExportFormat("pipeline.exports.es_bulk", "lines for the bulk API of Elasticsearch and OpenSearch"),
    "sqlite": ExportFormat(
        "pipeline.exports.sqlite_file",
        "a SQLite database, table `articles`",
        (".sqlite", ".sqlite3"),
        has_columns=True,
    ),
    "hf-dataset": ExportFormat(
        "pipeline.exports.dataset_folder",
        "a dataset folder for Hugging Face: Parquet and a card",
        makes_folder=True,
        has_columns=True,
    ),
    "schema-org": ExportFormat("pipeline.exports.schema_org", "schema.org NewsArticle as JSON-LD, a line each"),
    "ninjs": ExportFormat("pipeline.exports.ninjs", "items of the IPTC's ninjs 3.1, a line each"),
    "trafilatura": ExportFormat("pipeline.exports.trafilatura_json", "the JSON that trafilatura writes, a line each"),
}


@cache
def formats() -> dict[str, ExportFormat]:
    """The shipped formats, and those of other packages (entry points of `newswinnow.exports`), which take no shipped
    one's name. What is broken raises EnvironmentFault naming the package.
    """
    return {**EXPORTS, **{k: v for k, v in brought(GROUP, ExportFormat, "export format").items() if k not in EXPORTS}}


def choose(name: str | None, out: Path) -> ExportFormat:
    """The format by its name, or else by how OUT ends. Raises UsageError."""
    known = formats()
    if name is not None:
        if name not in known:
            hint = did_you_mean(name, known) or f"Choose one of {', '.join(known)}."
            raise UsageError(f"There is no format {name!r}.", hint)
        return known[name]
    for candidate in known.values():
        if candidate.suffixes and out.name.lower().endswith(candidate.suffixes):
            return candidate
    raise UsageError(f"{out.name!r} does not tell the format.", f"Give --format with one of {', '.join(known)}.")
