"""Days on a page or in a dump that are not the day of publication, and those that only seem to contradict it."""

import json

import pytest

from pipeline.grammar import LineKind, find_dates, read_line
from pipeline.packs import Ruleset
from tests.metadata.documents import BODY, of_dump, of_page

HEADLINE = "Council votes for a new lighthouse"


def news(**properties: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": HEADLINE, **properties}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def masthead(own: str) -> str:
    paragraphs = "".join(f"<p>{p}</p>" for p in BODY.split("\n\n"))
    return (
        f"<html lang=en><head><title>{HEADLINE}</title></head><body><header><span>Thursday, 8 January 2026</span></header>"
        f"<main><article><h1>{HEADLINE}</h1><p>By Ana Holt</p>{own}{paragraphs}</article></main></body></html>"
    )


def test_the_sites_clock_gives_way_to_the_articles_own_line(ruleset: Ruleset) -> None:
    dump = f"Thursday, 8 January 2026\n\n{HEADLINE}\n\nBy Ana Holt\n\n5 January 2026\n\n{BODY}"
    assert of_dump(dump, ruleset).date_published == "2026-01-05"


@pytest.mark.parametrize("own", ["<p>5 January 2026</p>", "<div>Monday, 5 January 2026</div>"])
def test_the_clock_of_a_pages_header_gives_way(own: str, ruleset: Ruleset) -> None:
    from pipeline.line import trace
    from pipeline.model.document import Hints, RawDocument

    raw = RawDocument("a.html", "html", "text/html", masthead(own).encode(), hints=Hints())
    assert trace(raw, ruleset).description.date_published == "2026-01-05"


@pytest.mark.parametrize(
    "line",
    [
        "3–5 March 2021",
        "3 March – 5 March 2021",
        "March 3 - March 5, 2021",
        "Samstag/Sonntag, 6./7. März 2021",
        "6/7 March 2021",
        "31. Juli/1. August 2021",
        "6 and 7 March 2021",
        "samedi 6 et dimanche 7 mars 2021",
        "sábado 6 y domingo 7 de marzo de 2021",
        "31 luglio e 1 agosto 2021",
        "Mara Quill (@maraquill) March 3, 2021",
    ],
)
def test_ranges_of_days_and_quoted_posts_state_no_day(line: str, ruleset: Ruleset) -> None:
    assert of_page("", f"<p>{line}</p>", ruleset).date_published is None


@pytest.mark.parametrize(
    "line", ["Ausgabe / 7. März 2021", "12/7 March 2021", "Nr. 10/7. März 2021", "Ana and Bo, 7 March 2021"]
)
def test_a_number_and_a_slash_before_a_day_make_no_edition_of_several_days(line: str, ruleset: Ruleset) -> None:
    from pipeline.grammar import DateMention
    from pipeline.metadata.date.ranges import is_ranged

    start = line.index("7")
    assert not is_ranged(line, DateMention(start, len(line), line[start:], 2021, 3, 7), ruleset.languages)


def test_a_glued_label_still_says_that_the_day_is_that_of_a_change(ruleset: Ruleset) -> None:
    found = of_page("", "<p>By Ana HoltUpdated May 6, 2024</p>", ruleset)
    assert (found.date_published, found.date_modified) == (None, "2024-05-06")


def test_another_storys_time_in_a_box_behind_a_short_text_is_none(ruleset: Ruleset) -> None:
    tail = "<aside class='more'><div><a href='/x'>Ferry late again</a> <time datetime='2024-02-01'>Feb. 1, 2024</time></div></aside>"
    assert of_page("", "<p>By Ana Holt</p>", ruleset, tail=tail).date_published is None


def test_a_day_in_the_headline_is_what_the_story_is_about(ruleset: Ruleset) -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in BODY.split("\n\n"))
    title = "What is known of the 2019-11-03 collision of two ferries"
    page = f"<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    from pipeline.line import trace
    from pipeline.model.document import Hints, RawDocument

    hints = Hints(url="https://post.example/inquiry/what-is-known-of-the-2019-11-03-collision-of-two-ferries")
    raw = RawDocument("a.html", "html", "text/html", page.encode(), hints=hints)
    assert trace(raw, ruleset).description.date_published is None


@pytest.mark.parametrize("path", ["/2031115/lighthouse", "/lighthouse-2031115", "/a2031115.html"])
def test_seven_figures_of_an_address_are_no_day(path: str, ruleset: Ruleset) -> None:
    assert of_page("", "", ruleset, url=f"https://post.example{path}").date_published is None


def test_an_address_says_nothing_of_days_behind_the_newest_that_the_page_states(ruleset: Ruleset) -> None:
    head = news(datePublished="2021-03-03T09:00:00+01:00")
    found = of_page(head, "", ruleset, url="https://post.example/20311105/lighthouse")
    assert found.date_published == "2021-03-03"
    assert of_page("", "", ruleset, url="https://post.example/20210303/lighthouse").date_published == "2021-03-03"


