"""What stands between headline and text, and below the text, of agencies' reports: marks, reporters, notices."""

from __future__ import annotations

import pytest

from pipeline.grammar import find_dates
from pipeline.grammar.bylines.sign_offs import signed_reporters
from pipeline.grammar.datelines import read_dateline
from pipeline.grammar.end_lines import ends_report, signing_agency
from pipeline.grammar.head_credits import head_agencies
from pipeline.grammar.vocabulary import vocabulary
from pipeline.line import trace
from pipeline.model.description import Description
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset, load_ruleset
from tests.metadata.documents import BODY, of_dump, of_page

TITLE = "Council votes for a new lighthouse"


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load_ruleset()


def text_of(source: str, rules: Ruleset, kind: str) -> str:
    raw = RawDocument("a", kind, f"text/{kind}", source.encode())  # type: ignore[arg-type]
    return "\n".join(block.text for block in trace(raw, rules).cleaned.kept)


@pytest.mark.parametrize(
    "line",
    [
        "jgh/apt/mcd",
        "JPM // RCA",
        "/СК/",
        "/m.n/",
        "(foto) (vídeo)",
        "APP/mzr-szm",
        "(FENA) A. B.",
        "(FIN) JCB/RMCH",
        "jane.doe@example.com",
        "Tallinna toimetus, +372 000 0000, sise@example.ee",
        "◎공감언론 뉴시스 doyun@example.kr",
        "GNA",
    ],
)
def test_a_line_that_ends_a_report_goes_from_its_end_and_only_there(line: str, rules: Ruleset) -> None:
    assert ends_report(line, vocabulary(rules.languages))
    dump = f"{TITLE}\n\n{BODY}\n\n{line}\n"
    page = "".join(f"<p>{part}</p>" for part in [*BODY.split("\n\n"), line])
    assert line not in text_of(dump, rules, "text")
    assert line not in text_of(f"<html><body><article><h1>{TITLE}</h1>{page}</article></body></html>", rules, "html")


@pytest.mark.parametrize(
    "line",
    ["The library opens in May.", "Bread, milk, eggs", "AC is off", "Ask jane@example.com: she knows.", "2/3", "No"],
)
def test_lines_that_tell_something_do_not_end_a_report(line: str, rules: Ruleset) -> None:
    assert not ends_report(line, vocabulary(rules.languages))


@pytest.mark.parametrize(
    ("line", "named"),
    [("APP/mzr-szm", "APP"), ("(FENA) A. B.", "FENA"), ("UNI SJ RN 1230", "UNI"), ("EFE", None), ("EFE says so", None)],
)
def test_the_agency_before_initials(line: str, named: str | None) -> None:
    assert signing_agency(line) == named


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("LETA", ("LETA",)),
        ("ACN Girona", ("ACN",)),
        ("STT–Lännen Uutiset", ("STT",)),
        ("AFP / Reuters", ("Agence France-Presse", "Reuters")),
        ("AP/Jane Doe", ()),
        ("Trend in the valley", ()),
        ("EFE 2026", ()),
    ],
)
def test_agencies_on_a_line_of_the_head(line: str, agencies: tuple[str, ...]) -> None:
    assert head_agencies(line) == agencies


@pytest.mark.parametrize("line", ["LETA", "ACN Girona", "STT–Lännen Uutiset"])
def test_an_agency_beside_the_date_is_credited_and_no_text(line: str, rules: Ruleset) -> None:
    dump = f"{TITLE}\n\n5.1.2026 12:30\n\n{line}\n\n{BODY}\n"
    assert line not in text_of(dump, rules, "text")
    assert of_dump(dump, rules).agencies == head_agencies(line)
    assert of_page("", f"<div>5.1.2026 12:30</div><div>{line}</div>", rules).agencies == head_agencies(line)
    assert of_page("", f"<div>{line}</div>", rules).agencies == ()  # without the date it may be a heading


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        ("Hanna Reuter (PAP)", ("Hanna Reuter",)),
        ("Maria Whitcombe, The Canadian Press", ("Maria Whitcombe",)),
        ("Anna Berg och Erik Lund/TT", ("Anna Berg", "Erik Lund")),
        ("Lê Thu Hường (TTXVN)", ("Lê Thu Hường",)),
        ("AP/Anna Berg", ()),
        ("Old Harbour (AFP)", ()),
        ("Anna Berg, mayor", ()),
    ],
)
def test_reporters_with_their_agency(line: str, persons: tuple[str, ...]) -> None:
    assert signed_reporters(line) == persons


