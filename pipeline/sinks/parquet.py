"""One Parquet file per batch and kind of record, with a typed schema that follows from the models."""

from __future__ import annotations

import io
import types
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from pipeline.errors import EnvironmentFault, extra
from pipeline.model.record import Frozen
from pipeline.sinks.files import Files
from pipeline.sinks.shards import Shards

COMPRESSION = "zstd"
_SCALARS: dict[type, str] = {str: "string", int: "int64", float: "float64", bool: "bool_"}


class Parquet(Shards):
    """`clean/articles/<shard>.parquet` and so on. Needs pyarrow."""

    suffix = ".parquet"

    def __init__(self, clean: Path, shard: str, files: Files) -> None:
        """Raises EnvironmentFault if pyarrow is missing."""
        super().__init__(clean, shard, files)
        try:
            import pyarrow.parquet
        except ImportError:
            raise EnvironmentFault("--format parquet needs pyarrow.", extra("parquet")) from None
        self._write_table = pyarrow.parquet.write_table

    def encode(self, model: type[Frozen], rows: Sequence[Frozen]) -> bytes:
        """Zstandard pages; the columns and their types are the same in every shard, whatever the rows hold."""
        import pyarrow as pa

        table = pa.Table.from_pylist([row.model_dump(mode="json") for row in rows], schema=arrow_schema(model))
        out = io.BytesIO()
        self._write_table(table, out, compression=COMPRESSION)
        return out.getvalue()


def arrow_schema(model: type[BaseModel]) -> Any:
    """The Arrow schema of a record model: same columns, same order, null allowed where the model allows it."""
    import pyarrow as pa

    return pa.schema(_fields(model))


def _fields(model: type[BaseModel]) -> list[Any]:
    import pyarrow as pa

    out = []
    for name, field in model.model_fields.items():
        annotation, nullable = _without_none(field.annotation)
        out.append(pa.field(name, _type(annotation), nullable=nullable))
    return out


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [a for a in get_args(annotation) if a is not type(None)]
        if len(rest) != 1:
            raise TypeError(f"no Arrow type for {annotation}")
        return rest[0], True
    return annotation, False


def _type(annotation: Any) -> Any:
    import pyarrow as pa

    origin = get_origin(annotation)
    if hasattr(annotation, "__metadata__"):  # Annotated[...]
        return _type(get_args(annotation)[0])
    if origin is Literal:
        return _type(type(get_args(annotation)[0]))
    if origin in (list, tuple):
        item, nullable = _without_none(get_args(annotation)[0])
        return pa.list_(pa.field("element", _type(item), nullable=nullable))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pa.struct(_fields(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return pa.string()
    if annotation in _SCALARS:
        return getattr(pa, _SCALARS[annotation])()
    raise TypeError(f"no Arrow type for {annotation}")
