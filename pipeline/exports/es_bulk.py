"""Lines for the bulk API of Elasticsearch and OpenSearch: an action, then the record.

    curl -H 'Content-Type: application/x-ndjson' --data-binary @articles.ndjson http://127.0.0.1:9200/news/_bulk

The index stands in the address. The record's id is the document's id, and its version follows from the time of capture
and the revision (`version_type` `external_gte`): a newer text takes the place of an older one, and never the reverse,
whichever export is sent last. A document that the index has in a newer version is answered with status 409, which is
no fault.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.exports.lines import json_line, write_lines
from pipeline.exports.newest import version
from pipeline.model.record import ArticleRecord


def write(records: Iterable[ArticleRecord], destination: Path) -> None:
    """Two lines per record."""
    write_lines((_pair(record) for record in records), destination)


def _pair(record: ArticleRecord) -> bytes:
    action = {"_id": record.id, "version": version(record), "version_type": "external_gte"}
    return json_line({"index": action}) + b"\n" + record.model_dump_json().encode()
