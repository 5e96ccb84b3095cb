"""Feeds and sitemaps as sites really send them."""

from __future__ import annotations

import gzip

import pytest

from pipeline.fetch.lists import NoList, parse_feed
from pipeline.fetch.sitemaps import parse_sitemap

URL = "https://post.example/lists/sitemap.xml"
HEAD = '<?xml version="1.0" encoding="{}"?>'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(*names: str, head: str = "", space: str = SPACE) -> str:
    rows = "".join(f"<url><loc>https://post.example/{name}</loc></url>" for name in names)
    return f"{head}<urlset {space}>{rows}</urlset>"


def paths(content: bytes, limit: int = 1_000_000) -> list[str]:
    return [page.url.removeprefix("https://post.example/") for page in parse_sitemap(content, URL, limit).pages]


@pytest.mark.parametrize(
    "content",
    [
        b"\n\n" + sitemap("a", "b", head=HEAD.format("UTF-8")).encode(),
        b"\xef\xbb\xbf" + sitemap("a", "b", head=HEAD.format("UTF-8")).encode(),
        sitemap("a", "b", head=HEAD.format("UTF-16")).encode("utf-16"),
        sitemap("a", "b", head=HEAD.format("UTF-16")).encode(),  # it says so, but is none
        sitemap("a", "b", head=HEAD.format("x-nobodys")).encode(),
        sitemap("a", "b", space="").encode(),
        sitemap("a", "b", space='xmlns="https://www.sitemaps.org/schemas/sitemap/0.9/"').encode(),
        sitemap("a", "b").replace("<loc>", "<loc><![CDATA[ ").replace("</loc>", " ]]></loc>").encode(),
        sitemap("a", "b").replace("</loc>", "</loc><news:news><news:loc>x</news:loc></news:news>").encode(),
        sitemap("a", "b").replace("urlset", "s:urlset").replace("url>", "s:url>").replace("loc>", "s:loc>").encode(),
        gzip.compress(sitemap("a", "b").encode(), mtime=0) + b"\n<!-- cached -->",
        gzip.compress(sitemap("a", "b").encode()[:50], mtime=0)
        + gzip.compress(sitemap("a", "b").encode()[50:], mtime=0),
        b"https://post.example/a\r\nhttps://post.example/b\r\n",
        b"\xef\xbb\xbfhttps://post.example/a\n\nhttps://post.example/b",
        sitemap("a", "b").encode() + b"<!-- 0.3 s --> & <",
    ],
)
def test_a_sitemap_is_read(content: bytes) -> None:
    found = parse_sitemap(content, URL, 1_000_000)
    assert ([page.url for page in found.pages], found.fault, found.odd) == (
        ["https://post.example/a", "https://post.example/b"],
        "",
        0,
    )


def test_an_ampersand_that_is_not_escaped_stays_in_its_address() -> None:
    assert paths(sitemap("r?a=1&b=2&amp;c=3", "d").encode()) == ["r?a=1&b=2&c=3", "d"]


@pytest.mark.parametrize("cut", [8, 20, 40])
def test_of_a_sitemap_that_is_cut_off_the_last_address_is_not_believed(cut: int) -> None:
    found = parse_sitemap(sitemap("a", "b", "c").encode()[:-cut], URL, 1_000_000)
    urls = [page.url for page in found.pages]
    assert found.fault == "it is cut off"
    assert urls == [f"https://post.example/{name}" for name in "abc"][: len(urls)]
    assert len(urls) >= 1


def test_gzip_that_is_cut_off_gives_what_it_holds() -> None:
    whole = sitemap(*(f"{n:05}-{n * 7919 % 1000}" for n in range(3_000)))
    found = parse_sitemap(gzip.compress(whole.encode())[:-2_000], URL, 1_000_000)
    assert found.fault == "it is cut off"
    assert 100 < len(found.pages) < 3_000
    assert all(page.url in whole for page in found.pages)


def test_limits_hold_while_unpacking() -> None:
    with pytest.raises(NoList, match="larger than 1000 bytes when unpacked"):
        parse_sitemap(gzip.compress(sitemap(*map(str, range(100))).encode()), URL, 1_000)


def test_entries_without_an_address_are_counted() -> None:
    found = parse_sitemap(sitemap("a").replace("</urlset>", "<url><loc>http://x:99999/</loc></url><url/></urlset>").encode(),
                          URL, 10_000)  # fmt: skip
    assert (len(found.pages), found.odd) == (1, 2)


def test_relative_addresses_and_those_of_other_hosts_are_read_as_they_stand() -> None:
    text = "<urlset><url><loc>../n/1</loc></url><url><loc>https://other.example/x</loc></url></urlset>"
    assert [page.url for page in parse_sitemap(text.encode(), URL, 10_000).pages] == [
        "https://post.example/n/1",
        "https://other.example/x",
    ]


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"x", b"<html><p>x</html>", b"\x1f\x8bbroken", b'<?xml version="1.0"?>', b"<opml/>", b"{}"]
)
def test_what_is_no_sitemap(content: bytes) -> None:
    with pytest.raises(NoList):
        parse_sitemap(content, URL, 1_000)


def test_an_empty_sitemap_is_one() -> None:
    assert parse_sitemap(b"<urlset/>", URL, 1_000).fault == ""


@pytest.mark.parametrize("encoding", ["x-nobodys", "utf-16", "hz", "windows-1251"])
def test_a_feed_in_an_encoding_that_is_not_known_or_not_true_is_read(encoding: str) -> None:
    items = "<item><title>x</title><link>https://post.example/1</link></item><item><link>http://post.example:99999/</link></item>"
    feed = f"{HEAD.format(encoding)}<rss version='2.0'><channel><title>Küste</title>{items}</channel></rss>"
    found = parse_feed(feed.encode(), URL)
    assert ([page.url for page in found.pages], found.odd) == (["https://post.example/1"], 1)


def test_a_feed_may_stand_where_a_sitemap_is_expected() -> None:
    items = "<item><link>https://post.example/1</link></item>"
    feed = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
    assert paths(feed) == paths(gzip.compress(feed)) == ["1"]


def test_a_page_that_a_list_names_twice_is_one() -> None:
    assert paths(sitemap("a", "a?utm_source=x", "a#top").encode()) == ["a"]
