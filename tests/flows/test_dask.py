"""The same flow on a Dask cluster: a lost machine changes nothing in the records."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from tests.flows.drive import article, ingest, tree

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]


@pytest.fixture
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers, each a process of its own, on the loopback."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    python = [sys.executable, "-m", "dask"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    port = address.rsplit(":", 1)[1]
    scheduler = [*python, "scheduler", "--host", "127.0.0.1", "--port", port, "--dashboard-address", "127.0.0.1:0"]
    worker = [*python, "worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    with ExitStack() as stack:
        processes = [stack.enter_context(subprocess.Popen(scheduler, **quiet))]  # type: ignore[call-overload]
        processes += [stack.enter_context(subprocess.Popen(worker, **quiet)) for _ in range(2)]  # type: ignore[call-overload]
        try:
            yield address, processes[1:]
        finally:
            for process in processes:
                process.kill()


def test_a_machine_is_lost_and_the_records_are_the_same(
    tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, machines = cluster
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    for number in range(120):
        (raw / f"{number}.txt").write_text(article(f"Person {number}"), "utf-8")
    argv = [sys.executable, "-m", "pipeline", "run", str(raw), str(clean), "--batch-size", "10"]
    argv += ["--workers", "2", "--runner", "dask", "--dask-address", address]
    with subprocess.Popen(
        argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as process:
        deadline = time.monotonic() + 120
        while not list(clean.glob("articles/*.json")) and time.monotonic() < deadline:
            time.sleep(0.02)
        machines[0].send_signal(signal.SIGKILL)
        out, err = process.communicate(timeout=180)
    assert (process.returncode, err) == (0, "")
    assert out == "120 documents: 120 records, 0 quarantined, 0 unchanged\n"
    ingest(raw, tmp_path / "local")
    assert tree(clean) == tree(tmp_path / "local")


def test_the_local_cluster_is_reached_by_nobody_else(tmp_path: Path) -> None:
    """Whoever can connect to a scheduler can run code as its user; pages without a page are no harm."""
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    for number in range(12):
        (raw / f"{number}.txt").write_text(article(f"Person {number}"), "utf-8")
    argv = [sys.executable, "-m", "pipeline", "run", str(raw), str(clean), "--batch-size", "2", "--runner", "dask"]
    seen: set[str] = set()
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            seen |= set(_listening(process.pid))
            time.sleep(0.2)
        out, err = process.communicate()
    assert (process.returncode, err, out) == (0, "", "12 documents: 12 records, 0 quarantined, 0 unchanged\n")
    assert seen  # it was looked at while it was there
    assert {address.partition(":")[0] for address in seen} <= {"0100007F"}  # 127.0.0.1
    assert len(seen) <= 2  # Dask's two servers of pages; a scheduler's and a worker's own would be two more


def _listening(pid: int) -> Iterator[str]:
    """Addresses, in hexadecimal, on which a process listens."""
    rows = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
    mine = set()
    for handle in Path(f"/proc/{pid}/fd").glob("*"):
        with suppress(OSError):
            mine.add(os.readlink(handle))
    return (row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in mine)
