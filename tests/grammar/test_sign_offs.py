"""What reports are signed with: behind the last sentence, and on a line of their own."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.grammar import LineKind, read_line
from pipeline.grammar.bylines.sign_offs import bracketed_agencies, cut_sign_off, read_sign_off
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset, load_ruleset
from pipeline.segment import segment


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load_ruleset()


@pytest.mark.parametrize(
    ("sentence", "sign", "agencies"),
    [
        ("Das Bad bleibt bis März offen.", " (APA, red, 5.1.2026)", ("APA",)),
        ("Le pont rouvrira en mars.", " (avec AFP)", ("Agence France-Presse",)),
        ("Die Fähre fährt wieder.", " (mit Material von dpa)", ("Deutsche Presse-Agentur",)),
        ("新馆三月开放。", "（完）", ()),
        ("新館は三月に開く。", "（時事）", ("Jiji Press",)),
        ("新館は三月に開く。", "（了）", ()),
        ("圖書館三月開放。", "（編輯：陳怡君）1150105", ()),
        ("新馆三月开放。", "（记者 王丽）", ()),
        ("Мост откроют в марте.", "-0-", ()),
        ("The ferry sails again in March.", " -30-", ()),
        ("The ferry sails again in March.", " Enditem", ()),
        ("The ferry sails again in March.", " PTI KVR SDN", ("PTI",)),
        ("El puente abrirá en marzo.", " EFE abc/def", ("EFE",)),
        ("पुल मार्च में खुलेगा।", " भाषा अमित पवनेश", ("PTI",)),
        ("पुल मार्च में खुलेगा।", "(भाषा)", ("PTI",)),
        ("Podul se deschide în martie.", " AGERPRES/(AS - autor: Ion Pop, editor: Ana Rus)", ("Agerpres",)),
        ("Broen åpner i mars.", " (©NTB)", ("NTB",)),
    ],
)
def test_behind_the_last_sentence(sentence: str, sign: str, agencies: tuple[str, ...]) -> None:
    found = read_sign_off(sentence + sign)
    assert found is not None
    assert found.agencies == agencies
    assert cut_sign_off(sentence + sign).strip() == sentence


def test_an_agency_with_its_author_and_editor_signs_on_a_line_of_its_own() -> None:
    found = read_sign_off("AGERPRES/(A - autor: Ion Pop, editor: Ana Rus)")
    assert found is not None and (found.start, found.agencies) == (0, ("Agerpres",))
    assert read_sign_off("Reuters: the price of a crate fell by half (table: page 3)") is None


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sails again in March. Reuters reported this first",
        "She works for Reuters (and has done so since 1998)",
        "The price fell to 3.40 (Monday: 3.80)",
        "He read the last page. The end of it was missing",
        "新馆三月开放（上午九点起）",
    ],
)
def test_prose_has_none(text: str) -> None:
    assert read_sign_off(text) is None
    assert cut_sign_off(text) == text


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("/ritzau/", LineKind.SIGN_OFF),
        ("STT–AFP", LineKind.SIGN_OFF),
        ("-0-", LineKind.SIGN_OFF),
        ("// انتهى //", LineKind.SIGN_OFF),
        ("انتهای پیام/", LineKind.SIGN_OFF),
        ("（完）", LineKind.SIGN_OFF),
        ("ank/ rob/ pad/", LineKind.SIGN_OFF),
        ("Editor: Rina Wulandari", LineKind.EDITOR),
        ("Toimetaja: Liis Tamm", LineKind.EDITOR),
        ("责任编辑：林小雨 校对：高山", LineKind.EDITOR),
        ("Редактор: Анна Белова", LineKind.EDITOR),
    ],
)
def test_on_a_line_of_its_own(line: str, kind: LineKind, rules: Ruleset) -> None:
    reading = read_line(line, rules.languages)
    assert reading is not None
    assert reading.kind is kind


@pytest.mark.parametrize(
    "line",
    [
        "Trend",
        "Beta",
        "The end",
        "either/or",
        "Mon/Tue/Wed",
        "Editor: wanted, by a small weekly paper in the hills, for the whole of next year.",
    ],
)
def test_other_short_lines_are_none(line: str, rules: Ruleset) -> None:
    reading = read_line(line, rules.languages)
    assert reading is None or reading.kind not in (LineKind.SIGN_OFF, LineKind.EDITOR)


def test_the_bracket_of_a_byline_credits_agencies() -> None:
    assert bracketed_agencies("Par Jeanne Morin (avec AFP)") == ("Agence France-Presse",)
    assert bracketed_agencies("Lê Thu Hà (Theo TTXVN)") == ("Vietnam News Agency",)
    assert bracketed_agencies("Jane Doe (BBC Scotland)") == ()


BODY = (
    "渔港上周三恢复了停航两年的渡轮航线，首日有二百多名乘客登船，码头上还举行了简单的仪式。",
    "轮船公司说，新发动机由本地船厂安装，费用由县里和公司各出一半，票价三年内不会上涨。",
    "“以前我们要绕路两个小时。”岛上的教师林秋月说，她每周要去对岸的学校上三次课。",
    "公司计划夏天再增加两班渡轮，其中一班专门运送岛上的水果和海产，供对岸市场销售。",
)


@pytest.mark.parametrize("sign", ["（完）", "（新华社）", "（编辑：林小雨）"])
def test_a_signed_last_paragraph_stays_and_the_editor_goes_with_a_reason(sign: str, rules: Ruleset) -> None:
    lines = ["渔港渡轮两年后复航", "2026-01-05 12:30", *BODY[:3], BODY[3] + sign, "责任编辑：林小雨"]
    cleaned = clean(segment(RawDocument("a.txt", "text", "text/plain", "\n\n".join(lines).encode())), rules)
    verdicts = dict(zip((b.text for b in cleaned.blocks), cleaned.verdicts, strict=True))
    assert verdicts[BODY[3] + sign].keep
    assert verdicts[lines[-1]].reason == "byline_line"
