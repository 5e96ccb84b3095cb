"""Authors of works within a story, lines that state the day before a label, and classes that are words for a signature."""

from __future__ import annotations

import pytest

from pipeline.grammar.bylines.names import read_byline
from tests.metadata.pages import RULESET, described, page

PERSON = "<span itemprop=author itemscope itemtype='https://schema.org/Person'><span itemprop=name>{}</span></span>"
HEAD = "<h1>Dam above Tarn holds</h1>"


def of_story(inner: str) -> str:
    story = "itemscope itemtype='https://schema.org/NewsArticle'"
    return page("<title>Dam above Tarn holds</title>", f"<div {story}>{HEAD}{inner}</div>")


@pytest.mark.parametrize(
    "work",
    [
        "<figure itemprop=image itemscope itemtype='https://schema.org/ImageObject'><img src=a.jpg alt=''>"
        "<figcaption>The dam. <span itemprop=author>Rolf Halvorsen</span></figcaption></figure>",
        "<div itemprop=video itemscope itemtype='https://schema.org/VideoObject'>The dam from above, filmed by <span itemprop=author>Rolf Halvorsen</span></div>",
        "<div itemprop=itemReviewed itemscope itemtype='https://schema.org/Book'><i>The Long Tide</i> by"
        " <span itemprop=author>Rolf Halvorsen</span></div>",
    ],
)
def test_who_made_a_work_within_the_story_is_not_its_author(work: str) -> None:
    assert described(of_story(PERSON.format("Imogen Fairlie") + work)).authors == ("Imogen Fairlie",)
    assert not described(of_story(work)).authors


def test_the_day_of_a_picture_is_not_the_story_s() -> None:
    picture = (
        "<span itemprop=image itemscope itemtype='https://schema.org/ImageObject'>"
        "<meta itemprop=datePublished content=2019-01-02></span>"
    )
    day = "<meta itemprop=datePublished content='2025-07-18T16:12:00+02:00'>"
    assert described(of_story(picture + day)).date_published == "2025-07-18"


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("18 юли 2025, 16:12 | Автор: Любомира Чавдарова", "Любомира Чавдарова"),
        ("18.07.2025. u 16:12 | Piše: Jagoda Perković", "Jagoda Perković"),
        ("Publié le 18 juillet 2025 à 16h12 - Auteur : Solange Meurisse", "Solange Meurisse"),
        ("18 Ιουλίου 2025, 16:12 | Της Δέσποινας Καλλιγά", "Δέσποινας Καλλιγά"),
        ("18.07.2025 | מאת: תמר אלקיים", "תמר אלקיים"),
        ("18 जुलाई 2025 | लेखक: निखिल द्विवेदी", "निखिल द्विवेदी"),
        ("2025.07.18 16:12 | 김하늘 기자", "김하늘"),
    ],
)
def test_a_label_behind_the_day_leads(line: str, person: str) -> None:
    byline = read_byline(line, RULESET.languages)
    assert byline is not None and byline.lead and byline.persons == (person,)
    assert described(page("<title>Dam above Tarn holds</title>", f"{HEAD}<div>{line}</div>")).authors == (person,)


@pytest.mark.parametrize(
    "line", ["18 July 2025, Tarn | Author: the mayor's office", "Tarn wins 3-2 | Author: Ada Holm"]
)
def test_a_label_behind_anything_else_does_not(line: str) -> None:
    byline = read_byline(line, RULESET.languages)
    assert byline is None or byline.lead is None


SPANISH = "El embalse resistió la noche, aunque el río había subido cuatro metros desde el domingo, dijo el alcalde. "


@pytest.mark.parametrize(("name", "authors"), [("firma", ("Práxedes Manrubia",)), ("imprenta", ())])
def test_a_class_that_is_the_word_for_a_signature(name: str, authors: tuple[str, ...]) -> None:
    prose = "".join(f"<p>{SPANISH * 3}</p>" for _ in range(3))
    html = (
        f"<html lang=es><head><title>El embalse resiste</title></head><body><article><h1>El embalse resiste</h1>"
        f'<div class="{name}">Práxedes Manrubia</div>{prose}</article></body></html>'
    )
    assert described(html).authors == authors
