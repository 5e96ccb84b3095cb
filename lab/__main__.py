"""`python -m lab …`: the commands of the laboratory. `python -m lab.training` and `python -m lab.digest` have their own."""

from __future__ import annotations

import sys

import typer

from lab.commands import bench, cycles, journeys, pictures, redundant, same_input, stops, torture

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
app.add_typer(bench.app, name="bench")
app.command("journeys")(journeys.journeys)
app.command("pictures")(pictures.pictures)
app.command("torture")(torture.torture)
app.command("same-input")(same_input.same_input)
app.command("cycles")(cycles.cycles)
app.command("stops")(stops.stops)
app.command("redundant")(redundant.redundant)


@app.callback()
def _laboratory() -> None:
    pass


def main(arguments: list[str] | None = None) -> int:
    """Run the command that the arguments name, or those of this process; returns the exit code.

    An error that the project raises on purpose becomes one message on standard error.
    """
    from pipeline.errors import NewswinnowError

    try:
        app(arguments, prog_name="python -m lab")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except NewswinnowError as error:
        sys.stderr.write(f"newswinnow: {error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
