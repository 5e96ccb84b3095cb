"""A command as somebody sees it: its messages go to a terminal, its output to a pipe."""

from __future__ import annotations

import fcntl
import os
import re
import struct
import subprocess
import termios
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROWS, COLUMNS = 40, 140
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Seen:
    """Exit code, last line of the output, and all that the terminal showed, line by line, without colours."""

    code: int
    last: str
    shown: tuple[str, ...]


def on_terminal(command: Sequence[str], folder: Path) -> Seen:
    """Run a command in a folder until it ends."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    env = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR", "COLUMNS")}
    with (folder / "output.txt").open("w+", encoding="utf-8") as output:
        env["TERM"] = "xterm"
        with subprocess.Popen(command, cwd=folder, env=env, stdout=output, stderr=theirs) as process:
            os.close(theirs)
            shown = "".join(_until_the_end(ours))
        os.close(ours)
        output.seek(0)
        last = (output.read().strip().splitlines() or [""])[-1]
    return Seen(process.returncode, last, lines_of(shown))


def lines_of(shown: str) -> tuple[str, ...]:
    """Everything that stood in a line of a terminal at some time, without colours; what was drawn anew comes anew."""
    lines = (line.strip() for line in re.split(r"[\r\n]+", _STEERING.sub("\r", _COLOUR.sub("", shown))))
    return tuple(line for line in lines if line)


def _until_the_end(terminal: int) -> Iterator[str]:
    while True:
        try:
            chunk = os.read(terminal, _CHUNK)
        except OSError:  # what Linux says when nobody has the other end any more
            return
        if not chunk:
            return
        yield chunk.decode("utf-8", "replace")
