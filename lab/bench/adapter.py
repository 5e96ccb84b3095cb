"""A peer behind our own command's interface: RAW in, article records under CLEAN out, on several processes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

from lab.bench.corpus import LARGEST_DOCUMENT
from lab.bench.peers import Peer, PeerResult, peer
from pipeline.model.document import RawDocument
from pipeline.model.record import ArticleRecord, PipelineStamp, count_words
from pipeline.sources import DocumentRef, SourceFault, load, scan
from pipeline.validation import content_hash, record_id, source_of

# Enough for the processes' start to be lost in the work, few enough to keep both busy to the end.
CHUNK = 16


def run_peer(name: str, raw: Path, clean: Path, workers: int) -> tuple[int, int]:
    """Write a record for every document that the peer finds text in; returns (records, inputs)."""
    peer(name)  # complain here, once, if it is missing
    references = [reference for reference in scan(raw) if isinstance(reference, DocumentRef)]
    articles = clean / "articles"
    jobs = ((name, reference, articles) for reference in references)
    with ProcessPoolExecutor(workers) as pool:
        return sum(pool.map(_one, jobs, chunksize=CHUNK)), len(references)


@lru_cache(maxsize=4)
def _loaded(name: str) -> Peer:
    return peer(name)


def _one(job: tuple[str, DocumentRef, Path]) -> bool:
    name, reference, articles = job
    try:
        raw = load(reference, LARGEST_DOCUMENT)
        result = _loaded(name)(raw)
    except SourceFault:
        return False
    except Exception:  # noqa: BLE001  # a peer's crash is its own: it gives no record
        return False
    record = as_record(raw, result, name)
    if record is None:
        return False
    target = articles / f"{raw.uri}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(record.model_dump_json(), "utf-8")
    return True


def as_record(raw: RawDocument, result: PeerResult, name: str) -> ArticleRecord | None:
    """A peer's answer in the article record's shape; None if it found no text."""
    paragraphs = [unicodedata.normalize("NFC", line.strip()) for line in result.text.split("\n") if line.strip()]
    if not paragraphs:
        return None
    text = "\n\n".join(paragraphs)
    answers = {
        "title": result.title,
        "authors": list(result.authors),
        "date_published": result.date_published,
        "date_published_precision": "day" if result.date_published else None,
        "outlet": result.outlet,
        "language": result.language,
    }
    nothing: dict[str, Any] = dict(_unanswered())
    return ArticleRecord(
        **nothing
        | answers
        | {
            "id": record_id(raw.uri),
            "id_basis": "source_uri",
            "content_hash": content_hash(result.title, text),
            "paragraphs": paragraphs,
            "text": text,
            "char_count": len(text),
            "word_count": count_words(text),
            "completeness": "unknown",
            "source": source_of(raw, None),
            "pipeline": PipelineStamp(version=f"peer {name}", fingerprint="0" * 64),
        }
    )


def _unanswered() -> Iterator[tuple[str, Any]]:
    """Every key without an answer: [] for lists, null for the rest."""
    for key, field in ArticleRecord.model_fields.items():
        if field.is_required():
            yield key, [] if str(field.annotation).startswith("list") else None
