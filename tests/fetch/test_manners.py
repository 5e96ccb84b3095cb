"""robots.txt, hosts that have had enough, and what is never sent or kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.fetch import fetch
from pipeline.fetch.robots import Robots, product_token
from tests.fetch.drive import plan
from tests.fetch.site import Reply, Site

AGENT = "dunmorrow/1.0 (+https://archive.example/robot)"
ALL, NOTHING = "Disallow:\n", "Disallow: /\n"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        (f"User-agent: dunmorrow\n{NOTHING}\nUser-agent: *\n{ALL}", False),
        (f"User-agent: *\n{NOTHING}\nUser-agent: DunMorrow\n{ALL}", True),
        (f"User-agent: dunmorrow/2.0\n{NOTHING}", False),
        (f"User-agent: dunmorrow*\n{NOTHING}", False),
        (f"User-agent: archive\n{ALL}\nUser-agent: *\n{NOTHING}", False),
        (f"User-agent: robot\n{NOTHING}\nUser-agent: *\n{ALL}", True),
        (f"User-agent: dun\n{NOTHING}\nUser-agent: *\n{ALL}", True),
        (f"User-agent: dunmorrow-images\n{NOTHING}", True),
        (f"User-agent: a\nUser-agent: dunmorrow\nUser-agent: b\n{NOTHING}", False),
        ("user-agent : * # all\r\ndisallow : /\r\n", False),
        ("User-agent: *\rDisallow: /\r", False),
        ("\ufeffUser-agent: *\nDisallow: /\n", False),
        ("User agent *\nDisallow /\n", False),
        ("User-agent: *\nCrawl-delay: ten\nDisallow: /x\n", True),
        ("<html><body>Page not found</body></html>", True),
        ("", True),
    ],
)  # fmt: skip
def test_rules_for_exactly_this_robot(text: str, allowed: bool) -> None:
    robots = Robots(text.encode(), AGENT, "https://post.example/robots.txt")
    assert robots.allows("https://post.example/n/1") is allowed


def test_bytes_that_are_no_text_forbid_nothing_by_chance() -> None:
    assert Robots(b"\xff\xfe\x00", AGENT, "https://post.example/robots.txt").allows("https://post.example/")


@pytest.mark.parametrize(
    ("agent", "token"),
    [(AGENT, "dunmorrow"), ("dunmorrow (+me)", "dunmorrow"), ("Mozilla/5.0 (compatible; dunmorrow/1; +x)", "dunmorrow"),
     ("Mozilla/5.0", "Mozilla")],
)  # fmt: skip
def test_the_product_token(agent: str, token: str) -> None:
    assert product_token(agent) == token


@pytest.mark.parametrize(
    ("rule", "seconds"),
    [("Crawl-delay: 7", 7), ("Request-rate: 1/20", 20), ("Crawl-delay: -1", 0), ("Crawl-delay: inf", 0), ("", 0)],
)
def test_pauses_that_a_host_asks_for(rule: str, seconds: float) -> None:
    assert Robots(f"User-agent: *\n{rule}\n".encode(), AGENT, "https://post.example/robots.txt").delay == seconds


def test_a_host_that_asks_for_pauses_beyond_measure_is_left_alone_and_told(site: Site, raw: Path) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 86400\n", media_type="text/plain")
    site.feed("/feed", {"/a": ""})
    site.feed("/other", {})
    source = {"feeds": [site.url("/feed"), site.at("localhost", "/other")]}
    notes: list[str] = []
    with pytest.raises(Exception, match="No feed or sitemap could be read"):
        fetch(plan(site, source), raw, tell=notes.append)
    assert any("pauses of 86400 seconds, and 600 is the most" in note for note in notes)


def test_robots_txt_of_every_host_on_the_way_is_read_first(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/one": ""})
    site.put("/one", "", status=301, headers={"Location": site.at("localhost", "/there")})
    site.put("/there", "<p>there")
    site.put("/robots.txt", "User-agent: *\nDisallow: /there\n", media_type="text/plain")
    assert fetch(plan(site), raw).failures == {"robots.txt": 1}
    assert site.since() == ["/robots.txt", "/feed", "/one", "/robots.txt"]


def test_a_host_that_refuses_page_after_page_is_left_alone(site: Site, raw: Path) -> None:
    names = [f"/{n}" for n in range(14)]
    site.feed("/feed", dict.fromkeys(names, ""))
    for name in names:
        site.put(name, "no", status=403)
    notes: list[str] = []
    tally = fetch(plan(site), raw, tell=notes.append)
    assert (tally.failures, tally.postponed) == ({"403": 10}, 4)
    assert "4 not asked for, their host is left alone" in tally.line
    assert len([note for note in notes if "it refused 10 pages in a row (status 403)" in note]) == 1


def test_no_cookie_and_no_password_is_sent_or_kept(site: Site, raw: Path) -> None:
    port = site.address.rpartition(":")[2]
    secret = f"http://ed:Salmon7@127.0.0.1:{port}"
    site.feed("/feed", {f"{secret}/one": "", "/two": "", f"{secret}:99999/": ""}, headers={"Set-Cookie": "a=Salmon7"})
    site.put("/one", "<p>one", headers={"Set-Cookie": "a=Salmon7; Path=/"})
    site.put("/two", "", status=302, headers={"Location": f"{secret}/three", "Set-Cookie": "a=Salmon7"})
    site.put("/three", "", status=302, headers={"Location": f"http://ed:Salmon7@127.0.0.1:{port}0000/"})
    notes: list[str] = []
    tally = fetch(plan(site), raw, tell=notes.append)
    assert (tally.new, tally.failures) == (1, {"redirects": 1})
    sent = [str(request) for request in site.requests]
    assert not any("Cookie" in text or "Authorization" in text or "Salmon7" in text for text in sent)
    kept = [path.read_bytes() for path in raw.rglob("*") if path.is_file()]
    assert not any(b"Salmon7" in content for content in kept)
    assert "Salmon7" not in "\n".join(notes) + tally.line + "".join(str(path) for path in raw.rglob("*"))


def test_headers_that_are_no_ascii_cost_nothing(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/one": "", "/two": "", "/three": ""})
    odd = {"ETag": '"caf\xe9"', "X-Autor": "M\xfcller", "Last-Modified": "\xe4"}
    site.put("/one", "<p>one", media_type="text/html; charset=\xfc", headers=odd)
    site.put("/two", "", status=301, headers={"Location": "/stra\xc3\x9fe"})
    site.put("/stra%C3%9Fe", "<p>street")
    site.put("/three", "<p>three")
    assert fetch(plan(site), raw).new == 3
    assert fetch(plan(site), raw).unchanged == 3
    assert '"caf\xe9"' in [request["If-None-Match"] for request in site.requests]


def test_an_answer_that_is_no_http_costs_one_page(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/one": "", "/two": ""})
    site.put("/one", "x", headers={"X-Bad": "a\x00b"})
    site.put("/two", "<p>two")
    tally = fetch(plan(site), raw)
    assert (tally.new, tally.failures) == (1, {"no answer": 1})


def test_a_body_that_breaks_off_is_no_page(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/one": ""})
    site.first["/one"] = [Reply("<p>o", headers={"Content-Length": "400"})]
    assert fetch(plan(site, timeout_seconds=1), raw).failed == 1
    assert list(raw.rglob("*.html")) == []
