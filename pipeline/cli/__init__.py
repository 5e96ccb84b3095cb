"""The command line: commands and options, no logic."""


def main() -> None:
    """Entry point of `newswinnow` and of `python -m pipeline`."""
    from pipeline.cli.app import app

    app()
