"""python -m tests.docs [--write]: say which generated documents are stale; with --write, write them."""

from __future__ import annotations

import sys

from tests.docs.generate import generated


def main(argv: list[str]) -> int:
    """Returns 1 if something is stale and --write was not given, else 0."""
    stale = [path for path, content in generated().items() if not path.exists() or path.read_text("utf-8") != content]
    for path in stale:
        if "--write" in argv:
            path.write_text(generated()[path], "utf-8")
        print(f"{'wrote' if '--write' in argv else 'stale'} {path.name}")
    return 1 if stale and "--write" not in argv else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
