"""The command line: commands and options, no logic."""

import os
import sys


def main() -> None:
    """Entry point of `newswinnow` and of `python -m pipeline`.

    An error that the project raises on purpose becomes one message on standard error and its exit code.
    """
    from pipeline.cli.app import app
    from pipeline.errors import NewswinnowError

    try:
        app(prog_name="newswinnow")
        code: int | str | None = 0
    except SystemExit as end:
        code = end.code
    except NewswinnowError as error:
        sys.stderr.write(f"newswinnow: {error}\n")
        code = error.exit_code
    except KeyboardInterrupt:
        code = 130
    flow = sys.modules.get("pipeline.flows.run")
    if flow is not None and flow.UNSENT.is_set():
        sys.stdout.flush()
        os._exit(code if isinstance(code, int) else 1)
    sys.exit(code)
