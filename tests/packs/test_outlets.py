"""The shipped outlet profiles: facts in one form, findable by domain and by name."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources

from pipeline.packs import load_ruleset
from pipeline.packs.outlets import OutletIndex, OutletProfile

OUTLETS = load_ruleset().outlets


FILES = sorted(file.name for file in (resources.files("pipeline.packs") / "data" / "outlets").iterdir())


def test_there_is_a_file_for_each_of_many_countries() -> None:
    assert len(OUTLETS) >= 300
    assert len(FILES) >= 60
    assert [name for name in FILES if not re.fullmatch(r"[a-z]{2}\.toml", name)] == []


def test_every_profile_is_complete() -> None:
    for outlet in OUTLETS:
        assert outlet.names and outlet.domains, outlet
        assert all(re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", domain) for domain in outlet.domains), outlet
        assert len(set(outlet.names)) == len(outlet.names), outlet


def test_no_domain_belongs_to_two_outlets() -> None:
    counts = Counter(domain for outlet in OUTLETS for domain in outlet.domains)
    assert [domain for domain, count in counts.items() if count > 1] == []


def test_the_nearest_domain_wins() -> None:
    index = OutletIndex(
        (OutletProfile(("Post",), ("post.example",)), OutletProfile(("Post Asia",), ("asia.post.example",)))
    )
    for domain, name in (
        ("www.asia.post.example", "Post Asia"),
        ("news.post.example", "Post"),
        ("other.example", None),
        (None, None),
    ):
        found = index.of_domain(domain)
        assert (found.names[0] if found else None) == name


def test_a_name_may_belong_to_several_outlets() -> None:
    index = OutletIndex(
        (OutletProfile(("The Star",), ("star.example",)), OutletProfile(("Star", "The Star"), ("star.test",)))
    )
    assert len(index.of_name("the star")) == 2
    assert index.of_name("The Moon") == ()
