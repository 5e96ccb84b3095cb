"""`newswinnow run`: the flow over a folder of raw documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def run(
    raw: Annotated[Path, typer.Argument(help="Folder of raw documents.")] = Path("raw"),
    clean: Annotated[Path, typer.Argument(help="Folder to fill.")] = Path("clean"),
) -> None:
    """Turn raw documents into records. (A plain loop, until the flow stands.)"""
    from pipeline import Hints, RawDocument, load_ruleset, process

    ruleset = load_ruleset()
    for path in sorted(raw.rglob("*")):
        if path.suffix not in (".txt", ".html", ".htm"):
            continue
        side = path.with_name(path.name + ".meta.json")
        hints = Hints(**json.loads(side.read_text())) if side.exists() else Hints()
        uri = path.relative_to(raw).as_posix()
        if path.suffix == ".txt":
            document = RawDocument(uri, "text", "text/plain", path.read_bytes(), hints=hints)
        else:
            document = RawDocument(uri, "html", "text/html", path.read_bytes(), hints=hints)
        outcome = process(document, ruleset)
        out = clean / ("articles" if outcome.is_article else "quarantine") / f"{uri}.json"
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(outcome.record.model_dump_json(indent=1), "utf-8")
