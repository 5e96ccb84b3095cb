"""The sinks by name. A new one is a file and a line here; the contract test picks it up."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from pipeline.sinks.brought import shard_format
from pipeline.sinks.contract import Sink
from pipeline.sinks.files import Files

# Format name -> module (imported only when used: pyarrow is large) and class.
SINKS: dict[str, tuple[str, str]] = {
    "json": ("pipeline.sinks.json_files", "JsonFiles"),
    "jsonl": ("pipeline.sinks.json_lines", "JsonLines"),
    "jsonl.zst": ("pipeline.sinks.json_lines", "PackedJsonLines"),
    "parquet": ("pipeline.sinks.parquet", "Parquet"),
}


def open_sink(name: str, clean: Path, shard: str, files: Files | None = None) -> Sink:
    """A sink for one batch, a shipped one or a package's. `shard` names the batch's files in formats that write shards.

    Raises UsageError if there is none of that name, EnvironmentFault if a package of it is missing or broken.
    """
    if name not in SINKS:
        from pipeline.sinks.brought_shards import BroughtShards

        return BroughtShards(clean, shard, files or Files(clean), shard_format(name))
    module, attribute = SINKS[name]
    sink: Sink = getattr(import_module(module), attribute)(clean, shard, files or Files(clean))
    return sink
