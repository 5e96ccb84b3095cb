"""`python -m pipeline.training text|html …`: trains one of the learned models."""

from __future__ import annotations

import sys


def main() -> int:
    """Hand the arguments to the trainer that the first one names."""
    name, arguments = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    if name == "text":
        from pipeline.training import text

        return text.main(arguments)
    if name == "html":
        from pipeline.training import html

        return html.main(arguments)
    sys.stderr.write(f"{__doc__}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
