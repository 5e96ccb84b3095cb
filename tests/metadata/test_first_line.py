"""A dump's first line may be anything."""

from __future__ import annotations

import pytest

from pipeline import RawDocument, load_ruleset, process

PROSE = "The bridge over the old harbour was opened to traffic again on Friday morning, two years after it was closed."


@pytest.mark.parametrize("line", ["- " * 60, "a | " * 5000, "Bridge reopens - - | - Herald", "one - two" + " - " * 30])
def test_a_first_line_of_separators_costs_neither_a_crash_nor_minutes(line: str) -> None:
    raw = RawDocument("a.txt", "text", "text/plain", f"{line}\n\n{PROSE}\n\n{PROSE} It is safe.\n".encode())
    record = process(raw, load_ruleset()).record
    assert record.source.uri == "a.txt"
