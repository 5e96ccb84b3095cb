"""Sentences that report what somebody said or asked are the article's, whatever stands around them."""

from __future__ import annotations

from lab.bench.strings import read_articles
from pipeline.cleaning import clean
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()


def kept(*lines: str) -> list[str]:
    raw = RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())
    return [block.text for block in clean(segment(raw), RULES).kept]


def test_what_readers_said_above_a_button_stays() -> None:
    title, first, *rest = read_articles()["en"]
    told = "Do not let the name put you off, readers said. It is the only one with a lamp in the window every day of the week."
    assert told in kept(title, first, told, "Photo Sales", *rest)


def test_who_is_named_by_an_office_is_not_presented() -> None:
    title, first, second, *rest = read_articles()["en"]
    told = "Mayor Philippa Dunstan has asked the company to gift the staff housing, eleven cottages on Factory Road, to the town."
    box = ("Property", "Three sections in one day", "An agent explains what buyers see in it.", "4 min to read")
    assert told in kept(title, "Wiremu Tapsell", "17 October 2024", first, second, *rest, told, *box)
