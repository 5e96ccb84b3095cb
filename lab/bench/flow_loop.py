"""`python -m lab.bench.flow_loop RAW`: what anybody would write without a flow, to compare it with."""

from __future__ import annotations

import sys
from pathlib import Path

from lab.bench.corpus import LARGEST_DOCUMENT
from pipeline.line import process
from pipeline.packs import load_ruleset
from pipeline.sources import DocumentRef, load, scan


def main() -> None:
    """Load the rules; read and process one document after the other; write nothing."""
    ruleset = load_ruleset()
    for reference in scan(Path(sys.argv[1])):
        if isinstance(reference, DocumentRef):
            process(load(reference, LARGEST_DOCUMENT), ruleset)


if __name__ == "__main__":
    main()
