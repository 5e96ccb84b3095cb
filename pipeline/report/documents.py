"""The documents of a CLEAN folder as the report lists them: one small value each, without their texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.reasons import Reason, WarningCode
from pipeline.records import read_rows
from pipeline.sinks.layout import ARTICLES, QUARANTINE

# The fields whose filling tells something about a publisher's pages.
FIELDS = (
    "title", "authors", "byline", "date_published", "datetime_published", "date_modified", "language", "outlet",
    "canonical_url", "description", "subtitle", "section", "dateline", "agencies", "captions", "tags",
    "copyright_notice",
)  # fmt: skip
NO_OUTLET = "(not stated)"
_PER_LINE = 60  # bytes of a detail's line beside its text: reason, rule, confidence, brackets
_PER_FIELD = 120


@dataclass(frozen=True, slots=True)
class Article:
    """One article record, as far as lists and figures need it.

    `share` is the part of the document's characters that is not in the body, 0 to 1. `removed` counts blocks and
    characters per reason, `filled` holds the names out of FIELDS that have a value, `size` estimates the bytes that
    the document's side-by-side view takes.
    """

    uri: str
    title: str | None
    outlet: str
    language: str | None
    date: str | None
    chars: int
    share: float
    removed: tuple[tuple[str, int, int], ...]
    filled: frozenset[str]
    warnings: tuple[str, ...]
    revision: int
    size: int


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One input without a record."""

    uri: str
    code: str
    stage: str
    message: str
    retryable: bool
    bytes: int


def read_articles(clean: Path) -> Iterator[Article]:
    """Every article record, in the order of the files' names."""
    for row in read_rows(clean, ARTICLES):
        yield article_of(row)


def article_of(row: dict[str, Any]) -> Article:
    """The parts of one record that the report counts and lists."""
    removed = tuple((str(item["reason"]), int(item["blocks"]), int(item["chars"])) for item in row["removed"])
    cut, kept = sum(chars for _, _, chars in removed), int(row["char_count"])
    blocks = len(row["paragraphs"]) + sum(blocks for _, blocks, _ in removed)
    return Article(
        uri=row["source"]["uri"],
        title=row["title"],
        outlet=row["outlet_domain"] or row["outlet"] or NO_OUTLET,
        language=row["language"],
        date=row["date_published"],
        chars=kept,
        share=cut / (cut + kept),
        removed=removed,
        filled=frozenset(name for name in FIELDS if row.get(name)),
        warnings=tuple(row["warnings"]),
        revision=int(row["revision"]),
        size=len(row["text"].encode("utf-8", "replace"))
        + cut
        + _PER_LINE * blocks
        + _PER_FIELD * len(row["provenance"]),
    )


def read_quarantined(clean: Path) -> Iterator[Quarantined]:
    """Every quarantine record, in the order of the files' names."""
    for row in read_rows(clean, QUARANTINE):
        yield Quarantined(
            uri=row["source"]["uri"],
            code=str(row["code"]),
            stage=str(row["stage"]),
            message=row["message"],
            retryable=bool(row["retryable"]),
            bytes=int(row["source"]["bytes"]),
        )


# Reasons by family: 26 colours cannot be told apart, five can. The name always stands beside the colour.
FAMILIES: dict[Reason, str] = {
    **dict.fromkeys(
        (Reason.NAVIGATION, Reason.FOOTER, Reason.SHARE, Reason.LANGUAGE_SWITCHER, Reason.CONSENT,
         Reason.CAPTCHA_OR_FORM, Reason.CRAWL_HEADER), "furniture"),
    **dict.fromkeys((Reason.PROMO, Reason.NEWSLETTER, Reason.ADVERTISEMENT, Reason.PAYWALL), "promotion"),
    **dict.fromkeys((Reason.COMMENTS, Reason.RELATED_LINKS, Reason.TAGS), "around"),
    **dict.fromkeys(
        (Reason.TITLE, Reason.DATE_LINE, Reason.BYLINE_LINE, Reason.SOURCE_LINE, Reason.CAPTION, Reason.COPYRIGHT,
         Reason.AUTHOR_BIO, Reason.SYNDICATION_NOTE), "stated"),
    **dict.fromkeys((Reason.REPEATED, Reason.SITE_BOILERPLATE, Reason.OUTSIDE_BODY), "place"),
}  # fmt: skip
REASONS = tuple(str(reason) for reason in Reason)
WARNINGS = tuple(str(code) for code in WarningCode)
