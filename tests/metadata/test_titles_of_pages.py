"""Headlines among other headings: breadcrumbs made for search engines, kickers, blogs' names, widgets, short headlines."""

import pytest

from pipeline.line import trace
from pipeline.model.document import Hints, RawDocument
from tests.metadata.pages import PROSE, RULESET, described

PARAGRAPHS = {
    "en": PROSE,
    "zh": "城东的旧粮仓本周末重新开放，市民可以在里面听戏、喝茶，也可以参观当年留下的磨坊和工具，工程历时两年。",
    "ja": "港町の古い灯台が今週末から一般に公開され、訪れた人たちは塔の上から海を眺めることができるようになった。",
    "ko": "달빛항과 솔섬을 오가는 여객선이 월요일부터 멈췄다. 선원들이 가장 낡은 배 두 척에 오르기를 거부했기 때문이다.",
}
DAM = "Dam above Ashford holds through the night"
SEO = "Dam Ashford: night flood, gates, bridge"


def of(  # noqa: PLR0913
    title: str, top: str, *, og: str = "", site: str = "", before: str = "", behind: str = "", lang: str = "en"
) -> tuple[str | None, str | None]:
    """(title, outlet) of an article page."""
    head = f"<title>{title}</title>"
    head += f'<meta property="og:title" content="{og}">' if og else ""
    head += f'<meta property="og:site_name" content="{site}">' if site else ""
    prose = f"<p>{PARAGRAPHS[lang]}</p>" * 3
    html = (
        f"<html lang={lang}><head><meta charset=utf-8>{head}</head><body>{before}"
        f"<main><article>{top}{prose}</article></main>{behind}</body></html>"
    )
    hints = Hints(url="https://www.example.org/a/1")
    found = trace(RawDocument("a.html", "html", "text/html", html.encode(), hints=hints), RULESET).description
    return found.title, found.outlet


@pytest.mark.parametrize(
    "crumbs", ["<nav class=breadcrumb>{}</nav>", "<div class=breadcrumbs>{}</div>", "<ol class=crumbs><li>{}</ol>"]
)
def test_an_h1_in_a_breadcrumb_gives_way_to_the_storys_own_heading(crumbs: str) -> None:
    before = crumbs.format(f"<a href=/n>News</a> <h1>{SEO}</h1>")
    assert of(f"{SEO} | Ashford Post", f"<h2>{DAM}</h2>", og=DAM, before=before)[0] == DAM


def test_an_h1_that_is_made_for_search_engines_gives_way() -> None:
    assert of(SEO, f"<h1 class=h1-seo>{SEO}</h1><h2 class=title>{DAM}</h2>", og=DAM)[0] == DAM


def test_an_h1_in_a_breadcrumb_stays_where_nothing_else_is_stated() -> None:
    crumbs = f"<nav><h1>{SEO}</h1></nav>"
    assert of(SEO, "<h2>What the engineers say</h2>", og=SEO, before=crumbs)[0] == SEO


@pytest.mark.parametrize(
    ("h1", "og", "title"),
    [
        ("<h1><span>Night of the flood</span> <span>{}</span></h1>", DAM, "x"),
        ("<h1><span class=eyebrow>Night of the flood</span> {}</h1>", "", "Ashford Post"),
        ("<h1><small class=dachzeile>Flood</small>: <b>{}</b></h1>", f"Rivers: {DAM}", "x"),
        ("<h1><span>Flood</span><span class=sr> - </span><span>{}</span></h1>", f"Rivers: {DAM}", "x"),
        (
            "<h1><span class=a__overline>Flood</span><span class=off> - </span><span class=a__text>{}</span></h1>",
            f"Rivers: {DAM}",
            f"Rivers: {DAM} - Local - AP",
        ),
        ("<h1>Flood: {}</h1>", f"Rivers: {DAM}", f"Rivers: {DAM} - AP"),
    ],
)
def test_a_kicker_in_the_heading_is_no_part_of_the_headline(h1: str, og: str, title: str) -> None:
    assert of(title, h1.format(DAM), og=og)[0] == DAM


def test_a_kicker_that_the_page_states_with_its_headline_stays() -> None:
    whole = f"Flood: {DAM}"
    assert of(f"{whole} - AP", f"<h1><span class=kicker>Flood:</span> {DAM}</h1>", og=whole)[0] == whole


@pytest.mark.parametrize("h1", ["<h1><em>The Lion King</em> returns to <b>Ashford</b></h1>"])
def test_marked_words_of_a_headline_are_no_kicker(h1: str) -> None:
    assert of("The Lion King returns to Ashford", h1)[0] == "The Lion King returns to Ashford"


@pytest.mark.parametrize(
    ("title", "top", "before"),
    [
        ("Harbour notes: {}", "<h3 class='post-title entry-title'>{}</h3>", "<header><h1>Harbour notes</h1></header>"),
        ("{} | Harbour notes", "<h2><a href=#>{}</a></h2>", "<header><h1>Harbour notes</h1></header>"),
        ("Harbour notes", "<h2>{}</h2>", "<header><h1><a href=/>Harbour notes</a></h1></header>"),
    ],
)
def test_a_blogs_name_is_no_headline(title: str, top: str, before: str) -> None:
    og = DAM if "{}" not in title else ""
    assert of(title.format(DAM), top.format(DAM), og=og, before=before)[0] == DAM


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("", "<div class=skiptranslate><h1>Original text</h1></div>"),
        ("", "<div><h1>Stay in the loop</h1><p>News by mail</p></div>"),
        ("<div class='modal popup'><h1>Sign up for our newsletter now</h1></div>", ""),
    ],
)
def test_a_widgets_heading_is_no_headline(before: str, behind: str) -> None:
    title = f"{DAM} | Ashford Steam News"
    assert of(title, f"<p class=ttl>{DAM}</p>", before=before, behind=behind)[0] == DAM


