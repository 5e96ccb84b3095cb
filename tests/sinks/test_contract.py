"""What every sink keeps to; a new one is picked up from the registry."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline.errors import EnvironmentFault
from pipeline.model.outcome import Outcome
from pipeline.model.record import ArticleRecord
from pipeline.sinks import open_sink
from pipeline.sinks.registry import SINKS
from tests.flows.drive import article

FORMATS = sorted(SINKS)


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    rules = pipeline.load_ruleset()
    texts = {"a.txt": article("Ada Brook"), "sub/b.txt": article("Ben Ash"), "empty.txt": ""}
    raws = [pipeline.RawDocument(uri, "text", "text/plain", text.encode()) for uri, text in texts.items()]
    return {raw.uri: pipeline.process(raw, rules) for raw in raws}


def write(name: str, clean: Path, outcomes: dict[str, Outcome]) -> None:
    sink = open_sink(name, clean, "shard-1")
    for uri, outcome in outcomes.items():
        sink.put(uri, outcome, None)
    sink.flush()


def tree(clean: Path) -> dict[str, bytes]:
    return {p.relative_to(clean).as_posix(): p.read_bytes() for p in sorted(clean.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_written_can_be_read_again(name: str, tmp_path: Path, outcomes: dict[str, Outcome]) -> None:
    write(name, tmp_path, outcomes)
    found = {r.source.uri: r for r in pipeline.read_records(tmp_path)}
    assert found == {uri: o.record for uri, o in outcomes.items() if isinstance(o.record, ArticleRecord)}


@pytest.mark.parametrize("name", FORMATS)
def test_writing_again_gives_the_same_bytes(name: str, tmp_path: Path, outcomes: dict[str, Outcome]) -> None:
    write(name, tmp_path, outcomes)
    before = tree(tmp_path)
    write(name, tmp_path, outcomes)
    assert tree(tmp_path) == before
    assert not [path for path in before if path.startswith(".tmp")]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_fails_is_said_plainly_and_leaves_no_half_file(
    name: str, number: int, call: str, tmp_path: Path, outcomes: dict[str, Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(name, tmp_path, outcomes)
    before = tree(tmp_path)
    fails_after = _failing(getattr(os, call), number, after=1)
    monkeypatch.setattr(os, call, fails_after)
    with pytest.raises(EnvironmentFault) as fault:
        write(name, tmp_path, outcomes)
    monkeypatch.undo()
    assert os.strerror(number) in str(fault.value)
    assert fault.value.hint
    assert tree(tmp_path) == before


def _failing(real: Callable[..., Any], number: int, after: int) -> Callable[..., Any]:
    calls = iter(range(1_000_000))

    def call(*arguments: Any) -> Any:
        if next(calls) >= after:
            raise OSError(number, os.strerror(number))
        return real(*arguments)

    return call


def test_the_parquet_schema_has_the_models_columns_and_types() -> None:
    import pyarrow as pa

    from pipeline.sinks.parquet import arrow_schema

    schema = arrow_schema(ArticleRecord)
    assert schema.names == list(ArticleRecord.model_fields)
    assert schema.field("title").type == pa.string()
    assert schema.field("title").nullable
    assert not schema.field("text").nullable
    assert schema.field("revision").type == pa.int64()
    assert schema.field("is_accessible_for_free").type == pa.bool_()
    assert pa.types.is_list(schema.field("removed").type)
    assert pa.types.is_struct(schema.field("source").type)
