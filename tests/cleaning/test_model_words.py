"""What the model sees of words: who is spoken to, who is named, and where title and byline stand."""

from pipeline.cleaning.clean import apply_rules
from pipeline.cleaning.line_model.acts import ACT_NAMES
from pipeline.cleaning.line_model.judge import FEATURES, gather_evidence
from pipeline.cleaning.line_model.words import WORD_NAMES
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULES = load_ruleset()
LINES = [
    "Storm tears two ferries from their moorings in Lindby",
    "By Cornelius Abbot",
    "March 4, 2019",
    "The harbour of Lindby was closed on Monday after a storm tore two ferries from their moorings, the port authority said.",
    "No one was hurt, but about four hundred passengers spent the night in a school gym while crews searched for the anchors.",
    "Columnist Cornelius Abbot has written for a paper that has long been sold.",
    "Your letter on our harbour told us what you had seen of it in the winter.",
]


def seen(lines: list[str]) -> dict[int, dict[str, float]]:
    """The features of each open line."""
    context = apply_rules(
        segment(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode())), RULES, "model"
    )
    evidence = gather_evidence(context)
    rows = [dict(zip(FEATURES, row.tolist(), strict=True)) for row in evidence.rows]
    return dict(zip(evidence.indices.tolist(), rows, strict=True))


def test_words_to_readers_roles_and_the_author_are_counted() -> None:
    found = seen(LINES)
    assert found[5]["byline_words"] == 2
    assert found[5]["byline_opens"] == 2
    assert found[5]["role_words"] == 1
    assert found[6]["reader_words"] == 4
    assert found[3]["byline_words"] == found[3]["reader_words"] == 0


def test_a_name_in_the_midst_of_a_line_does_not_open_it() -> None:
    line = (
        "The paper was sold in spring, and its columnist for all those years, Cornelius Abbot, went with the furniture."
    )
    found = seen([*LINES[:5], line])
    assert found[5]["byline_words"] == 2
    assert found[5]["byline_opens"] == 0


def test_lines_are_placed_by_title_byline_and_date() -> None:
    found = seen(LINES)
    assert found[3]["to_title_before"] == 3
    assert found[3]["open_below_title"] == 0
    assert found[4]["open_below_title"] == 1
    assert found[4]["to_byline_before"] == 3
    assert found[4]["to_date_before"] == 2
    assert found[4]["to_date_after"] > 10


def test_without_a_title_or_a_byline_there_is_nothing_to_find() -> None:
    found = seen(LINES[3:])
    assert {row["open_below_title"] for row in found.values()} == {-2}
    assert {row["byline_words"] for row in found.values()} == {0}


def test_the_features_of_words_are_part_of_the_models_input() -> None:
    assert FEATURES[-len(WORD_NAMES) - len(ACT_NAMES) :] == (*WORD_NAMES, *ACT_NAMES)


def test_what_lines_do_is_seen_of_open_lines_and_of_those_around_them() -> None:
    lines = [
        *LINES[:4],
        "We had told you so in the autumn, when our old ferry lost its anchor and you laughed at us.",
        LINES[4],
        "Nobody had slept, the harbour master said on the quay that evening.",
        "Related stories",
        "Three ferries for four islands",
    ]
    found = seen(lines)
    assert found[4]["speaks"] >= 2
    assert found[3]["speaks"] == 0
    assert found[6]["tells"] == 1
    assert found[8]["links[-20:+0]"] > 0 == found[3]["links[-20:+0]"]
    assert found[3]["speaking[+1:+6]"] > 0 == found[3]["speaking[-5:+0]"]
    assert not any(row["own_line"] for row in found.values())
