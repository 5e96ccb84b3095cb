"""A last paragraph that an agency signs is text; a caption that an archive signs is none."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset, load_ruleset
from pipeline.segment import segment

ENGLISH = (
    "The harbour office said on Friday that the ferry would sail again once its second engine had been replaced by the yard.",
    "Nobody was hurt when the first engine failed in the middle of the sound last month, the office said.",
    "The yard has two engines of the kind in store, and will send the better of them by rail on Monday.",
)
JAPANESE = (
    "港の事務所は金曜日、二基目のエンジンが交換され次第、船は再び運航を始めると明らかにした。乗客への影響は小さいという。",
    "先月、海峡の真ん中で一基目のエンジンが止まった際、けが人はいなかったと事務所は話している。",
    "船は一日に四往復し、初日は二百人を超える客が乗り込んだという。島の学校は生徒に船賃を払い戻すことを決めた。",
    "島の商店は冬の間の品物を早めに注文しており、棚が空になることはないと組合の代表は記者会見で説明した。",
)
JAPANESE_END = "造船所には同じ型のエンジンが二基あり、月曜日に状態の良い方を鉄道で送る予定だと担当者は説明している"
HINDI = (
    "बंदरगाह कार्यालय ने शुक्रवार को कहा कि नौका का दूसरा इंजन बदल दिए जाने के बाद वह फिर से चलेगी।",
    "पिछले महीने पहला इंजन रुक जाने पर किसी को चोट नहीं आई थी, कार्यालय ने कहा और यात्रियों को धन्यवाद दिया।",
    "नौका दिन में चार बार चलती है और पहले दिन दो सौ से अधिक यात्री उस पर सवार हुए, ऐसा कंपनी ने बताया।",
    "द्वीप के स्कूल ने तय किया है कि वह छात्रों को नौका का किराया लौटा देगा और अगले साल भी यही करेगा।",
)


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load_ruleset()


def kept(lines: tuple[str, ...], rules: Ruleset) -> list[str]:
    raw = RawDocument("a.txt", "text", "text/plain", "\n\n".join(lines).encode())
    cleaned = clean(segment(raw), rules)
    return [b.text for b, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True) if verdict.keep]


def rule_of_last(lines: tuple[str, ...], rules: Ruleset) -> str:
    raw = RawDocument("a.txt", "text", "text/plain", "\n\n".join(lines).encode())
    return clean(segment(raw), rules).verdicts[-1].rule


@pytest.mark.parametrize(
    "sign",
    ["(Reuters, AFP)", "(Reuters / AFP)", "[AFP, Reuters]", "(EFE/AP)", "(AP)", "© AFP", "[Ann Brook / Example Post]"],
)
def test_an_english_paragraph_that_is_signed_stays(sign: str, rules: Ruleset) -> None:
    assert f"{ENGLISH[2]} {sign}" in kept((*ENGLISH[:2], f"{ENGLISH[2]} {sign}"), rules)


@pytest.mark.parametrize("end", ["。（共同）", "（共同）", "。【共同】", "。（新华社）"])
def test_a_japanese_paragraph_that_is_signed_is_no_caption(end: str, rules: Ruleset) -> None:
    assert not rule_of_last((*JAPANESE, JAPANESE_END + end), rules).startswith("line.")


@pytest.mark.parametrize("sign", ["(भाषा)", " (भाषा)"])
def test_a_hindi_paragraph_that_is_signed_is_no_caption(sign: str, rules: Ruleset) -> None:
    assert not rule_of_last((*HINDI[:3], HINDI[3] + sign), rules).startswith("line.")


@pytest.mark.parametrize(
    ("article", "end"),
    [
        (ENGLISH, "Admission is free for everyone. (AP)"),
        (ENGLISH, "The yard closes in May (AP)."),
        (HINDI, "प्रवेश सबके लिए मुफ्त रहेगा। (रॉयटर्स)"),
        (JAPANESE, "船は月曜日に休みとなる。（共同）"),
        (
            ("Το γραφείο του λιμανιού ανακοίνωσε την Παρασκευή ότι το πλοίο θα σαλπάρει ξανά μόλις αλλαχτεί η μηχανή.",)
            * 2,
            "Η είσοδος είναι ελεύθερη για όλους. (ΑΠΕ-ΜΠΕ)",
        ),
        (
            ("משרד הנמל הודיע ביום שישי כי המעבורת תחזור להפליג לאחר שהמנוע השני שלה יוחלף במספנה שבצפון המפרץ.",) * 2,
            "הכניסה חופשית לכל תושבי הכפר. (רויטרס)",
        ),
    ],
)
def test_a_short_last_sentence_that_an_agency_signs_stays(article: tuple[str, ...], end: str, rules: Ruleset) -> None:
    assert end in kept((*article, end, "© 2024"), rules)


@pytest.mark.parametrize("end", ["The ferry in the fog (AP)", "The ferry in the fog. (AP Photo/Ann Brook)"])
def test_a_short_caption_below_the_text_goes(end: str, rules: Ruleset) -> None:
    assert end not in kept((*ENGLISH, end), rules)


@pytest.mark.parametrize(
    "caption",
    [
        "The ferry leaves the yard in Sandwick on a foggy morning before the engine failed. (AP Photo/Ann Brook)",
        "The ferry leaves the yard in Sandwick on a foggy morning before the engine failed. [Ann Brook/Getty Images]",
        "The ferry leaves the yard in Sandwick on a foggy morning before the engine failed. (Photo: Ann Brook)",
        "港を出る船＝5日（共同）",
    ],
)
def test_a_caption_above_the_text_goes(caption: str, rules: Ruleset) -> None:
    assert caption not in kept((caption, *ENGLISH), rules)


@pytest.mark.parametrize("name", ["松田美紀", "鳴海千尋", "松田美紀、佐藤健"])
@pytest.mark.parametrize("brackets", ["【】", "（）"])
def test_a_short_last_sentence_that_its_reporter_signs_stays(name: str, brackets: str, rules: Ruleset) -> None:
    signed = f"船賃は無料で、月曜日は休む。{brackets[0]}{name}{brackets[1]}"
    assert kept((*JAPANESE, signed, "関連記事", "海沿いの鉄道が全線再開"), rules)[-1] == signed
