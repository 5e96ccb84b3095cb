"""What a run writes, all of it, holds no password."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.drive import article
from tests.flows.test_kill import ROOT

PASSWORD = "S3cretWordOfTheLedger"


@pytest.mark.slow
@pytest.mark.postgres
def test_no_file_and_no_message_of_a_run_holds_the_ledgers_password(tmp_path: Path, database: str) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(article("Ada Brook"), "utf-8")
    address = database.replace("tester@", f"tester:{PASSWORD}@")
    assert PASSWORD in address
    environment = {**os.environ, "PREFECT_HOME": str(tmp_path / "prefect"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pipeline", "run", "raw", "clean", "--ledger", address, "--verbose", "--report"]
    command += ["--workers", "1"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode, "1 record" in done.stdout) == (0, True), done.stderr
    assert PASSWORD not in done.stdout + done.stderr
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".db" for path in written), "Prefect's database is among them"
    assert not [path for path in written if PASSWORD.encode() in path.read_bytes()]
