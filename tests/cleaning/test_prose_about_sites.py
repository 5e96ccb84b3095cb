"""News about newsletters, cookies, comments, subscriptions, accounts and ad blockers: none of it leaves, in dumps or pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.bench.strings import BETWEEN, read_articles, verdicts_of
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = read_articles()
LINES = (Path(__file__).parent / "prose_about_sites.txt").read_text("utf-8").splitlines()
SENTENCES = [(language, sentence) for language, sentence in (line.split("|", 1) for line in LINES)]


def on_page(title: str, paragraphs: list[str]) -> set[str]:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    html = f"<html><body><main><article><h1>{title}</h1>{body}</article></main></body></html>"
    return {
        block.text for block in clean(segment(RawDocument("a.html", "html", "text/html", html.encode())), RULES).kept
    }


@pytest.mark.parametrize("language", sorted({language for language, _ in SENTENCES}))
def test_what_tells_of_sites_stays(language: str) -> None:
    title, *text = ARTICLES[language]
    for code, sentence in SENTENCES:
        if code != language:
            continue
        for at in (0, BETWEEN, len(text)):
            lines = [*text[:at], sentence, *text[at:]]
            assert verdicts_of([title, *lines], RULES)[at + 1].keep, (at, sentence)
            assert sentence in on_page(title, lines), (at, sentence)
