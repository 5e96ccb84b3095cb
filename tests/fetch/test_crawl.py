"""A site that misbehaves, crawled and killed: the bench of `lab/crawl.py`, small."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.crawl import crawl

pytestmark = pytest.mark.slow


def test_a_crawl_that_is_killed_has_every_page_once(tmp_path: Path) -> None:
    result = crawl(tmp_path, pages=600, kills=4, seed=3, listed=2_000)
    assert result.faults == []
    assert result.kills == 4
    assert result.asked["errors"] > 0
    # Of 600 pages the lists and robots.txt of some ten calls are a larger part than of 5,000.
    assert result.asked["pages"] / 600 < 1.02
