"""Reading goldens, running them, and comparing what came out with what was expected."""

from __future__ import annotations

import difflib
import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pipeline import Hints, Outcome, RawDocument, Ruleset, load_ruleset, process
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.record import ArticleRecord

ROOT = Path(__file__).parent
PROJECT = ROOT.parent.parent
RAW = PROJECT / "raw"
# Documents that the line does not get wholly right yet. Their expectations are right all the same; the quality gate
# counts them, and `python -m tests.golden promote` moves them here as soon as every field fits.
HARD = ROOT.with_name("hard")

# Left out of expected.json: what changes with every release or every rule, and what other fields determine.
VOLATILE = frozenset({"schema_version", "pipeline", "provenance", "language_confidence", "source", "revision"})
DERIVED = frozenset({"id", "id_basis", "content_hash", "text", "char_count", "word_count"})
# Only a run over several documents can fill these.
OF_THE_RUN = frozenset({"duplicate_of", "near_duplicate_of"})
FIELDS = tuple(f for f in ArticleRecord.model_fields if f not in VOLATILE | DERIVED | OF_THE_RUN)


@dataclass(frozen=True)
class Golden:
    """One golden. `source` is the document's file, which may be a sample of raw/."""

    slug: str
    folder: Path
    source: Path
    meta: dict[str, Any]

    @cached_property
    def expected(self) -> dict[str, Any]:
        """What must come out; empty if nothing was written down yet."""
        path = self.folder / "expected.json"
        content: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        return content

    def content(self) -> bytes:
        """The document's bytes, decompressed."""
        content = self.source.read_bytes()
        return gzip.decompress(content) if self.source.suffix == ".gz" else content

    @property
    def memory(self) -> Path | None:
        """The line memory of the document's outlet, if the golden brings one."""
        path = self.folder / "memory.json"
        return path if path.exists() else None

    def document(self) -> RawDocument:
        """The document as the line takes it."""
        page = ".htm" in self.source.name
        name, hints = f"{self.slug}.{'html' if page else 'txt'}", Hints(**self.meta.get("hints", {}))
        if page:
            return RawDocument(name, "html", "text/html", self.content(), hints=hints)
        return RawDocument(name, "text", "text/plain", self.content(), hints=hints)


def goldens() -> list[Golden]:
    """The documents that must come out exactly, by slug."""
    return [_read(path.parent) for path in sorted(ROOT.glob("*/meta.json"))]


def hard() -> list[Golden]:
    """The documents that only the quality gate counts, by slug."""
    return [_read(path.parent) for path in sorted(HARD.glob("*/meta.json"))]


def everything() -> list[Golden]:
    """Both, by slug."""
    return sorted([*goldens(), *hard()], key=lambda golden: golden.slug)


def _read(folder: Path) -> Golden:
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    if "raw" in meta:
        return Golden(folder.name, folder, RAW / meta["raw"], meta)
    (source,) = folder.glob("source.*")
    return Golden(folder.name, folder, source, meta)


@lru_cache(maxsize=1)
def ruleset() -> Ruleset:
    """The shipped rules, read once."""
    return load_ruleset()


@lru_cache(maxsize=1024)
def observed(slug: str) -> dict[str, Any]:
    """What the line makes of a golden, in the form of expected.json."""
    return _form(outcome(slug))


@lru_cache(maxsize=1024)
def outcome(slug: str) -> Outcome:
    """What the line makes of a golden."""
    folder = ROOT / slug if (ROOT / slug).exists() else HARD / slug
    golden = _read(folder)
    return process(golden.document(), load_ruleset(memory=golden.memory) if golden.memory else ruleset())


def _form(result: Outcome) -> dict[str, Any]:
    record = result.record
    blocks = result.audit.blocks if result.audit else []
    removed = [[block.text, block.reason.value] for block in blocks]
    if isinstance(record, QuarantineRecord):
        return {"outcome": "quarantine", "code": record.code.value, "stage": record.stage.value}
    values = record.model_dump(mode="json")
    return {
        "outcome": "article",
        **{field: values[field] for field in FIELDS if field != "removed"},
        "removed": removed,
    }


def render(content: dict[str, Any]) -> str:
    """expected.json as it is written: readable in a diff, one removed block a line."""
    removed = content.get("removed")
    head = {key: value for key, value in content.items() if key != "removed"}
    text = json.dumps(head, indent=2, ensure_ascii=False)
    if removed is None:
        return text + "\n"
    rows = ",".join("\n    " + json.dumps(row, ensure_ascii=False) for row in removed)
    return text[:-2] + ',\n  "removed": [' + (rows + "\n  " if rows else "") + "]\n}\n"


def difference(slug: str, before: dict[str, Any], after: dict[str, Any]) -> str:
    """A unified diff of two expectations; empty if they are equal."""
    old, new = (render(content).splitlines() if content else [] for content in (before, after))
    return "\n".join(difflib.unified_diff(old, new, f"{slug} (expected)", f"{slug} (observed)", n=1, lineterm=""))


def digest() -> str:
    """SHA-256 over every golden's source, hints and expectation: names the corpus that a figure was measured on."""
    state = hashlib.sha256()
    for golden in everything():
        hints = json.dumps(golden.meta.get("hints", {}), sort_keys=True)
        expected = json.dumps(golden.expected, sort_keys=True)
        memory = golden.memory.read_bytes() if golden.memory else b""
        for part in (golden.slug.encode(), golden.content(), hints.encode(), expected.encode(), memory):
            state.update(len(part).to_bytes(8, "big") + part)
    return state.hexdigest()