@pytest.mark.parametrize(
    "path", ["/20311105/lighthouse", "/2031/11/05/lighthouse", "/lighthouse-2031-11-05", "/a20311105.html"]
)
def test_an_address_alone_says_nothing_of_days_that_have_not_come(path: str, ruleset: Ruleset) -> None:
    url = f"https://post.example{path}"
    assert of_page("", "", ruleset, url=url).date_published is None
    assert of_dump(f"{HEADLINE}\n\n{BODY}", ruleset, url=url).date_published is None
    fetched = of_page("", "", ruleset, url=url, fetched_at="2031-11-06T08:00:00Z")
    assert fetched.date_published == "2031-11-05", "they have come by then"


@pytest.mark.parametrize(
    ("stated", "top", "folder"),
    [
        ("2021-03-03T22:30:00-05:00", "", "2021/03/04"),
        ("2021-03-04T03:30:00Z", "<p>March 3, 2021</p>", "2021/03/04"),
        ("2021-03-03T22:30:00-05:00", "<p>March 3, 2021</p>", "2021/03/04"),
    ],
)
def test_a_folder_that_is_the_day_in_utc_confirms_the_instant(
    stated: str, top: str, folder: str, ruleset: Ruleset
) -> None:
    found = of_page(news(datePublished=stated), top, ruleset, url=f"https://post.example/{folder}/lighthouse")
    assert found.date_published == "2021-03-03"
    assert found.datetime_published == "2021-03-04T03:30:00Z"


@pytest.mark.parametrize(
    ("tag", "close"), [("<time datetime='2021-03-0{}T09:00:00+01:00'>", "</time>"), ("<p>{} March 2021, 09:15", "</p>")]
)
def test_the_stamps_of_a_live_blog_do_not_contradict_its_data(tag: str, close: str, ruleset: Ruleset) -> None:
    paragraphs = BODY.split("\n\n")
    entries = "".join(f"{tag.format(9 - n)}{close}<p>{paragraphs[n % 3]} Entry {n}.</p>" for n in range(5))
    head = news(datePublished="2021-03-02T09:00:00+01:00").replace("NewsArticle", "LiveBlogPosting")
    assert of_page(head, f"<p>{paragraphs[0]} It began early.</p>{entries}", ruleset).date_published == "2021-03-02"


def test_the_moment_behind_a_relative_time_is_read(ruleset: Ruleset) -> None:
    top = (
        '<p class="byline">By Ana Holt · <span class="timeago" title="2021-03-03T17:20:00+00:00">2 days ago</span></p>'
    )
    found = of_page("", top, ruleset)
    assert (found.date_published, found.datetime_published) == ("2021-03-03", "2021-03-03T17:20:00Z")


def test_the_line_below_a_post_may_hold_its_day_in_an_abbreviation(ruleset: Ruleset) -> None:
    tail = '<div class="post-footer">at <abbr class="published" title="2021-03-03T09:30:00Z">9:30 am</abbr></div>'
    assert of_page("", "", ruleset, tail=tail).date_published == "2021-03-03"


def test_data_whose_quotation_marks_are_numbered_entities_is_read(ruleset: Ruleset) -> None:
    head = news(datePublished="2021-03-03T09:00:00+01:00")
    start, data, end = head.partition("{")[0], head[head.index("{") : head.rindex("}") + 1], "</script>"
    encoded = start + data.replace('"', "&#34;") + end
    assert of_page(encoded, "", ruleset).date_published == "2021-03-03"


@pytest.mark.parametrize("agency", ["(GLOBE NEWSWIRE) --", "(AFP) -", "(Lusa) –", "(NAN)"])
def test_the_day_of_a_dateline_before_an_agency(agency: str, ruleset: Ruleset) -> None:
    dump = f"{HEADLINE}\n\nRIVERTON, March 3, 2021 {agency} {BODY}"
    assert of_dump(dump, ruleset).date_published == "2021-03-03"


@pytest.mark.parametrize(
    "home", ["https://post.example/", "https://post.example/en/", "https://post.example/index.html"]
)
def test_a_home_page_is_no_address_of_a_story(home: str, ruleset: Ruleset) -> None:
    head = f'<link rel="canonical" href="{home}">'
    assert of_page(head, "", ruleset, url="https://post.example/news/lighthouse").canonical_url == (
        "https://post.example/news/lighthouse"
    )
    assert of_page(head, "", ruleset).canonical_url is None


