"""Makes documents dangerous in worker processes that find this folder on their path: the text says what happens."""

from __future__ import annotations

import builtins
import ctypes
import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def _endanger() -> None:
    from pipeline.workers import stages

    harmless = stages.segment

    def segment(raw: Any, html: Any) -> Any:
        text = raw.content.decode("utf-8", "replace")
        if "FAULT hang" in text:
            re.match(r"(a+)+$", "a" * 64 + "b")  # for ever, inside C code that holds the interpreter's lock
        if "FAULT grow" in text:
            held = []
            while True:
                held.append(bytearray(32 << 20))
        if "FAULT segfault" in text:
            ctypes.string_at(0)
        if "FAULT exit" in text:
            os._exit(7)
        if "FAULT bug" in text:
            raise ZeroDivisionError("a bug")
        if found := re.search(r"FAULT once (\S+)", text):
            marker = Path(found[1])
            if not marker.exists():
                marker.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return harmless(raw, html)

    stages.segment = segment


def worn_out(call: str, number: int, after: int, place: str) -> tuple[Any, Callable[..., Any]]:
    """Whose call it is, and a call that fails with this number from the `after`th time on that it writes below `place`."""
    owner = builtins if call == "open" else os
    real = getattr(owner, call)
    left = [after]

    def worn(*arguments: Any, **options: Any) -> Any:
        writes = call != "open" or "w" in str(arguments[1:2])
        if writes and (call == "fsync" or str(arguments[0]).startswith(place)):
            if left[0] <= 0:
                raise OSError(number, os.strerror(number), str(arguments[0]))
            left[0] -= 1
        return real(*arguments, **options)

    return owner, worn


if "pipeline.workers" in sys.orig_argv:
    _endanger()
    if disk := os.environ.get("FAULTY_DISK"):
        _call, _number, _after, _place = disk.split(maxsplit=3)
        _owner, _worn = worn_out(_call, int(_number), int(_after), _place)
        setattr(_owner, _call, _worn)
