"""Pages that grow: the same kind of page at any size."""

from __future__ import annotations

import pytest

import pipeline
from lab.growth import Point, page, render
from pipeline.model.document import RawDocument
from pipeline.model.record import ArticleRecord


@pytest.mark.parametrize("size", [10_000, 60_000])
def test_a_page_has_its_size_and_all_of_its_text_is_found(size: int) -> None:
    content = page(size)
    assert size <= len(content) < size + 3_000
    record = pipeline.process(RawDocument("page.html", "html", "text/html", content), pipeline.load_ruleset()).record
    assert isinstance(record, ArticleRecord)
    last = content.decode().rpartition("<p>")[2].partition("</p>")[0]
    assert last in record.text


def test_growth_is_cpu_per_byte_beside_the_size_before() -> None:
    lines = render([Point(1_000, 2.0, "ArticleRecord"), Point(10_000, 30.0, "ArticleRecord")]).splitlines()
    assert [line.split()[3] for line in lines[1:]] == ["1.00", "1.50"]
