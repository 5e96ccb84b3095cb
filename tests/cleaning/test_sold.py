"""Offers of goods, courses and jobs between two paragraphs go by what they say; sub-headings and stories about offers stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES = json.loads((Path(__file__).parent / "articles.json").read_text("utf-8"))
OFFERS = {
    "cs": ("Tipy na dárky pro zahrádkáře", "Doprava zdarma na všechny konve", "Mzdová účetní, plný úvazek, nástup ihned"),
    "da": ("Ugens tilbud på regntøj", "Sammenlign priser på havelamper", "Sikr dig en plads på strikkekurset"),
    "es": ("Ofertas de la semana en cafeteras", "Compara precios de mochilas", "Auxiliar de farmacia, jornada completa"),
    "fi": ("Viikon tarjoukset: retkituolit", "Vertaa hintoja: sadevarusteet", "Varaa paikka neulekurssille"),
    "fr": ("Bons plans : nos bottes préférées", "Comparez les prix des lampes", "Assistante dentaire, temps partiel, Orlac"),
    "hu": ("A hét ajánlata: kerti lámpák", "Ingyenes szállítás minden esőkabátra", "Jelentkezési határidő: péntek, könyvelő"),
    "id": ("Penawaran minggu ini untuk jas hujan", "Gratis ongkir semua lampu taman", "Lowongan kerja juru masak, penuh waktu"),
    "ja": ("今週のお買い得 雨具", "送料無料 庭のランプ", "経理事務 正社員 応募はこちら"),
    "pl": ("Porównaj ceny płaszczy", "Darmowa dostawa na lampy ogrodowe", "Księgowa, pełny etat, Wierzbno"),
    "ru": ("Скидки недели: дождевики", "Сравните цены на садовые лампы", "Бухгалтер, полная занятость, Вербино"),
    "tr": ("Haftanın fırsatı: yağmurluk", "Bahçe lambalarında kargo bedava", "Muhasebeci, tam zamanlı, son başvuru cuma"),
    "zh": ("本周特惠 雨衣", "花园灯 包邮", "会计 全职 立即报名"),
}  # fmt: skip
HEADINGS = {"de": "Rabatt für Frühbucher", "en": "A discount for the early", "fr": "Des soldes pour les lève-tôt"}


def kept(paragraphs: list[str], lines: tuple[str, ...]) -> list[str]:
    title, first, second, *rest = paragraphs
    text = "\n\n".join((title, first, second, *lines, *rest))
    raw = RawDocument("dump.txt", "text", "text/plain", text.encode())
    return [block.text for block in clean(segment(raw), RULES).kept]


@pytest.mark.parametrize("language", [code for code in OFFERS if code in ARTICLES])
def test_offers_between_paragraphs_go(language: str) -> None:
    article = ARTICLES[language]
    assert kept(article, OFFERS[language]) == article[1:]


@pytest.mark.parametrize("language", [code for code in HEADINGS if code in ARTICLES])
def test_one_word_of_offers_makes_no_offer_of_a_heading(language: str) -> None:
    assert HEADINGS[language] in kept(ARTICLES[language], (HEADINGS[language],))


def test_a_story_about_offers_keeps_its_steps() -> None:
    paragraphs = [
        "Two good offers on lamps this week",
        "The first lamp costs $799.99 at the mill instead of the usual price, and it comes with a shade of pressed paper.",
        "The second one is $100 cheaper than in spring, and the shop throws a spare bulb in for whoever asks for it in person.",
        "Both are sold until Friday evening, when the mill closes for the holidays and the lamps go back into their boxes.",
    ]
    lines = ("Clip the coupon on the product page", "Pick up in the shop before Friday")
    assert set(lines) <= set(kept(paragraphs, lines))
