"""`python -m lab.training text|html|titles|memory …`: trains a learned model, or measures what the line memory adds to one."""

from __future__ import annotations

import sys


def main() -> int:
    """Hand the arguments to the trainer that the first one names."""
    name, arguments = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    if name == "text":
        from lab.training import text

        return text.main(arguments)
    if name == "html":
        from lab.training import html

        return html.main(arguments)
    if name == "titles":
        from lab.training import titles

        return titles.main(arguments)
    if name == "memory":
        from lab.training import memory

        return memory.main(arguments)
    sys.stderr.write(f"{__doc__}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
