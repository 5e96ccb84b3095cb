import html

import pytest

from pipeline.metadata.address import normalise
from pipeline.model.addresses import domain_of, page_key
from pipeline.model.document import Hints
from pipeline.model.reasons import WarningCode
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
        ("https://example.org/?48213&utm_source=x", "https://example.org/?48213"),
        ("https://example.org/a?q=low%20tide&b&gclid=1", "https://example.org/a?q=low%20tide&b"),
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


def test_two_addresses_of_one_story_have_one_key() -> None:
    same = (
        "https://www.example.org/News/Dam-holds/?id=3#top",
        "http://m.example.org/news/dam-holds",
        " //example.org:8080/news/dam-holds ",
        "https://web.archive.org/web/20200101000000id_/http://amp.example.org/news/dam-holds",
    )
    assert {page_key(address) for address in same} == {"example.org/news/dam-holds"}
    assert page_key("https://news.example.org/news/dam-holds") != page_key(same[0])
    assert [page_key(address) for address in ("https://example.org/", "https://[broken/a", "")] == ["", "", ""]


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


REFUSED = (
    "javascript:alert(1)",
    "https://reader:secret@www.example.org/news/dam-holds",
    "https://www.example.org/news/dam\x1b[31m-holds",
    "https://www.example.org/news/\u202edam-holds",
    "https://www.example.org/" + "a" * 9_000,
    "ftp://www.example.org/news/dam-holds",
    "https://[broken/news",
    "https://www.example.org:99999/news",
)


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_nobody_should_follow_is_none(address: str) -> None:
    """Stated by the page: another claim stands in. Beside the document: it stands nowhere, and a code says so."""
    stated = html.escape(address)
    head = (
        f"<link rel=canonical href='{stated}'><meta property='og:url' content='https://www.example.org/news/dam-holds'>"
    )
    found = described(page(head), None)
    assert found.canonical_url == found.url == "https://www.example.org/news/dam-holds"
    # What a parser of HTML drops by itself (a control) needs no warning.
    assert (WarningCode.ADDRESS_REFUSED in found.warnings) is ("\x1b" not in address)
    beside = described(page(), address)
    assert (beside.url, beside.outlet_domain) == (None, None)
    assert WarningCode.HINT_REFUSED in beside.warnings


def test_hints_are_words_without_what_nobody_sees() -> None:
    hints = Hints("https://www.example.org/a", "2024-05-06T07:08:09Z", "The\x07Example", "en\n")
    assert hints == Hints("https://www.example.org/a", "2024-05-06T07:08:09Z", is_refused=True)
    assert not Hints("http://localhost:8080/a?b=c@d", outlet="Österreich heute").is_refused
    assert Hints(url="https://user@www.example.org/a").url is None


@pytest.mark.parametrize(
    ("stated", "licence"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY 4.0: attribution", "CC BY 4.0: attribution"),
        ("/licence", "/licence"),
        ("javascript:alert(1)", None),
        ("https://a:b@example.org/licence", None),
        ("CC \u202eBY", None),
    ],
)
def test_licences_are_addresses_or_words(stated: str, licence: str | None) -> None:
    found = described(page(f"<link rel=license href='{stated}'>"))
    assert found.license == licence
    assert (WarningCode.ADDRESS_REFUSED in found.warnings) is (licence is None)
