"""A short section, and a heading, have the chances of what they belong to."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.model.document import RawDocument
from pipeline.segment.article.features import Shape
from pipeline.segment.article.series import ALIKE, OPENED, raise_alike, raise_opened
from pipeline.segment.html import segment_html
from pipeline.segment.page.parse import parse
from pipeline.segment.page.walk import read_blocks

PROSE = "The harbour office counted every crate by hand until the scales were repaired."


def shape_of(body: str) -> Shape:
    return Shape(read_blocks(parse(f"<html><body>{body}</body></html>")[0]))


def section(tag: str = "section", attributes: str = "") -> str:
    return f"<{tag} {attributes}><h2>Crates</h2><p>{PROSE}</p></{tag}>"


def test_the_last_of_sections_built_alike_has_their_chances() -> None:
    shape = shape_of(f"<main>{section() * 3}</main>")
    chances = np.array([0.9, 0.95, 0.9, 0.85, 0.3, 0.3])
    raise_alike(shape, chances)
    assert chances.tolist() == pytest.approx([0.9, 0.95, 0.9, 0.85, ALIKE * 0.85, ALIKE * 0.85])


@pytest.mark.parametrize(
    ("body", "chances"),
    [
        (f"<main>{section() * 3}</main>", [0.9, 0.95, 0.9, 0.5, 0.3, 0.3]),  # one sure section makes no series
        (f"<main>{section() * 3}</main>", [0.9, 0.95, 0.9, 0.9, 0.3, 0.1]),  # a block that is surely none
        (f"<main>{section() * 2}{section('aside')}</main>", [0.9, 0.95, 0.9, 0.9, 0.3, 0.3]),
        (f"<main>{section() * 2}{section('section', 'class=newsletter')}</main>", [0.9, 0.95, 0.9, 0.9, 0.3, 0.3]),
    ],
)
def test_what_is_not_alike_is_judged_by_itself(body: str, chances: list[float]) -> None:
    given = np.array(chances)
    raise_alike(shape_of(body), given)
    assert given.tolist() == chances


def test_what_a_control_opens_has_the_chances_of_the_body() -> None:
    body = f"<main><div><p>{PROSE}{PROSE}</p><button aria-controls=a>Why?</button><div id=a hidden><p>{PROSE}</p></div></div></main>"
    chances = np.array([0.9, 0.2, 0.4])
    raise_opened(shape_of(body), chances)
    assert chances.tolist() == pytest.approx([0.9, OPENED * 0.9, OPENED * 0.9])


def test_a_heading_above_a_chosen_paragraph_is_chosen() -> None:
    posts = "".join(
        f"<div role=article><div><span>5:0{n} p.m.</span><h2>Harbour report {n}</h2><p>{PROSE} It was report number {n}.</p></div></div>"
        for n in range(4)
    )
    page = f"<html><head><title>Harbour live</title></head><body><h1>Harbour live</h1><section role=feed>{posts}</section></body></html>"
    blocks = segment_html(RawDocument("p.html", "html", "text/html", page.encode())).blocks
    found = [block.text for block in blocks if block.main]
    assert [text for text in found if text.startswith("Harbour report")] == [f"Harbour report {n}" for n in range(4)]
