import pytest

from pipeline.model.reasons import WarningCode
from tests.metadata.pages import PROSE, described, page

ARTICLE = {"@type": "NewsArticle", "headline": "Dam holds through the night"}
H1 = "<h1>Dam holds through the night</h1>"


@pytest.mark.parametrize(
    ("stated", "free"), [(True, True), ("False", False), ("http://schema.org/True", True), ("x", None)]
)
def test_the_main_node_says_whether_it_is_free(stated: object, free: bool | None) -> None:
    assert described(page("", H1, ld={**ARTICLE, "isAccessibleForFree": stated})).is_accessible_for_free is free


def test_a_locked_part_makes_it_not_free() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paid"}
    assert described(page("", H1, ld={**ARTICLE, "hasPart": part})).is_accessible_for_free is False


def test_a_locked_story_that_lacks_most_of_its_words_is_cut_off() -> None:
    found = described(page("", H1, ld={**ARTICLE, "isAccessibleForFree": False, "wordCount": 2000}))
    assert found.completeness == "truncated_suspected"
    assert WarningCode.TRUNCATED_SUSPECTED in found.warnings


def test_a_body_with_all_the_words_is_full() -> None:
    words = 3 * len(PROSE.split())
    assert described(page("", H1, ld={**ARTICLE, "wordCount": words})).completeness == "full"


def test_phrases_decide_nothing() -> None:
    found = described(page("", H1 + "<p>Subscribe to read the full article.</p>"))
    assert (found.is_accessible_for_free, found.completeness) == (None, "unknown")


def test_a_story_that_is_free_and_has_a_locked_part_is_not_told() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".rest"}
    found = described(page("", H1, ld={**ARTICLE, "isAccessibleForFree": True, "hasPart": part}))
    assert found.is_accessible_for_free is None
