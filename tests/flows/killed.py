"""`python -m tests.flows.killed RAW CLEAN [LEDGER]`: one undisturbed run, to be killed from outside. Prints the line at the end."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.workers import Pool
from tests.flows.drive import ingest

if __name__ == "__main__":
    raw, clean, *ledger = sys.argv[1:]
    options = {"ledger": ledger[0]} if ledger else {}
    sys.stdout.write(ingest(Path(raw), Path(clean), Pool, batch_size=5, workers=2, **options).line)
