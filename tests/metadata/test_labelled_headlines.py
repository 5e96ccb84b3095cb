"""Headlines of dumps behind a label that a tool printed and behind a day; lines glued from two pieces of the page."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.metadata.document.context import Context
from pipeline.metadata.title.evidence import measures
from pipeline.metadata.title.marks import without_label
from pipeline.metadata.title.story import Story
from pipeline.model.document import RawDocument
from pipeline.segment import segment
from tests.metadata.pages import RULESET
from tests.metadata.test_lines_of_dumps import HEADLINE, TEXT, describe_dump


@pytest.mark.parametrize(
    "line",
    [
        f"Title: {HEADLINE}",
        f"Title:{HEADLINE}",
        f'title: "{HEADLINE}"',
        f"Titel: {HEADLINE}",
        f"Titre : {HEADLINE}",
        f"Заголовок: {HEADLINE}",
        f"标题：{HEADLINE}",
        f"Dec 18, 2025 {HEADLINE}",
        f"18 December 2025 | {HEADLINE}",
    ],
)
def test_a_label_and_a_day_before_the_headline_are_not_its(line: str) -> None:
    assert describe_dump(line, "Author: Hannah Lindqvist").title == HEADLINE


def test_what_begins_like_a_label_or_a_day_and_goes_on_is_the_headline() -> None:
    for line in ("Title fight: dam above the town holds through the night", f"March 3, 2021: {HEADLINE}"):
        assert describe_dump(line, "By Hannah Lindqvist").title == line
    assert without_label("Untitled: dam above the town", RULESET.languages) == "Untitled: dam above the town"


@pytest.mark.parametrize(
    ("glued", "whole"),
    [
        ("Markets todayIndex falls again", "Markets today: Index falls again"),
        ("Новости сегодняПлотина выдержала ночь", "Новости сегодня: Плотина выдержала ночь"),
        ("Wiadomości dniaŚnieg zasypał drogi", "Wiadomości dnia: Śnieg zasypał drogi"),
        ("Ειδήσεις σήμεραΦράγμα άντεξε", "Ειδήσεις σήμερα: Φράγμα άντεξε"),
    ],
)
def test_two_pieces_in_one_line_are_told_in_every_script_with_capitals(glued: str, whole: str) -> None:
    assert _measures(glued)["seam"]
    assert not _measures(whole)["seam"]


def test_a_small_letter_behind_a_stop_begins_no_sentence_in_any_script() -> None:
    assert _measures("Пожар на ул. садовая тушили всю ночь")["sentences"] == 0
    assert _measures("Плотина стоит. Город спал спокойно")["sentences"]


def _measures(line: str) -> dict[str, float]:
    raw = RawDocument("a.txt", "text", "text/plain", f"{line}\n\n{TEXT}".encode())
    context = Context(clean(segment(raw), RULESET), RULESET)
    return measures(Story(context), 0, RULESET.languages)
