"""SOURCES.toml, the addresses in lists, and the places of pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.fetch import read_plan
from pipeline.fetch.addresses import written
from pipeline.fetch.lists import parse_feed
from pipeline.fetch.places import page_path
from pipeline.fetch.sitemaps import parse_sitemap

HEAD = 'user_agent = "a/1 (+me)"\n'
SOURCE = '[[source]]\nname = "a"\nfeeds = ["https://example.org/rss"]\n'


def test_a_plan_is_read(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(HEAD + "delay_seconds = 1\n" + SOURCE, "utf-8")
    plan = read_plan(file)
    assert (plan.delay_seconds, plan.source[0].name, plan.source[0].max_pages) == (1.0, "a", 200)


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        (SOURCE, "user_agent: Field required", "How the fetcher calls itself"),
        (HEAD, "source: Field required", "The sources"),
        (HEAD + SOURCE + "outlets = 1\n", "unknown key 'source.1.outlets'", "Did you mean 'outlet'?"),
        ("delay_second = 1\n" + HEAD + SOURCE, "unknown key 'delay_second'", "Did you mean 'delay_seconds'?"),
        (HEAD + SOURCE * 2, "two sources are named 'a'", ""),
        (HEAD + '[[source]]\nname = "a"\n', "a source needs feeds or sitemaps", ""),
        (HEAD + SOURCE.replace('"a"', '"../a"'), "source.1.name", "Folder below RAW"),
        (HEAD + SOURCE.replace("https", "file"), "source.1.feeds.1", ""),
        (
            HEAD + SOURCE.replace("example.org", "ed:Salmon7@example.org"),
            "source.1.feeds: number 1 holds a user name",
            "",
        ),
        (HEAD + SOURCE.replace("example.org", "example.org:99999"), "source.1.feeds: number 1 is no address", ""),
        (HEAD + 'allow_private = ["10.0.0.0/99"]\n' + SOURCE, "'10.0.0.0/99' is no network", "Networks such as"),
        (HEAD + SOURCE + 'include = ["("]\n', "no regular expression", "Regular expressions"),
        (HEAD + "delay_seconds = -1\n" + SOURCE, "delay_seconds", "Between two requests"),
        ("x", "is not TOML", "A line reads"),
    ],
)
def test_what_is_off_in_a_plan_is_said(text: str, says: str, hint: str, tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError) as error:
        read_plan(file)
    assert says in error.value.message
    assert hint in error.value.hint
    assert "sources.toml" in error.value.message
    assert "Salmon7" not in str(error.value)


def test_a_missing_plan_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_plan(tmp_path / "none.toml")


HOSTS = st.one_of(
    st.sampled_from(["post.example", "..", "a:1", "[::1]", "bücher.example"]), st.text("ab.-_:/@", max_size=9)
)


@given(HOSTS, st.text(max_size=60))
def test_no_address_leads_out_of_its_sources_folder(host: str, path: str) -> None:
    url = written(f"https://{host}/{path}")
    assume(url)
    found = page_path("post", url, is_text=False)
    parts = Path(found).parts
    assert parts[0] == "post"
    assert not any(part.startswith(".") for part in parts)
    assert all(len(part.encode()) <= 255 for part in parts)
    assert found.endswith(".html")


@given(st.lists(st.text("ab/.%?=&_-~", max_size=12), min_size=2, max_size=2, unique=True))
def test_two_addresses_have_two_places(paths: list[str]) -> None:
    one, other = (page_path("post", f"https://example.org/{path}", is_text=False) for path in paths)
    assert one != other


def test_an_atom_feed_says_when_its_pages_changed() -> None:
    feed = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
    <entry><link rel="alternate" href="/a"/><id>1</id><updated>2024-05-07T00:00:00Z</updated></entry>
    <entry><id>no link</id></entry><entry><link href="/a"/><id>2</id></entry></feed>"""
    (page,) = parse_feed(feed, "https://example.org/atom").pages
    guid = b"<rss version='2.0'><channel><item><guid>https://example.org/g</guid></item></channel></rss>"
    assert [p.url for p in parse_feed(guid, "https://example.org/rss").pages] == ["https://example.org/g"]
    assert (page.url, page.stamp) == ("https://example.org/a", "2024-05-07T00:00:00Z")


def test_entities_of_a_sitemap_are_not_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("https://example.org/secret")
    bomb = f"""<!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>
    <urlset><url><loc>&e;</loc></url><url><loc>https://example.org/a</loc></url></urlset>"""
    assert [p.url for p in parse_sitemap(bomb.encode(), "https://example.org/", 1_000).pages] == [
        "https://example.org/a"
    ]
