"""Rows of a table are data, whatever their cells look like."""

from pipeline import RawDocument, load_ruleset
from pipeline.cleaning import clean
from pipeline.segment import segment

SENTENCE = "The harbour's grain store has published the price of barley at the end of every quarter since the flood."
PAGE = f"""<html><body><article><h1>Barley at the harbour</h1><p>{SENTENCE}</p><p>{SENTENCE} It has risen again.</p>
<table><tr><td>12/31/2023</td><td>+10.8%</td></tr><tr><td>03/31/2024</td><td>2:07 pm</td></tr></table>
<p>{SENTENCE} Nobody expects it to fall.</p></article></body></html>"""


def test_a_row_with_a_date_in_it_is_no_date_line() -> None:
    segmented = segment(RawDocument("a.html", "html", "text/html", PAGE.encode()))
    rules = {
        v.rule
        for b, v in zip(segmented.blocks, clean(segmented, load_ruleset()).verdicts, strict=True)
        if "/" in b.text
    }
    assert not {rule for rule in rules if rule.startswith("line.")}
