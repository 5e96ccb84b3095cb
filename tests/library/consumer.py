"""A program of somebody else's, as type checkers see it: everything public has a type."""

from __future__ import annotations

from pathlib import Path

import pipeline
from pipeline import ArticleRecord, Outcome, RawDocument, Selection, export, extract, load_ruleset, process


def titles(clean: Path) -> list[str]:
    return [record.title for record in pipeline.read_records(clean) if record.title is not None]


def first(page: str) -> str | None:
    record = extract(page, url="https://shorepost.example/a")
    return record.authors[0] if record is not None and record.authors else None


def why(page: bytes) -> str:
    outcome: Outcome = process(RawDocument("a.html", "html", "text/html", page), load_ruleset())
    return "" if isinstance(outcome.record, ArticleRecord) else outcome.record.message


def send(clean: Path) -> int:
    return export(clean, "articles.parquet", selection=Selection(languages=("en",), body="text"))


VERSION: str = pipeline.__version__
