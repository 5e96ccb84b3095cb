"""Formats of shards that other packages bring: how a batch's records become a file, and how they come back.

A package of yours names a `ShardFormat` as an entry point:

    [project.entry-points."newswinnow.sinks"]
    avro = "my_package.avro:AVRO"        # AVRO = ShardFormat("my_package.avro", "Avro containers", ".avro")

whose module has

    def encode(rows: Sequence[dict[str, Any]]) -> bytes
    def decode(content: bytes) -> Iterable[dict[str, Any]]

Rows are records as JSON has them: articles, audits or quarantine records, never mixed. `decode` gives back what `encode`
was given, in its order, and raises ValueError for what is damaged; the same rows give the same bytes. `newswinnow run
--sink avro` writes such shards, and exports, links between duplicates, reports and `forget` read and rewrite them. Run
`pipeline.sinks.brought.check_sink("avro")` in your tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.errors import EnvironmentFault, UsageError, did_you_mean
from pipeline.plugins import brought

GROUP = "newswinnow.sinks"
SHIPPED_SUFFIXES = (".json", ".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ShardFormat:
    """A format. `module` is imported when it is used, and has `encode` and `decode`; `suffix` ends its files' names."""

    module: str
    says: str
    suffix: str

    @property
    def encode(self) -> Callable[[Sequence[Row]], bytes]:
        """Rows to bytes. Raises EnvironmentFault if the module has no such function."""
        found: Callable[[Sequence[Row]], bytes] = self._function("encode")
        return found

    @property
    def decode(self) -> Callable[[bytes], Iterable[Row]]:
        """Bytes to rows. Raises as `encode`."""
        found: Callable[[bytes], Iterable[Row]] = self._function("decode")
        return found

    def _function(self, name: str) -> Any:
        try:
            return getattr(import_module(self.module), name)
        except (ImportError, AttributeError) as error:
            raise EnvironmentFault(
                f"The sink format in {self.module!r} cannot be loaded: {error}.", "Install its package anew."
            ) from error


@cache
def shard_formats() -> dict[str, ShardFormat]:
    """The formats by name. Raises EnvironmentFault naming the package of what is broken or takes a shipped suffix."""
    found = brought(GROUP, ShardFormat, "sink format")
    for name, form in found.items():
        taken = any(form.suffix.endswith(suffix) for suffix in SHIPPED_SUFFIXES)
        if taken or not form.suffix.startswith("."):
            raise EnvironmentFault(
                f"The sink format {name!r} cannot have the suffix {form.suffix!r}.", "Give it its own."
            )
    return found


def shard_format(name: str) -> ShardFormat:
    """The format of that name. Raises UsageError."""
    known = shard_formats()
    if name not in known:
        there = f"Installed are {', '.join(known)}." if known else "No installed package brings one."
        raise UsageError(f"There is no sink {name!r}.", did_you_mean(name, known) or there)
    return known[name]


def form_of(file: Path) -> ShardFormat | None:
    """The format of a file by its name; None for a shipped one, and for what is none."""
    if file.name.endswith(SHIPPED_SUFFIXES):
        return None
    return next((form for form in shard_formats().values() if file.name.endswith(form.suffix)), None)


def suffixes() -> tuple[str, ...]:
    """How files of records end."""
    return (*SHIPPED_SUFFIXES, *(form.suffix for form in shard_formats().values()))


def check_sink(name: str) -> None:
    """Check the format of that name. Raises AssertionError, saying what it does not keep to."""
    form = shard_formats().get(name)
    assert form is not None, f"there is no sink format {name!r}: is the package with its entry point installed?"
    rows: list[Row] = [
        {
            "id": "1",
            "text": "Größe\n\n日本語 \u2028 \0 😀",
            "none": None,
            "yes": True,
            "share": 0.1,
            "far": 2**53,
            "list": [],
        },
        {
            "id": "2",
            "text": "",
            "none": None,
            "yes": False,
            "share": 1e-9,
            "far": -1,
            "list": [{"a": [1]}, {"a": None}],
        },
    ]
    for some in (rows, rows[:1], rows * 300):
        content = form.encode(some)
        assert isinstance(content, bytes), "a shard is bytes"
        assert form.encode(some) == content, "the same rows give the same bytes"
        assert list(form.decode(content)) == some, "what is decoded is what was encoded"
    try:
        list(form.decode(b"\0nothing of the kind\xff" * 9))
    except ValueError:
        return
    raise AssertionError("what is damaged raises ValueError")
