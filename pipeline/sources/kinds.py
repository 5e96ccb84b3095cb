"""Which names are sources, and of what kind: the same in a folder and in a store of objects."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection
from functools import cache

from pipeline.model.document import DocumentKind
from pipeline.sources.formats import source_formats
from pipeline.sources.reference import Compression, Container, DocumentRef

SIDE_SUFFIX = ".meta.json"
# What counts as a suffix: `.pdf`, and not the day in `report.2024` or the query in `index.html?p=13`.
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,9}")
_NO_SUFFIX = "without a suffix"
_SAVED_FOLDER = "folders of saved pages' files"
# How browsers name such a folder, in the languages that they speak: `story_files`, `story-Dateien`.
_SAVED_BESIDE = ("_files", ".files", "-Dateien", "_fichiers", "_archivos", "_arquivos", "_ficheiros", "_file",
                 "_bestanden", "_pliki", "_filer", "_tiedostot", "_soubory", "_elemei", "_dosyalar")  # fmt: skip
_PAGES = (".html", ".htm", ".xhtml", ".shtml", ".php")
# Kinds named in a message; the manifest has all.
_SHOWN = 8
MHTML = "multipart/related"
_MARKDOWN: tuple[DocumentKind, str] = ("text", "text/markdown")
DOCUMENT_KINDS: dict[str, tuple[DocumentKind, str]] = {
    ".txt": ("text", "text/plain"),
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": ("html", "text/html"),
    ".htm": ("html", "text/html"),
    ".shtml": ("html", "text/html"),
    ".xhtml": ("html", "application/xhtml+xml"),
    ".php": ("html", "text/html"),  # what crawlers save under it is the answer, not the program
    ".mhtml": ("html", MHTML),
    ".mht": ("html", MHTML),
}
# What explains a folder to people is no document in it.
_EXPLAINS = "readme"
_CONTAINERS = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jl": "jsonl", ".jsonlines": "jsonl",
    ".warc": "warc", ".wet": "warc",  # `.warc.wet.gz`
    ".wacz": "wacz",
}  # fmt: skip
_COMPRESSIONS: dict[str, Compression] = {".gz": "gz", ".zst": "zst", ".xz": "xz", ".bz2": "bz2"}


def classify(name: str) -> tuple[str, Compression]:
    """The suffix that decides a file's kind, and its compression: ("", "") for what is no source."""
    stem, dot, last = name.lower().rpartition(".")
    suffix = dot + last
    compression = _COMPRESSIONS.get(suffix, "")
    if compression:
        stem, suffix = os.path.splitext(stem)
    if stem == _EXPLAINS and DOCUMENT_KINDS.get(suffix) == _MARKDOWN:
        return "", ""
    return (suffix, compression) if suffix in DOCUMENT_KINDS or suffix in containers() else ("", "")


@cache
def containers() -> dict[str, str]:
    """Format of the files that hold many documents, by suffix. Formats of other packages take no shipped suffix."""
    others = {suffix: name for name, found in source_formats().items() for suffix in found.suffixes}
    return {**others, **_CONTAINERS}


def readable_kinds() -> str:
    """The suffixes that are read, for messages."""
    kinds = ", ".join((*DOCUMENT_KINDS, *containers()))
    return f"Read are {kinds}; each also packed ({', '.join(_COMPRESSIONS)}); and pages whose names have no suffix."


def may_be_page(name: str) -> bool:
    """Whether a file's bytes have to tell what it is: its name has no suffix (`story?id=3`, `12345`)."""
    return not name.startswith(".") and not _SUFFIX.fullmatch(os.path.splitext(name.lower())[1])


def belongs_to_page(folder: str, names: Collection[str]) -> bool:
    """Whether a folder holds what a browser has saved beside a page, by the names that stand with it."""
    stem = next((folder.removesuffix(end) for end in _SAVED_BESIDE if folder.endswith(end)), folder)
    return stem != folder and any(stem + suffix in names for suffix in _PAGES)


def note_folder(passed: Counter[str] | None) -> None:
    """Count a folder of what belongs to a saved page."""
    if passed is not None:
        passed[_SAVED_FOLDER] += 1


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
    """The reference of a file by its name; None for what is no source. A name without a suffix is a page's: whoever lists
    has looked. Side files belong to documents only.
    """
    suffix, compression = classify(name)
    if not suffix:
        return (
            DocumentRef(uri, path, "html", "text/html", "", stamp, size, has_side_file) if may_be_page(name) else None
        )
    if suffix in containers():
        return Container(uri, path, containers()[suffix], compression, stamp, size)
    kind, media_type = DOCUMENT_KINDS[suffix]
    return DocumentRef(uri, path, kind, media_type, compression, stamp, size, has_side_file)
