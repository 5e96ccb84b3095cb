"""Output that ends no command, whatever the terminal or the pipe can take."""

from __future__ import annotations

import codecs
import io
import sys

_HANDLER = "newswinnow.escaped"


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
