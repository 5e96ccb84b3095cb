"""ninjs 3.1, the IPTC's News in JSON, an item per line.

What an item cannot say is left out: ninjs times are instants with an offset, so a document that states only its day
gives none of them. `people`, `organisations` and `places` are about whom the news is; who made it stands in `by` and
`infoSources`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.exports.lines import json_line, write_lines
from pipeline.exports.schema_org import is_address
from pipeline.model.record import ArticleRecord

STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"}
_REPRESENTATION = {"full": "full", "truncated_suspected": "partial"}
_PLAIN = "text/plain"


def write(records: Iterable[ArticleRecord], destination: Path) -> None:
    """A line per record."""
    write_lines((json_line(ninjs_item(record)) for record in records), destination)


def ninjs_item(record: ArticleRecord) -> dict[str, Any]:
    """One record as a ninjs item of type text; a property that the record does not have is left out."""
    free_text = record.license is not None and not is_address(record.license)
    said = {
        "standard": STANDARD,
        "type": "text",
        "representationType": _REPRESENTATION.get(record.completeness),
        "version": str(record.revision),
        "versionCreated": record.datetime_modified or record.datetime_published,
        "contentCreated": record.datetime_published,
        "pubStatus": "usable",
        "language": record.language,
        "headlines": _parts(("main", record.title), ("subtitle", record.subtitle)),
        "descriptions": _parts(("summary", record.description), *(("caption", text) for text in record.captions)),
        "bodies": [
            {
                "role": "main",
                "contentType": _PLAIN,
                "charCount": record.char_count,
                "wordCount": record.word_count,
                "value": record.text,
            }
        ],
        "by": record.byline or ", ".join(record.authors) or None,
        "located": record.dateline,
        "infoSources": _sources(record),
        "subjects": [{"name": name, "rel": rel} for rel, name in _subjects(record)],
        "renditions": _renditions(record),
        "altIds": [{"role": "source", "value": record.source.uri}],
        "copyrightNotice": record.copyright_notice,
        "copyrightHolder": record.copyright_holder,
        "usageTerms": record.license if free_text else None,
        "rightsInfo": {"linkedRights": record.license} if record.license and not free_text else None,
    }
    return {"uri": f"urn:uuid:{record.id}"} | {
        k: value for k, value in said.items() if value is not None and value != []
    }


def _parts(*said: tuple[str, str | None]) -> list[dict[str, str]]:
    return [{"role": role, "contentType": _PLAIN, "value": value} for role, value in said if value]


def _sources(record: ArticleRecord) -> list[dict[str, str]]:
    named = [("author", name) for name in record.authors] + [("agency", name) for name in record.agencies]
    named += [("publisher", record.outlet)] if record.outlet else []
    return [{"role": role, "name": name} for role, name in named]


def _subjects(record: ArticleRecord) -> list[tuple[str, str]]:
    section = [("section", record.section)] if record.section else []
    return section + [("keyword", tag) for tag in record.tags]


def _renditions(record: ArticleRecord) -> list[dict[str, str]]:
    address = record.canonical_url or record.url
    return [{"name": "web", "href": address, "contentType": "text/html"}] if address else []
