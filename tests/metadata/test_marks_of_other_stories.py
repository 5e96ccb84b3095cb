"""What microdata and RDFa state of this story, and what of a card, a comment or another story on the page."""

import pytest

from pipeline.packs import Ruleset, load_ruleset
from tests.metadata.documents import of_dump, of_page

CARD = (
    '<div class="more"><div itemscope itemtype="https://schema.org/NewsArticle"><a href="/9"><span itemprop="headline">'
    'Ferry sails again after the strike</span></a><meta itemprop="datePublished" content="2024-11-02">'
    '<span itemprop="author">Peter Holm</span></div></div>'
)
COMMENT = (
    '<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Peter Holm</span>'
    '<time itemprop="datePublished" datetime="2024-11-09">9 November</time><p itemprop="text">It was time.</p></div>'
)


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load_ruleset()


@pytest.mark.parametrize("other", [CARD, COMMENT])
def test_the_items_of_other_stories_and_of_comments_say_nothing_of_this_one(other: str, rules: Ruleset) -> None:
    found = of_page("", "<p>3 October 2024</p>", rules, tail=other)
    assert (found.authors, found.date_published) == ((), "2024-10-03")


def test_rdfa_states_what_microdata_does(rules: Ruleset) -> None:
    head = (
        '<div typeof="schema:NewsArticle"><span property="schema:author">Jane Harrow</span> '
        '<span property="dc:date dc:created" content="2024-10-03T08:00:00+02:00">Thursday</span></div>'
    )
    found = of_page("", head, rules)
    assert (found.authors, found.date_published) == (("Jane Harrow",), "2024-10-03")


def test_the_story_s_own_list_of_tags_is_read_and_a_sidebar_s_is_not(rules: Ruleset) -> None:
    tags = '<ul class="tags"><li><a href="/t/1">lighthouses</a></li><li><a href="/t/2">harbours</a></li></ul>'
    assert of_page("", tags, rules).tags == ("lighthouses", "harbours")
    assert of_page("", "", rules, tail=f"<aside>{tags}</aside>").tags == ()


def test_initials_beside_an_agency_below_the_date(rules: Ruleset) -> None:
    from tests.metadata.documents import BODY

    found = of_dump(f"Council votes for a new lighthouse\n\n3 October 2024\n\nM. K., STA\n\n{BODY}\n", rules)
    assert (found.authors, found.agencies) == ((), ("STA",))
