"""Totality in time: a document that repeats anything a hundred thousand characters long costs little more than prose."""

from __future__ import annotations

from time import process_time

import pytest

from pipeline import RawDocument, Ruleset, process
from tests.laws.documents import dump, page

# How much more CPU than a page of as much prose, on the same machine at the same time. The slowest takes 50 times as much,
# what is quadratic thousands.
FACTOR = 300
SIZE = 100_000
PROSE = "The harbour office said on Monday that number {} of the boats would stay in the inner basin until the storm is over."
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


def seconds(raw: RawDocument, ruleset: Ruleset) -> float:
    start = process_time()
    process(raw, ruleset)
    return process_time() - start


@pytest.fixture(scope="session")
def prose_seconds(ruleset: Ruleset) -> float:
    """What a page of prose of this size takes here: the better of two."""
    paragraphs = "".join(f"<p>{PROSE.format(number)}</p>" for number in range(SIZE // len(PROSE)))
    return min(seconds(page(f"<article>{paragraphs}</article>"), ruleset) for _ in range(2))


@pytest.mark.slow
@pytest.mark.parametrize("scrap", SCRAPS)
def test_a_repeated_scrap_of_text_is_no_trap(ruleset: Ruleset, prose_seconds: float, scrap: str) -> None:
    for raw in documents(scrap):
        assert seconds(raw, ruleset) < FACTOR * prose_seconds


@pytest.mark.slow
@pytest.mark.parametrize("tag", TAGS)
def test_a_repeated_tag_is_no_trap(ruleset: Ruleset, prose_seconds: float, tag: str) -> None:
    raw = page("<html><body>" + f"{tag}x " * (SIZE // 2 // len(tag)))
    assert seconds(raw, ruleset) < FACTOR * prose_seconds
