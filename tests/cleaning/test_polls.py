"""Polls inside an article of a dump whose answers are whole sentences, and interviews that look like one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cleaning.clean import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
ARTICLES: dict[str, list[str]] = json.loads((Path(__file__).parent / "articles.json").read_text("utf-8"))
POLLS = {
    "nl": ("Moet de pont weg?", "Ja, hoe eerder hoe beter.", "Nee, laat maar varen.", "Geen idee, ik zwem liever.",
           "Stem", "Bekijk de resultaten", "1.482 stemmen"),
    "es": ("¿Debe desaparecer el transbordador?", "Sí, cuanto antes.", "No, que siga como está.", "Ni idea, yo voy a nado.",
           "Votar", "Ver resultados", "1.482 votos"),
    "ru": ("Нужно ли отменить паром?", "Да, и поскорее.", "Нет, оставьте как есть.", "Не знаю, я переплываю сам.",
           "Проголосовать", "Посмотреть результаты", "1 482 голоса"),
    "tr": ("Vapur kaldırılsın mı?", "Evet, bir an önce.", "Hayır, böylesi güzel.", "Fikrim yok, ben yüzerim.",
           "Oy ver", "1.482 oy"),
    "ja": ("渡し船は廃止すべきですか？", "はい、すぐにでも。", "いいえ、今のままで。", "わかりません、泳ぎます。",
           "投票する", "結果を見る", "1,482票"),
    "ar": ("هل ينبغي إلغاء العبارة؟", "نعم، في أقرب وقت.", "لا، لتبق كما هي.", "لا أدري، أنا أسبح.",
           "صوّت", "عرض النتائج", "1482 صوتاً"),
}  # fmt: skip


def kept(language: str, *box: str) -> list[str]:
    """Which lines of a box between the paragraphs of an article stay; all its paragraphs have to."""
    title, *prose = ARTICLES[language]
    lines = (title, "", *prose[:3], *box, *prose[3:])
    document = clean(segment(RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())), RULES)
    texts = [block.text for block in document.kept]
    assert [line for line in prose if line not in texts] == []
    return [line for line in box if line in texts]


@pytest.mark.parametrize("language", POLLS)
def test_a_poll_whose_answers_are_sentences_goes_by_its_count_of_votes(language: str) -> None:
    assert kept(language, *POLLS[language]) == []


@pytest.mark.parametrize("language", ["nl", "es", "tr"])
def test_the_same_question_and_answers_without_a_vote_are_the_article_s(language: str) -> None:
    box = POLLS[language][:4]
    assert kept(language, *box) == list(box)
