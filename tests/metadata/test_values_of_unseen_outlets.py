"""Values on pages whose builders nobody looked at: blogs' headings, widgets, kickers, ranges of days, credits below pictures."""

from __future__ import annotations

import pytest

from tests.metadata.pages import PROSE, described

PARAGRAPHS = f"<p>{PROSE}</p>" * 3
DAM, SEO = "Dam above Ashford holds through the night", "Dam Ashford: flood, gates, bridge"


def of(body: str, title: str = DAM, head: str = "", lang: str = "en") -> str:
    return f"<html lang={lang}><head><title>{title}</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize("crumbs", ["ariane", "briciole", "migas", "okruszki"])
def test_breadcrumbs_are_known_by_their_names_in_other_languages(crumbs: str) -> None:
    body = f"<div class={crumbs}><a href=/n>News</a> <h1>{SEO}</h1></div><div><h2>{DAM}</h2>{PARAGRAPHS}</div>"
    head = f'<meta property="og:title" content="{DAM}">'
    assert described(of(body, f"{SEO} | Ashford Post", head)).title == DAM


def test_a_kicker_right_before_the_headline_is_cut_though_the_title_has_it() -> None:
    body = f"<article><h1><span class=overline>Floods</span><span class=text>{DAM}</span></h1>{PARAGRAPHS}</article>"
    head = f'<meta property="og:title" content="{DAM}">'
    assert described(of(body, f"Floods: {DAM} - Ashford Post", head)).title == DAM


def test_a_widgets_heading_gives_way_to_the_printed_part_of_the_title() -> None:
    body = f"<div id=tr><h1>Choose your language</h1></div><div><p>{DAM}</p>{PARAGRAPHS}</div>"
    assert described(of(body, f"{DAM} | Ashford Post")).title == DAM


def test_a_blogs_name_as_h1_gives_way_to_the_posts_heading() -> None:
    body = f"<h1><a href=/>Ashford Notes - a river diary</a></h1><h3 class=post-title>{DAM}</h3><div>{PARAGRAPHS}</div>"
    assert described(of(body, f"Ashford Notes: {DAM}")).title == DAM
    assert described(of(f"<h1>{SEO}</h1>{PARAGRAPHS}", SEO)).title == SEO


@pytest.mark.parametrize(
    "days",
    [
        "March 3, 1991 – September 8, 2023",
        "* 3 March 1991 † 8 September 2023",
        "Wochenbericht vom 4. bis 10. September 2023",
        "Boletín del 4 al 10 de septiembre de 2023",
        "Semaine du 4 au 10 septembre 2023",
        "Dal 4 al 10 settembre 2023",
    ],
)
@pytest.mark.parametrize("tag", ["p", "p class=date"])
def test_ends_of_ranges_and_of_lives_are_no_days_of_publication(days: str, tag: str) -> None:
    page = of(f"<article><h1>{DAM}</h1><{tag}>{days}</p>{PARAGRAPHS}</article>")
    assert described(page).date_published is None
    dated = page.replace("</h1>", "</h1><p>Published 11 September 2023</p>")
    assert described(dated).date_published == "2023-09-11"


@pytest.mark.parametrize("line", ["5 min – 8 September 2023", "8 September 2023"])
def test_a_day_behind_a_reading_time_is_no_end_of_a_range(line: str) -> None:
    page = of(f"<article><h1>{DAM}</h1><p class=date>{line}</p>{PARAGRAPHS}</article>")
    assert described(page).date_published == "2023-09-08"


@pytest.mark.parametrize(
    ("line", "names"), [("Jonas Feldkamp / NORTHPIX", ()), ("Jonas Feldkamp", ("Jonas Feldkamp",))]
)
def test_a_name_and_a_house_in_capitals_credit_a_picture(line: str, names: tuple[str, ...]) -> None:
    assert described(of(f"<article><h1>{DAM}</h1><p>{line}</p>{PARAGRAPHS}</article>")).authors == names


def test_a_paper_beside_the_author_is_no_author() -> None:
    line = "Door Femke Hoekstra - De Noordkustse Courant - dinsdag 12 september 2023, 11:08"
    found = described(of(f"<article><h1>{DAM}</h1><p>{line}</p>{PARAGRAPHS}</article>", lang="nl"))
    assert (found.authors, found.date_published) == (("Femke Hoekstra",), "2023-09-12")


def test_facts_that_only_style_parts_are_read_apart_beside_blocks_too() -> None:
    facts = "<span>Hannah Lindqvist</span><span>Sep 12, 2023</span><span>2 min read</span>"
    found = described(of(f"<h1>{DAM}</h1><div>{facts}<div>{PARAGRAPHS}</div></div>"))
    assert (found.authors, found.date_published) == (("Hannah Lindqvist",), "2023-09-12")


@pytest.mark.parametrize(
    ("lang", "line", "name"),
    [
        ("el", "Γράφτηκε από τον/την Ελένη Παππά", "Ελένη Παππά"),
        ("hu", "Beküldte Kovács Ilona - 2023. szeptember 12. 10:15", "Kovács Ilona"),
        ("id", "Diposting oleh Dewi Lestari", "Dewi Lestari"),
    ],
)
def test_words_of_publishing_systems_lead_bylines(lang: str, line: str, name: str) -> None:
    page = of(f"<article><h1>{DAM}</h1><p>{line}</p>{PARAGRAPHS}</article>", lang=lang)
    assert described(page).authors == (name,)


def test_a_word_that_ends_like_one_of_a_range_is_none() -> None:
    line = "<p>17/06/2021 06h00 Atualizado 17/06/2021</p>"
    found = described(of(f"<article><h1>{DAM}</h1>{line}{PARAGRAPHS}</article>", lang="pt"))
    assert found.date_modified == "2021-06-17"
