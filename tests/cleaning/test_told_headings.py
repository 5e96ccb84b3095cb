"""Sub-headings between two paragraphs of a dump without a headline: what says nothing but what the text says is the text's."""

from __future__ import annotations

import pytest

from lab.bench.strings import read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = read_articles()
HEADINGS = {
    "zh": ("公共图书馆修缮两年重新开放", "小狗走失一年后自行回家"),
    "ja": ("公共図書館が二年間の改修を終える", "迷い犬が一年ぶりに帰宅"),
}
MENUS = {"zh": ("首页", "经济", "健康"), "ja": ("トップ", "経済", "健康")}


@pytest.mark.parametrize("language", HEADINGS)
def test_a_heading_in_the_words_of_the_text_stays(language: str) -> None:
    own, others = HEADINGS[language]
    first, *text = ARTICLES[language][1:]
    for heading, stays in ((own, True), (others, False)):
        lines = [*MENUS[language], "", first, heading, *text, "", "Facebook", "© 2025 The Paper"]
        found = clean(segment(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)
        assert any(block.text == heading for block in found.kept) is stays, heading
