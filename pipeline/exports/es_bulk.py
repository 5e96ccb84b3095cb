"""Lines for the bulk API of Elasticsearch and OpenSearch: an action, then the record.

    curl -H 'Content-Type: application/x-ndjson' --data-binary @articles.ndjson http://127.0.0.1:9200/news/_bulk

The index stands in the address. The record's id is the document's id, so that a later revision takes the place of
an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.exports.lines import json_line, write_lines
from pipeline.model.record import ArticleRecord


def write(records: Iterable[ArticleRecord], destination: Path) -> None:
    """Two lines per record."""
    write_lines((_pair(record) for record in records), destination)


def _pair(record: ArticleRecord) -> bytes:
    return json_line({"index": {"_id": record.id}}) + b"\n" + record.model_dump_json().encode()
