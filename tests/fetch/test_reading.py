"""Which lists are read, in which order, and which of their entries count."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from pipeline.errors import EnvironmentFault
from pipeline.fetch import fetch
from pipeline.fetch.addresses import site_of
from tests.fetch.drive import counts, pages, plan
from tests.fetch.site import Site


def fill(site: Site, *names: str) -> None:
    for name in names:
        site.put(name, f"<p>{name}")


def sitemaps(site: Site, *paths: str, **facts: object) -> dict[str, object]:
    return {"sitemaps": [path if "://" in path else site.url(path) for path in paths], **facts}


def test_a_sitemap_may_be_sent_on_to_the_other_form_of_its_host(site: Site, raw: Path) -> None:
    other = site.at("localhost")
    site.put("/sitemap.xml", "", status=301, headers={"Location": site.url("/real/sitemap.xml")})
    site.sitemap("/real/sitemap.xml", {site.url("/a"): "", f"{other}/b": "", "c": ""})
    fill(site, "/a", "/b", "/real/c")
    tally = fetch(plan(site, sitemaps(site, f"{other}/sitemap.xml")), raw)
    assert (counts(tally), tally.left_out) == ((3, 0, 0, 0, 0), {})
    assert set(pages(raw)) == {site.url("/a"), f"{other}/b", site.url("/real/c")}


def test_relative_links_of_a_feed_belong_to_the_address_that_answered_also_when_it_is_as_before(
    site: Site, raw: Path
) -> None:
    etag = {"ETag": '"1"'}
    site.put("/feed", "", status=301, headers={"Location": site.at("localhost", "/en/rss/news")})
    items = "".join(f"<item><link>{link}</link></item>" for link in ("../one", "/en/two", "three"))
    site.put(
        "/en/rss/news", f"<rss version='2.0'><channel>{items}</channel></rss>", media_type="text/xml", headers=etag
    )
    fill(site, "/en/one", "/en/two", "/en/rss/three")
    for expected in ((3, 0, 0, 0, 0), (0, 0, 3, 0, 0)):
        assert counts(fetch(plan(site), raw)) == expected
    assert set(pages(raw)) == {site.at("localhost", path) for path in ("/en/one", "/en/two", "/en/rss/three")}


def test_entries_of_another_site_are_left_out_and_told(site: Site, raw: Path) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow:\n", media_type="text/plain")
    site.sitemap("/s.xml", {site.url("/a"): "", site.at("localhost", "/b"): "", site.at("localhost", "/c"): ""})
    fill(site, "/a", "/b", "/c")
    notes: list[str] = []
    tally = fetch(plan(site, sitemaps(site, "/s.xml")), raw, tell=notes.append)
    port = site.address.rpartition(":")[2]
    assert (tally.new, tally.left_out) == (1, {f"localhost:{port}": 2})
    assert "2 entries of other sites left out" in tally.line
    assert any(f"2 pages of localhost:{port} are left out" in note for note in notes)


def test_a_sitemap_on_a_host_of_its_own_counts_if_robots_txt_names_it(site: Site, raw: Path) -> None:
    there = site.at("localhost", "/s.xml?x=1")
    site.put("/robots.txt", f"\ufeffsitemap: {there}\n", media_type="text/plain")
    site.sitemap("/s.xml?x=1", {site.url("/a"): "", site.url("/b"): ""})
    fill(site, "/a", "/b")
    assert fetch(plan(site, sitemaps(site, there)), raw).new == 2


def test_of_an_index_without_dates_every_part_is_read_in_turn(site: Site, raw: Path) -> None:
    parts = [f"/s{n:02}.xml" for n in range(11)]
    site.sitemap("/index.xml", {site.url(part): "" for part in parts}, index=True)
    for number, part in enumerate(parts):
        site.sitemap(part, {site.url(f"/n/{number}"): ""})
        fill(site, f"/n/{number}")
    del site.replies["/s09.xml"]  # does not hold up the others
    notes: list[str] = []
    source = sitemaps(site, "/index.xml", max_sitemaps=5)
    tally = fetch(plan(site, source), raw, tell=notes.append)
    assert [path for path in site.since() if path.endswith(".xml")] == [
        "/index.xml", "/s10.xml", "/s00.xml", "/s09.xml", "/s01.xml"]  # fmt: skip
    assert tally.sitemaps_left == 7
    assert "post: 7 sitemaps are left for the next calls (max_sitemaps = 5)" in notes
    assert "7 sitemaps left for the next call" in tally.line
    for _ in range(2):
        fetch(plan(site, source), raw)
    assert len(pages(raw)) == 10


def test_of_an_index_with_dates_what_changed_comes_first(site: Site, raw: Path) -> None:
    dates = {site.url(f"/s{n}.xml"): f"2024-0{n}-01" for n in range(1, 7)}
    site.sitemap("/index.xml", dates, index=True)
    for n in range(1, 7):
        site.sitemap(f"/s{n}.xml", {site.url(f"/n/{n}"): ""})
        fill(site, f"/n/{n}")
    source = sitemaps(site, "/index.xml", max_sitemaps=3)
    read = []
    for number in range(3):
        if number == 2:
            site.sitemap("/index.xml", {**dates, site.url("/s3.xml"): "2024-08-01"}, index=True)
        fetch(plan(site, source), raw)
        read.append([path for path in site.since() if path.startswith("/s")])
    assert read == [["/s6.xml", "/s5.xml"], ["/s4.xml", "/s3.xml"], ["/s3.xml", "/s2.xml"]]


@pytest.mark.parametrize("kind", ["plain", "gzip", "encoded"])
def test_a_sitemap_may_be_larger_than_a_page(site: Site, raw: Path, kind: str) -> None:
    site.sitemap("/s.xml", {site.url(f"/{'n' * 50}/{n}"): "2024-01-01" for n in range(2_000)})
    fill(site, f"/{'n' * 50}/0")
    body = str(site.replies["/s.xml"].body).encode()
    headers = {"Content-Encoding": "gzip"} if kind == "encoded" else {}
    site.put("/s.xml", body if kind == "plain" else gzip.compress(body), media_type="text/xml", headers=headers)
    source = sitemaps(site, "/s.xml", max_pages=1)
    tally = fetch(plan(site, source, max_bytes=10_000), raw)
    assert (tally.new, tally.left) == (1, 1_999)
    with pytest.raises(EnvironmentFault, match=f"it is larger than {len(body) - 1} bytes"):
        fetch(plan(site, source, max_bytes=10_000, max_list_bytes=len(body) - 1), raw)


def test_indexes_that_name_one_another_come_to_an_end(site: Site, raw: Path) -> None:
    site.sitemap("/a.xml", {site.url("/b.xml"): "", site.url("/a.xml"): ""}, index=True)
    site.sitemap("/b.xml", {site.url("/a.xml"): "", site.url("/c.xml"): ""}, index=True)
    site.sitemap("/c.xml", {site.url("/n"): ""})
    fill(site, "/n")
    assert fetch(plan(site, sitemaps(site, "/a.xml")), raw).new == 1
    assert site.since() == ["/robots.txt", "/a.xml", "/b.xml", "/c.xml", "/n"]


def test_a_page_of_two_sources_is_asked_for_once(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/one": ""})
    site.feed("/other", {"/one?utm_source=other": "", "/two": ""})
    fill(site, "/one", "/two", "/one?utm_source=other")
    both = [{"name": name, "feeds": [site.url(path)]} for name, path in (("a", "/feed"), ("b", "/other"))]
    tally = fetch(plan(site, *both), raw)
    assert (tally.new, tally.pages) == (2, 2)
    assert len([path for path in site.since() if path.startswith("/one")]) == 1
    assert {path.name for path in raw.iterdir()} == {"a", "b", ".fetch.sqlite"}


def test_a_page_that_has_moved_for_good_is_one_page(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/old": "", "/new": "", "/older": "", "/login": ""})
    for path in ("/old", "/older"):
        site.put(path, "", status=301, headers={"Location": "/new"})
    site.put("/login", "", status=302, headers={"Location": "/new"})
    fill(site, "/new")
    tally = fetch(plan(site), raw)
    assert (tally.new, tally.same, tally.pages) == (2, 2, 4)  # /login leads there for now only
    assert len(list(raw.rglob("*.html"))) == 2
    site.put("/old", "<p>back")
    fetch(plan(site), raw)
    assert sorted(path.read_text() for path in raw.rglob("*.html")) == ["<p>/new", "<p>/new", "<p>back"]


def test_a_file_whose_call_was_killed_before_its_row_is_found_again(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/old": ""})
    site.put("/old", "", status=301, headers={"Location": "/new"})
    fill(site, "/new")
    fetch(plan(site), raw)
    (raw / ".fetch.sqlite").unlink()
    site.feed("/feed", {"/new": "", "/old": ""})
    site.put("/new", "<p>another nonce")
    tally = fetch(plan(site), raw)
    assert (tally.new, tally.same) == (1, 1)
    assert [path.read_text() for path in raw.rglob("*.html")] == ["<p>another nonce"]


def test_a_list_that_takes_long_does_not_hold_up_other_hosts(site: Site, raw: Path) -> None:
    site.feed("/slow", {"/late": ""}, seconds=3.0)
    site.feed("/feed", {site.at("localhost", "/soon"): ""})
    fill(site, "/late", "/soon")
    both = [
        {"name": "slow", "feeds": [site.url("/slow")]},
        {"name": "quick", "feeds": [site.at("localhost", "/feed")]},
    ]
    assert fetch(plan(site, *both), raw).new == 2
    assert site.asked.index("/soon") < site.asked.index("/late")


def test_sites_are_told_apart_by_registered_domain() -> None:
    assert site_of("news.post.com") == site_of("www.post.com") != site_of("post.net")
