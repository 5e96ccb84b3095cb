"""Who speaks in a quotation that HTML sets apart: a footer in a blockquote, the caption of a figure around one."""

import pytest

from pipeline.extraction import extract
from pipeline.model.block import BlockKind
from tests.segment.test_html_blocks import blocks_of

FOOTER = "<blockquote><p>{}</p><footer>{}</footer></blockquote>"
CITED = "<blockquote><p>{}</p><footer>— <cite>{}</cite></footer></blockquote>"
FIGURE = "<figure><blockquote><p>{}</p></blockquote><figcaption>{}</figcaption></figure>"
BARE = "<figure><blockquote>{}</blockquote><figcaption><p>{}</p></figcaption></figure>"
STORIES = {
    "en": (
        "Weir keeps its wheel",
        "The old wheel below the weir will turn again next spring, the parish said on Tuesday, once its last four paddles are cut.",
        "A carpenter from the next valley has the oak in his yard, and wants to be paid in flour, as his grandfather was before him.",
        ("It turned before us, and it will turn after us.", "Edda Thorne, miller"),
    ),
    "es": (
        "La presa conserva su rueda",
        "La vieja rueda de la presa volverá a girar en primavera, dijo el martes la parroquia, cuando se corten sus cuatro últimas palas.",
        "Un carpintero del valle vecino tiene el roble en su patio y quiere cobrar en harina, como cobraba su abuelo antes que él.",
        ("Giraba antes que nosotros y girará después.", "Berta Olmo, molinera"),
    ),
    "cs": (
        "Jez si nechá kolo",
        "Staré kolo pod jezem se na jaře znovu roztočí, oznámila v úterý farnost, jakmile budou vyřezány jeho poslední čtyři lopatky.",
        "Tesař z vedlejšího údolí má dub na dvoře a chce dostat zaplaceno moukou, stejně jako před ním jeho dědeček a pradědeček.",
        ("Točilo se před námi a bude se točit po nás.", "Hana Jezová, mlynářka"),
    ),
}


@pytest.mark.parametrize("shape", [FOOTER, CITED, FIGURE, BARE])
@pytest.mark.parametrize("language", STORIES)
def test_a_quotation_stays_with_who_speaks(language: str, shape: str) -> None:
    headline, first, last, quotation = STORIES[language]
    record = extract(
        f"<html lang={language}><head><title>{headline}</title></head><body><article><h1>{headline}</h1><p>{first}</p>"
        f"<p>{last}</p>{shape.format(*quotation)}<p>{last.replace(',', ';')}</p></article></body></html>"
    )
    assert record is not None
    assert quotation[0] in record.text
    assert quotation[1] in record.text
    assert not record.authors


def test_a_page_still_has_footers_and_pictures_captions() -> None:
    found = blocks_of(
        "<figure><img src=x><blockquote>A sign</blockquote><figcaption>The sign at the weir</figcaption></figure>"
        "<figure><table><tr><td>1<td>2</table><figcaption>Paddles by year</figcaption></figure>"
        "<article><p>Text</p><footer>Filed under mills</footer></article>"
    )
    marks = {block.text: set(block.marks) for block in found}
    assert "caption" in marks["The sign at the weir"] and "caption" in marks["Paddles by year"]
    assert "footer" in marks["Filed under mills"]


def test_a_quotations_parts_are_quotations() -> None:
    found = blocks_of(FIGURE.format("It turned.", "Edda Thorne") + FOOTER.format("It turns.", "Hana Thorne"))
    assert [(block.text, block.kind, block.marks) for block in found] == [
        ("It turned.", BlockKind.QUOTE, ()),
        ("Edda Thorne", BlockKind.QUOTE, ()),
        ("It turns.", BlockKind.QUOTE, ()),
        ("Hana Thorne", BlockKind.QUOTE, ()),
    ]


@pytest.mark.parametrize("language", STORIES)
def test_a_pull_quote_is_a_figure(language: str) -> None:
    _, _, last, quotation = STORIES[language]
    figure = FIGURE.format(f"“{quotation[0]}”", quotation[1])
    found = blocks_of(f"<article><div><div>{figure}</div></div><p>{last} {quotation[0]}</p></article>")
    assert found[0].marks == ("figure", "article")
