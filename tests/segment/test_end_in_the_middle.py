"""A page whose body ends in the middle of its text: browsers show what follows, and so does the record."""

from __future__ import annotations

import pytest

from pipeline.line import trace
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset, load_ruleset

HEADLINE = "Island school gets its ferry back after two years"
FIRST = (
    "The ferry to the island sailed again on Monday, two years after its engine failed in the middle of the sound.",
    "More than two hundred people were on board for the first crossing, among them the whole island school.",
)
SECOND = (
    "The harbour office said that the new engine had cost less than half of what the council had set aside for it.",
    "From March the ferry will sail six times a day, and the last crossing will leave the island at ten in the evening.",
)
MENU = "<header><a href=/>Home</a> <a href=/sport>Sport</a></header>"


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load_ruleset()


def text_of(page: str, rules: Ruleset) -> list[str]:
    raw = RawDocument("a.html", "html", "text/html", page.encode())
    return [block.text for block in trace(raw, rules).cleaned.kept]


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize("end", ["</body></html>", "</BODY>\n</HTML >", "</body>", "</html>", "</body></html></div>"])
def test_an_article_below_the_end_of_an_embedded_page_is_read(end: str, rules: Ruleset) -> None:
    top = f"<html><head><title>{HEADLINE}</title></head><body>{MENU}<h1>{HEADLINE}</h1>"
    whole = [*FIRST, *SECOND]
    assert text_of(f"{top}{paragraphs(FIRST)}{end}<div>{paragraphs(SECOND)}</div></body></html>", rules) == whole
    assert text_of(f"{top}{end}<div>{paragraphs((*FIRST, *SECOND))}</div></body></html>", rules) == whole


def test_an_embedded_document_with_its_own_head_shows_no_title(rules: Ruleset) -> None:
    inner = "<!DOCTYPE html><html><head><title>Widget</title></head><body><b>12 °C</b></body></html>"
    page = f"<html><title>{HEADLINE}</title><body><h1>{HEADLINE}</h1>{paragraphs(FIRST)}{inner}{paragraphs(SECOND)}"
    kept = text_of(page, rules)
    assert [text for text in kept if text in FIRST + SECOND] == [*FIRST, *SECOND]
    assert not any("Widget" in text for text in kept)


def test_the_words_within_a_script_are_no_end(rules: Ruleset) -> None:
    script = "<script>document.write('<p>x</p></body></html>');</script>"
    page = (
        f"<html><title>{HEADLINE}</title><body><h1>{HEADLINE}</h1>{script}{paragraphs((*FIRST, *SECOND))}</body></html>"
    )
    assert text_of(page, rules) == [*FIRST, *SECOND]
