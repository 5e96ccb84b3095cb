"""Which names are sources, and of what kind: the same in a folder and in a store of objects."""

from __future__ import annotations

import os

from pipeline.model.document import DocumentKind
from pipeline.sources.reference import Compression, Container, ContainerFormat, DocumentRef

SIDE_SUFFIX = ".meta.json"
DOCUMENT_KINDS: dict[str, tuple[DocumentKind, str]] = {
    ".txt": ("text", "text/plain"),
    ".html": ("html", "text/html"),
    ".htm": ("html", "text/html"),
    ".shtml": ("html", "text/html"),
    ".xhtml": ("html", "application/xhtml+xml"),
    ".php": ("html", "text/html"),  # what crawlers save under it is the answer, not the program
}
_CONTAINERS: dict[str, ContainerFormat] = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jl": "jsonl", ".jsonlines": "jsonl",
    ".warc": "warc", ".wet": "warc",  # `.warc.wet.gz`
}  # fmt: skip
_COMPRESSIONS: dict[str, Compression] = {".gz": "gz", ".zst": "zst", ".xz": "xz", ".bz2": "bz2"}


def classify(name: str) -> tuple[str, Compression]:
    """The suffix that decides a file's kind, and its compression: ("", "") for what is no source."""
    stem, dot, last = name.lower().rpartition(".")
    suffix = dot + last
    compression = _COMPRESSIONS.get(suffix, "")
    if compression:
        suffix = os.path.splitext(stem)[1]
    return (suffix, compression) if suffix in DOCUMENT_KINDS or suffix in _CONTAINERS else ("", "")


def as_entry(
    uri: str, path: str, name: str, stamp: str, size: int, *, has_side_file: bool
) -> DocumentRef | Container | None:
    """The reference of a file by its name; None for what is no source. Side files belong to documents only."""
    suffix, compression = classify(name)
    if not suffix:
        return None
    if suffix in _CONTAINERS:
        return Container(uri, path, _CONTAINERS[suffix], compression, stamp, size)
    kind, media_type = DOCUMENT_KINDS[suffix]
    return DocumentRef(uri, path, kind, media_type, compression, stamp, size, has_side_file)
