"""One vocabulary of marks and one reader of class words: ordinary words that hold a mark's letters are none."""

from __future__ import annotations

import pytest

from pipeline.cleaning.rules.outside import MARK_REASONS
from pipeline.metadata.authors import elements
from pipeline.metadata.date import markup, statement
from pipeline.metadata.document import layout
from pipeline.metadata.title import page
from pipeline.segment.page.marks import BIT, LANDMARKS, MARKS, METADATA, landmarks_of_names, mark_names, marks_of_names


@pytest.mark.parametrize(
    "name",
    [
        "button--navy-outline",
        "is-unavailable",
        "coronavirus-box",
        "tag-navarra",
        "topic-biology",
        "symbiosis biodiversity",
        "corresponding-author",
        "type-commentary",
        "tv-commentator",
        "unrelated",
        "popularity",
        "research-content",
    ],
)
def test_words_that_hold_a_landmark_s_letters_by_chance(name: str) -> None:
    assert landmarks_of_names(name) == ()
    assert not {"nav", "comments"}.intersection(mark_names(marks_of_names(name)))


@pytest.mark.parametrize(
    ("name", "landmark"),
    [
        ("topnav", "nav"),
        ("siteNav", "nav"),
        ("meganav-item", "nav"),
        ("main-menu", "nav"),
        ("site-navigation", "nav"),
        ("bio", "author-bio"),
        ("author__biography", "author-bio"),
        ("author-box", "author-bio"),
        ("blog_author_box", "author-bio"),
        ("recentcomments", "comments"),
        ("commentaires", "comments"),
        ("relatedPosts", "related"),
        ("most-read", "related"),
        ("readMore", "related"),
        ("side-bar", "sidebar"),
        ("wp-caption", "caption"),
    ],
)
def test_landmarks_by_the_words_of_a_name(name: str, landmark: str) -> None:
    assert landmarks_of_names(name) == (landmark,)


def test_what_a_wordpress_post_is_about_is_no_landmark() -> None:
    assert landmarks_of_names("hentry type-post category-related tag-menu") == ()


def test_nobody_asks_for_a_mark_that_does_not_exist() -> None:
    asked = {mark for mark, _ in MARK_REASONS} | layout.ASIDE
    within = statement.OFF_STAGE | markup.SIDE_STAGE | page.OFF_STAGE
    within |= elements._OFF_STAGE | elements._WIDGET | elements._NOT_OWN
    assert asked <= set(MARKS)
    assert within <= {*LANDMARKS, *MARKS}


def test_the_names_of_marks_come_in_their_order_and_nothing_else_has_a_name() -> None:
    assert mark_names(BIT["dialog"] | BIT["nav"] | BIT["table"]) == ("nav", "table", "dialog")
    assert mark_names(sum(BIT.values()) | METADATA) == MARKS
    assert mark_names(METADATA) == ()
