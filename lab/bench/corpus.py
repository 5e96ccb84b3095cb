"""What is measured on: the documents of a folder, repeated until there are enough."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.model.document import DocumentKind, RawDocument
from pipeline.sources import DocumentRef, SourceFault, load, scan

LARGEST_DOCUMENT = 20_000_000
# What a page says about its own address; and a paragraph without markup in it, in a page or a dump.
_ADDRESS = re.compile(rb"""((?:canonical|og:url)["']\s+(?:href|content)=["']|"(?:url|@id)"\s*:\s*")([^"'?#]+)""")
_PARAGRAPH = {"html": re.compile(rb"(?<=>)[^<>]{60,}+(?=</p>)"), "text": re.compile(rb"^.{60,}$", re.MULTILINE)}


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


def variants(documents: list[RawDocument]) -> list[RawDocument]:
    """The documents, each made one of a kind by its number; the same every time."""
    return [variant(raw, number) for number, raw in enumerate(documents)]


def variant(raw: RawDocument, number: int) -> RawDocument:
    """A document with a number in its address and at the end of its longest paragraph.

    Repeated documents so become different ones, with ids and texts of their own.
    """
    mark = str(number).encode()
    content = _ADDRESS.sub(rb"\1\2/n" + mark, raw.content)
    longest = max(_PARAGRAPH[raw.kind].finditer(content), key=lambda m: m.end() - m.start(), default=None)
    if longest is not None:
        content = content[: longest.end()].rstrip() + b" " + mark + b"." + content[longest.end() :]
    return replace(raw, uri=f"{number:06d}-{raw.uri}", content=content)


def corpus(folder: Path, kind: DocumentKind | None, documents: int) -> list[RawDocument]:
    """Exactly `documents` documents of a kind (or of both), those of the folder over and over.

    Raises UsageError if the folder holds none.
    """
    found = [raw for raw in read_folder(folder, kind) if raw.content.strip()]
    if not found:
        endings = {"html": ".html", "text": ".txt", None: ".html or .txt"}[kind]
        raise UsageError(f"{folder} holds no {endings} documents to measure on.", "Name another folder.")
    return list(islice(cycle(found), documents))
