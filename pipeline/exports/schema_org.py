"""schema.org `NewsArticle` as JSON-LD, a line each: what search engines, archives and feeds read from a page's head.

Only what the document says is said: no image, no logo, no publisher without a credit. Captions become `ImageObject`s
without an address, since the record has no pictures. A day without a time stays a day.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.exports.lines import json_line, write_lines
from pipeline.model.record import ArticleRecord

CONTEXT = "https://schema.org"


def write(records: Iterable[ArticleRecord], destination: Path) -> None:
    """A line per record."""
    write_lines((json_line(news_article(record)) for record in records), destination)


def news_article(record: ArticleRecord) -> dict[str, Any]:
    """One record as a `NewsArticle`; a property that the record does not have is left out."""
    address = record.canonical_url or record.url
    said = {
        "identifier": f"urn:uuid:{record.id}",
        "version": str(record.revision),
        "url": address,
        "mainEntityOfPage": address,
        "headline": record.title,
        "alternativeHeadline": record.subtitle,
        "description": record.description,
        "articleSection": record.section,
        "articleBody": record.text,
        "wordCount": record.word_count,
        "inLanguage": record.language,
        "dateline": record.dateline,
        "author": [_named("Person", name) for name in record.authors],
        "sourceOrganization": [_named("Organization", name) for name in record.agencies],
        "publisher": _named("Organization", record.outlet),
        "datePublished": record.datetime_published or record.datetime_published_local or record.date_published,
        "dateModified": record.datetime_modified or record.date_modified,
        "keywords": record.tags,
        "associatedMedia": [{"@type": "ImageObject", "caption": caption} for caption in record.captions],
        "copyrightNotice": record.copyright_notice,
        "copyrightHolder": _named("Organization", record.copyright_holder),
        "license": _license(record.license),
        "isAccessibleForFree": record.is_accessible_for_free,
    }
    head = {"@context": CONTEXT, "@type": "NewsArticle"}
    return head | {key: value for key, value in said.items() if value is not None and value != []}


def _named(kind: str, name: str | None) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _license(value: str | None) -> str | dict[str, str] | None:
    """schema.org wants an address, or a work that is the licence."""
    return value if value is None or is_address(value) else _named("CreativeWork", value)


def is_address(value: str) -> bool:
    """Whether a licence is given as a web address."""
    return value.startswith(("https://", "http://")) and " " not in value
