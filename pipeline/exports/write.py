"""One snapshot into one place, which shows it only when it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.exports import postgres
from pipeline.exports.place import STANDARD_OUTPUT, before_standard_output, beside, check_place
from pipeline.exports.registry import ExportFormat, choose, formats
from pipeline.exports.selection import ALL_COLUMNS, Selection
from pipeline.exports.snapshot import snapshot
from pipeline.ledger import open_to_read
from pipeline.ledger.postgres import is_address
from pipeline.model.record import ArticleRecord

EVERYTHING = Selection()
Follow = Callable[[Iterator[ArticleRecord], int | None], Iterator[ArticleRecord]]


def _unseen(records: Iterator[ArticleRecord], _total: int | None) -> Iterator[ArticleRecord]:
    return records


def export(
    clean: Path,
    out: Path | str,
    name: str | None = None,
    *,
    selection: Selection = EVERYTHING,
    for_spreadsheets: bool = False,
    schema: str = postgres.SCHEMA,
    follow: Follow = _unseen,
) -> int:
    """Write the records of CLEAN to OUT; returns how many.

    OUT is a file or folder, `-` for standard output, or the address of a PostgreSQL database (`schema` is where its
    table stands). `name` is a format of the registry; without one OUT's suffix decides. A file that is there already is
    replaced; a folder, a link, a pipe or a device is not. `for_spreadsheets` is for CSV. `follow` is given the records
    of CLEAN and about how many they are, and gives them back as they pass. Raises UsageError,
    EnvironmentFault, and what reading records raises; OUT is then as it was.
    """
    selection.check()
    records = snapshot(clean, with_gone=selection.with_gone)
    counted = _Counted(selection.of(follow(records, _articles(clean)) if follow is not _unseen else records))
    if is_address(out):
        if name is not None or for_spreadsheets:
            raise UsageError("A database takes no format.", "Leave --format and --for-spreadsheets out.")
        postgres.write_table(counted, str(out), selection.columns_of(), schema)
        return counted.number
    place, to_standard_output = Path(out), str(out) == STANDARD_OUTPUT
    chosen = _chosen(clean, place, name)
    options = _options(chosen, selection, for_spreadsheets=for_spreadsheets)
    write = partial(chosen.write, **options)
    with before_standard_output() if to_standard_output else beside(place) as made:
        write(counted, made)
    return counted.number


def check_out(clean: Path, out: Path | str) -> None:
    """Refuse what `export` would refuse of OUT alone, before there are records and where no format is given. Raises
    UsageError.
    """
    if is_address(out):
        return
    known = [suffix for candidate in formats().values() for suffix in candidate.suffixes]
    if not Path(out).name.lower().endswith(tuple(known)):
        raise UsageError(f"{str(out)!r} does not tell the format of the export.", f"Let it end in {', '.join(known)}.")
    _chosen(clean, Path(out), None)


def _chosen(clean: Path, place: Path, name: str | None) -> ExportFormat:
    """The format, where it can be written to that place. Raises UsageError."""
    to_standard_output = str(place) == STANDARD_OUTPUT
    if to_standard_output and name is None:
        raise UsageError("Standard output does not tell the format.", "Give --format.")
    chosen = choose(name, place)
    if to_standard_output and chosen.makes_folder:
        raise UsageError("This format makes a folder, which standard output cannot take.", "Give the name of a folder.")
    if not to_standard_output:
        check_place(clean, place, makes_folder=chosen.makes_folder)
    return chosen


def _articles(clean: Path) -> int | None:
    """How many articles the ledger knows; None without one."""
    if (found := open_to_read(clean)) is None:
        return None
    with found as ledger:
        return ledger.totals().articles


def _options(chosen: ExportFormat, selection: Selection, *, for_spreadsheets: bool) -> dict[str, Any]:
    """What the format's function is told beside the records. Raises UsageError for what it cannot do."""
    if not chosen.has_columns:
        if selection.is_of_columns:
            hint = "Leave --columns and --body out, or choose a table such as parquet."
            raise UsageError("This format has no columns to choose.", hint)
        if for_spreadsheets:
            raise UsageError("Only CSV can be written for spreadsheets.", "Give an OUT that ends in .csv, or .xlsx.")
        return {}
    columns = selection.columns_of(chosen.own_columns or ALL_COLUMNS)
    if not columns:
        raise UsageError("No column is left.", "Name others with --columns.")
    options: dict[str, Any] = {"columns": columns}
    if for_spreadsheets:
        if chosen.module != "pipeline.exports.csv_file":
            raise UsageError("Only CSV can be written for spreadsheets.", "Give an OUT that ends in .csv, or .xlsx.")
        options["for_spreadsheets"] = True
    return options


class _Counted(Iterable[ArticleRecord]):
    """Counts what passes."""

    def __init__(self, records: Iterable[ArticleRecord]) -> None:
        self._records = records
        self.number = 0

    def __iter__(self) -> Iterator[ArticleRecord]:
        for record in self._records:
            self.number += 1
            yield record
