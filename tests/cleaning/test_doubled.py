"""Headlines of other stories that a dump prints twice in one line."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.cleaning.rules.stories.doubled import is_doubled
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
BODY = (
    "Halmstrands hamn får en ny kran i vår, meddelade kommunen på tisdagen efter ett långt möte om budgeten.",
    "Den gamla kranen har stått stilla sedan i höstas, när ett kugghjul gick sönder under en storm.",
    "Kostnaden beräknas till elva miljoner kronor, varav länet betalar en tredjedel.",
)
CARDS = (
    "Färjan går tätare i sommarFärjan går tätare i sommar",
    "Rederiet lägger till fyra turer om dagen på lördagar och söndagar.",
    "Skolköket lagar mat av spill Skolköket lagar mat av spill",
    "I Vallby äter eleverna soppa på det som blev över i går.",
)


def verdicts(*lines: str) -> dict[str, str]:
    raw = RawDocument("dump.txt", "text", "text/plain", "\n".join(lines).encode())
    cleaned = clean(segment(raw), RULES)
    return {b.text: v.rule if not v.keep else "" for b, v in zip(cleaned.blocks, cleaned.verdicts, strict=True)}


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("Storm stänger kustvägen Storm stänger kustvägen", True),
        ("Storm stänger kustvägenStorm stänger kustvägen", True),
        ("港のクレーンが春に新しくなることが決まった港のクレーンが春に新しくなることが決まった", True),
        ("Storm stänger kustvägen, storm stänger kustvägen", False),
        ("Bo Bo", False),
        ("nej nej nej nej nej nej nej nej", False),  # one word
        ("Hav  Land  Sjö  Hamn\tHav  Land  Sjö  Hamn", False),  # a row of a table
        ("12 000 34 000 56 00012 000 34 000 56 000", False),
        ("-" * 40, False),
    ],
)
def test_what_is_printed_twice(text: str, doubled: bool) -> None:
    assert is_doubled(text) is doubled


def test_cards_behind_the_article_go_with_their_abstracts() -> None:
    found = verdicts(*BODY, *CARDS)
    assert [line for line, rule in found.items() if not rule] == list(BODY)
    assert found[CARDS[0]] == "teaser.doubled"
    assert found[CARDS[3]] == "teaser.doubled_abstract"


def test_a_paragraph_below_one_between_paragraphs_stays() -> None:
    found = verdicts(BODY[0], CARDS[0], BODY[1], CARDS[2], *BODY[2:])
    assert [line for line, rule in found.items() if not rule] == list(BODY)
