"""The command line: commands and options, no logic."""

import sys


def main() -> None:
    """Entry point of `newswinnow` and of `python -m pipeline`.

    An error that the project raises on purpose becomes one message on standard error and its exit code.
    """
    from pipeline.cli.app import app
    from pipeline.errors import NewswinnowError

    try:
        app()
    except NewswinnowError as error:
        sys.stderr.write(f"newswinnow: {error}\n")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
