"""Whole dumps of invented outlets in many languages: what is the article's stays, what is the site's leaves."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

HERE = Path(__file__).parent
RULES = load_ruleset()
ARTICLES: dict[str, list[str]] = json.loads((HERE / "articles.json").read_text("utf-8"))


def _lines(case: str) -> list[tuple[str, str]]:
    """Each line's mark and text; paragraphs of a neutral article are marked as lines that stay."""
    lines: list[tuple[str, str]] = []
    for line in filter(None, case.splitlines()):
        mark, text = line[0], line[2:]
        if mark != "@":
            lines.append((mark, text))
            continue
        language, _, numbers = text.partition(" ")
        first, _, last = numbers.partition("-")
        numbered = range(int(first), int(last or first) + 1)
        lines.extend(("+" if number else "~", ARTICLES[language][number]) for number in numbered)
    return lines


def _cases() -> list[tuple[str, str]]:
    _, *blocks = re.split(r"(?m)^=== ", (HERE / "dumps_of_outlets.txt").read_text("utf-8"))
    return [(name, case) for name, _, case in (block.partition("\n") for block in blocks)]


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in _cases()])
def test_the_article_stays_and_the_sites_lines_leave(case: str) -> None:
    lines = _lines(case)
    raw = RawDocument("a.txt", "text", "text/plain", "\n".join(text for _, text in lines).encode())
    document = clean(segment(raw), RULES)
    kept = " ".join(
        block.text for block, verdict in zip(document.blocks, document.verdicts, strict=True) if verdict.keep
    )
    assert [text for mark, text in lines if mark == "+" and text not in kept] == []
    assert [text for mark, text in lines if mark == "-" and text in kept] == []
    assert any(mark == "+" for mark, _ in lines)
