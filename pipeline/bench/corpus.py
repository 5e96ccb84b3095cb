"""What is measured on: the documents of a folder, repeated until there are enough."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.model.document import DocumentKind, RawDocument
from pipeline.sources import DocumentRef, SourceFault, load, scan

LARGEST_DOCUMENT = 20_000_000


def read_folder(folder: Path, kind: DocumentKind | None = None) -> list[RawDocument]:
    """All readable single documents under a folder, of one kind or of both; containers are left out."""
    found = []
    for reference in scan(folder):
        if isinstance(reference, DocumentRef) and kind in (None, reference.kind):
            try:
                found.append(load(reference, LARGEST_DOCUMENT))
            except SourceFault:
                continue
    return found


def corpus(folder: Path, kind: DocumentKind, documents: int) -> list[RawDocument]:
    """Exactly `documents` documents of a kind, those of the folder over and over.

    Raises UsageError if the folder holds none.
    """
    found = [raw for raw in read_folder(folder, kind) if raw.content.strip()]
    if not found:
        endings = ".html" if kind == "html" else ".txt"
        raise UsageError(f"{folder} holds no {endings} documents to measure on.", "Name another folder.")
    return list(islice(cycle(found), documents))
