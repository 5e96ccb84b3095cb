"""The headline of a dump whose words are inflected or compounded, and the row of a menu that is none."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.metadata.title import dump
from pipeline.metadata.title.story import _SPOKEN
from pipeline.model.document import RawDocument
from pipeline.model.reasons import Reason
from pipeline.packs import Ruleset
from pipeline.packs.normal import normalise
from pipeline.segment import segment
from tests.metadata.documents import BODY, of_dump

FINNISH = """\
Koti / Uutiset / Saaristo
Siikaa nousee nyt niin, että ämpärit täyttyvät
Eero Lahtela
3.9.2025 6:30
Niemenkylän kalamiehet ovat nostaneet elokuussa kalaa enemmän kuin koskaan tällä vuosikymmenellä.
Rysä painaa kuin kivi, sanoo Aulis Kokkonen. Hän on kalastanut samoilla vesillä 40 vuotta.
Tutkija Sari Nevalaisen mukaan syynä ovat kaksi kylmää kevättä, joiden jälkeen poikaset pysyivät syvällä.
Saalis jää silti myymättä, koska lähin jalostamo on suljettu koko syksyn.
"""
SWEDISH = """\
Du har 1 av 3 fria artiklar kvar
Bruksnäs Allehanda
Nyheter Sport Kultur Familj
Badhusbygget i Bruksnäs får klartecken efter överklagan
Maja Lindqvist
Publicerad 12 mars 2025 05:30
Två företag delar på jobbet. Priset är 38 miljoner kronor, enligt kommunens tekniska chef.
Huset har stått tomt sedan taket rasade in en natt i februari. Sedan dess har simklubben åkt buss till grannstaden.
Klubben får en egen dörr mot sjön, säger ordföranden Per Åkerström, som väntat i nio år.
"""
ARABIC = """\
جريدة أمواج الساحل
سياسة  اقتصاد  محليات
كتبت: هناء السرحان
الأحد 18 أيار 2025 - 10:15
رجوع مهرجان الزيتون إلى وادي العين بعد غياب
في الصباح الباكر ملأت العربات الساحة الكبيرة، وعادت أصوات الباعة التي غابت طويلا عن القرية.
باعت أم خالد كل ما حملته من الجرار قبل الظهر. وقالت إنها جاءت لترى الناس أكثر مما جاءت للبيع.
وقال المجلس البلدي إنه خصص تسعين مكانا للبائعين من دون رسوم حتى آخر السنة.
"""
HUNGARIAN = """\
Vármegyei Tükör
Gazdaság Kultúra Sport Időjárás
Siker a présházakban, kevés a munkás
Bálint Réka
2025. 09. 12. 07:10
A borvidéken két héttel korábban indult a szüret, mint tavaly, mert a nyár forró volt.
A gazdák szerint a termés kevesebb, de édesebb. „Ilyen szemeket rég láttunk” – mondta Szabó Imre.
Az átvételi ár kilónként 240 forint, ami alig fedezi a költségeket.
"""
HEADLINES = {
    FINNISH: "Siikaa nousee nyt niin, että ämpärit täyttyvät",
    SWEDISH: "Badhusbygget i Bruksnäs får klartecken efter överklagan",
    ARABIC: "رجوع مهرجان الزيتون إلى وادي العين بعد غياب",
}


@pytest.mark.parametrize("text", HEADLINES)
def test_a_headline_that_shares_few_words_with_its_text_is_given(text: str, ruleset: Ruleset) -> None:
    assert of_dump(text, ruleset).title == HEADLINES[text]


def test_it_is_the_lower_bound_that_gives_one(ruleset: Ruleset, monkeypatch: pytest.MonkeyPatch) -> None:
    assert of_dump(HUNGARIAN, ruleset).title == "Siker a présházakban, kevés a munkás"
    monkeypatch.setattr(dump, "FLOOR_ELSEWHERE", 0.95)
    assert of_dump(HUNGARIAN, ruleset).title is None


@pytest.mark.parametrize(
    "row",
    [
        "Koti Uutiset Urheilu Kulttuuri",
        "Gündem Ekonomi Spor Yaşam",
        "News Sport Weather Live TV",
        "Política Economía Deportes",
        "政治 経済 社会 国際",
        "سياسة اقتصاد رياضة",
    ],
)
def test_a_row_of_a_menu_without_signs_between_its_entries_is_navigation(row: str, ruleset: Ruleset) -> None:
    text = f"Skerrow Lantern\n{row}\nCouncil votes to rebuild the lighthouse\nBy Ana Holt\n3 January 2026\n\n{BODY}"
    verdict = clean(segment(RawDocument("a.txt", "text", "text/plain", text.encode())), ruleset).verdicts[1]
    assert (verdict.keep, verdict.reason) == (False, Reason.NAVIGATION)
    assert verdict.origin.family == "phrase"


@pytest.mark.parametrize("line", ["Sport and politics", "World Cup news", "Music, books and a harbour"])
def test_a_line_with_another_word_is_no_such_row(line: str, ruleset: Ruleset) -> None:
    assert ruleset.book.find_labels(normalise(line)) is None


@pytest.mark.parametrize(
    "row",
    ["首頁社會財經運動登入", "首页时政财经体育注册", "ホーム政治経済社会スポーツ"],
)
def test_a_row_of_a_menu_in_a_script_without_spaces_is_navigation_and_no_headline(row: str, ruleset: Ruleset) -> None:
    found = ruleset.book.find_labels(normalise(row))
    assert found is not None
    assert found.reason is Reason.NAVIGATION
    assert of_dump(f"{row}\nCouncil votes to rebuild the lighthouse\n3 January 2026\n\n{BODY}", ruleset).title != row


@pytest.mark.parametrize("line", ["政治経済", "台湾经济教育健康走下坡", "社会政治の港が再開", "กีฬาบันเทิง"])
def test_a_headline_that_begins_with_such_entries_is_no_row(line: str, ruleset: Ruleset) -> None:
    assert ruleset.book.find_labels(normalise(line)) is None


@pytest.mark.parametrize(
    ("quotation", "is_speech"),
    [
        ("“ጀልባው በጠዋት ይመጣል” ይላሉ አቶ ታደሰ። “እኛም እንጠብቃለን።”", True),
        ("“We heard the bell,” says Ana Holt. “Nobody slept.”", True),
        ("„Die Glocke schlug“, sagt Ana Holt. „Keiner schlief.“", True),
        ("«Мы слышали колокол», — говорит Анна. «Никто не спал.»", True),
        ("“We heard the bell”: a night on “Brae”", False),
        ("„Die Glocke schlug“, sagt Ana Holt", False),
    ],
)
def test_speech_with_who_says_it_is_no_headline(quotation: str, is_speech: bool) -> None:
    assert (_SPOKEN.fullmatch(quotation) is not None) is is_speech
