"""Headings whose elements set a kicker apart, H1s made for search engines, and headlines that a role makes headings."""

import pytest

from tests.metadata.pages import described, page

KICKERS = [
    ("Havn", "Fiskerne flytter auktionen til pakhuset"),
    ("Ostrava", "Tramvaj dostala jméno po řidičce"),
    ("বন্দর", "নতুন জেটিতে ভিড়ল প্রথম নৌকা"),
    ("港町", "灯台守の日記、百年ぶりに見つかる"),
]


@pytest.mark.parametrize(("kicker", "headline"), KICKERS)
@pytest.mark.parametrize(
    "heading",
    [
        "<h1><span class=a>{kicker}</span><span class=b>{headline}</span></h1>",
        "<h1><b>{kicker}</b>{headline}</h1>",
        "<h1><span>【{kicker}】</span><span>{headline}</span></h1>",
        "<h1>{kicker} | {headline}</h1>",
    ],
)
def test_a_kicker_set_apart_goes_where_one_place_states_the_rest(heading: str, kicker: str, headline: str) -> None:
    head = f'<title>{kicker}: {headline} | Kysten</title><meta property="og:title" content="{headline}">'
    assert described(_page(head, heading.format(kicker=kicker, headline=headline))).title == headline


@pytest.mark.parametrize(("kicker", "headline"), KICKERS)
def test_a_kicker_that_every_place_states_stays(kicker: str, headline: str) -> None:
    whole = f"{kicker}: {headline}"
    head = f'<title>{whole}</title><meta property="og:title" content="{whole}">'
    assert described(_page(head, f"<h1><span>{kicker}</span>: <span>{headline}</span></h1>")).title == whole


@pytest.mark.parametrize(
    ("phrase", "headline"),
    [
        ("Leuchtturm Sandhörn: Tickets, Preise, Anfahrt", "Der Wärter, der das Licht nicht löschen wollte"),
        ("Маяк Белый Мыс: билеты, цены, адрес", "Смотритель, который не хотел гасить огонь"),
        ("منارة الرأس: تذاكر وأسعار", "الحارس الذي رفض أن يطفئ الضوء"),
    ],
)
@pytest.mark.parametrize(
    "headings",
    [
        '<nav><h1 class="seo">{phrase}</h1></nav><div role="heading" aria-level="2">{headline}</div>',
        '<h1 class="visually-hidden">{phrase}</h1><h2>{headline}</h2>',
        '<h1 style="display:none">{phrase}</h1><p role="heading">{headline}</p>',
    ],
)
def test_an_h1_that_no_reader_sees_is_no_headline_beside_one_that_a_meta_states(
    headings: str, phrase: str, headline: str
) -> None:
    head = f'<title>{phrase}</title><meta property="og:title" content="{headline}">'
    assert described(_page(head, headings.format(phrase=phrase, headline=headline))).title == headline


@pytest.mark.parametrize(
    ("headline", "section", "other"),
    [
        ("Ledningen over fjorden er hævet", "Egnen", "Vejret"),
        ("Vasútmodell épült a régi malomban", "Kultúra", "Időjárás"),
        ("水門の扉、三年ぶりに開く", "地域", "天気"),
    ],
)
@pytest.mark.parametrize("mark", [" | ", " – ", "｜"])
def test_a_section_of_the_menu_behind_the_headline_goes(mark: str, headline: str, section: str, other: str) -> None:
    menu = f'<ul><li><a href="/a">{section}</a></li><li><a href="/b">{other}</a></li></ul>'
    tailed = f"{headline}{mark}{section}"
    head = f'<title>{tailed}{mark}Nordavisen</title><meta property="og:title" content="{tailed}"><meta property="og:site_name" content="Nordavisen">'
    html = _page(head, f"<h1>{tailed}</h1>").replace("<body>", f"<body><nav>{menu}</nav>")
    assert described(html).title == headline


@pytest.mark.parametrize(
    ("kicker", "other", "headline"),
    [
        ("Explainer", "SUBS ONLY", "Why the bay's monkeys are being fitted with collars"),
        ("Hintergrund", "NUR FÜR ABONNENTEN", "Warum die Affen der Bucht Halsbänder tragen"),
        ("Разбор", "ДЛЯ ПОДПИСЧИКОВ", "Почему обезьянам бухты надевают ошейники"),
    ],
)
def test_another_kicker_before_headline_section_and_site_shows_what_the_kicker_is(
    kicker: str, other: str, headline: str
) -> None:
    head = (
        f"<title>{kicker.upper()} | {headline} :: Coastal :: The Bay Tribune</title>"
        f'<meta property="og:title" content="{other} | {headline} :: Coastal :: The Bay Tribune">'
    )
    page = _page(head, f'<h1><span class="tag">{kicker}</span><span aria-hidden="true"> | </span>{headline}</h1>')
    assert described(page).title == headline


@pytest.mark.parametrize(("_kicker", "headline"), KICKERS)
def test_a_printed_line_that_ends_the_title_behind_the_site_is_the_headline(_kicker: str, headline: str) -> None:
    page = _page(f"<title>Kysten-Online :: {headline}</title>", f"<font size=5><b>{headline}</b></font>")
    assert described(page).title == headline


def _page(head: str, headings: str) -> str:
    prose = "<p>The lamp has burned every night since the harbour was built, and nobody wants to be the first to put it out.</p>"
    return f"<html><head>{head}</head><body><div>{headings}</div><div>{prose * 4}</div></body></html>"


@pytest.mark.parametrize(
    ("label", "headline", "section"),
    [
        ("Exclusive", "Engineers knew about the cracked dam in 2011", "Education"),
        ("Exklusiv", "Ingenieure wussten schon 2011 vom Riss im Damm", "Politik"),
        ("Эксклюзив", "Инженеры знали о трещине в плотине ещё в 2011 году", "Общество"),
    ],
)
def test_a_badge_glued_to_the_headline_is_no_part_of_it(label: str, headline: str, section: str) -> None:
    head = f'<title>{headline} · {section} · Quillport</title><meta property="og:title" content="WATCH • {headline}">'
    h1 = f"<h1><span>{label}</span><span class=u-vh>: </span>{headline}<span class=badge>R</span></h1>"
    assert described(page(head, h1)).title == headline
