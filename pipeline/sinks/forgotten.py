"""Tombstones: what was taken down and must not come back. A file of its own, which outlives the ledger.

`CLEAN/forgotten.jsonl` holds one JSON object per document: the record's id, the SHA-256 of the raw document's uri (a uri
may tell what was in the document), that of the container it stood in, the day, and a note for people. Nothing else of the
document is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.errors import EnvironmentFault
from pipeline.sinks.files import Files
from pipeline.sinks.layout import FORGOTTEN


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One document that was taken down. `day` is YYYY-MM-DD."""

    id: str
    uri_sha256: str
    day: str
    note: str = ""
    container_sha256: str = ""  # of the container's uri, "" for a plain file; `allow_again` has it read once more


@dataclass(frozen=True, slots=True)
class Tombstones:
    """All of a CLEAN folder, for looking up; small enough to travel to the workers."""

    ids: frozenset[str] = frozenset()
    uris: frozenset[str] = frozenset()

    def cover(self, uri: str, record_id: str = "") -> bool:
        """Whether a raw document, or any with the same record id, was taken down."""
        return bool(self.ids) and (record_id in self.ids or digest_of_uri(uri) in self.uris)


NO_TOMBSTONES = Tombstones()


def digest_of_uri(uri: str) -> str:
    """SHA-256 of a uri, hexadecimal."""
    return hashlib.sha256(uri.encode("utf-8", "surrogatepass")).hexdigest()


def read_tombstones(clean: Path) -> list[Tombstone]:
    """The tombstones in the order in which they were set. Raises EnvironmentFault if the file is damaged."""
    path = clean / FORGOTTEN
    try:
        lines = path.read_text("utf-8").splitlines()
        return [Tombstone(**json.loads(line)) for line in lines if line]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError) as error:
        # To go on without it would bring back what was taken down.
        raise EnvironmentFault(f"{path} cannot be read: {error}.", "Correct it: one JSON object a line.") from None


def tombstones(clean: Path) -> Tombstones:
    """The same, for looking up. Raises EnvironmentFault."""
    read = read_tombstones(clean)
    return Tombstones(frozenset(t.id for t in read), frozenset(t.uri_sha256 for t in read))


def put_copies(clean: Path, copies: Iterable[tuple[str, str, str]]) -> None:
    """Tombstones for documents that turned up under other names: (id, uri, container's uri or ""), day and note of the
    first one of that id. Raises EnvironmentFault.
    """
    stones = read_tombstones(clean)
    first = {stone.id: stone for stone in reversed(stones)}
    have = {stone.uri_sha256 for stone in stones}
    new = [
        Tombstone(name, digest_of_uri(uri), first[name].day, first[name].note, container and digest_of_uri(container))
        for name, uri, container in copies
        if name in first and digest_of_uri(uri) not in have
    ]
    if new:
        write_tombstones(clean, [*stones, *new])


def write_tombstones(clean: Path, stones: Iterable[Tombstone]) -> None:
    """Replace the file, durably. Raises EnvironmentFault."""
    content = "".join(json.dumps(asdict(stone), ensure_ascii=False) + "\n" for stone in stones)
    files = Files(clean)
    files.write(clean / FORGOTTEN, content.encode())
    files.flush()
