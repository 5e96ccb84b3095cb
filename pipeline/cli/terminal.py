"""Output that ends no command, whatever the terminal or the pipe can take."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys

_HANDLER = "newswinnow.escaped"
_STREAMS = 3  # standard input, output and error


def open_closed() -> None:
    """Give a standard stream that whoever called has closed (`>&-`) nothing to lead to: the next file that is opened
    would take its number, and what is printed would go into that file.
    """
    for number in range(_STREAMS):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - for as long as the process lives
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - for as long as the process lives
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - for as long as the process lives


def cannot_be_told(more: str = "") -> OSError | None:
    """Why standard output takes nothing (a full disk behind `>`), after it has been tried with `more`; from then on it
    leads to nothing, so that the interpreter's end does not fail at it. None if it is fine, or its reader has had enough.
    """
    try:
        sys.stdout.write(more)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return None if error.errno == errno.EPIPE else error
    return None


def speak_to_any() -> None:
    r"""From now on what a stream's encoding does not have is written as `\u00e9`, which is also right within JSON."""
    codecs.register_error(_HANDLER, _escaped)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2)), error.end
