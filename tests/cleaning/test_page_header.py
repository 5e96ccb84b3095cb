"""Below a page's headline a short line with a day that the page states is no text, whatever else stands in it."""

from __future__ import annotations

import pytest

from pipeline import extract

CASES = [
    ("hu", "A harang ára", "2026. február 13. kb. hat percnyi olvasmány", "2026-02-13",
     ["Két évig hallgatott a torony, mert a falu nem tudta kifizetni a repedt nagyharang újraöntését.",
      "A számla tizennégymillió forintról szólt, és a kasszában kilencszázezer volt a tavalyi évből."]),
    ("de", "Fähre fährt im Winter nicht", "Ines Kalder 04.03.2024 Aus der Druckfassung, Seite 9", "2024-03-04",
     ["Die Fähre nach Sorn fährt vor April nicht mehr, weil ihr Rumpf abgeschliffen und gestrichen wird.",
      "Rund neunzig Inselbewohner nehmen solange das Postboot, auf dem elf von ihnen Platz finden."]),
    ("ja", "渡し船、冬は運休", "2024年3月4日 本紙九面より", "2024-03-04",
     ["ソルン島への渡し船は船底の塗り替えのため、四月まで運航しないことが決まったと町が発表した。",
      "島の住民およそ九十人はその間、十一人しか乗れない郵便船を使うことになると町長は述べた。"]),
]  # fmt: skip


def _text(language: str, title: str, line: str, day: str, paragraphs: list[str]) -> str:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    stated = f'<meta property="article:published_time" content="{day}T07:15:00+01:00">' if day else ""
    record = extract(
        f"<html lang={language}><head><title>{title}</title>{stated}</head><body><article><h1>{title}</h1>"
        f"<p>{line}</p>{body}</article></body></html>".encode()
    )
    assert record is not None and all(p in record.text for p in paragraphs)
    return str(record.text)


@pytest.mark.parametrize(("language", "title", "line", "day", "paragraphs"), CASES)
def test_the_line_of_the_stated_day_goes(language: str, title: str, line: str, day: str, paragraphs: list[str]) -> None:
    assert line not in _text(language, title, line, day, paragraphs)


@pytest.mark.parametrize(
    "line",
    [
        "Samstag, 16. März 2024, 20 Uhr, im alten Zollhaus am Nordhafen",  # of what is told, not of the page
        "Am 4. März 2024 blieb das Boot zum ersten Mal im Hafen liegen.",  # a sentence
    ],
)
def test_other_lines_with_a_day_stay(line: str) -> None:
    _, title, _, day, paragraphs = CASES[1]
    assert line in _text("de", title, line, day, paragraphs)
