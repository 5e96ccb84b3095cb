"""What is counted of a page's texts, all at once, is what counting each by hand gives."""

from __future__ import annotations

import pytest

from pipeline.segment.article.characters import TEXT_NAMES, text_columns

TEXTS = [
    "The Harbour Office at Sandwick counted 12 crates, 3 barrels and a goat. Nobody asked why. It was 1907.",
    "menu | News | Sport",
    "why not?",
    "Øya Ålesund ÅPNER 2 nye kaier: her",
    "港务局清点了箱子。没有人问。",
    "x",
    ".",
    "word " * 40 + "END 99. Not in the head.",
]


def counted(text: str) -> dict[str, float]:
    words, head = text.count(" ") + 1, text[:80]
    begun = [word for word in head.split(" ") if word]
    return {
        "words": words,
        "word_chars": len(text) / words,
        "commas": sum(map(text.count, ",，、،")) / words,
        "terminal": text[-1] in '.!…！？؟।"”»。?',
        "ends_colon": text[-1] == ":",
        "ends_question": text[-1] == "?",
        "upper_words": sum(word[0].isupper() for word in begun) / len(begun),
        "digits": sum(map(str.isdigit, head)) / len(head),
        "separators": sum(map(text.count, "|·•©›»")),
        "starts_lower": text[0].islower(),
        "sentences": text.count(". ") + text.count("。"),
    }


def test_columns_are_what_is_counted_by_hand() -> None:
    alone = [text_columns([text]).T.tolist()[0] for text in TEXTS]
    assert text_columns(TEXTS).T.tolist() == alone
    for text, column in zip(TEXTS, alone, strict=True):
        found = dict(zip(TEXT_NAMES, column, strict=True))
        assert [found[name] for name in counted(text)] == pytest.approx(
            [float(number) for number in counted(text).values()]
        ), text