def test_a_marked_day_within_a_sentence_of_the_text_dates_no_page(ruleset: Ruleset) -> None:
    meeting = "<p>The harbour club meets again on <time datetime='2026-03-09'>Monday, 9 March</time>.</p>"
    assert of_page("", f"<p>{BODY}</p>{meeting}<p>{BODY}</p>", ruleset).date_published is None
    own = "<p>By Ana Roe, <time datetime='2026-03-05'>5 March 2026</time></p>"
    assert of_page("", f"{own}<p>{BODY}</p>{meeting}<p>{BODY}</p>", ruleset).date_published == "2026-03-05"


def test_a_range_of_days_with_weekdays_opens_a_text_that_is_about_them(ruleset: Ruleset) -> None:
    races = (
        "2020年7月11日(土)～12日(日)に開催された港の競走では、"
        + "地元の船が三年ぶりに優勝し、多くの人が岸壁で声援を送った。" * 5
    )
    top = f"<p class='date'>2020年07月12日</p><p>{races}</p>"
    assert of_page("", top, ruleset, attributes="lang=ja").date_published == "2020-07-12"


def test_a_release_s_dateline_with_its_agency_in_brackets_dates_it(ruleset: Ruleset) -> None:
    told = "The makers of the lamps of the new lighthouse said on Tuesday that they would open a second workshop by the river."
    text = f"NEWPORT, Ky., May 07, 2024 (EXAMPLE NEWSWIRE) -- {told}"
    assert of_page("", f"<p>{text}</p>", ruleset).date_published == "2024-05-07"


@pytest.mark.parametrize(
    "line",
    [
        "Workers at the lock in Skell, 24 April 2023",
        "Arbeiter an der Schleuse in Lüdum, 24. April 2023",
        "Fishermen wait on the quay on 24 April 2023",
        "صياد يصلح شبكته على رصيف الميناء القديم، 24 أبريل 2023",
        "ماهیگیری تور خود را کنار اسکله قدیمی تعمیر می‌کند، 24 آوریل 2023",
    ],
)
def test_the_day_of_what_a_picture_shows(line: str, ruleset: Ruleset) -> None:
    assert of_page("", f"<div class=pic><img src=a.jpg><p>{line}</p></div>", ruleset).date_published is None


@pytest.mark.parametrize("line", ["Port Marlow, 24 April 2023", "رباب الصفدي - مرسى النخيل، 24 أبريل 2023"])
def test_a_place_and_a_day_are_no_caption(line: str, ruleset: Ruleset) -> None:
    assert of_page("", f"<p>{line}</p>", ruleset).date_published == "2023-04-24"


def test_a_change_that_is_stated_twice_is_no_publication(ruleset: Ruleset) -> None:
    top = "<div class=meta>Updated: Mar 13, 2023 <span class=mobile>Upd: 13.03.23</span></div>"
    found = of_page("", top, ruleset)
    assert (found.date_published, found.date_modified) == (None, "2023-03-13")


def test_a_publication_before_a_change_of_the_same_day_counts(ruleset: Ruleset) -> None:
    top = "<p>on February 06, 2012 at 6:00 AM, updated February 06, 2012 at 6:05 AM</p>"
    assert of_page("", top, ruleset).date_published == "2012-02-06"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("วันพุธที่ 15 มีนาคม พ.ศ. 2538 ขึ้น 15 ค่ำ เดือน 4 ปีกุน", "1995-03-15"),
        ("2026年1月5日 农历十一月十七", "2026-01-05"),
        ("2026년 1월 5일 (음력 11월 17일)", "2026-01-05"),
    ],
)
def test_the_day_of_the_moon_beside_the_day(line: str, day: str, ruleset: Ruleset) -> None:
    reading = read_line(line, ruleset.languages)
    assert reading is not None and reading.kind is LineKind.DATE
    assert next(m.iso_day for m in find_dates(line, ruleset.languages)) == day


@pytest.mark.parametrize(
    "line",
    [
        "The shed after the storm of 3 January 2023",
        "De schuur na de storm van 3 januari 2023",
        "Vue du quai pendant la crue du 3 janvier 2023",
        "Przystań zniszczona przez wezbranie z 3 stycznia 2023",
        "Причал после ледохода от 3 января 2023 года",
        "小屋を直す男性=2023年1月3日、港町で",
    ],
)
def test_the_day_at_the_end_of_what_a_picture_shows(line: str, ruleset: Ruleset) -> None:
    assert of_page("", f"<div class=pic><img src=a.jpg><p>{line}</p></div>", ruleset).date_published is None


def test_a_day_between_paragraphs_of_a_page_is_not_its_own(ruleset: Ruleset) -> None:
    first, second = BODY.split("\n\n")[:2]
    box = "<div class=pic><img src=a.jpg><p>Harbour view 3 January 2023</p></div>"
    inside = f"<p>{first} Nobody objected.</p><p>{second} Some of them left.</p>{box}"
    assert of_page("", inside, ruleset).date_published is None
    assert of_page("", box, ruleset).date_published == "2023-01-03"
