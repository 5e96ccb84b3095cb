"""Fetching from a site on the loopback: what is asked for, what is kept, and what is left alone."""

from __future__ import annotations

import asyncio
import gzip
import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.errors import EnvironmentFault
from pipeline.fetch import fetch
from pipeline.fetch.state import FetchState
from tests.fetch.drive import counts, pages, plan
from tests.fetch.site import Reply, Site
from tests.flows.drive import article, ingest

MONDAY, TUESDAY = "Mon, 06 May 2024 08:00:00 GMT", "Tue, 07 May 2024 08:00:00 GMT"


def test_pages_of_a_feed_are_fetched_once_and_again_when_they_change(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/a/one.html": MONDAY, "/b?id=2&utm_source=rss": MONDAY, "/c": MONDAY})
    paths = ("/a/one.html", "/b?id=2&utm_source=rss", "/c")
    for path in (*paths, "/b?id=2"):
        site.put(path, f"<p>{path.partition('&')[0]}")
    assert counts(fetch(plan(site), raw)) == (3, 0, 0, 0, 0)
    assert site.since() == ["/robots.txt", "/feed", *paths]
    assert pages(raw) == {site.url(p): f"<p>{p.partition('&')[0]}".encode() for p in paths}
    assert site.agents == {"newswinnow-test/1.0 (+https://example.org)"}
    (one,) = raw.rglob("one~*.html")
    assert one.parent.parent.parent == raw / "post"
    side = json.loads(Path(f"{one}.meta.json").read_bytes())
    assert (side["outlet"], side["charset"]) == ("Dunmorrow Post", "utf-8")
    assert side["fetched_at"].endswith("Z")
    assert {path.name for path in raw.iterdir()} == {"post", ".fetch.sqlite"}
    before = {path: path.stat().st_mtime_ns for path in raw.rglob("*.html*")}

    assert counts(fetch(plan(site, recheck_days=0), raw)) == (0, 0, 3, 0, 0)
    assert site.since() == ["/robots.txt", "/feed"]

    site.feed("/feed", {"/a/one.html": TUESDAY, "/b?id=2": TUESDAY, "/c": MONDAY})
    site.put("/a/one.html", "<p>corrected")
    assert counts(fetch(plan(site, recheck_days=0), raw)) == (0, 1, 2, 0, 0)
    assert site.since() == ["/robots.txt", "/feed", "/a/one.html", "/b?id=2"]
    assert pages(raw)[site.url("/a/one.html")] == b"<p>corrected"
    changed = {path for path in raw.rglob("*.html*") if before.get(path) != path.stat().st_mtime_ns}
    assert changed == {one, Path(f"{one}.meta.json")}


def test_what_is_fetched_becomes_records_and_revisions(site: Site, raw: Path, tmp_path: Path) -> None:
    def page(name: str) -> str:
        paragraphs = "".join(f"<p>{line}</p>" for line in article(name).split("\n\n")[1:])
        return f"<html><body><article><h1>Council votes to rebuild the bridge</h1>{paragraphs}</article></body></html>"

    site.feed("/feed", {"/one": MONDAY})
    site.put("/one", page("Ada Brook"))
    fetch(plan(site), raw)
    assert ingest(raw, tmp_path / "clean").counts.records == 1
    fetch(plan(site), raw)
    assert ingest(raw, tmp_path / "clean").counts.unchanged == 1
    site.feed("/feed", {"/one": TUESDAY})
    site.put("/one", page("Ben Ash"))
    fetch(plan(site), raw)
    ingest(raw, tmp_path / "clean")
    (record,) = (json.loads(path.read_bytes()) for path in (tmp_path / "clean/articles").rglob("*.json"))
    assert (record["revision"], record["url"], record["source"]["url"]) == (2, site.url("/one"), site.url("/one"))


@pytest.mark.parametrize("validator", [{"ETag": '"v1"'}, {"Last-Modified": MONDAY}])
def test_requests_are_conditional(site: Site, raw: Path, validator: dict[str, str]) -> None:
    site.feed("/feed", {"/one": ""}, headers=validator)
    site.put("/one", "<p>one", headers=validator)
    assert counts(fetch(plan(site), raw)) == (1, 0, 0, 0, 0)
    assert counts(fetch(plan(site), raw)) == (0, 0, 1, 0, 0)
    assert site.since() == ["/robots.txt", "/feed", "/one"] * 2
    site.put(
        "/one",
        "<p>two",
        headers={name: value.replace("06", "07").replace("v1", "v2") for name, value in validator.items()},
    )
    assert counts(fetch(plan(site), raw)) == (0, 1, 0, 0, 0)
    site.since()
    assert counts(fetch(plan(site, recheck_days=0), raw)) == (0, 0, 1, 0, 0)
    assert site.since() == ["/robots.txt", "/feed"]


def test_sitemaps_and_their_indexes(site: Site, raw: Path) -> None:
    site.sitemap("/index.xml", {site.url("/old.xml"): "2024-01-01", site.url("/new.xml.gz"): "2024-05-01"}, index=True)
    site.sitemap("/new.xml", {site.url("/n1"): "2024-05-01", site.url("/n2"): "2024-05-02"})
    site.replies["/new.xml.gz"] = Reply(gzip.compress(str(site.replies["/new.xml"].body).encode()), "application/gzip")
    site.sitemap("/old.xml", {site.url("/o1"): "", "https://elsewhere.example/x": "", "ftp://x/y": ""})
    for path in ("/n1", "/n2", "/o1"):
        site.put(path, f"<p>{path}")
    source = {"sitemaps": [site.url("/index.xml")]}
    assert counts(fetch(plan(site, source), raw)) == (3, 0, 0, 0, 0)
    assert site.since() == ["/robots.txt", "/index.xml", "/new.xml.gz", "/old.xml", "/n2", "/n1", "/o1"]


def test_robots_txt_is_kept_to(site: Site, raw: Path) -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: newswinnow-test\nDisallow: /private/*.html$\nDisallow: /feed2\n"
    site.put("/robots.txt", rules, media_type="text/plain")
    site.feed("/feed", {"/private/a.html": "", "/private/a": "", "/b": ""})
    for path in ("/private/a.html", "/private/a", "/b"):
        site.put(path, "<p>x")
    feeds = {"feeds": [site.url("/feed"), site.url("/feed2")]}
    tally = fetch(plan(site, feeds), raw)
    assert counts(tally) == (2, 0, 0, 1, 0)
    assert tally.failed_lists == [f"{site.url('/feed2')}: robots.txt does not allow it"]
    assert site.since() == ["/robots.txt", "/feed", "/private/a", "/b"]


@pytest.mark.parametrize("status", [500, 503])
def test_without_an_answer_about_robots_nothing_is_asked(site: Site, raw: Path, status: int) -> None:
    site.put("/robots.txt", "", status=status)
    site.feed("/feed", {"/one": ""})
    with pytest.raises(EnvironmentFault, match=f"robots.txt could not be read: status {status}"):
        fetch(plan(site), raw)
    assert site.since() == ["/robots.txt"]


def test_a_host_has_its_pauses(site: Site, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 55\n", media_type="text/plain")
    site.feed("/feed", {"/a": "", "/b": ""})
    for path in ("/a", "/b"):
        site.put(path, "<p>x")
    waits: list[float] = []
    real = asyncio.sleep

    async def sleep(seconds: float) -> None:
        if seconds > 1:
            waits.append(seconds)
        await real(0)

    monkeypatch.setattr("pipeline.fetch.client.asyncio.sleep", sleep)
    assert fetch(plan(site, delay_seconds=30), raw).new == 2
    feed, one, other = waits  # seconds go by on a busy machine, and count
    assert 20 < feed <= 30  # the site's own wish was not known yet
    assert 45 < one <= 55
    assert 45 < other <= 55


def test_redirects_are_followed_so_far(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/moved": "", "/loop": "", "/away": ""})
    site.put("/moved", "", status=301, headers={"Location": "/here"})
    site.put("/loop", "", status=302, headers={"Location": "/loop"})
    site.put("/away", "", status=302, headers={"Location": "file:///etc/passwd"})
    site.put("/here", "<p>here")
    notes: list[str] = []
    assert counts(fetch(plan(site, max_redirects=2), raw, tell=notes.append)) == (1, 0, 0, 0, 2)
    assert site.since().count("/loop") == 3
    assert pages(raw) == {site.url("/here"): b"<p>here"}
    (side,) = raw.rglob("*.meta.json")
    assert json.loads(side.read_bytes())["asked"] == site.url("/moved")
    assert "more than 2 redirects" in notes[0]
    assert "no web address" in notes[1]


def test_limits_of_size_time_and_kind(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/large": MONDAY, "/picture": MONDAY, "/missing": MONDAY, "/bomb": MONDAY, "/fine": MONDAY})
    site.put("/large", b"x" * 2_001)
    site.put("/picture", b"\x89PNG", media_type="image/png")
    site.put("/bomb", gzip.compress(bytes(1_000_000)), headers={"Content-Encoding": "gzip"})
    site.put("/fine", "plain words", media_type="text/plain; charset=ISO-8859-1")
    notes: list[str] = []
    assert counts(fetch(plan(site, max_bytes=2_000), raw, tell=notes.append)) == (1, 0, 0, 0, 4)
    said = "\n".join(notes)
    for what in ("/large: it is larger than 2000", "/picture: its media type is image/png", "/missing: status 404",
                 "/bomb: it is larger than 2000"):  # fmt: skip
        assert what in said
    (text,) = raw.rglob("fine~*.txt")
    assert json.loads(Path(f"{text}.meta.json").read_bytes())["charset"] == "iso-8859-1"
    site.since()
    tally = fetch(plan(site, max_bytes=2_000, recheck_days=0), raw)
    assert counts(tally) == (0, 0, 1, 0, 0)  # nothing of it is asked again so soon
    assert tally.waits == {"too large": 2, "no page": 1, "404": 1}
    assert site.since() == ["/robots.txt", "/feed"]


def test_a_slow_page_is_given_up_and_asked_again(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/slow": MONDAY, "/fine": MONDAY})
    site.put("/slow", "<p>" + "x" * 1_000, seconds=1.0)
    site.put("/fine", "<p>fine")
    notes: list[str] = []
    assert counts(fetch(plan(site, timeout_seconds=0.4), raw, tell=notes.append)) == (1, 0, 0, 0, 1)
    assert notes == [f"{site.url('/slow')}: no answer in time"]
    site.replies["/slow"].seconds = 0.0
    assert counts(fetch(plan(site), raw)) == (1, 0, 1, 0, 0)


@pytest.mark.parametrize(("status", "asked"), [(503, 1), (429, 1), (500, 3)])
def test_a_host_in_trouble_is_left_alone(site: Site, raw: Path, status: int, asked: int) -> None:
    names = [f"/{n}" for n in range(6)]
    site.feed("/feed", dict.fromkeys(names, MONDAY))
    for name in names:
        site.put(name, "busy", status=status)
    tally = fetch(plan(site), raw)
    assert (tally.failed, tally.postponed, tally.pages) == (asked, 6 - asked, 6)
    assert len(site.since()) == 2 + asked
    for name in names:
        site.put(name, "<p>back")
    assert fetch(plan(site), raw).new == 6


def test_patterns_and_limits_choose(site: Site, raw: Path) -> None:
    site.feed("/feed", {f"/news/{n}": "" for n in range(4)} | {"/sport/1": "", "/news/video/1": ""})
    for n in range(4):
        site.put(f"/news/{n}", "<p>x")
    feeds = [site.url("/feed")]
    source = {"feeds": feeds, "include": ["/news/"], "exclude": ["/video/"], "max_pages": 3}
    tally = fetch(plan(site, source), raw, limit=2)
    assert (tally.new, tally.left, tally.line) == (
        2,
        2,
        "4 pages: 2 new, 0 changed, 0 unchanged, 2 left for the next call",
    )
    tally = fetch(plan(site, source, recheck_days=0), raw)
    assert (tally.new, tally.unchanged, tally.left) == (2, 2, 0)


def test_a_page_of_another_address_is_not_overwritten(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/one": MONDAY})
    site.put("/one", "<p>one")
    fetch(plan(site), raw)
    (side,) = raw.rglob("*.meta.json")
    side.write_text(json.dumps({"url": "https://elsewhere.example/"}), "utf-8")
    site.feed("/feed", {"/one": TUESDAY})
    site.put("/one", "<p>two")
    with pytest.raises(EnvironmentFault, match="holds another page: https://elsewhere"):
        fetch(plan(site), raw)
    assert next(raw.rglob("*.html")).read_bytes() == b"<p>one"


def test_two_calls_at_once_are_refused(site: Site, raw: Path) -> None:
    with FetchState(raw), pytest.raises(EnvironmentFault, match="Another fetch is at work"):
        fetch(plan(site), raw)
    site.feed("/feed", {})
    assert fetch(plan(site), raw).lists == 1


@pytest.mark.parametrize("body", ["<html>no feed</html>", "", "{}", "<a><b>"])
def test_what_is_no_list_is_said(site: Site, raw: Path, body: str) -> None:
    site.put("/feed", body)
    site.feed("/good", {})
    both = {"feeds": [site.url("/feed"), site.url("/good")], "sitemaps": [site.url("/feed")]}
    tally = fetch(plan(site, both), raw)
    assert (tally.lists, len(tally.failed_lists)) == (1, 2)
    with pytest.raises(EnvironmentFault, match="No feed or sitemap could be read"):
        fetch(plan(site), raw)


@pytest.mark.parametrize("package", ["httpcore", "protego", "feedparser"])
def test_a_missing_package_is_named(site: Site, raw: Path, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    site.feed("/feed", {})
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(EnvironmentFault, match=package) as fault:
        fetch(plan(site), raw)
    assert "newswinnow[fetch]" in fault.value.hint


def test_the_command(site: Site, tmp_path: Path) -> None:
    site.feed("/feed", {"/one": "", "/two": ""})
    site.put("/one", "<p>one")
    file = tmp_path / "sources.toml"
    file.write_text(
        f'user_agent = "test/1 (+me)"\ndelay_seconds = 0\n[[source]]\nname = "a"\nfeeds = ["{site.url("/feed")}"]\n'
    )
    done = CliRunner().invoke(app, ["fetch", str(file), str(tmp_path / "raw")])
    assert (done.exit_code, done.stdout) == (0, "2 pages: 1 new, 0 changed, 0 unchanged, 1 failed (404: 1)\n")
    assert done.stderr == f"{site.url('/two')}: status 404\n"
