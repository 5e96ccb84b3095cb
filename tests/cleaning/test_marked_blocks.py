"""What a page's markup names as furniture leaves with the reason that it names, and every row names a mark that exists."""

from __future__ import annotations

from pipeline.cleaning.rules.outside import MARK_REASONS
from pipeline.model.reasons import Reason
from pipeline.segment.page.marks import MARKS


def test_every_mark_that_names_a_reason_is_one_that_the_segmenter_gives() -> None:
    assert [mark for mark, _ in MARK_REASONS if mark not in MARKS] == []


def test_an_author_box_leaves_as_one() -> None:
    assert dict(MARK_REASONS)["author-bio"] is Reason.AUTHOR_BIO
