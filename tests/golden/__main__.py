"""Goldens: show how they differ from what the line makes of them now, and rewrite them.

    python -m tests.golden [--update] [SLUG ...]   show the differences; with --update, rewrite expected.json
    python -m tests.golden promote                 move the hard documents that now come out exactly
    python -m tests.golden gate                    the quality gate (see its --help)

Read the difference before you commit it: an expectation says what is right, not what comes out.
"""

from __future__ import annotations

import argparse
import sys

from tests.golden import corpus
from tests.golden.gate import main as gate


def promote() -> int:
    """Move every hard document that comes out exactly to the goldens; returns 0."""
    for golden in corpus.hard():
        if golden.expected == corpus.observed(golden.slug):
            golden.folder.rename(corpus.ROOT / golden.slug)
            print(f"promoted {golden.slug}")
    return 0


def main(argv: list[str]) -> int:
    """Show or rewrite; returns 0 if nothing differed or everything was rewritten, else 1."""
    if argv[:1] == ["gate"]:
        return gate(argv[1:])
    if argv[:1] == ["promote"]:
        return promote()
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__, formatter_class=raw)
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="only these goldens (default: all)")
    parser.add_argument("--update", action="store_true", help="write what came out into expected.json")
    arguments = parser.parse_args(argv)
    known = {golden.slug: golden for golden in corpus.everything()}
    if unknown := sorted(set(arguments.slugs) - set(known)):
        parser.error(f"no such golden: {', '.join(unknown)}")
    changed = 0
    for slug in arguments.slugs or known:
        before, after = known[slug].expected, corpus.observed(slug)
        if before != after:
            changed += 1
            print(corpus.difference(slug, before, after), end="\n\n")
            if arguments.update:
                (known[slug].folder / "expected.json").write_text(corpus.render(after), "utf-8")
    print(f"{len(arguments.slugs or known)} goldens, {changed} {'rewritten' if arguments.update else 'differ'}")
    return 0 if arguments.update or not changed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
