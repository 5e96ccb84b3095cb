"""The command line: commands and options, no logic."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pipeline import Hints, RawDocument, load_ruleset, process
from pipeline.model.outcome import Outcome


def main() -> None:
    """Bootstrap of `newswinnow run RAW CLEAN`: a plain loop, until the flow stands."""
    _, _, raw, clean = sys.argv
    ruleset = load_ruleset()
    for path in sorted(Path(raw).rglob("*")):
        if path.suffix not in (".txt", ".html", ".htm"):
            continue
        side = path.with_name(path.name + ".meta.json")
        hints = Hints(**json.loads(side.read_text())) if side.exists() else Hints()
        kind, media = ("text", "text/plain") if path.suffix == ".txt" else ("html", "text/html")
        uri = path.relative_to(raw).as_posix()
        outcome: Outcome = process(RawDocument(uri, kind, media, path.read_bytes(), hints=hints), ruleset)  # type: ignore[arg-type]
        out = Path(clean, "articles" if outcome.is_article else "quarantine", uri + ".json")
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(outcome.record.model_dump_json(indent=1))
