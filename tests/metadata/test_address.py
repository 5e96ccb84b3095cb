import pytest

from pipeline.metadata.address import domain_of, normalise
from tests.metadata.pages import described, page


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("https://Example.ORG/a?utm_source=x&id=3#top", "https://example.org/a?id=3"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a?b=1&fbclid=2&c=", "https://example.org/a?b=1&c="),
        ("https://example.org/a%20b?q=%C3%A4", "https://example.org/a%20b?q=%C3%A4"),
        ("javascript:void(0)", None),
        ("https://localhost/a", None),
        ("https://[broken", None),
        ("", None),
    ],
)
def test_normal_form(url: str, normal: str | None) -> None:
    assert normalise(url) == normal


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.example.org/a", "example.org"),
        ("https://m.example.co.uk/a", "example.co.uk"),
        ("https://news.example.org/a", "news.example.org"),
        ("https://web.archive.org/web/20200101000000/https://www.example.org/a", "example.org"),
        (None, None),
        ("nonsense", None),
    ],
)
def test_domain(url: str | None, domain: str | None) -> None:
    assert domain_of(url) == domain


def test_the_canonical_link_wins_over_the_fetched_address() -> None:
    head = "<link rel=canonical href='/news/dam-holds'>"
    found = described(page(head), "https://www.example.org/news/dam-holds?utm_medium=feed")
    assert found.canonical_url == "https://www.example.org/news/dam-holds"
    assert found.url == "https://www.example.org/news/dam-holds?utm_medium=feed"
    assert found.outlet_domain == "example.org"


def test_a_canonical_link_to_the_home_page_is_refused() -> None:
    found = described(page("<link rel=canonical href='https://www.example.org/'>"))
    assert found.canonical_url == "https://www.example.org/news/dam-holds"


def test_without_any_address_there_is_none() -> None:
    found = described(page(), None)
    assert (found.url, found.canonical_url, found.outlet_domain) == (None, None, None)
