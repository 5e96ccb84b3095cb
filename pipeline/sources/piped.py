"""Standard input as RAW: one document, JSON Lines or an archive, kept in a file while the run lasts."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import zlib
from pathlib import Path
from typing import IO

from pipeline.errors import UsageError
from pipeline.sources.sniff import looks_like_page

# Looked at to see what it is.
_HEAD = 1 << 16
_PAGE_TAGS = (b"<html", b"<head", b"<body", b"<div", b"<p>", b"<p ", b"<article")
_NAME_DIGITS = 16


def keep(stream: IO[bytes], folder: Path) -> Path:
    """Put what comes into a file below `folder`, named by what it is and says: the same bytes have the same name.

    Returns the file. Raises UsageError if nothing comes.
    """
    place = folder / "stdin"
    digest = hashlib.sha256()
    with open(place, "wb") as out:
        while part := stream.read(1 << 20):
            digest.update(part)
            out.write(part)
    with open(place, "rb") as kept:
        head = kept.read(_HEAD)
    if not head.strip():
        raise UsageError("Nothing came on standard input.", "Such as: curl URL | newswinnow run - clean")
    return Path(shutil.move(place, folder / f"stdin-{digest.hexdigest()[:_NAME_DIGITS]}{_suffix(head)}"))


def _suffix(head: bytes) -> str:
    if head.startswith(b"\x1f\x8b"):
        return _suffix(_unpacked(head)) + ".gz"
    if head.startswith(b"WARC/"):
        return ".warc"
    if looks_like_page(head) or any(tag in head[:4096].lower() for tag in _PAGE_TAGS):
        return ".html"
    return ".jsonl" if _is_object(head.lstrip().split(b"\n", 1)[0]) else ".txt"


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, _HEAD)
    except (zlib.error, gzip.BadGzipFile):
        return b""


def _is_object(line: bytes) -> bool:
    """Whether a first line is an object; one that goes on behind what was looked at, by its beginning."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return line.startswith(b'{"') and len(line) > _HEAD // 2
