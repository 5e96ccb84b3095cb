"""The report's figures, each against a count by hand."""

from __future__ import annotations

import dataclasses

from pipeline.model.reasons import Reason
from pipeline.report import figures
from pipeline.report.details import choose
from pipeline.report.documents import FAMILIES, FIELDS, Article

ONE = Article(
    uri="a.txt", title="A", outlet="The Post", language="en", date="2020-03-01", chars=900, share=0.1,
    removed=(("comments", 2, 100),), filled=frozenset({"title", "date_published"}), warnings=(), revision=1, size=1000,
)  # fmt: skip


def many(*shares: float) -> list[Article]:
    return [dataclasses.replace(ONE, uri=f"{i}.txt", share=share) for i, share in enumerate(shares)]


def test_every_reason_has_a_family() -> None:
    assert set(FAMILIES) == set(Reason)


def test_removed_counts_blocks_characters_and_documents() -> None:
    other = dataclasses.replace(ONE, removed=(("comments", 1, 5), ("promo", 7, 70)))
    assert figures.removed([ONE, other]) == [["promo", 7, 70, 1], ["comments", 3, 105, 2]]


def test_the_histogram_holds_every_document() -> None:
    found = figures.shares(many(0.0, 0.049, 0.05, 1.0))
    assert (found["bins"][0], found["bins"][1], found["bins"][-1], sum(found["bins"])) == (2, 1, 1, 4)
    assert figures.shares([])["median"] is None


def test_outliers_are_beyond_the_fences() -> None:
    articles = many(0.2, 0.21, 0.22, 0.23, 0.24, 0.25, 0.26, 0.95)
    assert figures.outliers(articles) == {"7.txt"}
    assert figures.outliers(articles[1:]) == frozenset(), "too few to say so"


def test_outlets_count_filled_fields() -> None:
    bare = dataclasses.replace(ONE, filled=frozenset({"title"}), share=0.3)
    ((name, documents, share, filled),) = figures.outlets([ONE, bare])
    assert (name, documents, share) == ("The Post", 2, 0.2)
    assert dict(zip(FIELDS, filled, strict=True))["title"] == 2
    assert dict(zip(FIELDS, filled, strict=True))["date_published"] == 1


def test_dates_fill_their_gaps_and_go_by_year_over_long_spans() -> None:
    days = ("2020-01-31", "2020-03-01", "2020-03-02", None)
    found = figures.dates([dataclasses.replace(ONE, date=day) for day in days])
    assert found == {"unit": "month", "first": 2020 * 12, "counts": [1, 0, 2], "without": 1}
    found = figures.dates([dataclasses.replace(ONE, date=day) for day in ("1999-12-31", "2020-01-01")])
    assert (found["unit"], found["first"], len(found["counts"])) == ("year", 1999, 22)


def test_languages_count_the_uncertain() -> None:
    assert figures.languages([ONE, dataclasses.replace(ONE, language=None)]) == [[None, 1], ["en", 1]]


def test_a_sample_takes_outliers_first_and_stays_within_its_size() -> None:
    articles = many(*[0.2] * 50)
    chosen = choose(articles, frozenset({"7.txt", "8.txt"}), 10_000)
    assert len(chosen) == 10
    assert {"7.txt", "8.txt"} < set(chosen)
    assert chosen == choose(reversed(articles), frozenset({"7.txt", "8.txt"}), 10_000)
