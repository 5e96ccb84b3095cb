"""Dialogs that the markup declares are never the article, whatever they say; a page inside one is still a page."""

from __future__ import annotations

import pytest

from pipeline import RawDocument
from pipeline.segment import segment
from pipeline.segment.article.choose import choose_article
from pipeline.segment.page.markup import read_markup
from pipeline.segment.page.parse import parse
from pipeline.segment.page.walk import read_blocks

NOTICE = (
    "We and our partners store information on your device, and read it there, to measure how often this page is read.",
    "You may agree, refuse or choose, and change your mind at any time in the settings at the foot of every page here.",
    "Some partners do not ask for your consent and rely on an interest of their own, to which you may object below.",
    "Your choice will be passed on to our partners and concerns neither your subscription nor what you have read here.",
)
STORY = (
    "The town library of Brackwater opens on Sundays from next week, after a vote that took the council four hours.",
    "Opponents had argued that nobody reads on Sundays. A count at the door on a trial weekend found 412 visitors.",
    "Staff will be paid a supplement of thirty per cent, which the treasurer takes from the budget for flower beds.",
)


def main_of(body: str) -> list[str]:
    page = f"<html><head><title>Sundays at the library</title></head><body>{body}</body></html>"
    return [
        block.text for block in segment(RawDocument("a.html", "html", "text/html", page.encode())).blocks if block.main
    ]


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    "opening", ["<div role=dialog>", "<section role=alertdialog aria-modal=true>", "<dialog open>"]
)
def test_a_declared_dialog_is_not_the_article(opening: str) -> None:
    closing = f"</{opening[1:].split(' ')[0].rstrip('>')}>"
    body = f"{opening}{paragraphs(NOTICE)}{closing}<main><h1>Sundays at the library</h1>{paragraphs(STORY)}</main>"
    assert main_of(body) == list(STORY)


def test_a_page_that_stands_in_a_dialog_is_a_page() -> None:
    body = f"<div role=dialog><h1>Sundays at the library</h1>{paragraphs(STORY)}</div>"
    assert [text for text in main_of(body) if text in STORY] == list(STORY)


def test_a_dialog_longer_than_a_short_article_makes_it_no_less_sure() -> None:
    def promise(before: str) -> float:
        title = "<title>Sundays at the library</title>"
        page = f"<html><head>{title}</head><body>{before}<main><h1>Sundays</h1>{paragraphs(STORY)}</main></body></html>"
        tree, _ = parse(page)
        table = read_blocks(tree)
        return choose_article(tree, table, read_markup(tree, table), ask=False).expected_f1

    dialog = f"<div role=dialog><h2>Your privacy</h2>{paragraphs(NOTICE * 2)}</div>"
    assert promise(dialog) > promise("") - 0.05


FLASHES = {
    "en": (
        "Coach leaves the road at Marlow Bridge",
        ("A coach with thirty-one pupils lay down in the ditch this morning at the entry of Marlow Bridge; four were lightly hurt.",
         "The county road is closed in both directions until noon at least, the prefecture said. Parents may call the school."),
        NOTICE,
    ),
    "de": (
        "Brand in Schreinerei in Obermettlen",
        ("In einer Schreinerei an der Dorfstrasse in Obermettlen ist am Mittwoch kurz nach vier Uhr ein Feuer ausgebrochen.",
         "Zwei Bewohner des Obergeschosses kamen mit Verdacht auf Rauchvergiftung ins Spital. Die Ursache wird abgeklärt."),
        ("Wir und bis zu 240 Werbepartner möchten auf Ihrem Gerät Angaben ablegen und lesen, um Inserate auszuspielen.",
         "Einige Partner stützen sich auf ein überwiegendes Interesse und fragen nicht; dem können Sie widersprechen.",
         "Ihre Wahl gilt für dieses und vier weitere Portale unseres Hauses und lässt sich am Seitenende ändern.",
         "Angaben können in Länder gelangen, in denen Behörden womöglich darauf zugreifen, ohne dass Sie es merken."),
    ),
    "fr": (
        "Accident de car à l'Estrade : la route fermée",
        ("Un car transportant trente et un collégiens s'est couché dans le fossé ce matin, faisant quatre blessés légers.",
         "La route est coupée dans les deux sens au moins jusqu'à midi, selon la préfecture. Une cellule a été ouverte."),
        ("Chez Radio Vallon, vos choix comptent. Avec 643 sociétés, nous déposons des traceurs sur votre appareil.",
         "Certaines de ces sociétés s'appuient sur leur intérêt légitime et ne vous demandent rien du tout ici.",
         "Vos préférences sont gardées pendant six mois, puis la question vous sera reposée à la première visite.",
         "Le refus n'empêche pas la lecture, mais certaines vidéos resteront noires et la publicité moins pertinente."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", FLASHES)
def test_a_flash_under_its_headline_is_the_article_whole_and_what_stands_above_is_not(language: str) -> None:
    title, story, notice = FLASHES[language]
    body = (
        f"<section class=panel>{paragraphs(notice)}</section><div class=flash><h1>{title}</h1>{paragraphs(story)}</div>"
    )
    page = f"<html lang={language}><head><title>{title} | Quay News</title></head><body>{body}</body></html>"
    blocks = segment(RawDocument("a.html", "html", "text/html", page.encode())).blocks
    assert [block.text for block in blocks if block.main and block.text != title] == list(story)


def test_a_brief_of_one_paragraph_under_its_headline_is_found_below_a_longer_notice() -> None:
    title = "Swan stops play at the chess final"
    story = "The northern final of the county championship was held up for fifty minutes on Saturday when a swan walked into the hall."
    body = f"<div>{paragraphs(NOTICE)}</div><main><article><h1>{title}</h1><p>{story}</p></article></main>"
    page = f"<html lang=en><head><title>{title} | Quay News</title></head><body>{body}</body></html>"
    blocks = segment(RawDocument("a.html", "html", "text/html", page.encode())).blocks
    assert [block.text for block in blocks if block.main and block.text != title] == [story]
