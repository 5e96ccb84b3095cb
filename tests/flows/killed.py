"""`python -m tests.flows.killed RAW CLEAN`: one undisturbed run, to be killed from outside. Prints the line at the end."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.flows.drive import ingest

if __name__ == "__main__":
    sys.stdout.write(ingest(Path(sys.argv[1]), Path(sys.argv[2]), batch_size=5, workers=2).line)
