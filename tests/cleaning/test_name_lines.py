"""A bare name between the headline and the date is a byline; the same name elsewhere is not taken for one."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.model.block import Verdict
from pipeline.model.document import RawDocument
from pipeline.packs import Ruleset, load_ruleset
from pipeline.segment import segment

TITLE = "Island school gets its ferry back after two years"
BODY = (
    "The ferry to the island sailed again on Monday, two years after its engine failed in the middle of the sound.",
    "More than two hundred people were on board for the first crossing, among them the whole island school.",
    "The harbour office said that the new engine had cost less than half of what the council had set aside for it.",
    "From March the ferry will sail six times a day, and the last crossing will leave the island at ten in the evening.",
)


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load_ruleset()


def verdicts_of(lines: tuple[str, ...], rules: Ruleset) -> dict[str, Verdict]:
    raw = RawDocument("a.txt", "text", "text/plain", "\n\n".join(lines).encode())
    cleaned = clean(segment(raw), rules)
    return dict(zip((block.text for block in cleaned.blocks), cleaned.verdicts, strict=True))


@pytest.mark.parametrize("name", ["Helen Marsh", "Helen Marsh and Peter Cole"])
@pytest.mark.parametrize("dates", [("5 January 2026",), ("5 January 2026", "Last modified on 6 January 2026")])
def test_a_name_above_the_date_is_a_byline(name: str, dates: tuple[str, ...], rules: Ruleset) -> None:
    verdict = verdicts_of((TITLE, name, *dates, *BODY), rules)[name]
    assert (verdict.reason, verdict.rule) == ("byline_line", "byline.bare_name")


def test_a_name_behind_the_date_too(rules: Ruleset) -> None:
    assert verdicts_of((TITLE, "5 January 2026", "Helen Marsh", *BODY), rules)["Helen Marsh"].reason == "byline_line"


def test_a_page_marks_it_with_a_class_only(rules: Ruleset) -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    page = (
        f"<html lang=en><title>{TITLE}</title><body><main><article><h1>{TITLE}</h1><div class=byline>Helen Marsh</div>"
        f"<div class=info>5 January 2026</div>{paragraphs}</article></main></body></html>"
    )
    cleaned = clean(segment(RawDocument("a.html", "html", "text/html", page.encode())), rules)
    kept = [b.text for b, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True) if verdict.keep]
    assert kept == list(BODY)


@pytest.mark.parametrize("line", ["Marsh", "What Helen Marsh saw", "Helen Marsh."])
def test_other_lines_there_are_none(line: str, rules: Ruleset) -> None:
    assert verdicts_of((TITLE, line, "5 January 2026", *BODY), rules)[line].rule != "byline.bare_name"


def test_a_name_as_a_heading_in_the_text_is_none(rules: Ruleset) -> None:
    lines = (TITLE, "5 January 2026", *BODY[:2], "Helen Marsh", *BODY[2:])
    assert verdicts_of(lines, rules)["Helen Marsh"].rule != "byline.bare_name"


@pytest.mark.parametrize("line", ["Gan Nerys Puw", "Column | Helen Marsh", "Nga Arben Gashi"])
def test_a_name_behind_a_little_word_or_a_kind_of_text_needs_no_date_beside_it(line: str, rules: Ruleset) -> None:
    assert verdicts_of((TITLE, line, *BODY), rules)[line].reason == "byline_line"


@pytest.mark.parametrize("line", ["Na beira do rio", "Column | Gate", "De twee schepen"])
def test_the_same_words_before_anything_else_do_not(line: str, rules: Ruleset) -> None:
    assert verdicts_of((TITLE, line, *BODY), rules)[line].rule != "byline.bare_name"


@pytest.mark.parametrize(
    "line",
    [
        "Austėja Mikalajūnė – Kopų aidas – penktadienis, 2023 m. kovo 17 d., 9.45 val.",
        "Аглая Вострикова – Береговой голос – пятница, 17 марта 2023 г.",
        "Lucija Vrbanec – Primorski glas – petak, 17. ožujka 2023., 9.45 h.",
    ],
)
def test_a_byline_that_a_shortened_word_ends_is_no_sentence_of_the_text(line: str, rules: Ruleset) -> None:
    assert verdicts_of((TITLE, line, *BODY), rules)[line].reason in ("byline_line", "date_line")
