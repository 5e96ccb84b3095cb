"""A Chinese dump gives what its English twin gives: lengths and words are measured as readers meet them."""

from __future__ import annotations

import pytest

from pipeline import RawDocument, process
from pipeline.cleaning.story_words import vocabulary
from pipeline.model.record import ArticleRecord
from pipeline.packs import Ruleset
from tests.metadata.documents import of_dump

TITLE = "北岸市议会决定重建老桥"
BODY = """北岸市议会周一投票决定重建横跨安河的老桥。市长表示，工程将于今年春天开始，预计需要两年时间才能完成。
工程师去年冬天在五个桥拱中的两个发现裂缝，该桥因此关闭。议员们在投票前听取了工程师的详细报告。
附近的商户说，关闭以来生意下降了一半，他们希望新桥能早日通车，让顾客重新回来。
反对者认为费用太高，但多数议员表示，没有这座桥，城市的南北两部分就会被隔开。"""
TWIN = "North Shore council decides to rebuild old bridge"
TWIN_BODY = """The council of North Shore voted on Monday to rebuild the old bridge over the Ann. The mayor said that work would begin this spring and take two years.
Engineers found cracks in two of the five arches last winter, and the bridge was closed. The members heard a detailed report before the vote.
Shopkeepers nearby said that trade had fallen by half since, and that they hoped the new bridge would bring customers back soon.
Opponents called the costs too high, but most members said that without the bridge the two parts of the town would be cut off."""


def record(dump: str, ruleset: Ruleset) -> ArticleRecord:
    found = process(RawDocument("dump.txt", "text", "text/plain", dump.encode()), ruleset).record
    assert isinstance(found, ArticleRecord)
    return found


@pytest.mark.parametrize(
    ("chinese", "english", "authors"),
    [
        (
            f"首页\n新闻\n体育\n财经\n{TITLE}\n2024-03-05 10:20\n来源：北岸日报\n{BODY}\n责任编辑：王芳\n",
            f"Home\nNews\nSports\nBusiness\n{TWIN}\n2024-03-05 10:20\nSource: North Shore Daily\n{TWIN_BODY}\nEditor: Wanda Fang\n",
            [],
        ),
        (f"{TITLE}\n{BODY}\n（记者李明）\n", f"{TWIN}\n{TWIN_BODY}\n(Reporting by Liam Minger)\n", ["李明"]),
        (f"北岸日报\n{TITLE}\n2024-03-05\n{BODY}\n", f"North Shore Daily\n{TWIN}\n2024-03-05\n{TWIN_BODY}\n", []),
        (
            f"首页\n新闻\n体育\n{TITLE}\n记者 李明\n2024年3月5日\n{BODY}\n版权所有\n",
            f"Home\nNews\nSports\n{TWIN}\nBy Liam Minger\nMarch 5, 2024\n{TWIN_BODY}\nAll rights reserved\n",
            ["李明"],
        ),
    ],
)
def test_eleven_lines(chinese: str, english: str, authors: list[str], ruleset: Ruleset) -> None:
    found, twin = record(chinese, ruleset), record(english, ruleset)
    assert (found.title, twin.title) == (TITLE, TWIN)
    assert list(found.authors) == authors
    assert len(twin.authors) == len(authors)
    assert found.date_published == twin.date_published
    assert found.text == BODY.replace("\n", "\n\n")


def test_every_two_ideographs_stand_for_a_word_wherever_the_run_begins() -> None:
    assert vocabulary(["重建老桥"]) == {"重建", "建老", "老桥"}
    assert vocabulary(["决定重建老桥，ABCD"]) > vocabulary(["重建老桥"]) | {"abcd"}


def test_korean_paragraphs_are_as_long_as_what_they_say(ruleset: Ruleset) -> None:
    """A syllable says what two Latin letters do: four short paragraphs are an article, and what stands above is its headline."""
    found = of_dump(
        "작은 둑 무너져 세 마을 침수\n"
        "토요일 밤 꽃골의 작은 둑이 무너져 세 마을이 물에 잠겼다. 군청은 주민 약 2천 명이 대피했다고 밝혔다.\n"
        "군수는 구조대가 주민들을 가까운 학교로 옮겼고 식료품을 보내고 있다고 말했다.\n"
        "주민들은 새벽 두 시쯤 물이 집으로 들어왔고 많은 이들이 짐을 꺼내지 못했다고 전했다.\n"
        "기술자들은 둑을 고치는 데 적어도 일주일이 걸릴 것으로 보고 있다.\n",
        ruleset,
    )
    assert found.title == "작은 둑 무너져 세 마을 침수"
