"""The outlets' line memory: lines that recur across different stories of one site are that site's boilerplate.

A memory is learned over a corpus (`pipeline.learning`), kept in one JSON file that a person can read, and then
applied: within a run it never changes, so results do not depend on the order of the documents. Its digest is part
of the fingerprint.

    {"version": 2, "sites": {"example.org": {"stories": 40, "lines": [["show comments", 38], ["…", 38, 36], …]}}}

A line's first number is that of the stories it stood in, the second that of the stories that opened with it, if two or
more did.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from pipeline.errors import PackError
from pipeline.model.document import SegmentedDocument

MEMORY_VERSION = 2
_READABLE = (1, MEMORY_VERSION)  # version 1 knew no openings


@dataclass(frozen=True, slots=True)
class SiteLines:
    """What is known about one site: how many different stories were seen, and in how many each line stood.

    `openings` holds the lines that stood above or as the first prose of two or more stories, and of how many.
    """

    stories: int
    lines: Mapping[str, int] = field(repr=False)  # normalised line -> number of stories
    openings: Mapping[str, int] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class OutletMemory:
    """All sites. `digest` is the SHA-256 of the memory's canonical form; the empty memory's is the empty string."""

    sites: Mapping[str, SiteLines] = field(default_factory=dict, repr=False)
    digest: str = ""

    @classmethod
    def of(cls, sites: Mapping[str, SiteLines]) -> OutletMemory:
        """A memory of these sites, with its digest."""
        return cls(sites, hashlib.sha256(_canonical(sites).encode()).hexdigest() if sites else "")

    def site(self, name: str | None) -> SiteLines:
        """What is known about a site; nothing about an unknown one."""
        return (self.sites.get(name) if name else None) or SiteLines(0, {})

    def lines_of(self, site: str | None) -> Mapping[str, int]:
        """The site's lines with their numbers of stories; empty for an unknown site."""
        return self.site(site).lines

    def save(self, path: Path) -> None:
        """Write the memory to a JSON file; the same memory gives the same bytes."""
        path.write_text(_canonical(self.sites), "utf-8")

    @classmethod
    def load(cls, path: Path) -> OutletMemory:
        """Read a memory. Raises PackError if the file is missing or is none."""
        try:
            return cls.of(_sites(json.loads(path.read_text("utf-8"))))
        except OSError as error:
            raise PackError(f"{path}: {error.strerror}", "Write one with `newswinnow learn RAW`.") from None
        except (ValueError, TypeError, LookupError, AttributeError):
            hint = "Learn it anew with `newswinnow learn RAW`."
            raise PackError(f"{path}: no line memory of version {MEMORY_VERSION}", hint) from None


def site_of(segmented: SegmentedDocument) -> str | None:
    """The site that a document counts to: host of its address, else the outlet given beside it, else its folder.

    None for a document of unknown address in the top folder.
    """
    raw = segmented.raw
    canonical = next((href for rel, href, _ in segmented.markup.links if rel == "canonical"), None)
    for address in (raw.hints.url, canonical):
        host = _host(address) if address else None
        if host:
            return host
    if raw.hints.outlet:
        return raw.hints.outlet.casefold()
    folder = PurePosixPath(raw.uri).parent
    return None if folder == PurePosixPath(".") else f"{folder}/"


def _host(address: str) -> str | None:
    try:
        host = urlsplit(address).hostname
    except ValueError:  # such as an unclosed bracket
        return None
    return host.removeprefix("www.") if host else None


def _canonical(sites: Mapping[str, SiteLines]) -> str:
    content = {
        site: {"stories": known.stories, "lines": [_row(line, known) for line in _by_frequency(known.lines)]}
        for site, known in sorted(sites.items())
    }
    return json.dumps({"version": MEMORY_VERSION, "sites": content}, ensure_ascii=False, indent=1) + "\n"


def _by_frequency(lines: Mapping[str, int]) -> list[str]:
    return sorted(lines, key=lambda line: (-lines[line], line))


def _row(line: str, known: SiteLines) -> list[str | int]:
    opened = known.openings.get(line)
    return [line, known.lines[line]] if opened is None else [line, known.lines[line], opened]


def _sites(content: Any) -> dict[str, SiteLines]:
    if content["version"] not in _READABLE:
        raise ValueError("another version")
    return {str(site): _site(known) for site, known in content["sites"].items()}


def _site(known: Any) -> SiteLines:
    rows = known["lines"]
    lines = {str(row[0]): int(row[1]) for row in rows}
    return SiteLines(int(known["stories"]), lines, {str(row[0]): int(row[2]) for row in rows if len(row) > 2})
