"""A signal ends the call soon, in every phase, with its exit code, in words; the next call goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.fetch import fetch
from tests.fakes.patience import slowness
from tests.fetch.drive import plan
from tests.fetch.site import Site

# From the signal to the end; the promise is 10 s.
MOST_SECONDS = 5.0


def started(site: Site, raw: Path, delay: float = 0.0, *, prefix: str = "") -> subprocess.Popen[str]:
    file = raw.parent / "sources.toml"
    file.write_text(
        f'user_agent = "test/1 (+me)"\ndelay_seconds = {delay}\n[[source]]\nname = "a"\nfeeds = ["{site.url("/feed")}"]\n'
    )
    code = f"{prefix}\nfrom pipeline.cli import main\nmain()"
    command = [sys.executable, "-c", code, "fetch", str(file), str(raw)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ})


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


SLOW = 60.0
NO_NAMES = "import socket, time\nsocket.getaddrinfo = lambda *a, **k: time.sleep(60)"
SLOW_FEED = "import pipeline.fetch.reading as r, time\nr.parse_feed = lambda *a: time.sleep(60)"


PHASES = [(phase, signal.SIGTERM) for phase in ("robots", "list", "parsing", "page", "pause", "names")]
PHASES += [(phase, number) for phase in ("list", "page") for number in (signal.SIGINT, signal.SIGHUP)]


@pytest.mark.parametrize(("phase", "number"), PHASES)
def test_a_signal_ends_the_call(site: Site, raw: Path, phase: str, number: signal.Signals) -> None:
    site.feed("/feed", {"/one": "", "/two": ""}, seconds=SLOW if phase == "list" else 0.0)
    site.put("/one", "<p>one")
    site.put("/two", "<p>two", seconds=SLOW if phase == "page" else 0.0)
    if phase == "robots":
        site.put("/robots.txt", "User-agent: x\n", media_type="text/plain", seconds=SLOW)
    prefix = {"names": NO_NAMES, "parsing": SLOW_FEED}.get(phase, "")
    reached = {"robots": "/robots.txt", "list": "/feed", "parsing": "/feed", "page": "/two", "pause": "/robots.txt"}
    call = started(site, raw, 60.0 if phase == "pause" else 0.0, prefix=prefix)
    try:
        wait_for(lambda: (raw / ".fetch.sqlite").exists() if phase == "names" else reached[phase] in site.asked)
        time.sleep(0.5)
        began = time.monotonic()
        call.send_signal(number)
        out, err = call.communicate(timeout=120)
        assert time.monotonic() - began < MOST_SECONDS * slowness()
    finally:
        call.kill()
        call.wait()
    assert (call.returncode, out) == (128 + number, "")
    assert f"newswinnow: Stopped by {number.name}." in err
    assert "Traceback" not in err
    assert not (raw / ".tmp").exists()
    for reply in site.replies.values():
        reply.seconds = 0.0
    tally = fetch(plan(site), raw)
    assert (tally.new, tally.unchanged) == ((1, 1) if phase == "page" else (2, 0))


def test_a_signal_that_is_ignored_stays_ignored(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/one": ""}, seconds=1.5)
    site.put("/one", "<p>one")
    call = started(site, raw, prefix="import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)")  # as nohup does
    try:
        wait_for(lambda: "/feed" in site.asked)
        call.send_signal(signal.SIGHUP)
        out, _ = call.communicate(timeout=30)
    finally:
        call.kill()
        call.wait()
    assert (call.returncode, out) == (0, "1 page: 1 new, 0 changed, 0 unchanged\n")


def test_handlers_are_as_before(site: Site, raw: Path) -> None:
    site.feed("/feed", {})
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    fetch(plan(site), raw)
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)] == before
