"""Random faults in `fetch`: the suite repeats itself, and sees what it is for."""

from __future__ import annotations

import http.client
import random
from pathlib import Path

import pytest

from lab import torture_fetch as suite
from lab.torture_fetch import KINDS, compare, draw, torture_fetch
from lab.torture_site import _WAYS, PAGES, FailingSite, failing_site
from tests.fakes.patience import slowness

# What a run of the suite costs in CI: some 10 s on an idle machine.
_SLICE = 6


def test_the_same_seed_draws_the_same_faults() -> None:
    chance, same = random.Random(7), random.Random(7)
    drawn = [draw(chance) for _ in range(100)]
    assert drawn == [draw(same) for _ in range(100)]
    assert {fault.kind for faults in drawn for fault in faults} == set(KINDS)


def _had(place: Path, site: FailingSite) -> None:
    for raw in ("tortured", "calm"):
        folder = place / raw / "ferries"
        folder.mkdir(parents=True)
        for number in range(PAGES):
            (folder / f"{number}.html").write_bytes(site.page(number))
            (folder / f"{number}.html.meta.json").write_text('{"fetched_at": "' + raw + '"}', "utf-8")


def test_two_folders_with_all_pages_are_alike(tmp_path: Path) -> None:
    _had(tmp_path, FailingSite(1))
    assert compare(tmp_path, FailingSite(1)) == []


@pytest.mark.parametrize("what", ["lost", "old", "doubled", "beside", "left", "everywhere"])
def test_what_is_wrong_is_seen(what: str, tmp_path: Path) -> None:
    site = FailingSite(1)
    _had(tmp_path, site)
    folder = tmp_path / "tortured/ferries"
    if what == "lost":
        (folder / "3.html").unlink()
    elif what == "old":
        (folder / "3.html").write_bytes(site.page(4))
    elif what == "doubled":
        (folder / "3-1.html").write_bytes(site.page(3))
    elif what == "beside":
        (folder / "3.html.meta.json").write_text('{"url": "x"}', "utf-8")
    elif what == "left":
        (tmp_path / "tortured/.tmp").mkdir()
    else:
        for raw in ("tortured", "calm"):
            (tmp_path / raw / "ferries/3.html").unlink()
    assert len(compare(tmp_path, site)) == 1


def test_an_unwell_site_fails_in_every_way_and_then_is_well() -> None:
    site = FailingSite(3)
    assert [site.fault() for _ in range(50)] == [""] * 50
    site.is_unwell = True
    assert {site.fault() for _ in range(2_000)} == {"", *_WAYS}
    assert site.faults > 400


def test_pages_change_with_the_state_and_the_list_says_so() -> None:
    with failing_site(1) as site:
        connection = http.client.HTTPConnection(site.address.removeprefix("http://"), timeout=10)
        seen = []
        for site.state in range(2):
            for path in ("/sitemap.xml", "/news/1", "/news/2"):
                connection.request("GET", path)
                seen.append(connection.getresponse().read())
        connection.close()
    assert seen[0] != seen[3]
    assert seen[1] == seen[4]
    assert seen[2] != seen[5]


@pytest.mark.slow
def test_a_slice_of_it_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("_LONGEST_END", "_LONGEST_ORPHAN"):
        monkeypatch.setattr(suite, limit, getattr(suite, limit) * slowness())
    found = torture_fetch(tmp_path / "here", 11, lambda found: found.runs < _SLICE and not found.wrong)
    assert found.wrong == []
    assert found.compared >= 1
    assert found.faults.total() >= 5
