"""Which names are sources, and of what kind: the same in a folder and in a store of objects."""

from __future__ import annotations

import os
import re
from collections import Counter

from pipeline.model.document import DocumentKind
from pipeline.sources.reference import Compression, Container, ContainerFormat, DocumentRef

SIDE_SUFFIX = ".meta.json"
# What counts as a suffix: `.pdf`, and not the day in `report.2024` or the query in `index.html?p=13`.
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,9}")
_NO_SUFFIX = "without a suffix"
# Kinds named in a message; the manifest has all.
_SHOWN = 8
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


def readable_kinds() -> str:
    """The suffixes that are read, for messages."""
    kinds = ", ".join((*DOCUMENT_KINDS, *_CONTAINERS))
    return f"Read are {kinds}; each also packed ({', '.join(_COMPRESSIONS)})."


def note_passed(name: str, passed: Counter[str] | None) -> None:
    """Count a file that is not read, by kind. Side files and hidden files belong to others and do not count."""
    if passed is None or name.startswith(".") or name.endswith(SIDE_SUFFIX):
        return
    stem, suffix = os.path.splitext(name.lower())
    if suffix in _COMPRESSIONS and _SUFFIX.fullmatch(inner := os.path.splitext(stem)[1]):
        suffix = inner + suffix
        passed[suffix] += 1
        return
    passed[suffix if _SUFFIX.fullmatch(suffix) else _NO_SUFFIX] += 1


def said_of(passed: Counter[str]) -> str:
    """Counts by kind as a person reads them: "8 .pdf, 4 .mhtml"; the most frequent first, equal ones by name."""
    ordered = sorted(passed.items(), key=lambda item: (-item[1], item[0]))
    shown = ", ".join(f"{number} {kind}" for kind, number in ordered[:_SHOWN])
    rest = sum(number for _, number in ordered[_SHOWN:])
    return f"{shown}, {rest} of other kinds" if rest else shown


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
