"""Law 6: a known footer appended, or a known header prepended, leaves the body as it was."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import Ruleset, load_ruleset, process
from tests.laws.documents import article_page, body, dump, footer, menu, page
from tests.laws.pieces import LANGUAGES, Language

LANGUAGE = st.sampled_from(LANGUAGES)
# Every example of a phrase that matches whole lines, in the packs' order: those are the known lines.
KNOWN_LINES = [example for phrase in load_ruleset().phrases if phrase.match == "line" for example in phrase.examples]


def article(language: Language) -> list[str]:
    return [language.title, language.date, *language.paragraphs]


@given(LANGUAGE, st.lists(st.sampled_from(KNOWN_LINES), min_size=1, max_size=5))
def test_known_lines_behind_a_dump(ruleset: Ruleset, language: Language, tail: list[str]) -> None:
    lines = article(language)
    assert body(process(dump("\n\n".join(lines + tail)), ruleset)) == body(process(dump("\n\n".join(lines)), ruleset))


@given(LANGUAGE, st.lists(st.sampled_from(KNOWN_LINES), min_size=1, max_size=5))
def test_known_lines_before_a_dump(ruleset: Ruleset, language: Language, head: list[str]) -> None:
    lines = article(language)
    assert body(process(dump("\n\n".join(head + lines)), ruleset)) == body(process(dump("\n\n".join(lines)), ruleset))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_menu_before_and_a_footer_behind_a_dump(ruleset: Ruleset, language: Language) -> None:
    plain = body(process(dump("\n\n".join(article(language))), ruleset))
    assert plain is not None
    behind = "\n\n".join([*article(language), "\n".join(language.footer)])
    assert body(process(dump(behind), ruleset)) == plain
    before = "\n\n".join(["\n".join(language.menu), *article(language)])
    assert body(process(dump(before), ruleset)) == plain


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_menu_before_and_a_footer_behind_a_page(ruleset: Ruleset, language: Language) -> None:
    lines = list(language.paragraphs)
    plain = body(process(page(article_page(language, lines)), ruleset))
    assert plain is not None
    assert body(process(page(article_page(language, lines, after=footer(language))), ruleset)) == plain
    assert body(process(page(article_page(language, lines, before=menu(language))), ruleset)) == plain


@given(LANGUAGE, st.lists(st.sampled_from(KNOWN_LINES), min_size=1, max_size=5))
def test_known_lines_in_a_page_s_footer(ruleset: Ruleset, language: Language, tail: list[str]) -> None:
    lines = list(language.paragraphs)
    after = "<footer>" + "".join(f"<p>{html.escape(line)}</p>" for line in tail) + "</footer>"
    plain = body(process(page(article_page(language, lines)), ruleset))
    assert body(process(page(article_page(language, lines, after=after)), ruleset)) == plain
