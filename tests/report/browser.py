"""Headless Chromium over its debugging pipe: enough of the DevTools protocol to look, point and type."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars", "--remote-debugging-pipe",
)  # fmt: skip
PATIENCE = 60  # seconds for one answer
KEYS = {"Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, "ArrowRight": 39, "End": 35, "Tab": 9}


class Browser:
    """One tab. `events` collects what the browser reported: requests, exceptions, dialogs, console."""

    def __init__(self, commands: BinaryIO, answers: int) -> None:
        self._commands, self._answers, self._unread = commands, answers, b""
        self._last, self._session = 0, ""
        self.events: list[dict[str, Any]] = []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        self._last += 1
        message = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._commands.write(json.dumps(message).encode() + b"\0")
        self._commands.flush()
        while True:
            answer = self._read()
            if answer.get("id") == self._last:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._answers], [], [], PATIENCE)
            assert ready, "Chromium says nothing"
            chunk = os.read(self._answers, 1 << 16)
            assert chunk, "Chromium ended"
            self._unread += chunk
        content, _, self._unread = self._unread.partition(b"\0")
        message: dict[str, Any] = json.loads(content)
        if "method" in message:
            self.events.append(message)
        return message

    def open(self, path: Path, fragment: str = "") -> None:
        """Load a file and wait until its scripts have run."""
        self.visit(path.as_uri() + fragment)

    def visit(self, address: str) -> None:
        """Load what is at an address and wait until its scripts have run."""
        self.events.clear()
        self.send("Page.navigate", url="about:blank")  # else another fragment of the same page would load nothing
        while not self.named("Page.loadEventFired"):
            self._read()
        self.events.clear()
        self.send("Page.navigate", url=address)
        while not self.named("Page.loadEventFired"):
            self._read()

    def named(self, method: str) -> list[dict[str, Any]]:
        return [event["params"] for event in self.events if event["method"] == method]

    def look(self, expression: str) -> Any:
        """The value of an expression in the page."""
        found = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, *keys: str) -> None:
        for key in keys:
            # A page's own reaction to a key (a frame's drawing) is over before the next one.
            text = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
            code = {"windowsVirtualKeyCode": KEYS[key]} if key in KEYS else {}
            self.send("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, **text, **code)
            self.send("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, **code)
            self.look("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => 1)")


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of its own, with an empty profile."""
    if CHROMIUM is None:
        pytest.fail("Chromium is missing: apt-get install chromium, or leave these tests out with -m 'not browser'.")
    theirs, ours = os.pipe()
    answers, their_answers = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            ["bash", "-c", f'exec "$@" 3<&{theirs} 4>&{their_answers}', "bash", CHROMIUM, *FLAGS,
             f"--user-data-dir={profile}"],
            pass_fds=(theirs, their_answers), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs)
        os.close(their_answers)
        with os.fdopen(ours, "wb") as commands:
            try:
                yield Browser(commands, answers)
            finally:
                process.terminate()
                process.wait(PATIENCE)
                os.close(answers)
