"""Forms, boxes that ask for an address, and texts that open over a word: what they say is no article's."""

from __future__ import annotations

import pytest

from pipeline import extract

STORIES = {
    "de": ["Die Fähre nach Sorn fährt vor April nicht mehr, weil ihr Rumpf abgeschliffen und gestrichen wird.",
           "Rund neunzig Inselbewohner nehmen solange das Postboot, auf dem elf von ihnen Platz finden.",
           "Die Gemeinde hat für die Schultage ein zweites Boot versprochen, das aus Hafen Nord kommt."],
    "tr": ["Sorn vapuru teknesinin kazınıp boyanması gerektiği için nisandan önce sefere çıkmayacak.",
           "Yaklaşık doksan adalı bu süre boyunca on bir kişilik yeri olan posta teknesine binecek.",
           "Belediye okulun açık olduğu günler için kuzey limanından ikinci bir tekne sözü verdi."],
    "ko": ["소른섬으로 가는 여객선은 선체를 벗겨 내고 새로 칠해야 해서 사월 전에는 다니지 않는다고 선주가 월요일 마을 회의에서 주민들에게 직접 알렸다.",
           "섬 주민 구십여 명은 그동안 열한 명만 탈 수 있는 우편선을 이용하게 되며, 표는 부두 옆 빵집에서 하루 전에 미리 나누어 준다고 한다.",
           "군은 학교가 문을 여는 날에는 북항에서 배 한 척을 더 띄우겠다고 약속했지만 선장을 아직 구하지 못해 걱정이 크다."],
}  # fmt: skip
SAID = {
    "de": "Abbestellen geht über den Verweis am Ende jeder Ausgabe.",
    "tr": "Her sayının sonundaki bağlantıdan vazgeçebilirsiniz.",
    "ko": "매호 끝에 있는 링크에서 언제든 그만둘 수 있습니다.",
}


def _text(language: str, box: str) -> str:
    one, two, three = STORIES[language]
    html = (
        f"<html lang={language}><head><title>{one[:20]}</title></head><body><article><h1>{one[:20]}</h1><p>{one}</p>"
        f"<p>{two}</p>{box}<p>{three}</p></article></body></html>"
    )
    record = extract(html.encode())
    assert record is not None
    assert all(paragraph in record.text for paragraph in STORIES[language])
    return str(record.text)


@pytest.mark.parametrize("language", sorted(STORIES))
@pytest.mark.parametrize(
    "box",
    [
        "<form class=nl><h4>Post</h4><input type=email><button>OK</button><small>{}</small></form>",
        "<div class=x1><p>{}</p><input type=email placeholder=you@example.org><button>OK</button></div>",
        "<div class=x2><p>{}</p><div class=row><input name=user_email><button>OK</button></div></div>",
        "<div class=x3><div><div><input autocomplete=email></div><button>OK</button></div><span>{}</span></div>",
    ],
)
def test_what_a_form_says_is_no_text(language: str, box: str) -> None:
    assert SAID[language] not in _text(language, box.format(SAID[language]))


@pytest.mark.parametrize("language", sorted(STORIES))
@pytest.mark.parametrize(
    "box",
    [
        "<div class=t role=tooltip><p>{}</p></div>",
        "<div popover id=more><p>{}</p></div>",
        "<p>Sorn<span role=tooltip>{}</span></p>",
        "<div><button popovertarget=a>i</button><section popover=auto id=a><p>{}</p></section></div>",
    ],
)
def test_what_opens_over_a_word_is_no_text(language: str, box: str) -> None:
    assert SAID[language] not in _text(language, box.format(SAID[language]))


@pytest.mark.parametrize(
    "field",
    ["<input type=search>", "<input name=town>", "<input type=checkbox>", "<input type=hidden name=email_list>"],
)
def test_other_fields_say_nothing_of_the_text_beside_them(field: str) -> None:
    for language, said in SAID.items():
        one, two, three = STORIES[language]
        html = f"<html lang={language}><body><article><h1>{one[:20]}</h1><p>{one}</p><p>{two} {field}</p><p>{said}</p><p>{three}</p></article></body></html>"
        record = extract(html.encode())
        assert record is not None and two in record.text and three in record.text


def test_a_form_around_the_page_is_none() -> None:
    for paragraphs in (STORIES["de"], STORIES["tr"]):
        body = "".join(f"<p>{p}</p>" for p in paragraphs)
        html = f"<html><body><form id=aspnetForm><h1>{paragraphs[0][:20]}</h1><div><input type=email></div><div class=b>{body}</div></form></body></html>"
        record = extract(html.encode())
        assert record is not None and all(p in record.text for p in paragraphs)
