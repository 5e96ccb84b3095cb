"""CLEAN folders for the report's tests: written as the flow writes them, without running it."""

from __future__ import annotations

import base64
import json
import zlib
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.line import process
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset, load_ruleset
from pipeline.report.details import PER_PACK
from pipeline.sinks.layout import ARTICLES, AUDIT, QUARANTINE, record_path

DUMP = """\
Orchard Weekly

Late frost spares the pears of Lower Fenwick

By Hanna Okafor

Growers in Lower Fenwick said on Monday that the late frost had spared nearly all of their pear trees this spring.
READ: Cider makers count their barrels
The cooperative expects to pick about four hundred tonnes, a little more than in the two years before.
"We lit fires between the rows for three nights," said Tomas Varga, who keeps sixty acres by the river.

Show Comments
"""


@cache
def _ruleset() -> Ruleset:
    return load_ruleset()


def outcome_rows(uri: str, text: str = DUMP) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """The record of a dump, as an article or in quarantine, and its audit, as they would be written."""
    outcome = process(RawDocument(uri, "text", "text/plain", text.encode()), _ruleset())
    audit = outcome.audit.model_dump(mode="json") if outcome.audit else None
    return outcome.record.model_dump(mode="json"), audit


def put(clean: Path, record: dict[str, Any], audit: dict[str, Any] | None) -> None:
    """Write one document's files."""
    folder = ARTICLES if "paragraphs" in record else QUARANTINE
    for name, row in ((folder, record), (AUDIT, audit)):
        if row is not None:
            path = record_path(clean, name, row["source"]["uri"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(row), "utf-8")


def view_of(page: bytes, number: int) -> Any:
    """One side-by-side view of a report."""
    pack, place = divmod(number, PER_PACK)
    packed = page.split(f'<script type="text/plain" id="views-{pack}">'.encode(), 1)[1].split(b"</script>", 1)[0]
    return json.loads(zlib.decompress(base64.b64decode(packed)))[place]


def data_of(page: bytes, name: str = "data") -> Any:
    """What one data block of a report holds."""
    start = f'<script type="application/json" id="{name}">'.encode()
    return json.loads(page.split(start, 1)[1].split(b"</script>", 1)[0])
