"""The JSON of `trafilatura.extract(output_format="json", with_metadata=True)`, a line each, for drop-in use.

The same keys in the same order, with its conventions: authors and tags in one string, paragraphs a line each. What it
would take from a clock or from elsewhere (`filedate`, `image`, `pagetype`) is null; comments are never part of a record.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from trafilatura.deduplication import content_fingerprint

from pipeline.exports.lines import json_line, write_lines
from pipeline.model.record import ArticleRecord


def write(records: Iterable[ArticleRecord], destination: Path) -> None:
    """A line per record."""
    write_lines((json_line(as_trafilatura(record)) for record in records), destination)


def as_trafilatura(record: ArticleRecord) -> dict[str, Any]:
    """One record under trafilatura's names; `id` is the record's, `fingerprint` trafilatura's own over title and text."""
    flowing = " ".join(record.paragraphs)
    return {
        "title": record.title,
        "author": "; ".join(record.authors) or None,
        "hostname": record.outlet_domain,
        "date": record.date_published,
        "fingerprint": content_fingerprint(f"{record.title} {flowing}"),
        "id": record.id,
        "license": record.license,
        "comments": "",
        "raw_text": flowing,
        "text": "\n".join(record.paragraphs),
        "language": record.language,
        "image": None,
        "pagetype": None,
        "filedate": None,
        "source": record.canonical_url or record.url,
        "source-hostname": record.outlet,
        "excerpt": record.description,
        "categories": record.section or "",
        "tags": ";".join(record.tags),
    }
