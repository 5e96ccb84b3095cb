"""What the line makes of many documents, one digest a document: shows that a restructuring changes nothing.

    python -m lab.digest OUT.json [--data DATA]
    python -m lab.digest OUT.json --compare BEFORE.json

Records, audits and quarantines of raw/, the goldens and, with DATA (the labelled data), its seeds, every tenth page and
every tenth dump. What names the build (version and fingerprint) is left out.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import orjson

import pipeline
from pipeline.model.document import DocumentKind, RawDocument

REPOSITORY = Path(__file__).parent.parent
EVERY = 10  # of the labelled pages and dumps one in ten: some 350 documents, a minute
MEDIA: dict[DocumentKind, str] = {"html": "text/html", "text": "text/plain"}


def _raw(name: str, content: bytes, kind: DocumentKind) -> RawDocument:
    return RawDocument(name, kind, MEDIA[kind], content)


def _files(folder: Path, pattern: str) -> Iterator[RawDocument]:
    for path in sorted(folder.rglob(pattern)):
        name = path.relative_to(folder.parent).as_posix()
        yield _raw(name, path.read_bytes(), "text" if path.suffix == ".txt" else "html")


def _documents(data: Path | None) -> Iterator[RawDocument]:
    """The documents in an order that is always the same."""
    for pattern in ("*.txt", "*.html"):
        yield from _files(REPOSITORY / "raw", pattern)
        yield from _files(REPOSITORY / "tests" / "golden", pattern)
    if data is None:
        return
    yield from _files(data / "seeds", "*.txt")
    pages = sorted((data / "pages" / "html").glob("*.html.gz"))
    for path in pages[::EVERY]:
        yield _raw(f"pages/{path.name}", gzip.decompress(path.read_bytes()), "html")
    with gzip.open(data / "flat" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, EVERY):
            dump = json.loads(line)
            text = "".join("\n" * entry.get("gap", 0) + entry["text"] + "\n" for entry in dump["lines"])
            yield _raw(f"flat/{dump['id']}", text.encode(), "text")


def digests(data: Path | None = None) -> dict[str, str]:
    """{document: SHA-256 of its outcome}. `data` is the folder of labelled data, or None for the project's own."""
    ruleset = pipeline.load_ruleset()
    found = {}
    for raw in _documents(data):
        outcome = pipeline.process(raw, ruleset)
        parts = [part.model_dump(mode="json") for part in (outcome.record, outcome.audit) if part is not None]
        for part in parts:
            part.pop("pipeline", None)
        found[raw.uri] = hashlib.sha256(orjson.dumps(parts, option=orjson.OPT_SORT_KEYS)).hexdigest()
    return found


def main() -> int:
    """Write the digests; with --compare, say which documents differ and return 1 if any does."""
    parser = argparse.ArgumentParser(prog="python -m lab.digest", description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--compare", type=Path)
    options = parser.parse_args()
    now = digests(options.data)
    options.out.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", "utf-8")
    if options.compare is None:
        print(f"{len(now)} documents")
        return 0
    before = json.loads(options.compare.read_text("utf-8"))
    changed = sorted(uri for uri in before.keys() | now.keys() if before.get(uri) != now.get(uri))
    print(f"{len(now)} documents, {len(changed)} differ", *changed[:40], sep="\n")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
