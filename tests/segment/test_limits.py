"""What a document may cost: `process()` refuses it by itself, and one element's attributes are cut."""

from __future__ import annotations

import pytest

from pipeline import RawDocument, load_ruleset, process
from pipeline.model.document import DocumentKind
from pipeline.model.quarantine import QuarantineRecord
from pipeline.segment import limits
from pipeline.segment.limits import without_many_attributes
from pipeline.segment.page.parse import parse

SENTENCE = (
    "The lock keeper opened both gates by hand on Sunday, after the motor that moves them had burnt out for good."
)


def _code(kind: DocumentKind, content: str) -> str:
    record = process(RawDocument(f"a.{kind}", kind, f"text/{kind}", content.encode()), load_ruleset()).record
    return record.code if isinstance(record, QuarantineRecord) else "article"


@pytest.mark.parametrize(
    ("kind", "limit", "unit"),
    [
        ("text", "MOST_BYTES", SENTENCE[:1]),
        ("html", "MOST_BYTES", SENTENCE[:1]),
        ("text", "MOST_LINES", f"{SENTENCE}\n"),
        ("html", "MOST_ELEMENTS", f"<p>{SENTENCE}"),
    ],
)
def test_what_costs_too_much_is_refused(
    kind: DocumentKind, limit: str, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, 20)
    assert _code(kind, unit * 20) != "too_large"
    assert _code(kind, unit * 21) == "too_large"


def test_closing_tags_and_blank_lines_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_LINES", 5)
    monkeypatch.setattr(limits, "MOST_ELEMENTS", 5)
    assert _code("text", f"{SENTENCE}\n" * 5 + "\n" * 50) != "too_large"
    assert _code("html", f"<p>{SENTENCE}</p>" * 5) != "too_large"


@pytest.mark.parametrize("value", ["", "=1", "='<a b>'", '="x > y"', " = z"])
def test_of_many_attributes_the_first_are_read_and_the_text_stays(value: str) -> None:
    attributes = " ".join(f"a{number}{value}" for number in range(600))
    text = f"<html><body><p id=first {attributes}>{SENTENCE}</p><p>{SENTENCE}</p></body></html>"
    tree, _ = parse(text)
    first, second = tree.iter("p")
    assert first.get("id") == "first"
    assert len(first.attrib) == limits.MOST_ATTRIBUTES
    assert (first.text, second.text) == (SENTENCE, SENTENCE)


@pytest.mark.parametrize(
    "text",
    [
        f"<p title=it's>{SENTENCE * 60}</p><p>That's it.</p>",
        "<script>for (i = 0; i<n; i++) {" + " a b c = 1;" * 900 + "}</script>",
        "<!-- <p " + "a " * 900 + "-->",
        "<!-- - -- <p " + "a " * 900 + "->--><p " + "b " * 400 + "><!-- <p " + "c " * 900,
        "<style>p > a </b> </s " + "a " * 900 + "</STYLE><script>x</ script </scrip <p " + "a " * 900,
        f"<p>a < b {SENTENCE * 60}</p>",
        "<p " + " ".join(f"a{number}" for number in range(500)) + ">x",
    ],
    ids=["apostrophe", "script", "comment", "dashes", "open script", "sign", "as many as there may be"],
)
def test_what_is_no_list_of_attributes_stays_as_it_is(text: str) -> None:
    assert without_many_attributes(text) == text
