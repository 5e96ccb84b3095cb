"""Tables that lay out a page are no tables: their cells' lines are blocks of their own."""

from __future__ import annotations

from pipeline import RawDocument
from pipeline.segment import segment


def _texts(body: str) -> list[str]:
    page = f"<html><body>{body}</body></html>".encode()
    return [block.text for block in segment(RawDocument("a.html", "html", "text/html", page)).blocks]


def test_the_lines_of_a_layout_cell_are_blocks() -> None:
    prose = "The old ferry has been sold to a man who wants to live on it, and who has never been to sea."
    body = f"<b>Ferry sold</b><br>6 May 2008<br><br>{prose}<br><br>{prose}<br>"
    page = f"<table><tr><td>Home<br>News<br>Sport</td><td>{body}</td><td><b>Related</b><br>A second ferry</td></tr></table>"
    texts = _texts(page)
    assert texts == ["Home", "News", "Sport", "Ferry sold", "6 May 2008", prose, prose, "Related", "A second ferry"]


def test_a_row_of_values_is_one_block() -> None:
    assert _texts("<table><tr><td>Ravens</td><td>2</td><td>47</td></tr></table>") == ["Ravens 2 47"]


def test_a_wrapped_line_in_a_cell_goes_on() -> None:
    long = "The mayor of the town, who had been asked about the matter several times since the spring,"
    assert _texts(f"<table><tr><td>{long}<br>said nothing.</td></tr></table>") == [f"{long} said nothing."]
