"""Pages that grow: the same kind of page at any size."""

from __future__ import annotations

import pytest

import pipeline
from lab.growth import Point, measure, measure_hostile, page, render, render_hostile, verdict
from lab.hostile import KINDS
from pipeline.model.document import RawDocument
from pipeline.model.record import ArticleRecord

# Times the CPU of a page of prose of the larger size, measured beside it: the most costly kind takes ten times as much.
MOST_COSTLY = 50


@pytest.fixture(scope="module")
def prose() -> float:
    """CPU milliseconds of an ordinary page of 6,000 bytes, the median of three."""
    return measure((6_000,), 3)[0].milliseconds


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


@pytest.mark.parametrize("name", KINDS)
def test_a_hostile_document_has_about_its_size_and_costs_little(name: str, prose: float) -> None:
    ((_, points),) = measure_hostile([name], (3_000, 6_000), rounds=3)
    assert [point.size for point in points] == sorted(point.size for point in points)
    assert 4_000 <= points[-1].size <= 20_000
    assert points[-1].milliseconds < MOST_COSTLY * prose


@pytest.mark.parametrize(
    ("milliseconds", "outcome", "said"),
    [(2_000.0, "article", "linear"), (20_000.0, "article", "NOT LINEAR (10.0)"), (9.0, "too_large", "refused")],
)
def test_a_kind_is_linear_refused_or_neither(milliseconds: float, outcome: str, said: str) -> None:
    points = [Point(100_000, 200.0, "article"), Point(1_000_000, milliseconds, outcome)]
    assert verdict(points) == said
    assert said in render_hostile("dump: dots", points)
