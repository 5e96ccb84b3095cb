"""One document by itself: a file with its side file, or bytes from standard input."""

from __future__ import annotations

import difflib
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.model.document import DocumentKind, RawDocument
from pipeline.sources import DocumentRef, SourceFault, load
from pipeline.sources.kinds import DOCUMENT_KINDS, SIDE_SUFFIX, classify, may_be_page
from pipeline.sources.sniff import SNIFFED, looks_like_page

MEDIA_TYPES: dict[DocumentKind, str] = {"html": "text/html", "text": "text/plain"}
# How much of a document without a name is looked at for a tag that only pages have.
SNIFFED_BYTES = 4096
_PAGE_TAGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<div", b"<p>", b"<p ")


def read_document(path: Path, max_bytes: int) -> RawDocument:
    """One raw file, packed or not, with its side file's hints.

    Raises UsageError if there is no such file (naming the one that was probably meant), if it is no kind of document
    that newswinnow reads, or if its bytes cannot be had.
    """
    if not path.is_file():
        raise UsageError(f"There is no file {str(path)!r}.", _suggestion(path))
    suffix, compression = classify(path.name)
    if suffix not in DOCUMENT_KINDS and not (may_be_page(path.name) and _begins_as_page(path)):
        hint = "Give a .txt, .html or .htm file (also .gz, .zst, .xz, .bz2), or - to read one from standard input."
        raise UsageError(f"{path} is not a single raw document.", hint)
    kind, media_type = DOCUMENT_KINDS.get(suffix, ("html", "text/html"))
    has_side_file = path.with_name(path.name + SIDE_SUFFIX).is_file()
    size = path.stat().st_size
    reference = DocumentRef(path.name, str(path), kind, media_type, compression, size=size, has_side_file=has_side_file)
    try:
        return load(reference, max_bytes)
    except SourceFault as fault:
        raise UsageError(f"{path}: {fault.message}", "; ".join(fault.details)) from None


def _begins_as_page(path: Path) -> bool:
    with open(path, "rb") as handle:
        return looks_like_page(handle.read(SNIFFED))


def document_from_bytes(content: bytes, kind: DocumentKind | None = None) -> RawDocument:
    """A document that came without a name; a page if it has tags near its beginning, unless `kind` says."""
    head = content[:SNIFFED_BYTES].lower()
    kind = kind or ("html" if any(tag in head for tag in _PAGE_TAGS) else "text")
    return RawDocument("-", kind, MEDIA_TYPES[kind], content)


def _suggestion(path: Path) -> str:
    """The file that was probably meant."""
    if path.is_dir():
        return "That is a folder; give one file, or use `newswinnow run` for a folder."
    if path.is_symlink():
        return "It is a link to nothing, or to itself."
    if not path.parent.is_dir():
        return f"There is no folder {str(path.parent)!r} either."
    names = sorted(e.name for e in path.parent.iterdir() if classify(e.name)[0] and e.name != path.name)
    close = difflib.get_close_matches(path.name, names, n=1) or [n for n in names if n.startswith(path.stem)][:1]
    return f"Did you mean {str(path.with_name(close[0]))!r}?" if close else "Check the spelling and the folder."
