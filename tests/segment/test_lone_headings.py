"""A heading in an element of its own, between those of paragraphs, as content systems set each field."""

import pytest

from pipeline.extraction import extract

STORIES = {
    "en": (
        "Allotments win back their brook",
        "The brook behind the allotments in Merrow runs in the open again, after forty years in a pipe. The last bend was finished on Tuesday.",
        {
            "How the pipe came out": "Diggers lifted the concrete sections one by one, and the gardeners counted them. There were two hundred and eleven.",
            "Who paid for it": "The county gave two thirds of the money, the rest came from a raffle and a legacy. Nobody knows who won.",
            "What comes next": "In spring the school will plant willows along the bank. Until then a fence keeps the goats away, at least most of them.",
        },
    ),
    "fi": (
        "Palstat saivat puronsa takaisin",
        "Marron palstojen takana virtaava puro on taas avoin neljänkymmenen putkivuoden jälkeen. Viimeinen mutka valmistui tiistaina.",
        {
            "Miten putki nousi": "Kaivurit nostivat betonirenkaat yksi kerrallaan, ja viljelijät laskivat. Niitä oli kaksisataayksitoista.",
            "Kuka maksoi": "Kaksi kolmasosaa tuli maakunnalta, loput arpajaisista ja perinnöstä. Kukaan ei tiedä, kuka voitti pääpalkinnon.",
            "Mitä seuraavaksi": "Keväällä koulu istuttaa pajuja rannalle. Siihen asti aita pitää vuohet loitolla, ainakin useimmat niistä.",
        },
    ),
    "fr": (
        "Les jardins retrouvent leur ruisseau",
        "Le ruisseau derrière les jardins de Marrou coule de nouveau à l’air libre après quarante ans. Le dernier méandre a été achevé mardi.",
        {
            "Comment le tuyau est sorti": "Les pelleteuses ont levé les éléments un par un, et les jardiniers ont compté. Il y en avait deux cent onze.",
            "Qui a payé": "Le département a donné deux tiers, le reste vient d’une tombola et d’un legs. Personne ne sait qui avait le gros lot.",
            "Et maintenant": "Au printemps, l’école plantera des saules sur la rive. D’ici là une clôture retient les chèvres, du moins la plupart.",
        },
    ),
}  # fmt: skip
WRAPPERS = {
    "field": ("<div class='field field--name-text'>{}</div>", "<div class='field field--name-heading'>{}</div>"),
    "paragraph": (
        "<div class='paragraph paragraph--type--text'><div class='field__item'>{}</div></div>",
        "<div class='paragraph paragraph--type--heading'><div class='field__item'>{}</div></div>",
    ),
    "widget": (
        "<div class='widget widget-text-editor'><div class='widget-container'>{}</div></div>",
        "<div class='widget widget-heading'><div class='widget-container'>{}</div></div>",
    ),
    "row": ("<div class='row'><div class='col'>{}</div></div>", "<div class='row'><div class='col'>{}</div></div>"),
}


def page(language: str, wrapper: str, tag: str) -> str:
    title, first, sections = STORIES[language]
    text, heading = WRAPPERS[wrapper]
    body = text.format(f"<p>{first}</p>") + "".join(
        heading.format(f"<{tag}>{head}</{tag}>") + text.format(f"<p>{paragraph}</p>")
        for head, paragraph in sections.items()
    )
    return (
        f"<html lang={language}><head><title>{title}</title></head><body><nav><a href=/a>News</a> <a href=/b>Sport</a></nav>"
        f"<main><article><h1>{title}</h1>{body}</article></main><aside><h2>Related</h2><ul><li><a href=/1>Swans come back to the"
        "basin</a></li></ul></aside><footer><p>© 2024 Merrow</p></footer></body></html>"
    )


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_headings_in_elements_of_their_own_stay(language: str, wrapper: str, tag: str) -> None:
    record = extract(page(language, wrapper, tag))
    assert record is not None
    sections = STORIES[language][2]
    assert [text for text in record.paragraphs if text in sections] == [*sections]
    assert "Related" not in record.paragraphs


def test_a_box_s_heading_goes_with_its_links() -> None:
    title, first, sections = STORIES["en"]
    links = "<div class='row'><h3>Also of interest</h3></div><div class='row'><ul><li><a href=/1>Swans come back</a></li></ul></div>"
    rows = [f"<div class='row'><p>{text}</p></div>" for text in (first, *sections.values())]
    record = extract(f"<html><body><main><h1>{title}</h1>{rows[0]}{links}{''.join(rows[1:])}</main></body></html>")
    assert record is not None
    assert "Also of interest" not in record.paragraphs
