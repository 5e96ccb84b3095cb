"""Facts about an article that stand side by side and are parted by style alone."""

from __future__ import annotations

import pytest

from tests.segment.test_lines_of_elements import texts_of


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("<div class=info><span>2026-02-03 10:12</span><span>来源：松溪日报</span></div>", "2026-02-03 10:12 来源：松溪日报"),
        ("<p><span class=d>3.02.2026</span><span class=v>Просмотров: 40</span></p>", "3.02.2026 Просмотров: 40"),
        ("<div class=byline><img src=a><span>Hannah Lindqvist</span><span>Photographs by Bo Ek</span></div>",
         "Hannah Lindqvist Photographs by Bo Ek"),
        ("<div><time>February 3, 2026</time><span>Updated February 4, 2026</span></div>",
         "February 3, 2026 Updated February 4, 2026"),
    ],
)  # fmt: skip
def test_a_space_parts_facts(line: str, text: str) -> None:
    assert texts_of(line) == [text]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("<p><span class=c1>The harbour of Sand</span><span class=c2>wick, 3 miles away</span></p>",
         "The harbour of Sandwick, 3 miles away"),
        ("<p class=date><span class=cap>T</span><span>he harbour of Sandwick</span></p>", "The harbour of Sandwick"),
        ("<p><span>2月3日，记者从</span><span>县政府获悉，桥将开放。</span></p>", "2月3日，记者从县政府获悉，桥将开放。"),
        ("<h1><span class=kicker>Sandwick:</span><span>Two crates of stones</span></h1>", "Sandwick:Two crates of stones"),
        ("<p class=meta><img src=a><img src=b>Sandwick</p>", "Sandwick"),
    ],
)  # fmt: skip
def test_words_of_a_sentence_are_left_as_they_are(line: str, text: str) -> None:
    assert texts_of(line) == [text]
