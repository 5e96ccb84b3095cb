"""Time grows with the size of a document, not with its square, whatever the document is made of."""

from __future__ import annotations

import time

import pytest

from pipeline import RawDocument, load_ruleset, process
from pipeline.model.document import DocumentKind

SENTENCE = (
    "The lock keeper opened both gates by hand on Sunday, after the motor that moves them had burnt out for good. "
)
RULES = load_ruleset()
# Four times the size may take this many times the time: 4 if linear, 16 if quadratic; CPU clocks are noisy.
FACTOR = 9.0
# Below this many seconds a ratio says nothing.
FLOOR = 0.05

TEXTS: dict[str, tuple[str, int]] = {
    "one line": (SENTENCE, 12_000),
    "lines": ("ab\n", 30_000),
    "sentences": (SENTENCE + "\n", 8_000),
    "brackets": ("[(", 300_000),
    "bracketed lines": ("(a [b " * 95 + "\n", 1_000),
    "dots": (".", 1_000_000),
    "capitals": ("A ", 300_000),
    "bylines": ("by ", 300_000),
    "numbers": ("1 ", 300_000),
    "repeated lead": ("read: ", 200_000),
    "a gap": (" \u2003", 100_000),
    "gaps": (" " * 39 + "a", 4_000),
}
MARKDOWN: dict[str, tuple[str, int]] = {
    "open brackets": ("[", 20_000),
    "pictures": ("![", 10_000),
    "links": ("[a](b) ", 5_000),
    "unclosed titles": ('[a](b "', 5_000),
    "rows": ("|a|b|\n|-|-|\n", 4_000),
    "emphasis": ("**a* ", 8_000),
    "tags": ("<a ", 20_000),
    "items": ("1. a\n   ", 4_000),
    "wrapped": (f"{SENTENCE[:60]}\n{SENTENCE[60:]}\n", 2_000),
}
PAGES: dict[str, tuple[str, int]] = {
    "line breaks": ("word word<br>", 10_000),
    "double line breaks": ("word word<br><br>", 5_000),
    "cells": ("<td>w</td>", 20_000),
    "nested": ("<div>", 5_000),
    "nested inline": ("<span><b>a ", 5_000),
    "paragraphs": (f"<p>{SENTENCE}</p>", 3_000),
    "links": ("<a href=/x>link text</a> ", 20_000),
    "classes": ("<p class='a b comments related'>hello</p>", 5_000),
    "unclosed": ("<ul><li>a", 4_000),
    "spaces": ("<p>a          </p>", 10_000),
}
CASES: list[tuple[str, DocumentKind, str, str, int]] = [
    *((f"text: {name}", "text", "", unit, count) for name, (unit, count) in TEXTS.items()),
    *(
        (f"markdown: {name}", "text", "# A\n\n[a](b) [c](d) [e](f)\n\n", unit, count)
        for name, (unit, count) in MARKDOWN.items()
    ),
    *((f"page: {name}", "html", f"<body><p>{SENTENCE * 3}</p>", unit, count) for name, (unit, count) in PAGES.items()),
]


def seconds(kind: DocumentKind, content: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        process(RawDocument(f"a.{kind}", kind, f"text/{kind}", content.encode()), RULES)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "head", "unit", "count"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_time_is_linear_in_the_size(kind: DocumentKind, head: str, unit: str, count: int) -> None:
    small = seconds(kind, head + unit * (count // 4))
    large = seconds(kind, head + unit * count)
    if large >= max(FLOOR, FACTOR * small):
        # Of the two sizes only the larger page may be in doubt and asked about, which costs a step and not a power: then
        # four times as much again is no such step.
        small, large, count = large, seconds(kind, head + unit * count * 4), count * 4
    assert large < max(FLOOR, FACTOR * small), f"{count // 4} units: {small:.3f} s, {count} units: {large:.3f} s"
