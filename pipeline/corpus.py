"""All documents of a folder, one after the other, for commands that look at a corpus without filling CLEAN."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.packs.ruleset import HtmlMode
from pipeline.segment import SegmentError, segment
from pipeline.sources import KEYS, Container, DocumentRef, Keys, SourceFault, Spool, load, members, scan


def segmented(
    raw: Path | str, max_bytes: int, exclude: Path | None = None, html: HtmlMode = "best", keys: Keys = KEYS
) -> Iterator[SegmentedDocument]:
    """Every document that can be read and cut into blocks, those in containers too; a run says what ails the others.

    `html` is how pages are read, as in a run.
    Raises UsageError if `raw` is no folder, EnvironmentFault if something under it cannot be listed.
    """
    with tempfile.TemporaryDirectory(prefix="newswinnow-") as folder:
        spool = Spool(Path(folder))
        for entry in scan(raw, exclude=exclude):
            for ref in _documents(entry, spool, max_bytes, keys):
                with suppress(SourceFault, SegmentError):
                    yield segment(load(ref, max_bytes), html)


def named(
    raw: Path | str, uris: Collection[str], max_bytes: int, exclude: Path | None = None, keys: Keys = KEYS
) -> Iterator[RawDocument]:
    """The documents of these uris that can be read, in the order of RAW. Raises as `segmented`."""
    wanted = set(uris)
    with tempfile.TemporaryDirectory(prefix="newswinnow-") as folder:
        spool = Spool(Path(folder))
        for entry in scan(raw, exclude=exclude):
            if not wanted:
                return
            if isinstance(entry, Container) and not any(uri.startswith(f"{entry.uri}/") for uri in wanted):
                continue
            for ref in _documents(entry, spool, max_bytes, keys):
                if ref.uri in wanted:
                    wanted.discard(ref.uri)
                    with suppress(SourceFault):
                        yield load(ref, max_bytes)


def _documents(entry: DocumentRef | Container, spool: Spool, max_bytes: int, keys: Keys) -> Iterator[DocumentRef]:
    if isinstance(entry, DocumentRef):
        yield entry
        return
    for ref in members(entry.with_keys(keys), spool, max_bytes):
        spooled = spool.cut()  # a file for every document: what was put can be read, and then goes
        yield ref
        if spooled:
            Path(spooled).unlink(missing_ok=True)
