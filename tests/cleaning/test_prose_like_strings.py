"""Sentences and sub-headings of articles that hold the words of programs' lines, in 32 languages: none leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.bench.strings import BETWEEN, read_articles, verdicts_of
from pipeline.packs import load_ruleset

RULES = load_ruleset()
ARTICLES = read_articles()
SENTENCES = [
    tuple(line.split("|", 1))
    for line in (Path(__file__).parent / "prose_like_strings.txt").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("language", sorted({language for language, _ in SENTENCES}))
def test_what_tells_stays_inside_and_at_both_edges(language: str) -> None:
    article = ARTICLES[language]
    for code, sentence in SENTENCES:
        if code != language:
            continue
        inside = [*article[:BETWEEN], sentence.lstrip(":"), *article[BETWEEN:]]
        assert verdicts_of(inside, RULES)[BETWEEN].keep, sentence
        if sentence.startswith(":"):
            continue  # a sub-heading
        assert verdicts_of([article[0], sentence, *article[1:]], RULES)[1].keep, sentence
        assert verdicts_of([*article, sentence], RULES)[-1].keep, sentence
