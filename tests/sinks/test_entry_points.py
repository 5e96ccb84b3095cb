"""Shards in a format that a package brings: written, read, exported, linked and taken down like the shipped ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.doctor import examine
from pipeline.errors import EnvironmentFault, UsageError
from pipeline.exports import snapshot
from pipeline.records import RecordUnreadable, read_records
from pipeline.runs.session import Session
from pipeline.settings import Settings
from pipeline.sinks.brought import check_sink, shard_formats
from pipeline.takedown import forget
from tests.exports.captures import ADDRESS, capture_twice
from tests.flows.drive import ingest

MODULE = """
import json, zlib
from pipeline.sinks.brought import ShardFormat

PRESSED = ShardFormat("press_shards", "JSON, deflated", ".pressed")

def encode(rows):
    return zlib.compress(json.dumps(list(rows)).encode())

def decode(content):
    try:
        return json.loads(zlib.decompress(content))
    except zlib.error as error:
        raise ValueError("no pressed shard") from error
"""


def install(folder: Path, module: str, target: str = "press_shards:PRESSED") -> None:
    (folder / "press_shards.py").write_text(module, "utf-8")
    metadata = folder / "press_shards-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: press-shards\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[newswinnow.sinks]\npressed = {target}\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv("PYTHONPATH", str(folder))  # for the workers
    shard_formats.cache_clear()
    yield folder
    monkeypatch.undo()
    shard_formats.cache_clear()
    sys.modules.pop("press_shards", None)


def test_records_of_a_package_s_format_live_like_others(site: Path, tmp_path: Path) -> None:
    install(site, MODULE)
    check_sink("pressed")
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    capture_twice(raw)
    ingest(raw, clean, sink="pressed")
    assert {path.suffix for path in (clean / "articles").iterdir()} == {".pressed"}
    assert {r.source.uri: r.revision for r in read_records(clean) if r.url == ADDRESS} == {
        "a-tuesday.html": 2,
        "z-monday.html": 1,
    }
    ingest(raw, tmp_path / "plain")
    assert sorted(snapshot(clean), key=lambda r: r.id) == sorted(snapshot(tmp_path / "plain"), key=lambda r: r.id)
    (other,) = [r for r in read_records(clean) if r.url != ADDRESS]
    forget(clean, [other.id], "on request")
    assert {r.url for r in read_records(clean)} == {ADDRESS}
    assert not [
        path
        for path in clean.rglob("*.pressed")
        if other.id in str(shard_formats()["pressed"].decode(path.read_bytes()))
    ]
    said = next(finding for finding in examine() if finding.name == "sinks")
    assert (said.status, "pressed (press-shards 1.0)" in said.message) == ("ok", True)
    for path in (clean / "articles").iterdir():
        path.write_bytes(b"damaged")
    with pytest.raises(RecordUnreadable, match="no pressed shard"):
        list(read_records(clean))


def test_a_sink_that_nobody_brings_ends_the_run_before_it_begins(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    with pytest.raises(UsageError, match="no sink 'avro'"):
        Session(Settings(raw=tmp_path / "raw", clean=tmp_path / "clean", sink="avro"))
    assert not (tmp_path / "clean").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((".pressed", ".json"), "cannot have the suffix"),
        (("ShardFormat(", "dict(a="), "press-shards"),
    ],
)
def test_a_broken_package_is_named(change: tuple[str, str], said: str, site: Path) -> None:
    install(site, MODULE.replace(*change))
    with pytest.raises(EnvironmentFault, match=said):
        shard_formats()
    assert next(finding for finding in examine() if finding.name == "sinks").status == "problem"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("list(rows)", "list(rows)[::-1]"), "decoded"),
        (("json.dumps(list(rows))", "json.dumps([*rows, id(rows)])"), "decoded"),
        (("encode())", "encode()) + __import__('os').urandom(1)"), "same bytes"),
        (("raise ValueError", "return []; raise ValueError"), "damaged"),
    ],
)
def test_the_contract_finds_what_is_not_kept_to(change: tuple[str, str], said: str, site: Path) -> None:
    install(site, MODULE.replace(*change))
    with pytest.raises(AssertionError, match=said):
        check_sink("pressed")
