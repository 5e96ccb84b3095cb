"""The numbers that the line model sees: what each says, that they are exact, and that they cost linear time."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.line_model.measure import END_ASK, END_COLON, END_ELLIPSIS, END_LETTER, END_STOP, OWN, measure
from pipeline.cleaning.line_model.neighbours import NAMES, describe_lines

PROSE = "The harbour was closed on Monday after the storm, and the ferries stayed where they were until the evening."


def own(text: str, name: str) -> float:
    return float(measure([text], [0]).own[0, OWN.index(name)])


def column(texts: list[str], name: str) -> list[float]:
    return describe_lines(measure(texts, [0] * len(texts)))[:, NAMES.index(name)].tolist()


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The ferry left.", END_STOP),
        ("“The ferry left.”", END_STOP),
        ("(The ferry left.)", END_STOP),
        ("渡船は港を出た。」", END_STOP),
        ("नाव चली गई।", END_STOP),
        ("Where is the ferry?", END_ASK),
        ("The ferry that never came back...", END_ELLIPSIS),
        ("The ferry that never came back…", END_ELLIPSIS),
        ("Ferries:", END_COLON),
        ("Ferries", END_LETTER),
        ("“Ferries”", END_LETTER),
    ],
)
def test_the_end_is_read_through_closing_quotes_and_brackets(text: str, end: int) -> None:
    assert own(text, "end") == end


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("World News", "capital_words", 0.5),  # the first word of a line is no evidence
        ("NewsSyriaUS", "glued", 2),
        ("Ιούλιος και Αύγουστος", "capital_words", 1 / 3),
        ("a | b | c", "bars", 2),
        ("Home  World  Sport", "double_spaces", 2),
        ("First. Second. Third.", "sentences", 2),
        ("北京北京", "units", 10),
        ("мир", "caseless", 0),
        ("www.example.org", "address", 1),
        ("12 34", "digit_share", 0.8),
        ("ПРИВЕТ мир", "upper_share", 6 / 9),
    ],
)
def test_a_line_is_measured_in_any_script(text: str, name: str, value: float) -> None:
    assert own(text, name) == pytest.approx(value)


def test_the_cut_of_a_long_line_keeps_its_end() -> None:
    assert own("word " * 2000 + "the end.", "end") == END_STOP


def test_words_of_the_documents_own_prose_are_known_and_others_are_not() -> None:
    shares = column([PROSE, "Harbour closed", "Sudoku horoscope"], "known_words")
    assert shares[1:] == [1.0, 0.0]


def test_distances_to_prose_on_both_sides() -> None:
    texts = ["Menu", PROSE, "Short", "Label", PROSE]
    assert column(texts, "to_prose_before")[2:4] == [1, 2]
    assert column(texts, "to_prose_after")[:4] == [1, 3, 2, 1]


def test_the_span_is_the_stretch_with_the_prose() -> None:
    texts = ["Home", "World", "Sport", PROSE, PROSE, "Share", "Print"]
    assert column(texts, "in_span") == [0, 0, 0, 1, 1, 0, 0]


@given(st.lists(st.text(min_size=1).map(str.strip).filter(bool), min_size=1, max_size=12))
def test_any_lines_give_finite_numbers_and_the_same_ones_again(texts: list[str]) -> None:
    blanks = [0] * len(texts)
    rows = describe_lines(measure(texts, blanks))
    assert rows.shape == (len(texts), len(NAMES))
    assert np.isfinite(rows).all()
    assert (rows == describe_lines(measure(texts, blanks))).all()


@pytest.mark.slow
def test_the_cost_is_linear_in_the_number_of_lines() -> None:
    def seconds(lines: int) -> float:
        texts = [f"{PROSE} {n}" if n % 7 == 0 else f"Label {n}" for n in range(lines)]
        start = time.process_time()
        describe_lines(measure(texts, [0] * lines))
        return time.process_time() - start

    seconds(100)  # builds the character table
    small, large = min(seconds(4000) for _ in range(3)), seconds(40000)
    assert large < 30 * small
