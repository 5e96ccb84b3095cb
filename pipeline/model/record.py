"""The article record: the contract with everything downstream.

Each field's description is its contract; `schemas/article.v1.json` and docs/RECORD.md come from here. Every key is
always present. null: the document does not say. []: looked and found none. The empty string never occurs.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from pipeline.model.reasons import Reason, WarningCode
from pipeline.model.version import SCHEMA_VERSION

Text = Annotated[str, StringConstraints(min_length=1)]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Instant = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$")]
LocalTime = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Version = Annotated[str, StringConstraints(pattern=r"^1\.\d+\.\d+$")]
Precision = Literal["year", "month", "day", "minute", "second"]
Completeness = Literal["full", "truncated_suspected", "unknown"]


class Frozen(BaseModel):
    """Base of everything that is written out: immutable, and a newer minor version's extra keys are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)


class Source(Frozen):
    """The raw input that the record came from."""

    uri: Text
    """Path of the raw document relative to the RAW folder; `<container>/<id>` for one out of a container."""
    kind: Literal["html", "text"]
    """The front end that read it."""
    media_type: Text
    """Media type of the bytes, such as `text/html`."""
    sha256: Sha256
    """SHA-256 of the raw bytes (after decompression), hexadecimal."""
    bytes: Annotated[int, Field(ge=0)]
    """Number of raw bytes."""
    charset: str | None
    """Character encoding that decoded the bytes, lower case; null if nothing was decoded."""
    url: str | None
    """Address given beside the document (side file, container) or written into it by what saved it, unchecked."""
    fetched_at: str | None
    """When the document was fetched, RFC 3339, as given beside it or written into it by what saved it."""


class PipelineStamp(Frozen):
    """What made the record."""

    version: Text
    """Version of newswinnow."""
    fingerprint: Sha256
    """Digest over code version, rules, models and schema, as far as they concern it: equal ones give equal records."""


class RemovedCount(Frozen):
    """How much left the body for one reason. The texts themselves are in the audit file."""

    reason: Reason
    """Why, from the closed list."""
    blocks: Annotated[int, Field(ge=1)]
    """Number of blocks."""
    chars: Annotated[int, Field(ge=0)]
    """Number of characters (code points) in them."""


class CandidateRecord(Frozen):
    """A value that was considered and not chosen."""

    value: Text
    """The value as text."""
    method: Text
    """How it was found."""
    confidence: Share
    """How sure that way of finding it is, 0 to 1."""


class Provenance(Frozen):
    """Where one field's value comes from."""

    field: Text
    """Name of the record's field."""
    method: Text
    """How the value was found (`json_ld.datePublished`, `line.byline`); `none` if every candidate was refused."""
    evidence: str
    """The text it was read from, shortened."""
    confidence: Share
    """Share of values found this way that are right, as measured on labelled pages."""
    candidates: list[CandidateRecord]
    """The candidates that lost, best first."""


