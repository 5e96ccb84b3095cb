"""Shards in a format that a package brings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.model.record import Frozen
from pipeline.sinks.brought import ShardFormat
from pipeline.sinks.files import Files
from pipeline.sinks.shards import Shards


class BroughtShards(Shards):
    """`clean/articles/<shard>.<suffix>` and so on, as a package writes them."""

    def __init__(self, clean: Path, shard: str, files: Files, form: ShardFormat) -> None:
        super().__init__(clean, shard, files)
        self.suffix = form.suffix
        self._encode = form.encode

    def encode(self, model: type[Frozen], rows: Sequence[Frozen]) -> bytes:
        """As the package does it."""
        return self._encode([row.model_dump(mode="json") for row in rows])
