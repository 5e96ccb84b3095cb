"""RAW in a store of objects: the same runs as over a folder, by fsspec address."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import TransientFault, UsageError
from pipeline.runs.status import survey
from pipeline.settings import Settings
from pipeline.sources import store
from pipeline.workers import Pool
from tests.flows.drive import article, ingest, tree
from tests.sources.s3 import S3, serving


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[S3]:
    with serving(monkeypatch) as server:
        yield server
    store._open.clear()


def fill(s3: S3, folder: Path) -> None:
    """The same documents in the store and in a folder."""
    lines = [{"id": f"id/{n}", "text": article(f"Person {n}")} for n in range(5)]
    contents = {f"sub/{n}.txt": article(f"Reader {n}").encode() for n in range(5)}
    contents["feed.jsonl"] = "\n".join(map(json.dumps, lines)).encode()
    contents["empty.txt"] = b""
    for name, content in contents.items():
        s3.put(f"raw/{name}", content)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def test_a_store_gives_what_a_folder_gives(s3: S3, tmp_path: Path) -> None:
    fill(s3, tmp_path / "raw")
    clean = tmp_path / "clean"
    first = ingest(s3.address(), clean)  # type: ignore[arg-type]  # settings take both
    assert (first.inputs, first.counts.records, first.counts.quarantined) == (11, 10, 1)
    ingest(tmp_path / "raw", tmp_path / "local")
    assert tree(clean) == tree(tmp_path / "local")
    assert json.loads(first.manifest.read_bytes())["raw"] == s3.address()

    again = ingest(s3.address(), clean)  # type: ignore[arg-type]
    assert (again.inputs, again.counts.unchanged, again.counts.batches) == (11, 11, 0)

    s3.put("raw/sub/3.txt", article("Somebody Else").encode())
    s3.delete("raw/sub/4.txt")
    would = survey(Settings(raw=s3.address(), clean=clean), with_raw=True)["a run would"]  # type: ignore[arg-type]
    assert (would["do documents again"], would["find gone"], would["leave unchanged"]) == (1, 1, 9)
    third = ingest(s3.address(), clean)  # type: ignore[arg-type]
    assert (third.counts.records, third.counts.unchanged, third.counts.gone) == (1, 9, 1)
    assert json.loads((clean / "articles/sub/3.txt.json").read_bytes())["revision"] == 2
    assert (clean / "history/sub/3.txt/1.json").exists()
    assert (clean / "articles/sub/4.txt.json").exists()


@pytest.mark.slow
def test_a_store_that_stops_answering_ends_the_run_and_changes_nothing(
    s3: S3, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(s3, tmp_path / "raw")
    clean = tmp_path / "clean"
    ingest(s3.address(), clean, Pool)  # type: ignore[arg-type]
    before = tree(clean)
    # The listing is answered, the workers ask a server that is not there.
    s3.put("raw/sub/3.txt", article("Somebody Else").encode())
    store.connect(s3.address())
    real = store._connect
    monkeypatch.setattr(store, "_connect", lambda address: store._open.get(address) or real(address))
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(TransientFault, match="does not answer"):
        ingest(s3.address(), clean, Pool)  # type: ignore[arg-type]
    monkeypatch.undo()
    assert tree(clean) == before


def test_a_store_of_this_process_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="this process only"):
        ingest("memory://here", tmp_path / "clean")  # type: ignore[arg-type]
    assert not (tmp_path / "clean").exists()


@pytest.mark.slow
@pytest.mark.usefixtures("prefect")
def test_runs_from_the_command_line(s3: S3, tmp_path: Path) -> None:
    fill(s3, tmp_path / "raw")
    clean = tmp_path / "clean"
    assert ingest(s3.address(), clean).counts.records == 10  # type: ignore[arg-type]

    def run(address: str, **variables: str) -> tuple[int, str, str]:
        argv = [sys.executable, "-m", "pipeline", "run", address, str(clean), "--workers", "1"]
        done = subprocess.run(
            argv, check=False, capture_output=True, text=True, env={**os.environ, **variables}, timeout=120
        )
        return done.returncode, done.stdout, done.stderr

    assert run(s3.address()) == (0, "11 documents: 0 records, 0 quarantined, 11 unchanged\n", "")
    s3.put("raw/sub/3.txt", article("Somebody Else").encode())
    s3.delete("raw/sub/4.txt")
    assert run(s3.address()) == (0, "10 documents: 1 record, 0 quarantined, 9 unchanged, 1 gone\n", "")
    assert json.loads((clean / "articles/sub/3.txt.json").read_bytes())["revision"] == 2
    before = tree(clean)
    no_key = {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "no")}
    for address, variables, code, says in [
        ("s3://no-such-bucket/raw", {}, 2, "There is nothing at 's3://no-such-bucket/raw'."),
        (s3.address(), {**no_key, "AWS_CONFIG_FILE": str(tmp_path / "no")}, 3, "No valid credentials"),
        (s3.address(), {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, 3, "does not answer"),
        ("gs://bucket/raw", {}, 3, "another package"),
    ]:
        returncode, out, error = run(address, **variables)
        assert (returncode, out) == (code, "")
        assert error.startswith("newswinnow: ")
        assert says in error
        assert "Traceback" not in error
        assert len(error.splitlines()) == 2
    assert tree(clean) == before
