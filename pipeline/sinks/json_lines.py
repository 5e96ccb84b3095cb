"""One JSON Lines file per batch and kind of record."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.record import Frozen
from pipeline.sinks.packing import pack
from pipeline.sinks.shards import Shards


class JsonLines(Shards):
    """`clean/articles/<shard>.jsonl` and so on."""

    suffix = ".jsonl"

    def encode(self, model: type[Frozen], rows: Sequence[Frozen]) -> bytes:
        """A line each."""
        return b"".join(row.model_dump_json().encode() + b"\n" for row in rows)


class PackedJsonLines(JsonLines):
    """`clean/articles/<shard>.jsonl.zst` and so on: the same lines in Zstandard."""

    suffix = ".jsonl.zst"

    def encode(self, model: type[Frozen], rows: Sequence[Frozen]) -> bytes:
        """The lines, packed."""
        return pack(super().encode(model, rows))
