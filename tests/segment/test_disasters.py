"""What breaks article extractors, each with a page that we wrote for it: the body must come out paragraph by paragraph."""

from __future__ import annotations

import pytest

from pipeline import RawDocument, load_ruleset, process
from pipeline.model.record import ArticleRecord
from tests.golden.corpus import Golden, everything

DISASTERS = {
    "the body lies in sibling containers": "page-siblings",
    "a list of teasers outweighs the body": "page-teasers-outweigh",
    "a class that says popup and newsletter wraps the page": "page-popup-wrapper",
    "the body is embedded three times": "page-body-thrice",
    "a second article is appended": "page-second-article",
    "hidden templates hold text": "page-hidden-template",
    "a live blog of many entries": "page-live-blog",
    "a paywall leaves a stub": "page-paywall-stub",
    "the comments are longer than the article": "page-es-comentarios",
    "an AMP page": "page-amp",
    "the article stands only in JSON-LD": "page-json-ld-only",
    "tables lay out the page": "page-layout-tables",
    "no paragraphs, only line breaks": "page-br-only",
    "ten thousand levels of nesting": "page-deep-nesting",
    "broken markup": "page-broken-markup",
    "a script from right to left": "page-rtl-hebrew",
    "a script without spaces": "page-cjk-chinese",
}
RULES = load_ruleset()


def golden_of(slug: str) -> Golden:
    return next(golden for golden in everything() if golden.slug == slug)


@pytest.mark.parametrize("disaster", DISASTERS)
def test_the_body_comes_out_whole_and_alone(disaster: str) -> None:
    golden = golden_of(DISASTERS[disaster])
    record = process(golden.document(), RULES).record
    assert isinstance(record, ArticleRecord)
    assert record.paragraphs == golden.expected["paragraphs"]
    assert len(record.paragraphs) >= 2


def test_only_structured_data_call_a_text_truncated() -> None:
    """The offer to subscribe stays on the page; without the JSON-LD nothing is known about what is missing."""
    page = golden_of("page-paywall-stub").content()
    told = process(RawDocument("stub.html", "html", "text/html", page), RULES).record
    assert isinstance(told, ArticleRecord)
    assert told.completeness == "truncated_suspected"
    assert told.is_accessible_for_free is False
    start, end = page.index(b"<script"), page.index(b"</script>") + len(b"</script>")
    untold = process(RawDocument("stub.html", "html", "text/html", page[:start] + page[end:]), RULES).record
    assert isinstance(untold, ArticleRecord)
    assert untold.completeness == "unknown"
    assert untold.is_accessible_for_free is None
    assert untold.paragraphs == told.paragraphs
