"""Typed errors: a bad environment is an exception that says what to do next.

Bad *data* never raises out of the pipeline: it becomes a `QuarantineRecord` (see `pipeline.validation`).
What does raise is the environment (a missing folder, a broken rule pack) and misuse. The command line
turns these into one message and the exit code that the class names; anything else is a bug and crashes.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable
from pathlib import Path

EXIT_QUARANTINED = 1
EXIT_USAGE = 2
EXIT_ENVIRONMENT = 3


class NewswinnowError(Exception):
    """Base of every error that the project raises on purpose. `hint` says what the user can do."""

    exit_code = EXIT_ENVIRONMENT

    def __init__(self, message: str, hint: str = "") -> None:
        # Both go to Exception's args, so that the error survives pickling between processes.
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  {self.hint}" if self.hint else self.message


class UsageError(NewswinnowError):
    """The call itself is off: an unknown option value, a missing input folder."""

    exit_code = EXIT_USAGE


class EnvironmentFault(NewswinnowError):
    """The surroundings are off: an unwritable folder, a full disk, a missing library, a busy lock."""


class TransientFault(EnvironmentFault):
    """An environment fault that may pass by itself; only these are retried."""


class PackError(UsageError):
    """A rule pack is broken. The message names file, line where known, key, and what was expected."""


def did_you_mean(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """`Did you mean 'workers'?`, or "" if nothing known is like the word. For hints."""
    import difflib

    close = difflib.get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return f"Did you mean {str(close[0])!r}?" if close else ""


def extra(name: str) -> str:
    """How an optional part gets into the environment that this runs in, for hints."""
    python = Path(sys.executable)
    shown = python.relative_to(Path.cwd()) if python.is_relative_to(Path.cwd()) else python
    return f"{shlex.quote(str(shown))} -m pip install 'newswinnow[{name}]'"


def folder_meant(path: Path, otherwise: str) -> str:
    """Which folder beside a missing or wrong one was probably meant, for hints; `otherwise` if none is like it."""
    try:
        others = (entry for entry in path.parent.iterdir() if entry.is_dir() and entry.name != path.name)
        beside = [str(path.with_name(entry.name)) for entry in others]
    except OSError:
        return otherwise
    return did_you_mean(str(path), beside) or otherwise