def test_who_signs_below_the_text_wrote_it_and_who_signs_a_picture_did_not(rules: Ruleset) -> None:
    signed = of_dump(f"{TITLE}\n\n{BODY}\n\nHanna Reuter (PAP)\n", rules)
    assert (signed.authors, signed.captions) == (("Hanna Reuter",), ())
    first, rest = BODY.split("\n\n", 1)
    pictured = of_dump(f"{TITLE}\n\n{first}\n\nAnna Berg (PAP)\n\n{rest}\n\nHanna Reuter (PAP)\n", rules)
    assert pictured.authors == ()


@pytest.mark.parametrize(
    ("head", "place", "agency", "persons"),
    [
        (
            "МОСКВА, 5 янв — РИА Новости, Анна Белова. Совет решил открыть мост.",
            "МОСКВА",
            "RIA Novosti",
            ("Анна Белова",),
        ),
        ("Lima, ene. 5. El museo reabrió sus puertas el lunes.", "Lima", None, ()),
        ("БИЈЕЉИНА, 5. ЈАНУАРА /СРНА/ - Музеј је поново отворен.", "БИЈЕЉИНА", "SRNA", ()),
        ("Taipei, Jan. 5 (XYZ) The library opened its doors.", "Taipei", None, ()),
        ("BAKU, Azerbaijan, January 5. The library opened its doors.", "BAKU, Azerbaijan", None, ()),
        ("LA PAZ, 5 ene (ABX).- El museo reabrió sus puertas.", "LA PAZ", None, ()),
    ],
)
def test_datelines(head: str, place: str, agency: str | None, persons: tuple[str, ...]) -> None:
    line = read_dateline(head)
    assert line is not None
    assert (line.place, line.agency, line.persons) == (place, agency, persons)


@pytest.mark.parametrize(
    "text", ["Monday, Jan. 5 - The shop opened.", "Smith, Jan. 5 (CBS) said so.", "In May, 5 (AB) won."]
)
def test_prose_with_a_day_is_no_dateline(text: str) -> None:
    assert read_dateline(text) is None


def test_the_day_of_the_dateline_tells_day_from_month(rules: Ruleset) -> None:
    def day(figures: str) -> Description:
        return of_dump(f"{TITLE}\n\n{figures} 12:30 PM\n\nTaipei, Jan. 5 (CNA) {BODY}\n", rules)

    assert day("01/05/2026").date_published == "2026-01-05"
    assert day("05/01/2026").date_published == "2026-01-05"
    assert day("03/04/2026").date_published is None


def test_the_place_behind_an_agency_that_reports(rules: Ruleset) -> None:
    page = of_page(
        "", "<p>به گزارش خبرگزاری تسنیم از تبریز، پل تازه روز شنبه باز شد و مردم شهر از روی آن گذشتند.</p>", rules
    )
    assert page.agencies == ("Tasnim",)


def test_the_same_day_in_two_calendars_is_one_line(rules: Ruleset) -> None:
    paragraph = "افتتحت المكتبة العامة في القرية أبوابها يوم السبت بعد عامين من أعمال الترميم، وحضر الحفل نحو تسعين شخصا رغم المطر."
    dump = f"المكتبة تفتح أبوابها\n\nالاثنين 16 رجب 1447هـ - 5 يناير 2026م\n\n{paragraph}\n\n{paragraph[::-1]}\n"
    assert of_dump(dump, rules).date_published == "2026-01-05"


@pytest.mark.parametrize("desk", ["디지털뉴스부", "온라인 이슈팀", "外信部", "デジタル報道センター", "即時中心"])
def test_desks_of_east_asian_papers_are_nobody(desk: str, rules: Ruleset) -> None:
    assert of_page("", f'<div class="byline">{desk}</div>', rules).authors == ()


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Haber: Ayşe KARA - Kamera: Can DEMİR", ("Ayşe KARA",)),
        ("By Jane Doe MD", ("Jane Doe",)),
        ("By Harbourside NPST", ("Harbourside",)),  # a pen name and its house
        ("글 김하늘 기자·사진 박서준 기자", ("김하늘",)),
        ("글·사진 김도현 기자", ("김도현",)),
        ("글 김하늘·사진 박서준", ("김하늘",)),
        ("文・山田太郎 写真・鈴木一郎", ("山田太郎",)),
    ],
)
def test_who_wrote_is_told_from_who_took_the_pictures(byline: str, authors: tuple[str, ...], rules: Ruleset) -> None:
    assert of_page("", f'<div class="byline">{byline}</div>', rules).authors == authors


def test_the_agency_that_a_reporter_works_for_is_credited(rules: Ruleset) -> None:
    page = of_page("", '<p class="byline">Letícia Prado - Repórter da Agência Brasil</p>', rules)
    assert (page.authors, page.agencies) == (("Letícia Prado",), ("Agência Brasil",))


