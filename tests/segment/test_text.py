"""Dumps become one block a line, and nothing is lost on the way."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning import clean
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.packs import load_ruleset
from pipeline.segment.errors import SegmentError
from pipeline.segment.text import segment_text

RULES = load_ruleset()


def dump(text: str) -> SegmentedDocument:
    return segment_text(RawDocument("dump.txt", "text", "text/plain", text.encode()))


def test_offsets_blank_lines_and_order() -> None:
    document = dump("One\r\n\r\n\r\n  two  \nthree")
    assert [(b.index, b.text, b.blank_before) for b in document.blocks] == [
        (0, "One", 0),
        (1, "two", 2),
        (2, "three", 0),
    ]
    assert [document.text[b.start : b.end] for b in document.blocks] == ["One", "two", "three"]


def test_exotic_separators_are_white_space_within_a_line() -> None:
    document = dump("one\u2028two\u2029three\x0bfour\x85five\nsix")
    assert [len(b.text.split()) for b in document.blocks] == [5, 1]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_kept_and_removed_blocks_hold_every_character(text: str) -> None:
    try:
        document = dump(text)
    except SegmentError:
        return
    cleaned = clean(document, RULES)
    assert len(cleaned.verdicts) == len(document.blocks)
    assert "".join("".join(b.text.split()) for b in cleaned.blocks) == "".join(document.text.split())


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["The ferry left the harbour at noon and did not come back. ", "a\n", "Related News\nOne more story\n", "x" * 50],
)
def test_time_is_linear_in_the_length(unit: str) -> None:
    def seconds(count: int) -> float:
        document = RawDocument("dump.txt", "text", "text/plain", (unit * count).encode())
        start = time.process_time()
        clean(segment_text(document), RULES)
        return time.process_time() - start

    base = min(200_000 // len(unit), 20_000)  # eight times as many lines are still read
    seconds(base)
    assert seconds(base * 8) < 8 * 3 * max(seconds(base), 0.02)


def test_a_very_wide_gap_is_read_as_a_wide_one_at_its_own_place() -> None:
    text = "Gate  1" + " " * 5_000 + "opened\u2003" + " " * 39 + "by hand\n\nThe second line."
    first, second = segment_text(RawDocument("a.txt", "text", "text/plain", text.encode())).blocks
    assert first.text == "Gate  1" + " " * 40 + "opened\u2003" + " " * 39 + "by hand"
    assert text[first.start : first.end].startswith("Gate  1")
    assert text[first.start : first.end].endswith("by hand")
    assert text[second.start : second.end] == "The second line."


@pytest.mark.parametrize(
    "mark", ["\u200b", "\u200f", "\u202c", "\u2069", "\u200c", "\u061c", "\ufeff", " \u200f\u00a0\u200e "]
)
@pytest.mark.parametrize(
    "lines",
    [
        ("The pier is open again.", "Boats left it in the first night, and the last had gone before the sun came up."),
        ("המזח נפתח מחדש.", "הסירות יצאו ממנו כבר בלילה הראשון, והאחרונה עזבה לפני הזריחה."),
        ("أعيد فتح الرصيف.", "غادرته القوارب في الليلة الأولى، وغادر آخرها قبل طلوع الشمس."),
        ("桟橋が再び開いた。", "最初の夜に船が出て、最後の船は夜明け前に港を離れた。"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("start", ["", "# "])
def test_what_no_reader_sees_is_no_end_of_a_line(mark: str, lines: tuple[str, ...], start: str) -> None:
    printed = "\n\n".join(f"{mark}{line}{mark}" for line in lines)
    document = dump(f"{start}One **two**\n\n{printed}" if start else printed)
    assert [block.text for block in document.blocks][-2:] == list(lines)
    for block in document.blocks[-2:]:
        assert document.text[block.start : block.end].strip(mark) == block.text


def test_what_no_reader_sees_stays_within_a_line_and_alone() -> None:
    document = dump("می\u200cرود\n\n\u200b\n\n❤\ufe0f")
    assert [block.text for block in document.blocks] == ["می\u200cرود", "\u200b", "❤\ufe0f"]
