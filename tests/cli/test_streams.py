"""Commands whose standard streams take nothing: a full disk, a reader that has had enough, streams that are closed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = (("schema", "article"), ("--help",))


def _call(line: str, folder: Path, *, unbuffered: bool = False) -> subprocess.CompletedProcess[str]:
    """A command as a shell runs it; `$newswinnow` stands for the program."""
    environment = {**os.environ, "newswinnow": f"{sys.executable} -m pipeline", "PYTHONUNBUFFERED": "1" * unbuffered}
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("unbuffered", [False, True])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_behind_standard_output_is_said(tmp_path: Path, command: tuple[str, ...], unbuffered: bool) -> None:
    done = _call(f"$newswinnow {' '.join(command)} > /dev/full", tmp_path, unbuffered=unbuffered)
    assert done.returncode == 3
    assert done.stderr.startswith("newswinnow: Standard output cannot be written: No space left on device.\n  ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_has_enough_is_no_fault(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = _call(f"$newswinnow {' '.join(command)} | true; exit ${{PIPESTATUS[0]}}", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_closed_costs_no_answer(tmp_path: Path) -> None:
    done = _call("$newswinnow schema article >&-", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    done = _call("$newswinnow schema article 2>&- <&-", tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("{")
    assert _call("$newswinnow status none >&- 2>&- <&-", tmp_path).returncode == 2
