"""Totality in time: a document that repeats anything a hundred thousand characters long is done within seconds."""

from __future__ import annotations

from time import process_time

import pytest

from pipeline import RawDocument, Ruleset, process
from tests.laws.documents import dump, page

# Seconds of CPU. The slowest takes 1 on the build machine, and what is quadratic takes minutes.
BUDGET = 8.0
SIZE = 100_000
SCRAPS = (
    "a ", "A-", "A. ", "AaB", "by A", "Von ", "By A and ", "12 ", "1/", "12:00 pm ", "12 March 2021 ", "© ", "Photo: ", "(", "[",
    "' ", '"', "- ", "| ", "—", ".,", "<", "&amp;", "@a ", "http://a.b/", "(Reuters) - ", "\u200b", "e\u0301", "中", "م",
)  # fmt: skip
TAGS = (
    "<b>", "<ul><li>", "<p>", "<time>", "<a href=x>", "<!--", "<script>", "<h1>", "<i><p>", "<blockquote>", "<br>",
    "<div class=byline>", "<span itemprop=author>x</span>", "<time datetime='2020-01-01'>x</time>", "<a href=x>y</a> ",
)  # fmt: skip


def documents(scrap: str) -> list[RawDocument]:
    """The scrap over and over: in one line, in many lines, in one paragraph, in many paragraphs."""
    line, short = scrap * (SIZE // len(scrap)), scrap * 5
    lines = [short] * (SIZE // len(short))
    return [dump(line), dump("\n".join(lines)), page(f"<p>{line}</p>"), page("<p>" + "</p><p>".join(lines) + "</p>")]


def assert_quick(raw: RawDocument, ruleset: Ruleset) -> None:
    start = process_time()
    process(raw, ruleset)
    assert process_time() - start < BUDGET


@pytest.mark.slow
@pytest.mark.parametrize("scrap", SCRAPS)
def test_a_repeated_scrap_of_text_is_no_trap(ruleset: Ruleset, scrap: str) -> None:
    for raw in documents(scrap):
        assert_quick(raw, ruleset)


@pytest.mark.slow
@pytest.mark.parametrize("tag", TAGS)
def test_a_repeated_tag_is_no_trap(ruleset: Ruleset, tag: str) -> None:
    assert_quick(page("<html><body>" + f"{tag}x " * (SIZE // 2 // len(tag))), ruleset)
