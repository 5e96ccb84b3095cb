import pytest

from pipeline.metadata import describe
from pipeline.model.block import Block, Verdict
from pipeline.model.document import CleanedDocument, RawDocument, SegmentedDocument
from pipeline.model.reasons import Reason
from tests.metadata.documents import BODY, of_dump
from tests.metadata.pages import RULESET, described, page

H1 = "<h1>Dam holds through the night</h1>"


def outlet(head: str, ld: object = None, url: str = "https://www.quillport.example/news/dam") -> str | None:
    return described(page(head, H1, ld=ld), url).outlet


def publisher(name: str) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": "Dam holds through the night", "publisher": {"name": name}}


@pytest.mark.parametrize(
    ("head", "ld"),
    [
        ("<meta property=og:site_name content='Quillport Gazette'>", None),
        ("", publisher("Quillport Gazette")),
        ("", publisher("Quillport Gazette GmbH & Co. KG")),
        ("<title>Dam holds through the night | Quillport Gazette</title>", None),
        ("<meta property=og:site_name content=quillportgazette.example>", publisher("Quillport Gazette")),
        ("<meta name=twitter:site content=@qgazette>", publisher("Quillport Gazette")),
        ("<meta property=og:site_name content='Quillport Gazette - All the news of the river'>", None),
    ],
)
def test_the_name_that_readers_know(head: str, ld: object) -> None:
    assert outlet(head, ld) == "Quillport Gazette"


@pytest.mark.parametrize(
    ("title", "company", "name"),
    [
        ("عاد القطار إلى الوادي | مرفأ الأخبار", "شركة مرفأ الأخبار للإعلام ذ.م.م", "مرفأ الأخبار"),
        ("De brug blijft dicht - Molenbode", "Uitgeverij Molenbode Media B.V.", "Molenbode"),
        ("दीवार गिरी, तीन घायल | नदी समाचार", "नदी समाचार प्रकाशन प्राइवेट लिमिटेड", "नदी समाचार"),
        ("Мост закрыт до весны — Причал", "ООО «Редакция газеты Причал»", "Причал"),
    ],
)
def test_readers_know_a_paper_and_not_its_company(title: str, company: str, name: str) -> None:
    head = f"<meta property=og:site_name content=quillport><title>{title}</title>"
    ld = publisher(company) | {"headline": title.split(" ")[0]}
    assert (
        described(page(head, f"<h1>{title.rsplit(' ', 2)[0]}</h1>", ld=ld), "https://www.quillport.example/x").outlet
        == name
    )


def test_a_company_stays_where_no_place_names_its_paper() -> None:
    assert outlet("", publisher("Uitgeverij Molenbode B.V.")) == "Uitgeverij Molenbode"


def test_a_profile_gives_the_name_by_the_domain() -> None:
    assert outlet("", url="https://www.lemonde.fr/planete/article/x.html") == "Le Monde"


def test_a_profile_gives_one_name_to_every_form_that_its_pages_print() -> None:
    for stated in ("BILD", "BILD.de", "Bild-Zeitung"):
        assert outlet(f"<meta property=og:site_name content='{stated}'>", url="https://www.bild.de/x") == "Bild"


@pytest.mark.parametrize(
    "head", ["", "<meta property=og:site_name content=Home>", "<meta name=twitter:site content=@x>"]
)
def test_nothing_said_is_none(head: str) -> None:
    assert outlet(head) is None


def dump(*lines: tuple[str, Reason | None]) -> CleanedDocument:
    blocks = tuple(Block(n, text, start=0, end=0) for n, (text, _) in enumerate(lines))
    verdicts = tuple(Verdict(reason is None, reason) for _, reason in lines)
    raw = RawDocument("dump.txt", "text", "text/plain", b"x")
    return CleanedDocument(SegmentedDocument(raw, "utf-8", "\n".join(t for t, _ in lines), blocks), verdicts)


def test_a_dumps_source_line_names_the_outlet() -> None:
    document = dump(("Source: Quillport Gazette", Reason.SOURCE_LINE), ("The dam held, according to Reuters.", None))
    assert describe(document, RULESET).description.outlet == "Quillport Gazette"


def test_a_dumps_slogan_names_the_outlet() -> None:
    document = dump(("Creating new perspectives since 2009", Reason.SITE_BOILERPLATE), ("The dam held.", None))
    assert describe(document, RULESET).description.outlet == "Middle East Monitor"


def test_prose_names_no_outlet() -> None:
    document = dump(("The dam held, according to Reuters.", None), ("Source: nobody would say.", None))
    assert describe(document, RULESET).description.outlet is None


@pytest.mark.parametrize(
    ("name", "firm"),
    [
        ("Kurier Brzegowy", "Kurier Brzegowy Sp. z o.o."),
        ("Береговой вестник", "ООО «Береговой вестник»"),
        ("Rannan Sanomat", "Rannan Sanomat Oy"),
        ("潮見新報", "株式会社潮見新報"),
    ],
)
def test_a_dump_whose_first_line_is_the_name_of_the_company_that_owns_it(name: str, firm: str) -> None:
    text = f"{name}\nFerry comes in at night\n{BODY}\n© 2023 {firm}"
    assert of_dump(text, RULESET).outlet == name


@pytest.mark.parametrize(
    ("lower", "printed"),
    [("nordstrandposten", "Nordstrand-Posten"), ("quaynews", "Quay News")],
)
def test_a_name_in_small_letters_gives_way_to_how_the_title_prints_it(lower: str, printed: str) -> None:
    head = f'<title>Deer takes a short cut through the salon – {printed}</title><meta property="og:site_name" content="{lower}">'
    assert outlet(head) == printed
