r"""Sentences that `get_text("\n")` and its like cut at links and emphasised words are whole again; menus stay lists."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from pipeline import RawDocument
from pipeline.segment.text import segment_text

MENU = "<ul><li><a>Home</a></li><li><a>Region</a></li><li><a>Sport</a></li></ul><h1>{title}</h1><p>Ines Marlow</p>"
# Each story's paragraphs, whose links and emphasised words stand in braces.
STORIES = {
    "en": (
        "Weir keeper opens lock by hand after motor fails",
        "The {upper weir} has been kept by the {Roth} family since {1921}.",
        "We asked {Ines Roth}, who opened the {lock} by hand, what the {River Board} had said to {the skippers}.",
        "In the {Harbour Hotel} the owner of a barge told the {Weir Courier}: nobody had come.",
    ),
    "de": (
        "Wärterin öffnet Schleuse von Hand",
        "Schon lange wird das {Wehr} am {Oberen See}, und zwar seit {1921} von einer Familie betreut.",
        "Nach Angaben der {Schifffahrtsbehörde} hatte der {Motor} in der {Nacht}, als niemand da war, gebrannt.",
        "Nun soll die {Firma Roth & Sohn} einen {Ersatz} liefern, sagte der {Leiter} des Amtes.",
    ),
    "es": (
        "La guardiana abre la esclusa a mano",
        "La {presa} del {Alto} está a cargo de una familia desde {1921}.",
        "Según la {Junta del Río}, el {motor} se quemó por la {noche}, cuando no había nadie.",
        "La dueña de una {barcaza} dijo a la {Gaceta} que nadie había venido a {ayudar}.",
    ),
    "ru": (
        "Смотрительница открыла шлюз вручную",
        "За всей {верхней плотиной} с {1921} года следит семья {Рот}.",
        "По словам {Инес Рот}, ночью {мотор} сгорел, и утром в {гавани} ждали сорок лодок.",
        "Глава {управления} сказал газете {Вестник}, что новый мотор уже заказали.",
    ),
    "ja": (
        "水門の番人が手で水門を開けた",
        "上流の{水門}は{ロート家}が百年前から管理している。",
        "夜のうちに{モーター}が焼けたため、{番人}は朝から手で{門}を開けた。",
        "川の{管理局}は新しい機械を{工場}に注文したと説明している。",
    ),
}


def lines(markup: str, *, strip: bool) -> list[str]:
    text = BeautifulSoup(markup, "html.parser").get_text("\n", strip=strip)
    return [block.text for block in segment_text(RawDocument("a.txt", "text", "text/plain", text.encode())).blocks]


def page(title: str, *paragraphs: str) -> str:
    body = "".join(f"<p>{p.replace('{', '<a>').replace('}', '</a>')}</p>" for p in paragraphs)
    return MENU.format(title=title) + body


@pytest.mark.parametrize("strip", [True, False])
@pytest.mark.parametrize("language", STORIES)
def test_a_cut_sentence_is_whole_again(language: str, strip: bool) -> None:
    title, *paragraphs = STORIES[language]
    found = lines(page(title, *paragraphs), strip=strip)
    assert found[:5] == ["Home", "Region", "Sport", title, "Ines Marlow"]
    assert [line.replace(" ", "") for line in found[5:]] == [
        p.replace("{", "").replace("}", "").replace(" ", "") for p in paragraphs
    ]


# Letters without case: where the blanks are left they tell; without them only signs do.
UNCASED = {
    "ar": (
        "فتحت حارسة {السد} بوابة {القناة} يدويا بعد أن احترق المحرك.",
        "قالت {إيناس} لصحيفة {النهر} إن أربعين قاربا كانت تنتظر.",
    ),
    "he": ("שומרת {הסכר} פתחה את {השער} ביד אחרי שהמנוע נשרף.", "לדברי {רשות הנחל} חיכו בנמל {ארבעים} סירות."),
    "hi": ("बाँध की {रखवाली} करने वाली ने {फाटक} हाथ से खोला।", "नदी {बोर्ड} ने कहा कि {मोटर} रात में जल गई थी।"),
    "ko": (
        "상류의 {수문} 관리인이 {일요일} 아침 손으로 문을 열었다.",
        "강 {관리국} 직원은 새 {기계} 주문을 마쳤다고 말했다.",
    ),
}


@pytest.mark.parametrize("language", UNCASED)
def test_blanks_beside_elements_tell_in_any_script(language: str) -> None:
    paragraphs = [*STORIES["en"][1:], *UNCASED[language]]
    found = lines(page(STORIES["en"][0], *paragraphs), strip=False)
    assert found[5:] == [p.replace("{", "").replace("}", "") for p in paragraphs]


@pytest.mark.parametrize("strip", [True, False])
def test_headline_byline_and_day_stay_apart_in_a_cut_dump(strip: bool) -> None:
    head = (
        "<h1>Ten walks around the weir for skippers, keepers and more</h1>"
        "<p>From the harbour wall to the upper lock: these are the walks that the river board has signposted this spring.</p>"
        "<p>by: Ines Marlow, 4 March 2026</p><p>15 hours ago</p>"
        "<p>Harbour Walks and Weir Paths: A Guide for Visitors</p><p><a>Weir Courier</a> tested all of them in the rain.</p>"
    )
    found = lines(page(*STORIES["en"]) + head, strip=strip)
    assert "Ten walks around the weir for skippers, keepers and more" in found
    assert "15 hours ago" in found
    assert "Harbour Walks and Weir Paths: A Guide for Visitors" in found


def test_menus_in_small_letters_and_separators_stay_lists() -> None:
    menu = "".join(
        f"<li><a>{word}</a></li>" for word in ("iceland", "in pictures", "of note", "the archive", "and more")
    )
    trail = "<div><a>Home</a> / <a>Region</a> / <a>Weir</a></div>"
    found = lines(page(*STORIES["en"]) + f"<ul>{menu}</ul>{trail}", strip=False)
    assert found[-10:-5] == ["iceland", "in pictures", "of note", "the archive", "and more"]
    assert found[-5:] == ["Home", "/", "Region", "/", "Weir"]


def test_a_dump_with_a_block_a_line_is_left_alone() -> None:
    blocks = [
        "The archive of the", "River Board", "iPads for keepers", "von Ines Marlow", "am 5. März", "Tags",
        "The keeper of the upper weir opened the lock by hand.", "It took her until noon to let the barges pass.",
    ]  # fmt: skip
    document = segment_text(RawDocument("a.txt", "text", "text/plain", "\n".join(blocks).encode()))
    assert [block.text for block in document.blocks] == [block.strip() for block in blocks]


def test_lines_that_are_nothing_but_a_sign_of_the_tool_are_no_seams() -> None:
    text = (
        "Home\n\n   The [1]weir has been kept by one family\n   , and the [2]lock , too.\n"
        "   of the [3]upper river nothing is known.\n\nReferences\n\n   Visible links\n"
        "   1. https://weir.example/a\n   2. https://weir.example/b\n   3. https://weir.example/c\n"
    )
    blocks = segment_text(RawDocument("a.txt", "text", "text/plain", text.encode())).blocks
    assert "of the upper river nothing is known." in [block.text for block in blocks][-3:]
