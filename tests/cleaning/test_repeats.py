"""What counts as said again."""

import pytest

from pipeline import load_ruleset
from pipeline.cleaning import clean
from pipeline.cleaning.rules.page import repeats
from pipeline.model.document import RawDocument
from pipeline.segment import segment

OPENING = "The regatta on the lower lake drew more boats than in any year since the war, the club's secretary said."
RESULT = "In the {}th race the crew of the harbour school came home {} seconds ahead of the crew from the salt works."


def kept(lines: list[str]) -> list[str]:
    document = segment(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode()))
    return [block.text for block in clean(document, load_ruleset()).kept]


def test_sentences_that_differ_in_a_number_are_different() -> None:
    results = [RESULT.format(race, 2 * race + 1) for race in range(4, 9)]
    assert kept([OPENING, *results]) == [OPENING, *results]


def test_a_sentence_said_twice_stays_once() -> None:
    assert kept([OPENING, RESULT.format(4, 9), OPENING]) == [OPENING, RESULT.format(4, 9)]


def test_a_paragraph_that_a_caption_quoted_before_stays_between_its_neighbours() -> None:
    races = [RESULT.format(race, 2 * race + 1) for race in range(4, 8)]
    lines = [OPENING, races[0], races[1], OPENING, races[2], races[3]]
    assert kept(lines) == lines


def test_a_block_that_holds_the_others_goes_and_each_line_is_squeezed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def counted(text: str) -> str:
        seen.append(text)
        return "".join(text.casefold().split())

    monkeypatch.setattr(repeats, "squeezed", counted)
    numbers = ("first", "second", "third", "fourth", "fifth", "sixth")
    paragraphs = [f"The {n} boat left the harbour before the storm came over the long pier of {n}." for n in numbers]
    whole = " ".join(paragraphs)
    for lines in (paragraphs, [*paragraphs, whole]):
        seen.clear()
        assert kept(lines) == paragraphs
        assert len(seen) == len(set(seen))


def test_very_long_documents_are_not_looked_through_for_copies_of_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    """What costs the square of the blocks is bounded: a hostile dump of 3 MB took 5 s."""
    asked: list[str] = []

    def counting(text: str) -> str:
        asked.append(text)
        return text

    monkeypatch.setattr("pipeline.cleaning.rules.page.repeats.squeezed", counting)
    paragraph = "The harbour of Valmer was closed on Monday after a storm tore two ferries from their moorings. "
    for sentences, looked in ((repeats.MOST_SENTENCES, True), (repeats.MOST_SENTENCES + 1, False)):
        asked.clear()
        lines = [f"{number}. {paragraph}".strip() for number in range(sentences - 1)] + [paragraph * repeats.PARTS]
        raw = RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())
        clean(segment(raw), load_ruleset())
        assert bool(asked) is looked
