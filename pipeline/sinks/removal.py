"""Take away what documents have left below CLEAN, in the form of a file a document."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from pipeline.sinks.files import Files
from pipeline.sinks.layout import ARTICLES, AUDIT, QUARANTINE, history_path, record_path

FOLDERS = (ARTICLES, AUDIT, QUARANTINE)


def remove_files(clean: Path, uris: Iterable[str], files: Files) -> None:
    """Remove record, audit, quarantine entry and former revisions of each document.

    Shards of many documents stay as they are. The history goes at once, everything else with `files.flush()`.
    """
    for uri in uris:
        for folder in FOLDERS:
            files.remove(record_path(clean, folder, uri))
        shutil.rmtree(history_path(clean, uri, 1).parent, ignore_errors=True)
