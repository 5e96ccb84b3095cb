"""SOURCES.toml: which feeds and sitemaps, and how politely."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator, model_validator

from pipeline.errors import UsageError, did_you_mean
from pipeline.fetch.addresses import written
from pipeline.fetch.public import Network, networks

EXTRA = "fetch"  # the part of the package that this needs
Web = Annotated[str, StringConstraints(pattern=r"^https?://[^/\s]")]
Pattern = Annotated[str, StringConstraints(min_length=1)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class SourceTable(_Table):
    """One `[[source]]`."""

    name: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
    """Folder below RAW."""
    feeds: list[Web] = []
    """Addresses of RSS, Atom or RDF feeds."""
    sitemaps: list[Web] = []
    """Addresses of sitemaps or of indexes of sitemaps, also as `.gz`."""
    outlet: str | None = None
    """Name of the news organisation, kept in the side file as a hint."""
    language: str | None = None
    """Language of the pages, kept in the side file as a hint."""
    include: list[Pattern] = []
    """Regular expressions: only addresses in which one is found are asked for."""
    exclude: list[Pattern] = []
    """Regular expressions: addresses in which one is found are not."""
    max_pages: int = Field(default=200, ge=1)
    """Pages to ask for in one call."""
    max_sitemaps: int = Field(default=50, ge=1)
    """Sitemaps to ask for in one call; the next call goes on with those that were left."""

    @field_validator("feeds", "sitemaps")
    @classmethod
    def _are_addresses(cls, addresses: list[str]) -> list[str]:
        for number, address in enumerate(addresses, 1):
            # The address is not shown: what stands before the @ may be a password.
            if "@" in address.partition("://")[2].partition("/")[0]:
                raise ValueError(f"number {number} holds a user name or a password, and fetch signs in nowhere")
            if not written(address):
                raise ValueError(f"number {number} is no address of the web")
        return addresses

    @field_validator("include", "exclude")
    @classmethod
    def _are_patterns(cls, patterns: list[str]) -> list[str]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is no regular expression: {error}") from None
        return patterns

    @model_validator(mode="after")
    def _names_something(self) -> SourceTable:
        if not self.feeds and not self.sitemaps:
            raise ValueError("a source needs feeds or sitemaps")
        return self

    def wants(self, url: str) -> bool:
        """Whether a page's address passes `include` and `exclude`."""
        if self.include and not any(re.search(pattern, url) for pattern in self.include):
            return False
        return not any(re.search(pattern, url) for pattern in self.exclude)


class FetchPlan(_Table):
    """The whole file."""

    user_agent: Annotated[str, StringConstraints(pattern=r"^[!-~][ -~]{2,}$")]
    """How the fetcher calls itself; name a page or an address where its owner can be reached."""
    delay_seconds: float = Field(default=5.0, ge=0)
    """Between two requests to one host. A site's own `Crawl-delay` counts if it is longer."""
    timeout_seconds: float = Field(default=30.0, gt=0)
    """For one request from its beginning to its end."""
    max_bytes: int = Field(default=5_000_000, ge=1)
    """Largest page or feed, unpacked."""
    list_timeout_seconds: float = Field(default=300.0, gt=0)
    """For one feed or sitemap from its beginning to its end."""
    max_list_bytes: int = Field(default=52_428_800, ge=1)
    """Largest sitemap, unpacked. The protocol allows 50 MB."""
    max_redirects: int = Field(default=5, ge=0)
    """Redirects that are followed for one page."""
    recheck_days: float = Field(default=3.0, ge=0)
    """Pages are asked for again for so long after they were first seen, even if their list gives them the same date."""
    allow_private: list[str] = []
    """Networks such as 10.1.0.0/16 that may be connected to although they are not public; for intranets."""
    source: list[SourceTable] = Field(min_length=1)
    """The sources."""

    @field_validator("allow_private")
    @classmethod
    def _are_networks(cls, names: list[str]) -> list[str]:
        networks(names)
        return names

    @property
    def allowed(self) -> tuple[Network, ...]:
        """The networks of `allow_private`."""
        return networks(self.allow_private)

    @model_validator(mode="after")
    def _names_differ(self) -> FetchPlan:
        names = [source.name.lower() for source in self.source]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"two sources are named {name!r}")
        return self


def read_plan(file: Path) -> FetchPlan:
    """Read SOURCES.toml. Raises UsageError that names the key and what was expected."""
    try:
        values = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.", "Give the file that names the sources.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{file} is not TOML in UTF-8: {error}.", 'A line reads: key = "text".') from None
    try:
        return FetchPlan.model_validate(values)
    except ValidationError as error:
        raise _explained(file, error.errors(include_url=False)[0]) from None


def _explained(file: Path, first: Any) -> UsageError:
    place = ".".join(str(part + 1) if isinstance(part, int) else str(part) for part in first["loc"])
    model = SourceTable if str(first["loc"][:1]) == "('source',)" and len(first["loc"]) > 1 else FetchPlan
    last = str(first["loc"][-1]) if first["loc"] else ""
    if first["type"] == "extra_forbidden":
        known = model.model_fields
        hint = f"{did_you_mean(last, known)} Known keys: {', '.join(known)}.".strip()
        return UsageError(f"{file}: unknown key {place!r}.", hint)
    field = model.model_fields.get(last)
    message = first["msg"].removeprefix("Value error, ")
    return UsageError(f"{file}: {place or 'the file'}: {message}.", (field.description or "") if field else "")