@pytest.mark.parametrize(
    ("head", "place", "agency", "persons"),
    [
        ("ANKARA (AA) - MEHMET KAYA - Kütüphane yeniden açıldı.", "ANKARA", "Anadolu Agency", ("MEHMET KAYA",)),
        ("ANKARA (AA) - TBMM Başkanı - Kütüphane açıldı.", "ANKARA", "Anadolu Agency", ()),
        ("الرياض 16 رجب 1447 هـ الموافق 05 يناير 2026 م واس افتتحت المكتبة", "الرياض", "SPA", ()),
    ],
)
def test_more_datelines(head: str, place: str, agency: str, persons: tuple[str, ...]) -> None:
    line = read_dateline(head)
    assert line is not None
    assert (line.place, line.agency, line.persons) == (place, agency, persons)


def test_a_name_and_initials_below_the_agency_s_mark(rules: Ruleset) -> None:
    dump = f"{TITLE}\n\n{BODY} (PAP)\n\nksl/ apiech/\n"
    assert of_dump(dump, rules).agencies == ("PAP",)
    assert "apiech" not in text_of(dump, rules, "text")


def test_the_outlet_s_reporter_of_an_agency(rules: Ruleset) -> None:
    page = of_page("", "<p>به گزارش خبرنگار مهر، پل تازه روز شنبه باز شد و مردم شهر از روی آن گذشتند.</p>", rules)
    assert page.agencies == ("Mehr News Agency",)


def test_questions_of_an_interview_on_a_page_stay_whatever_they_ask(rules: Ruleset) -> None:
    asked = ("Wie lange war das Haus zu?", "Wer hat bezahlt?", "Und wie geht es weiter?")
    answers = BODY.split("\n\n")
    inner = "".join(f"<p><b>{q}</b></p><p>{a}</p>" for q, a in zip(asked, answers, strict=True))
    page = f"<html><body><article><h1>{TITLE}</h1><p>{answers[0][::-1]}</p>{inner}</article></body></html>"
    kept = text_of(page, rules, "html")
    assert all(question in kept for question in asked)


VIETNAMESE = (
    "Thư viện công cộng của làng đã mở cửa trở lại hôm thứ Bảy sau hai năm sửa chữa, với khoảng chín mươi người đến dự.",
    "Mái nhà bị dột từ lâu, và trong mùa bão lớn một phần trần rơi xuống các kệ sách nhưng không ai bị thương.",
    "Thư viện sẽ phục vụ bốn ngày mỗi tuần, và chiếc đồng hồ cũ phía trên lối vào cũng đã được sửa xong.",
)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Trần Quốc Bảo - Phạm Thu Hà", ("Trần Quốc Bảo", "Phạm Thu Hà")),
        ("Nguyễn Hoài An (Theo TTXVN)", ("Nguyễn Hoài An",)),
        ("Thư viện làng", ()),
    ],
)
def test_vietnamese_papers_name_the_author_below_the_text(line: str, authors: tuple[str, ...], rules: Ruleset) -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in (*VIETNAMESE, line))
    page = f"<html lang=vi><body><article><h1>Thư viện làng mở cửa trở lại</h1>{paragraphs}</article></body></html>"
    raw = RawDocument("a.html", "html", "text/html", page.encode())
    assert trace(raw, rules).description.authors == authors


def test_an_english_name_below_the_text_is_no_author_by_its_place(rules: Ruleset) -> None:
    assert of_page("", f"<p>{BODY}</p>", rules, tail="").authors == ()


def test_a_label_of_a_change_behind_the_last_day(rules: Ruleset) -> None:
    days = {
        "১৬:২০, ১৬ ফেব্রুয়ারি ২০২০ তারিখে সম্পাদিত সর্বশেষ সংস্করণ": "modified",
        "5. januára 2026 12:30 (aktualizované 13:10)": None,
        "5. января 2026 обновлено": "modified",
        "3. března 2026 aktualizováno 4. března 2026": None,
    }
    for text, label in days.items():
        assert find_dates(text, rules.languages)[0].label == label, text


def test_nothing_is_published_after_its_last_change(rules: Ruleset) -> None:
    issue = f"<div>{'<p>Another line.</p>' * 9}<p>Published: 7 May 2019</p></div>"
    page = of_page("", "<div>Updated: 21 April 2019</div>", rules, tail=issue)
    assert (page.date_published, page.date_modified) == (None, "2019-04-21")


@pytest.mark.parametrize("name", ["رامي حداد", "सुनील रावत", "דנה לוי"])
def test_names_in_scripts_without_capitals_beside_the_date(name: str, rules: Ruleset) -> None:
    assert of_dump(f"{TITLE}\n\n{name}\n\n5.1.2026 12:30\n\n{BODY}\n", rules).authors == (name,)
