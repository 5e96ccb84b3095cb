"""Addresses: asked for as they are written, known again by their key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fetch.addresses import host_of, key, site_of, written

BASE = "https://post.example/feeds/rss"


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://post.example/read.php?1423", "https://post.example/read.php?1423"),
        (
            "https://post.example/a//b;c?x+y&ref=1&source=s&print=",
            "https://post.example/a//b;c?x+y&ref=1&source=s&print=",
        ),
        ("../n/1.html#top", "https://post.example/n/1.html"),
        ("//www.post.example/a", "https://www.post.example/a"),
        (" https://Post.Example/A\n/B ", "https://post.example/A/B"),
        ("https://post.example/straße?q=ü x", "https://post.example/stra%C3%9Fe?q=%C3%BC%20x"),
        ("https://post.example/%7ea%zz", "https://post.example/%7ea%zz"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://ed:Salmon7@post.example/a", "https://post.example/a"),
        ("https://good.example@evil.example/", "https://evil.example/"),
        ("https://post.example?a=1", "https://post.example/?a=1"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ],
)
def test_an_address_is_asked_for_as_it_is_written(address: str, asked: str) -> None:
    assert written(address, BASE) == asked


@pytest.mark.parametrize(
    "address",
    ["", "mailto:a@post.example", "javascript:x()", "file:///etc/passwd", "ftp://post.example/a", "https://", "http://[",
     "http://post.example:99999/", "http://post.example:0/", "http://post.example:x/", "http://post .example/",
     "http://xn--.\udcff.example/", "gopher://post.example/", "http://" + "a" * 9_000],
)  # fmt: skip
def test_what_is_no_address_of_the_web(address: str) -> None:
    assert written(address, "" if not address else BASE) == ""


def test_forms_of_one_page_have_one_key() -> None:
    forms = ["https://post.example/a?b=1", "http://post.example/a?b=1", "https://post.example:443/a?utm_source=rss&b=1",
             "http://post.example:80/a?b=1&fbclid=x", "https://post.example/%61?b=1"]  # fmt: skip
    assert {key(written(form)) for form in forms} == {"https://post.example/a?b=1"}
    assert key("https://post.example/a?") == key("https://post.example/a")
    assert key("https://post.example/%c3%b6") == key("https://post.example/%C3%B6")


def test_different_pages_have_different_keys() -> None:
    paths = [
        "?1423",
        "?1424",
        "a",
        "a/",
        "a//b",
        "a/b",
        "a;b",
        "a?b;c",
        "a?x+y",
        "a?x%20y",
        "a?ref=1",
        "a?ref=2",
        "A",
        "a%2Fb",
    ]
    hosts = ["https://post.example/", "https://www.post.example/", "https://post.example:8443/"]
    addresses = [host + path for host in hosts for path in paths]
    assert len({key(written(address)) for address in addresses}) == len(addresses)


@given(st.text(max_size=40), st.sampled_from(["", BASE]))
def test_any_text_is_an_address_in_ascii_or_none(text: str, base: str) -> None:
    url = written(text, base)
    if url:
        assert url.isascii()
        assert written(url) == url
        assert "@" not in host_of(url)
        assert key(key(url)) == key(url)


@given(st.text(max_size=30))
def test_an_absolute_address_keeps_its_path_and_query(rest: str) -> None:
    assert written(f"https://post.example/{rest}").startswith("https://post.example/")


@pytest.mark.parametrize(
    ("host", "site"),
    [("www.post.co.uk", "post.co.uk"), ("post.co.uk", "post.co.uk"), ("a.b.post.com:8080", "post.com"),
     ("127.0.0.1:80", "127.0.0.1"), ("[::1]:80", "[::1]"), ("localhost", "localhost"),
     ("www.post.example", "post.example"), ("one.github.io", "one.github.io")],
)  # fmt: skip
def test_the_site_of_a_host(host: str, site: str) -> None:
    assert site_of(host) == site
