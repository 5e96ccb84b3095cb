"""Pages that were not had: named, waited for, and tried again."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import EnvironmentFault
from pipeline.fetch import fetch
from pipeline.fetch.due import Due, due
from pipeline.fetch.state import HAD, Call, FetchState, Page
from tests.fetch.drive import counts, pages, plan
from tests.fetch.site import Reply, Site
from tests.fetch.test_fetch import MONDAY, TUESDAY

DAY = 86_400.0


@pytest.mark.parametrize(
    ("reply", "name", "calls"),
    [
        (Reply("denied", status=403), "403", 2),
        (Reply("none", status=404), "404", 2),
        (Reply("gone", status=410), "410", 2),
        (Reply("bad", status=502), "502", 1),
        (Reply("slow", status=429), "429", 1),
        (Reply(b"\x00\x01", media_type=""), "no page", 2),
        (Reply("{}", media_type="application/json"), "no page", 2),
        (Reply("x" * 3_001), "too large", 2),
        (Reply(b"\x1f\x8bbroken", headers={"Content-Encoding": "gzip"}), "damaged", 1),
        (Reply("x", headers={"Content-Encoding": "lzma"}), "damaged", 1),
        (Reply("", status=304), "unasked 304", 1),
        (Reply("", status=302, headers={"Location": "http://x:99999/"}), "redirects", 2),
        (Reply("", status=206), "206", 2),
    ],
)
def test_what_was_in_the_way_once_is_had_later(site: Site, raw: Path, reply: Reply, name: str, calls: int) -> None:
    site.feed("/feed", {"/one": MONDAY})
    site.put("/one", "<p>one")
    site.first["/one"] = [reply]
    settings = plan(site, max_bytes=3_000)
    tally = fetch(settings, raw)
    assert (counts(tally), tally.failures) == ((0, 0, 0, 0, 1), {name: 1})
    assert f"1 failed ({name}: 1)" in tally.line
    for _ in range(calls - 1):
        tally = fetch(settings, raw)
        assert (tally.unchanged, tally.waits) == (0, {name: 1})
        assert f"1 to be tried again later ({name}: 1)" in tally.line
    assert counts(fetch(settings, raw)) == (1, 0, 0, 0, 0)
    assert pages(raw) == {site.url("/one"): b"<p>one"}


def test_a_page_that_says_not_what_it_is_but_is_html(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/one": MONDAY})
    site.put("/one", "<!-- x --><!DOCTYPE html><p>one", media_type="")
    assert counts(fetch(plan(site), raw)) == (1, 0, 0, 0, 0)


def test_pauses_grow(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/one": MONDAY})
    asked = []
    for number in range(20):
        fetch(plan(site), raw)
        asked += [number] if "/one" in site.since() else []
    assert asked == [0, 2, 6, 14]
    site.feed("/feed", {"/one": TUESDAY})
    assert fetch(plan(site), raw).failed == 1  # its list says that it is another one now


def test_a_page_that_was_had_and_fails_is_not_unchanged(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/one": MONDAY})
    site.put("/one", "<p>one")
    fetch(plan(site), raw)
    site.first["/one"] = [Reply("", status=404)]
    assert fetch(plan(site), raw).failures == {"404": 1}
    assert pages(raw) == {site.url("/one"): b"<p>one"}


def test_a_story_corrected_under_its_date_is_asked_for_again_while_it_is_young(site: Site, raw: Path) -> None:
    site.feed("/feed", {"/one": MONDAY})
    site.put("/one", "<p>one")
    assert counts(fetch(plan(site), raw)) == (1, 0, 0, 0, 0)
    site.put("/one", "<p>corrected")
    assert counts(fetch(plan(site, recheck_days=0), raw)) == (0, 0, 1, 0, 0)
    assert counts(fetch(plan(site), raw)) == (0, 1, 0, 0, 0)


def page(**facts: object) -> Page:
    return replace(Page("k", "u", first_seen=1_000.0, asked_at=1_000.0, asked_in=1, state=HAD, stamp="s"), **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "after", "calls", "why"),
    [
        (None, 0, 1, Due.NEW),
        (page(stamp="other"), 50 * DAY, 1, Due.CHANGED),
        (page(), 60, 1, Due.YOUNG),
        (page(asked_at=1_000 + DAY), 1.2 * DAY, 30, None),
        (page(asked_at=1_000 + DAY), 1.3 * DAY, 30, Due.YOUNG),
        (page(), 3.1 * DAY, 1, None),
        (page(state="404", tries=1), 60, 1, None),
        (page(state="404", tries=1), 60, 2, Due.AGAIN),
        (page(state="404", tries=1), 3_700, 1, Due.AGAIN),
        (page(state="404", tries=2), 3_700, 1, None),
        (page(state="503", tries=1), 60, 1, Due.AGAIN),
        (page(state="503", tries=9), 6 * DAY, 1, None),
        (page(state="503", tries=99), 7.1 * DAY, 1, Due.AGAIN),
        (page(state="404", tries=1), -5 * DAY, 2, Due.AGAIN),  # the clock was set back
    ],
)
def test_when_a_page_is_due(known: Page | None, after: float, calls: int, why: Due | None) -> None:
    began = 1_000.0 + after
    assert due(known, "s", Call(1 + calls, began, began), 3.0) is why


def test_a_killed_call_is_finished_not_begun_again() -> None:
    call = Call(3, 2_000.0, 900.0)
    assert due(page(), "other", call, 3.0) is None
    assert due(page(asked_at=800.0), "other", call, 3.0) is Due.CHANGED


def test_a_call_that_did_not_end_is_gone_on_with(tmp_path: Path) -> None:
    with FetchState(tmp_path) as state:
        first = state.begin()
    with FetchState(tmp_path) as state:
        second = state.begin()
        assert (second.number, second.pass_began) == (2, first.began)
        state.end(second)
    with FetchState(tmp_path) as state:
        third = state.begin()
        assert third.pass_began == third.began > second.began


OLD = """
CREATE TABLE fetched (url TEXT PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL, etag TEXT NOT NULL,
  last_modified TEXT NOT NULL, stamp TEXT NOT NULL, first_seen REAL NOT NULL, status INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE lists (url TEXT PRIMARY KEY, etag TEXT NOT NULL, last_modified TEXT NOT NULL, content BLOB NOT NULL);
INSERT INTO lists VALUES ('https://post.example/feed', '', '', x'00');
INSERT INTO fetched VALUES ('https://post.example/a', 'post/a.html', 'abc', '"v1"', '', 's', 5.0, 304);
INSERT INTO fetched VALUES ('http://post.example/a', '', '', '', '', 's', 5.0, 404);
INSERT INTO fetched VALUES ('https://post.example/b', '', '', '', '', 's', 5.0, 403);
INSERT INTO fetched VALUES ('https://post.example/c', '', '', '', '', 's', 5.0, 200);
"""


def test_an_older_journal_is_brought_up_to_date(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / ".fetch.sqlite") as old:
        old.executescript(OLD)
    old.close()
    for _ in range(2):
        with FetchState(tmp_path) as state:
            a, b, c = (state.get(f"https://post.example/{name}") for name in "abc")
            assert a is not None and (a.path, a.etag, a.state, a.answered) == ("post/a.html", '"v1"', HAD, a.url)
            assert b is not None and (b.state, b.tries) == ("403", 1)
            assert c is not None and (c.state, c.path) == ("no page", "")
            assert state.get_list("https://post.example/feed") is None


def test_a_newer_journal_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / ".fetch.sqlite") as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(EnvironmentFault, match="newer newswinnow"):
        FetchState(tmp_path)
