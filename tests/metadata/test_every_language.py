"""What holds in every language of the packs, and for a user's own outlets."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.grammar.bylines.names import read_byline
from pipeline.metadata import describe
from pipeline.packs import Ruleset, load_ruleset
from tests.metadata.documents import of_page
from tests.metadata.pages import RULESET, cleaned, page

# The middle dot also stands between a foreign person's two names.
JOINERS = sorted(
    {(code, joiner) for code, pack in RULESET.languages.items() for joiner in pack.name_joiners if joiner != "・"}
)


@pytest.mark.parametrize(("code", "joiner"), JOINERS)
def test_several_authors_are_split(code: str, joiner: str) -> None:
    persons = ("Hannah Lindqvist", "Omar Rahal")
    glue = joiner if joiner in ",、，،・/&" else f" {joiner} "
    read = read_byline(f"{persons[0]}{glue}{persons[1]}", RULESET.languages)
    assert read is not None, code
    assert read.persons == persons


def test_a_users_own_outlet_names_the_site(tmp_path: Path) -> None:
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "gazette.toml").write_text(
        'names = ["The Skerrow Gazette"]\ndomains = ["skerrow.example"]\ncountry = "GB"\nlanguage = "en"\n', "utf-8"
    )
    document = cleaned(page("", "<h1>Dam holds through the night</h1>"), "https://skerrow.example/dam")
    assert describe(document, load_ruleset(packs_dir=tmp_path)).description.outlet == "The Skerrow Gazette"
    assert describe(document, RULESET).description.outlet is None


@pytest.mark.parametrize(("fetched", "day"), [("2021-03-02", "2021-03-03"), ("2021-03-01", None)])
def test_nothing_is_published_later_than_the_day_after_the_fetch(
    fetched: str, day: str | None, ruleset: Ruleset
) -> None:
    head = '<meta property="article:published_time" content="2021-03-03T10:00:00Z">'
    assert of_page(head, "", ruleset, fetched_at=f"{fetched}T12:00:00Z").date_published == day


@pytest.mark.parametrize(
    "tail",
    [
        "<figure><img src=x><figcaption>The dam on March 3, 2021. Photo: Example</figcaption></figure>",
        "<div id=comments><p class=comment-date>March 3, 2021 at 7:15 am</p><p>What a night that was.</p></div>",
        "<ul class=related><li>Bridge closed <time datetime=2021-03-03>March 3, 2021</time></li></ul>",
    ],
)
def test_a_captions_a_comments_and_a_related_storys_day_are_not_the_pages(tail: str, ruleset: Ruleset) -> None:
    assert of_page("", "", ruleset, tail=tail).date_published is None


def test_the_documents_other_dates_show_the_order_of_day_and_month(ruleset: Ruleset) -> None:
    tail = "<p>The council met on 25/03/2019 and again on 28/03/2019 to talk about the lighthouse.</p>"
    assert of_page("", "<p class=date>03/04/2019</p>", ruleset, tail=tail).date_published == "2019-04-03"
    tail = tail.replace("25/03", "03/25").replace("28/03", "03/28")
    assert of_page("", "<p class=date>03/04/2019</p>", ruleset, tail=tail).date_published == "2019-03-04"
