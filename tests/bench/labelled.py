"""A small folder of labelled data, written by us: two pages and two dumps."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from tests.laws.documents import article_page
from tests.laws.pieces import ENGLISH, GERMAN


def write_pages(folder: Path) -> Path:
    """`gold.jsonl` and its pages: two articles and a page of another kind."""
    (folder / "html").mkdir(parents=True)
    rows = []
    for language in (ENGLISH, GERMAN):
        html = article_page(language, list(language.paragraphs))
        (folder / "html" / f"{language.code}.html.gz").write_bytes(gzip.compress(html.encode()))
        rows.append({
            "id": language.code, "source": f"own-{language.code}", "html": f"html/{language.code}.html.gz",
            "url": f"https://example.com/{language.code}", "text": ["\n".join(language.paragraphs)],
            "title": language.title, "lang": language.code, "with": [language.paragraphs[0][:40]],
            "without": ["never said anywhere"],
        })  # fmt: skip
    rows.append({"id": "front", "source": "own-en", "html": "html/en.html.gz", "page_type": "index"})
    (folder / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return folder


def write_dumps(folder: Path) -> Path:
    """`dev.jsonl.gz` with one dump of each of two kinds, and a file for training that no score counts."""
    folder.mkdir(parents=True)
    dumps = []
    for number, kind in enumerate(("plain", "wet")):
        lines = [{"text": text, "label": "main", "gap": 1} for text in ENGLISH.paragraphs]
        lines.insert(0, {"text": ENGLISH.title, "label": "neutral", "gap": 0})
        lines += [{"text": "Show Comments", "label": "boilerplate", "gap": 1}]
        lines += [{"text": "Sign up for our newsletter", "label": "boilerplate", "gap": 1}]
        dumps.append({"id": f"{kind}-{number}", "source": "own", "flattener": kind, "lines": lines})
    for name, rows in (("dev.jsonl.gz", dumps), ("more-wcxb.jsonl.gz", [{"id": "x"}])):
        with gzip.open(folder / name, "wt", encoding="utf-8") as handle:
            handle.writelines(json.dumps(row) + "\n" for row in rows)
    return folder
