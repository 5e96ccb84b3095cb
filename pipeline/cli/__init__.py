"""The command line: commands and options, no logic."""

import os
import sys

_INTERRUPTED = 130


def main() -> None:
    """Entry point of `newswinnow` and of `python -m pipeline`.

    An error that the project raises on purpose becomes one message on standard error and its exit code.
    """
    from pipeline.cli.signals import end_at_once, endable
    from pipeline.cli.terminal import open_closed, speak_to_any

    open_closed()
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
    from pipeline.cli.terminal import cannot_be_told
    from pipeline.errors import EXIT_ENVIRONMENT, NewswinnowError

    code: int | str | None = 0
    fault: OSError | None = None
    try:
        app(prog_name="newswinnow")
    except SystemExit as end:
        # typer ends with 1 if whoever reads has had enough, as `head` does; here that is what --max-quarantine says
        code = 0 if isinstance(end.__context__, BrokenPipeError) else end.code
    except NewswinnowError as error:
        sys.stderr.write(f"newswinnow: {error}\n")
        code = error.exit_code
    except OSError:
        if (fault := cannot_be_told("\n")) is None:  # it was no matter of standard output
            raise
    fault = fault or cannot_be_told()
    if fault is not None:
        sys.stderr.write(f"newswinnow: Standard output cannot be written: {fault.strerror}.\n")
        sys.stderr.write("  Send it elsewhere; what was done before is kept.\n")
        return EXIT_ENVIRONMENT
    return code