class ArticleRecord(Frozen):
    """One news article, cleaned."""

    schema_version: Version = SCHEMA_VERSION
    """Version of this schema (semver). Minor versions only add keys."""
    id: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    """UUIDv5 over `id_basis`; stays when the content changes."""
    id_basis: Literal["canonical_url", "source_uri"]
    """What the id was made from: the canonical URL where one is known, else the source's uri."""
    revision: Annotated[int, Field(ge=1)] = 1
    """Counts changes of the cleaned text or the metadata, from 1, over all captures of an `id` in the order of their times."""
    content_hash: Sha256
    """SHA-256 of the title in NFC, a blank line, and the text."""
    url: str | None
    """Address of the page, from the source's hints or the page itself."""
    canonical_url: str | None
    """The address that the page declares as its own (`<link rel=canonical>`, `og:url`), normalised."""
    outlet_domain: str | None
    """Host of the address without `www.`."""
    outlet: str | None
    """The news organisation that the document itself credits, as readers know it; never read from prose."""
    title: str | None
    """The headline as printed, without the site's name."""
    subtitle: str | None
    """The line under the headline, if it is told apart from the body."""
    description: str | None
    """The summary that the page declares for search engines and feeds."""
    section: str | None
    """The section of the outlet, such as `World`."""
    dateline: str | None
    """The place that the text opens with (`BEIRUT`); it also stays in the text, as printed."""
    authors: list[Text]
    """Persons who wrote it, in the page's order and letter case; no roles, no agencies, no photographers."""
    byline: str | None
    """The line that credits the authors, as printed."""
    agencies: list[Text]
    """Wire agencies that the document credits."""
    date_published: Day | None
    """Day of publication as the document states it, in the document's own time zone; never widened from a month."""
    datetime_published: Instant | None
    """Instant of publication in UTC; only where the document states the offset."""
    datetime_published_local: LocalTime | None
    """Time of publication as on the page's clock, without offset."""
    date_published_precision: Precision | None
    """How precisely the document states it."""
    date_published_raw: str | None
    """The date as it stands in the document."""
    date_modified: Day | None
    """Day of the last change that the document states."""
    datetime_modified: Instant | None
    """Instant of the last change in UTC; only where the offset is stated."""
    language: str | None
    """Language of the body, BCP 47; null where the detectors disagree or the text is too short."""
    language_confidence: Share | None
    """Probability of `language`."""
    language_declared: str | None
    """Language that the page declares, BCP 47."""
    paragraphs: list[Text]
    """The body in reading order: no title, byline, caption or boilerplate."""
    text: Text
    """The paragraphs joined by a blank line."""
    captions: list[Text]
    """Captions and photo credits, in reading order."""
    tags: list[Text]
    """Keywords that the page declares or prints as a list."""
    copyright_notice: str | None
    """The copyright line as printed."""
    copyright_holder: str | None
    """Whom it names."""
    license: str | None
    """Licence address or name that the page declares."""
    is_accessible_for_free: bool | None
    """Whether the page declares itself free to read (schema.org); never guessed from phrases."""
    completeness: Completeness
    """Whether the body is the whole article; `truncated_suspected` only from structured data or a crawler's own mark."""
    duplicate_of: str | None
    """Id of an earlier record with the same cleaned text; nothing is deleted."""
    near_duplicate_of: str | None
    """Id of an earlier record with nearly the same text."""
    char_count: Annotated[int, Field(ge=1)]
    """Code points in `text`."""
    word_count: Annotated[int, Field(ge=0)]
    """Words in `text`; each ideograph or kana counts as one."""
    removed: list[RemovedCount]
    """What left the body, counted per reason."""
    provenance: list[Provenance]
    """Evidence for every field that has a value or a refused candidate."""
    warnings: list[WarningCode]
    """What to beware of, from the closed list."""
    source: Source
    """Where it came from."""
    pipeline: PipelineStamp
    """What made it."""

    @field_validator("date_published", "date_modified")
    @classmethod
    def _is_a_day(cls, value: str | None) -> str | None:
        if value is not None:
            date.fromisoformat(value)
        return value

    @field_validator(
        "url", "canonical_url", "outlet_domain", "outlet", "title", "subtitle", "description", "section", "dateline",
        "byline", "date_published_raw", "language", "language_declared", "copyright_notice", "copyright_holder",
        "license",
    )  # fmt: skip
    @classmethod
    def _never_blank(cls, value: str | None) -> str | None:
        if value is not None and not value.strip():
            raise ValueError("null, not the empty string, says that the document does not say")
        return value

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.text != "\n\n".join(self.paragraphs):
            raise ValueError("text is not the paragraphs joined by a blank line")
        if self.char_count != len(self.text):
            raise ValueError("char_count is not the length of the text")
        if self.date_published is None and (self.datetime_published or self.datetime_published_local):
            raise ValueError("a time of publication without a day")
        return self


_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+(?:['’\-][^\W_{_IDEOGRAPHS}]+)*")

# The same in text of Latin-1 letters, byte by byte: "a" for what words are made of, "-" for what joins two parts of one.
_PART, _JOIN, _GAP = b"a- "
_LATIN = bytes(
    _JOIN if char in "'-" else _PART if re.fullmatch(rf"[^\W_{_IDEOGRAPHS}]", char) else _GAP
    for char in map(chr, range(256))
)


def count_words(text: str) -> int:
    """Number of words; an ideograph or kana counts as one, since those scripts do not set spaces."""
    plain = text if text.isascii() else _without_typography(text)
    try:
        signs = plain.encode("latin-1").translate(_LATIN)
    except UnicodeEncodeError:
        return len(_WORD.findall(plain))
    for _ in range(2):  # "a-a-a": of two joints that share a part the second comes next
        signs = signs.replace(b"a-a", b"aaa")
    return (b" " + signs.replace(b"-", b" ")).count(b" a")  # where one begins


def _without_typography(text: str) -> str:
    """The text with the marks that are often all that keeps it from being Latin-1 replaced by what counts the same."""
    text = text.replace("’", "'")
    for mark in "“”„‚‘–—…•€™›‹→\u00a0":
        text = text.replace(mark, " ")
    return text
