"""The side-by-side view of single documents: source lines in their order, the record's fields with their evidence."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.records import read_rows
from pipeline.report.documents import Article
from pipeline.sinks.layout import ARTICLES, AUDIT, QUARANTINE

Line = list[Any]
# Views that are packed together: more pack better, fewer open faster.
PER_PACK = 32
MOST_VIEWS = 50_000
_NOT_FIELDS = frozenset(
    ("schema_version", "id_basis", "content_hash", "text", "paragraphs", "removed", "provenance", "warnings", "source",
     "pipeline", "char_count", "word_count", "language_confidence")
)  # fmt: skip


def choose(articles: Iterable[Article], outliers: frozenset[str], limit: int) -> list[str]:
    """Uris of the documents whose view is embedded: as many as `limit` bytes hold and at most MOST_VIEWS, outliers first.

    The others follow in the order of their uris' SHA-256, which is as good as a random sample and always the same.
    """
    chosen: list[str] = []
    total = 0
    for article in sorted(articles, key=lambda a: (a.uri not in outliers, hashlib.sha256(_bytes(a.uri)).digest())):
        if total + article.size <= limit and len(chosen) < MOST_VIEWS:
            chosen.append(article.uri)
            total += article.size
    return sorted(chosen)


def read_details(clean: Path, uris: Iterable[str], quarantine_limit: int) -> dict[str, bytes]:
    """The views of the named articles, and of quarantined inputs while `quarantine_limit` bytes last, by uri; packed.

    `unpacked` gives a view's JSON. Packed they are held until all are read: the audits come in an order of their own.
    """
    wanted = frozenset(uris)
    rows = ((r["source"]["uri"], r) for r in read_rows(clean, ARTICLES))
    records = {uri: packed({name: r[name] for name in r if name != "text"}) for uri, r in rows if uri in wanted}
    refused: dict[str, dict[str, Any]] = {}
    for row in read_rows(clean, QUARANTINE):
        quarantine_limit -= len(_bytes(row["excerpt"])) + 400
        if quarantine_limit < 0:
            break
        refused[row["source"]["uri"]] = {"excerpt": row["excerpt"], "details": row["details"], "lines": []}
    views: dict[str, bytes] = {}
    for audit in read_rows(clean, AUDIT):
        uri = audit["source"]["uri"]
        if uri in records:
            views[uri] = packed(_view(json.loads(unpacked(records.pop(uri))), audit["blocks"]))
        elif uri in refused:
            quarantine_limit -= sum(len(_bytes(block["text"])) + 100 for block in audit["blocks"])
            if quarantine_limit >= 0:
                refused[uri]["lines"] = source_lines(None, audit["blocks"])
    views |= {uri: packed(_view(json.loads(unpacked(record)), [])) for uri, record in records.items()}
    return views | {uri: packed(view) for uri, view in refused.items()}


def packed(value: Any) -> bytes:
    """A value as JSON in UTF-8, packed. A lone surrogate cannot be encoded; as an escape it is JSON again."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return zlib.compress(text.encode("utf-8", "backslashreplace"), 1)


def unpacked(view: bytes) -> bytes:
    """The JSON of what `packed` made."""
    return zlib.decompress(view)


def packs(views: Sequence[bytes]) -> Iterator[bytes]:
    """The views in packs of PER_PACK, each the base64 of a zlib stream over a JSON array: what a browser can unpack."""
    for first in range(0, len(views), PER_PACK):
        together = b"[" + b",".join(map(unpacked, views[first : first + PER_PACK])) + b"]"
        yield base64.b64encode(zlib.compress(together))


def _view(record: Mapping[str, Any], blocks: list[Mapping[str, Any]]) -> dict[str, Any]:
    evidence = {item["field"]: item for item in record["provenance"]}
    fields = []
    for name, value in record.items():
        if name in _NOT_FIELDS:
            continue
        item = evidence.pop(name, None)
        fields.append([name, value, *_reading(item)])
    fields.extend([name, None, *_reading(item)] for name, item in evidence.items() if name not in record)
    return {
        "lines": source_lines(record["paragraphs"], blocks),
        "fields": fields,
        "warnings": record["warnings"],
        "source": record["source"],
        "words": record["word_count"],
    }


def _reading(item: Mapping[str, Any] | None) -> list[Any]:
    """Method, evidence, confidence and the refused candidates of a field; nothing where there is no provenance."""
    if item is None:
        return []
    losers = [[c["value"], c["method"], c["confidence"]] for c in item["candidates"]]
    return [item["method"], item["evidence"], item["confidence"], losers]


def source_lines(paragraphs: list[str] | None, blocks: list[Mapping[str, Any]]) -> list[Line]:
    """The document's blocks in reading order: `[text]` for a kept one, `[text, reason, rule, confidence, field]` else.

    Every block is either a paragraph of the record or in the audit, whose `index` is its position among all blocks:
    what the audit leaves open are the paragraphs, in their order. Without paragraphs (the body of a quarantined input
    is not kept) a gap becomes `[number of lines]`.
    """
    kept = iter(paragraphs or ())
    lines: list[Line] = []
    position = 0
    for block in sorted(blocks, key=lambda b: int(b["index"])):
        gap = int(block["index"]) - position
        if paragraphs is None and gap > 0:
            lines.append([gap])
        else:
            lines.extend([text] for _, text in zip(range(gap), kept, strict=False))
        lines.append([block["text"], block["reason"], block["rule"], block["confidence"], block["captured_as"]])
        position = int(block["index"]) + 1
    lines.extend([text] for text in kept)
    return lines


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
