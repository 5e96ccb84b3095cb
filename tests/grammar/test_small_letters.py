"""Georgian has no letters with which names and sentences begin: its lines are no tails of the lines above, its names whole."""

import pytest

from pipeline.grammar.letters import is_small
from pipeline.line import trace
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset

LINES = (
    "სოფლის წისქვილი ისევ ამუშავდა",
    "ნანა ბერიძე",
    "ზღვისპირა ბულვარზე ას ხეს დარგავენ",
    "მოჭიდავემ მესამე ოქრო მოიგო",
    "სოფელ წყალნარში ასწლოვანი წისქვილი ისევ ამუშავდა, რომელსაც წყალი ოცი წლის წინ შეუწყდა.",
    "ადგილობრივებმა არხი ხელით გაწმინდეს და სამი კილომეტრის მანძილზე ახალი ღარები დააწყვეს.",
)


@pytest.mark.parametrize(
    ("text", "small"),
    [("wort", True), ("слово", True), ("λέξη", True), ("Wort", False), ("სიტყვა", False), ("שם", False), ("", False)],
)
def test_a_script_without_capitals_has_no_small_letters(text: str, small: bool) -> None:
    assert is_small(text) is small


def test_georgian_lines_are_not_joined_to_the_line_above() -> None:
    raw = RawDocument("a.txt", "text", "text/plain", "\n".join(LINES).encode())
    assert [block.text for block in trace(raw, load_ruleset()).cleaned.blocks] == list(LINES)
