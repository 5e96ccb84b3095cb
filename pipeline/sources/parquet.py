"""Parquet files as sources: a row a document, read group by group. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from pipeline.errors import EnvironmentFault, extra
from pipeline.sources.formats import Piece
from pipeline.sources.reference import Keys
from pipeline.sources.rows import columns_of, pieces_of

# Rows that are turned into Python's values at a time.
_ROWS = 256


def read(stream: IO[bytes], keys: Keys) -> Iterator[Piece]:
    """The rows' documents. Raises EnvironmentFault without pyarrow, ValueError and OSError for what is no such table."""
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise EnvironmentFault("Reading Parquet needs pyarrow.", extra("parquet")) from None
    table = pq.ParquetFile(stream)
    wanted = columns_of(table.schema_arrow.names, keys)
    yield from pieces_of((row for batch in _batches(table, wanted) for row in batch.to_pylist()), keys)


def _batches(table: Any, wanted: list[str]) -> Iterator[Any]:
    yield from table.iter_batches(batch_size=_ROWS, columns=wanted)
