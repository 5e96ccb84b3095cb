"""Help as plain text. Panels drawn with rich would double the time that `--help` takes: rich alone needs a tenth of a second."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from typer.core import TyperGroup

# Columns of the help, where the terminal has as many: an example can then be copied as one line.
HELP_WIDTH = 120


class Sections(TyperGroup):
    """A group whose help lists the commands under the names of their panels, each with its whole first sentence."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, panel by panel, in the order in which the application names them."""
        panels: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                summary, *_ = (command.help or "").partition("\n\n")
                panel = getattr(command, "rich_help_panel", None)
                panels[panel if isinstance(panel, str) else "Commands"].append((name, " ".join(summary.split())))
        for panel, rows in panels.items():
            with formatter.section(panel):
                formatter.write_dl(rows)


PLAIN: dict[str, Any] = {
    "cls": Sections,
    "rich_markup_mode": None,
    "context_settings": {"max_content_width": HELP_WIDTH},
}
"""What a `typer.Typer` is made with for its help and its errors to be plain text."""
