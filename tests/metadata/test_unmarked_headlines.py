"""Headlines that no H1 prints and no title states: a line above the text, or the text of a picture."""

from __future__ import annotations

import pytest

from pipeline import extract

STORIES = {
    "en": ("Ferry to Sorn stops for the winter", "4 March 2024", "Harbour Post - News and weather for everybody", [
        "The ferry to Sorn will not sail again before April, since its hull must be scraped and painted.",
        "About ninety islanders will take the post boat instead this winter, which has room for eleven of them.",
        "The council has promised a second boat for the days on which the school is open."]),
    "pl": ("Prom na Sorn nie popłynie zimą", "4 marca 2024", "Kurier Portowy - codziennie świeże wiadomości", [
        "Prom na Sorn nie wypłynie przed kwietniem, bo jego kadłub trzeba oczyścić i pomalować na nowo.",
        "Około dziewięćdziesięciu wyspiarzy będzie tej zimy pływać łodzią pocztową, która ma jedenaście miejsc.",
        "Gmina obiecała drugą łódź na dni, w których szkoła jest otwarta."]),
    "zh": ("索恩岛渡轮冬季停航", "2024年3月4日", "港口邮报 - 每天为您报道", [
        "开往索恩岛的渡轮因船底需要刮漆重涂，在四月之前不再开航，港务所星期一宣布了这个决定。",
        "约九十名岛民在此期间将改乘只有十一个座位的邮船，票由码头旁的面包店发放。",
        "镇政府答应在学校上课的日子里再派一条船，但至今还没有找到船长。"]),
}  # fmt: skip


def _record(language: str, form: str, stated: str | None = None) -> tuple[str | None, str | None, str]:
    title, day, site, paragraphs = STORIES[language]
    body = form.format(title=title, day=day, site=site, body="".join(f"<p>{p}</p>" for p in paragraphs))
    record = extract(
        f"<html lang={language}><head><title>{stated or site}</title></head><body>{body}</body></html>".encode()
    )
    assert record is not None and all(p in record.text for p in paragraphs)
    return record.title, record.date_published, record.text


@pytest.mark.parametrize("language", sorted(STORIES))
@pytest.mark.parametrize(
    "form",
    [
        '<img src=a.gif alt="{title}"><p><i>{day}</i></p>{body}',
        '<h1><img src=a.gif alt="{title}"></h1><p>{day}</p>{body}',
        '<h1><a href=/><img src=l.png alt="{site}"></a></h1><img src=a.gif alt="{title}"><p>{day}</p>{body}',
        "<center><font size=5><b>{title}</b></font></center><p>{day}</p>{body}",
        "<table><tr><td class=head>{title}</td></tr><tr><td>{day}</td></tr><tr><td>{body}</td></tr></table>",
        "<p class=MsoTitle>{title}</p><p>{day}</p>{body}",
        "<h3>{title}</h3><p>{day}</p>{body}",
    ],
)
def test_the_headline_of_a_page_that_states_only_its_site(language: str, form: str) -> None:
    title, day, text = _record(language, form)
    assert (title, day) == (STORIES[language][0], "2024-03-04") and STORIES[language][0] not in text


def test_what_the_page_states_goes_before_a_picture() -> None:
    form = '<img src=a.jpg alt="A red ferry to the island of Sorn"><p>{day}</p>{body}'
    title = _record("en", form, "Islanders without their ferry - Harbour Post")[0]
    assert title is not None and title.startswith("Islanders without their ferry")


def test_a_picture_in_a_link_is_no_headline() -> None:
    form = '<a href=/><img src=a.gif alt="Ferry and post boat of Sorn"></a><p>{day}</p>{body}'
    assert _record("en", form)[0] != "Ferry and post boat of Sorn"


@pytest.mark.parametrize("site", ["Alles bleibt anders | Hafen.example", "Hafen.example | Alles bleibt anders"])
def test_a_title_s_address_names_the_outlet_before_a_slogan(site: str) -> None:
    title, day, _, paragraphs = STORIES["en"]
    html = f"<html><head><title>{title} | {site.replace('example', 'net')}</title></head><body><h1>{title}</h1><p>{day}</p>"
    record = extract((html + "".join(f"<p>{p}</p>" for p in paragraphs) + "</body></html>").encode())
    assert record is not None and record.outlet in ("Hafen", "Hafen.net", None)