@pytest.mark.parametrize("h1", [f"<h1>{DAM}</h1>", f"<h2>{DAM}</h2>", ""])
def test_a_sites_name_that_repeats_the_headline_is_none(h1: str) -> None:
    assert of(DAM, h1, og=DAM, site=DAM) == (DAM, None)


@pytest.mark.parametrize(
    ("lang", "title", "site", "top", "headline", "outlet"),
    [
        ("zh", "旧粮仓重开 - 江城晚报", "", "", "旧粮仓重开", "江城晚报"),
        ("zh", "旧粮仓重开-城事-江城晚报", "", "<h1>旧粮仓重开</h1>", "旧粮仓重开", "江城晚报"),
        ("zh", "旧粮仓重开_江城晚报", "江城晚报", "<h1>旧粮仓重开</h1>", "旧粮仓重开", "江城晚报"),
        ("ja", "灯台を公開｜月見新聞", "", "<h1>灯台を公開</h1>", "灯台を公開", "月見新聞"),
        ("ja", "灯台を公開：月見新聞デジタル", "月見新聞デジタル", "", "灯台を公開", "月見新聞デジタル"),
        ("ja", "灯台を公開｜社会｜月見新聞", "月見新聞", "", "灯台を公開", "月見新聞"),
        ("ko", "여객선 멈췄다-사회ㅣ달빛일보", "달빛일보", "", "여객선 멈췄다", "달빛일보"),
        ("ko", "여객선 운항 멈췄다ㅣ달빛일보", "", "<h2 class=headline>여객선 운항 멈췄다</h2>", "여객선 운항 멈췄다", "달빛일보"),
    ],
)  # fmt: skip
def test_short_headlines_of_east_asia(
    lang: str, title: str, site: str, top: str, headline: str, outlet: str
) -> None:  # fmt: skip
    assert of(title, top, site=site, lang=lang) == (headline, outlet)


def test_an_outlet_that_bears_its_domains_ending() -> None:
    head = "<title>Dam holds | Skell.net</title><meta property=og:site_name content=skell>"
    ld = (
        '{"@type": "NewsArticle", "headline": "Dam holds", "publisher": {"@type": "Organization", "name": "Skell.net"}}'
    )
    html = f'<html><head>{head}<script type="application/ld+json">{ld}</script></head><body><article><h1>Dam holds</h1>'
    assert described(f"{html}<p>{PROSE}</p></article></body></html>", "https://skell.example/1").outlet == "Skell.net"


def test_a_publisher_in_microdata_is_the_outlet() -> None:
    publisher = (
        "<div itemprop=publisher itemscope itemtype='http://schema.org/Organization'>"
        "<meta itemprop=name content='The Wexmoor Chronicle'></div>"
    )
    html = f"<html><body><div itemscope itemtype='http://schema.org/NewsArticle'>{publisher}<h1>Dam holds</h1>"
    assert described(f"{html}<p>{PROSE}</p></div></body></html>", None).outlet == "The Wexmoor Chronicle"


def test_a_story_inside_what_is_called_a_popup_has_its_headline() -> None:
    html = f"<html lang=en><head><title>{SEO}</title></head><body><div class=popup-root><article><h1>{DAM}</h1><p>{PROSE}</p>"
    assert described(f"{html}</article></div></body></html>").title == DAM


def test_a_line_below_the_headline_is_not_glued_to_it() -> None:
    head = f"<h1>{DAM}<span class=block>What the engineers say now</span></h1>"
    assert of(f"{DAM} | Ashford Post", head, og=DAM)[0] == DAM


def test_the_headline_has_no_readings() -> None:
    ruby = "<ruby>港町<rt>みなとまち</rt></ruby>の<ruby>灯台<rt>とうだい</rt></ruby>が一般公開される"
    assert of("港町の灯台が一般公開される", f"<h1>{ruby}</h1>", lang="ja")[0] == "港町の灯台が一般公開される"


@pytest.mark.parametrize(
    "way",
    [
        "<div class=x><ol><li><a href=/>Home</a></li><li><a href=/n>News</a></li></ol><h1>{}</h1></div>",
        "<section><p><a href=/>Start</a> › <a href=/n>Lokales</a></p><h1>{}</h1></section>",
        "<div id=ruta><a href=/>Inicio</a><a href=/c>Comarca</a><h1>{}</h1></div>",
        "<div class=yol><h1>{}</h1><ul><li><a href=/>Anasayfa</a></li></ul></div>",
    ],
)
def test_an_h1_among_links_alone_gives_way_to_the_printed_headline(way: str) -> None:
    before = way.format(SEO)
    assert of(f"{SEO} | Ashford Post", f"<h2>{DAM}</h2>", og=DAM, before=before)[0] == DAM
    assert of(f"{SEO} | Ashford Post", "<h2>What the engineers say</h2>", og=SEO, before=before)[0] == SEO
    told = before.replace("</h1>", f"</h1><p>{PROSE}</p>")
    assert of(f"{SEO} | Ashford Post", f"<h2>{DAM}</h2>", og=DAM, before=told)[0] == SEO


@pytest.mark.parametrize("sign", ["+", "*", "|", ""])
def test_a_kicker_set_apart_goes_where_the_title_has_it_behind_the_headline(sign: str) -> None:
    head = (
        f"<h1><span class=topic>Winter service</span> <span class=sign>{sign}</span> <span class=text>{DAM}</span></h1>"
    )
    title = f"{DAM} - Winter service | Ashford Post"
    assert of(title, head, og=title)[0] == DAM
