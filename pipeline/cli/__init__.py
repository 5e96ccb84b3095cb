"""The command line: commands and options, no logic."""

import os
import sys

_INTERRUPTED = 130


def main() -> None:
    """Entry point of `newswinnow` and of `python -m pipeline`.

    An error that the project raises on purpose becomes one message on standard error and its exit code.
    """
    from pipeline.cli.signals import end_at_once, endable
    from pipeline.cli.terminal import speak_to_any

    speak_to_any()
    try:
        with endable():
            code = _called()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    number = code if isinstance(code, int) else int(code is not None)
    end_at_once(number)
    flow = sys.modules.get("pipeline.flows.run")
    # An interruption within exec() of a text (dataclasses use it) makes CPython end as if nobody had caught it.
    if number == _INTERRUPTED or (flow is not None and flow.UNSENT.is_set()):
        sys.stdout.flush()
        os._exit(number)
    sys.exit(code)


def _called() -> int | str | None:
    """What the command ended as. Loads everything here, so that a signal while it loads is one like any other."""
    from pipeline.cli.app import app
    from pipeline.errors import NewswinnowError

    try:
        app(prog_name="newswinnow")
    except SystemExit as end:
        return end.code
    except NewswinnowError as error:
        sys.stderr.write(f"newswinnow: {error}\n")
        return error.exit_code
    return 0
