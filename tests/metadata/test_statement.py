"""Statements: where they stand is kept in parts, and named once, when they become evidence."""

import pytest

from pipeline.metadata.authors.statement import BYLINE, META, OWNER, PRINT, Claim
from pipeline.metadata.document.context import candidate
from pipeline.metadata.field.found import EVIDENCE_CHARS, Statement
from pipeline.metadata.title.statement import TITLE, Witness
from pipeline.model.evidence import Candidate, Origin


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        (Origin("title"), "title"),
        (Origin("url", "", "path"), "url.path"),
        (Origin("line", "head", "labelled"), "line.head.labelled"),
        (Origin("meta", "article:published_time"), "meta.article:published_time"),
    ],
)
def test_an_origin_is_named_by_the_parts_that_it_has(origin: Origin, name: str) -> None:
    assert str(origin) == name


def test_a_statement_becomes_evidence_with_its_own_or_a_measured_confidence() -> None:
    statement = Statement(("Jane Doe", "John Roe"), BYLINE, "By Jane Doe\nand  John Roe", 0.81234)
    assert statement.candidate("Jane Doe; John Roe") == Candidate(
        "Jane Doe; John Roe", "line.byline", "By Jane Doe and John Roe", 0.812
    )
    assert statement.candidate("Jane Doe", 0.5).confidence == 0.5
    assert len(Statement("x", TITLE, "word " * 100).candidate("x").evidence) <= EVIDENCE_CHARS


def test_families_tell_which_places_repeat_each_other() -> None:
    names = ("og:title", "twitter:title", "headline")
    assert [Witness("A", Origin("meta", name), "A").family for name in names] == ["og", "og", "meta"]
    claims = [Claim(("Jane Doe",), origin, "") for origin in (Origin("meta", "author"), BYLINE, OWNER)]
    assert [claim.family for claim in claims] == [META, PRINT, PRINT]
    assert [claim.is_byline for claim in claims] == [False, True, False]


def test_a_confidence_below_none_or_above_all_is_still_a_share() -> None:
    """Summands for and against a name may leave less than nothing; the record would be refused for it."""
    statement = Statement(("Jane Doe",), Origin("line", "name"), "Jane Doe", -0.18)
    assert statement.candidate("Jane Doe").confidence == 0.0
    assert statement.candidate("Jane Doe", 1.2).confidence == 1.0
    assert candidate("A headline", "line.title", "A headline", -0.2).confidence == 0.0
