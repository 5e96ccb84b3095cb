"""Who did not write it, and how names are cut: credits, jobs, houses, teasers, quoted posts, degrees, families."""

import pytest

from pipeline.grammar.bylines.names import read_byline
from pipeline.packs import Ruleset
from tests.metadata.documents import of_page


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("By Ana and Bo Silva", ("Ana Silva", "Bo Silva")),
        ("Por Ana y Pedro Silva", ("Ana Silva", "Pedro Silva")),
        ("Von Anna und Bernd Schulze", ("Anna Schulze", "Bernd Schulze")),
        ("Par Anne et Paul Martin", ("Anne Martin", "Paul Martin")),
        ("Di Anna e Paolo Rossi", ("Anna Rossi", "Paolo Rossi")),
        ("Por José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Por Santiago Ramón y Cajal", ("Santiago Ramón y Cajal",)),
        ("By Linny and Peter", ("Linny", "Peter")),
        ("By John Hale Jr.", ("John Hale Jr.",)),
        ("By John Hale, Jr. and Ann Lee", ("John Hale Jr.", "Ann Lee")),
        ("John Hale Sr. | March 3, 2021", ("John Hale Sr.",)),
        ("By Walt Hale III", ("Walt Hale III",)),
        ("By Elowen Tripp M.P.H., R.D. | May 14, 2023", ("Elowen Tripp",)),
        ("By Elowen Tripp, Ph.D.", ("Elowen Tripp",)),
        ("By J.R.R. Hale", ("J.R.R. Hale",)),
        ("Marketing and Event Coordinator", ()),
        ("von Maike Onken, AHR AHLETAL", ("Maike Onken",)),
        ("Von Maike Onken, AHW Aktuell", ("Maike Onken",)),
        ("By TESSA WHITLOCK and REGGIE PIKE", ("TESSA WHITLOCK", "REGGIE PIKE")),
        ("By Tessa Whitlock - The Marlow Courier - Thursday, May 18, 2023", ("Tessa Whitlock",)),
        ("Landesverband FährEnergie", ()),
        ("By Skell Test Kitchens", ()),
        ("Gewerkschaft Erziehung", ()),
        ("Fédération Nautique", ()),
        ("Asociación Vecinal", ()),
        ("Stowarzyszenie Rzeka", ()),
        ("Ann McDonald", ("Ann McDonald",)),
        ("2024-04-24 06:12 来源：松溪日报 作者：李晓峰", ("李晓峰",)),
        ("الرباط - إدريس العمراني", ("إدريس العمراني",)),
        ("12 sheep killed by lightning", ()),
        ("Two villages cut off by Storm", ()),
    ],
)
def test_persons_of_a_line(text: str, persons: tuple[str, ...], ruleset: Ruleset) -> None:
    byline = read_byline(text, ruleset.languages)
    assert (byline.persons if byline else ()) == persons


@pytest.mark.parametrize("text", ["By Jane Doe, The Marlow Courier, Thursday", "Thursday, May 18, 2023 by Jane Doe"])
def test_a_weekday_beside_a_name_is_accounted_for(text: str, ruleset: Ruleset) -> None:
    byline = read_byline(text, ruleset.languages)
    assert byline is not None and byline.clean


@pytest.mark.parametrize(
    "top",
    [
        "<p>Cora Finch/TIDE.com</p>",
        "<p>Cora Finch / Reuters</p>",
        "<span itemprop=author>Landesverband FährEnergie</span>",
        "<p>By <span itemprop=author>Skell Test Kitchens</span></p>",
        "<div class=credit><span>Editor:</span> <a href=/author/bagus>Bagus Santoso</a></div>",
        "<div class=credit><p>Editor:</p><p><a href=/author/bagus>Bagus Santoso</a></p></div>",
        "<p>Traduction : <a href=/auteur/anne>Anne Martin</a></p>",
        "<blockquote><p>We build.</p>Posted by <a href=#>Jane Redlin</a> on Sunday, May 14, 2023</blockquote>",
        "<div class=box><a href=/c/1><span>Who shuts the lock must open the bridge</span>"
        "<span class=byline>by Petra Lohmeier</span></a></div>",
    ],
)
def test_nobody_wrote_it(top: str, ruleset: Ruleset) -> None:
    assert of_page("", top, ruleset).authors == ()


def test_a_card_that_links_to_the_author_is_no_teaser(ruleset: Ruleset) -> None:
    card = "<a href=/author/jane><img alt=''><span class=byline-name>Jane Doe</span> <span>reports on the harbour</span></a>"
    assert of_page('<meta name="author" content="Jane Doe">', card, ruleset).authors == ("Jane Doe",)


def test_a_job_in_a_meta_is_nobody(ruleset: Ruleset) -> None:
    head = '<meta name="author" content="Marketing and Event Coordinator">'
    found = of_page(head, "<p>Marketing and Event Coordinator</p>", ruleset, tail="")
    assert found.authors == ()


@pytest.mark.parametrize(
    "top",
    [
        "<div itemprop=author itemscope><span itemprop=name>Press Association</span></div>",
        "<p class=author>Reuters</p>",
    ],
)
def test_an_agency_in_the_authors_place_is_credited(top: str, ruleset: Ruleset) -> None:
    head = f'<meta name="author" content="{"Reuters" if "Reuters" in top else "Press Association"}">'
    found = of_page(head, top, ruleset)
    assert (found.authors, len(found.agencies)) == ((), 1)


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("de Conf. univ. dr. Smaranda Voinea, MPH, medic primar | 20 februarie 2025", "ro", "Smaranda Voinea"),
        ("Doc. MUDr. Jana Veverková, Ph.D., primářka | 20. února 2025", "cs", "Jana Veverková"),
        ("Von Univ.-Prof. Dr. med. Hans Feldkamp, MSc | 20. Februar 2025", "de", "Hans Feldkamp"),
        ("Por la Dra. Ana Silva, MD, médica pediatra | 20 de febrero de 2025", "es", "Ana Silva"),
        ("Автор: канд. мед. наук Иван Северный | 20 февраля 2025", "ru", "Иван Северный"),
        ("Doç. Dr. Ayşe Kaya, göz hastalıkları uzmanı | 20 Şubat 2025", "tr", "Ayşe Kaya"),
        ("dr Anna Kowalczyk, kardiolog | 20 lutego 2025", "pl", "Anna Kowalczyk"),
        ("By J. R. Hale, MD | May 14, 2023", "en", "J. R. Hale"),
        ("By Dr. Jane Hale | May 14, 2023", "en", "Dr. Jane Hale"),
    ],
)
def test_rows_of_titles_and_degrees_are_no_part_of_a_name(text: str, lang: str, name: str, ruleset: Ruleset) -> None:
    byline = read_byline(text, ruleset.languages, language=lang)
    assert byline is not None and (byline.persons, byline.clean) == ((name,), True)


@pytest.mark.parametrize("meta", ["Redactor Sănătate", "Redakteur Freizeit", "Muhabir Spor", "Rédaction Santé"])
def test_a_desk_that_the_menu_links_to_is_nobody(meta: str, ruleset: Ruleset) -> None:
    section = meta.split()[-1]
    menu = f"<nav><ul><li><a href=/a>Stil</a></li><li><a href=/b>{section}</a></li></ul></nav>"
    assert of_page(f'<meta name="author" content="{meta}">', "", ruleset, tail=menu).authors == ()
