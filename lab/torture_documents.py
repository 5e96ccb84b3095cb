"""What `lab torture` feeds to runs: small stories as dumps, pages and containers, some of them mutated."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

import zstandard

DOCUMENTS = 24
MEMBERS = 6
# Shares of the documents that change from state to state, that are mutated when they do, and of mutated containers.
_CHANGED, _MUTATED, _MUTATED_CONTAINERS = 1 / 2, 1 / 2, 1 / 2
_PARAGRAPHS = (
    "The ferry company said on Monday that boat number {n} would go back into service in its {state}. week, {name} reports.",
    "Repairs had taken longer than was planned, because parts had to be made for an engine that is forty years old.",
    "Passengers had been taken across by two smaller boats, which could carry neither cars nor goods.",
)


def fill(raw: Path, state: int, chance: random.Random) -> int:
    """Write the documents of a state, and return how many of them, and of the containers, are mutated."""
    mutated = 0
    for n in range(DOCUMENTS):
        if state and chance.random() > _CHANGED:
            continue
        kind = "html" if n % 8 == 7 else "txt"
        content = _story(n, state, f"Ada Brook {n}", kind).encode()
        if chance.random() < _MUTATED:
            content, mutated = mutate(content, chance), mutated + 1
        path = raw / f"{n % 3}" / f"{n}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name, content in _containers(state):
        if chance.random() < _MUTATED_CONTAINERS:
            content, mutated = mutate(content, chance), mutated + 1
        (raw / name).write_bytes(content)
    return mutated


def mutate(content: bytes, chance: random.Random) -> bytes:
    """Bytes cut, turned about, replaced, or with garbage in their midst or behind them."""
    at = chance.randrange(len(content))
    garbage = chance.randbytes(chance.randrange(1, 200))
    return chance.choice(
        (
            content[:at],
            content[at:] + content[:at],
            content[:at] + garbage + content[at:],
            content[:at] + garbage + content[at + len(garbage) :],
            content + garbage,
            garbage,
            b"",
        )
    )


def _story(n: int, state: int, name: str, kind: str) -> str:
    title = f"The ferry to Osmund Island {n}"
    paragraphs = [paragraph.format(n=n, state=state, name=name) for paragraph in _PARAGRAPHS]
    if kind == "txt":
        return "\n\n".join((title, *paragraphs)) + "\n"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"


def _containers(state: int) -> Iterator[tuple[str, bytes]]:
    lines = [json.dumps({"id": f"{n}", "text": _story(n, state, "Ben Ash", "txt")}) for n in range(MEMBERS)]
    yield "shard.jsonl.gz", gzip.compress("\n".join(lines).encode(), mtime=0)
    lines = [json.dumps({"id": f"{n}", "text": _story(n, state, "Cy Dunn", "txt")}) for n in range(MEMBERS)]
    yield "lines.jsonl.zst", zstandard.ZstdCompressor(write_checksum=True).compress("\n".join(lines).encode())
    records = (_record(n, _story(n, state, "Di Eliot", "html").encode()) for n in range(MEMBERS))
    yield "archive.warc.gz", b"".join(gzip.compress(record, mtime=0) for record in records)


def _record(n: int, page: bytes) -> bytes:
    """A WARC record of a page."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n:032x}>\r\n"
        f"WARC-Target-URI: https://ferries.example/{n}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"
