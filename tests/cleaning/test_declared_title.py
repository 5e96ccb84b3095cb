"""Pages: the headline among the blocks, told by what the markup declares."""

from __future__ import annotations

import pytest

from pipeline.cleaning import clean
from pipeline.line import trace
from pipeline.model.document import RawDocument
from pipeline.model.reasons import Reason
from pipeline.packs import load_ruleset
from pipeline.segment import segment

HEADLINE = "Bees that come home to a bell"
TEXT = "".join(
    f"<p>{text}</p>"
    for text in (
        "A beekeeper in Lower Tamsin has taught her swarms to return at the ringing of a bicycle bell, neighbours report.",
        "Joan Whitlow, 58, began the training two summers ago, when a storm scattered four of her hives over the line.",
        "Railway staff confirmed that the morning train had since been delayed only once, by a cow on the embankment.",
    )
)


def reasons(title: str, body: str) -> dict[str, Reason | None]:
    content = f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()
    document = clean(segment(RawDocument("page.html", "html", "text/html", content)), load_ruleset())
    return {b.text: v.reason for b, v in zip(document.segmented.blocks, document.verdicts, strict=True)}


@pytest.mark.parametrize("title", [f"{HEADLINE} - Notes from Tamsin", f"Tamsin | {HEADLINE}", f"{HEADLINE}｜Tamsin"])
@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_without_an_h1_the_heading_that_the_page_s_title_repeats_is_the_headline(title: str, tag: str) -> None:
    assert reasons(title, f"<div><{tag}>{HEADLINE}</{tag}>{TEXT}</div>")[HEADLINE] is Reason.TITLE


def test_a_heading_that_is_only_a_part_of_the_headline_stays() -> None:
    body = f"<div><h2>The storm</h2>{TEXT}<h2>Bees</h2>{TEXT.replace('bell', 'gong')}</div>"
    assert reasons(f"Bees - {HEADLINE} - Tamsin", body)["Bees"] is not Reason.TITLE


def test_a_heading_of_a_menu_is_no_title() -> None:
    page = """<html lang="it"><head><title>Il ponte riapre</title></head><body>
<nav><h1>Menu di navigazione</h1><a href="/">Prima pagina</a></nav><article><h2>Il ponte riapre</h2>
<p>Il vecchio ponte girevole sul fiume riapre dopo due anni di lavori, ha detto l'ufficio del porto della piccola valle.</p>
<p>Dieci barche sono passate nella prima notte, e l'ultima aveva lasciato il bacino prima che sorgesse il sole sul mare.</p>
<p>Il muratore che ha diretto i lavori ha detto che nessuno avrebbe visto la differenza, ed era quello che voleva fare.</p>
</article></body></html>"""
    raw = RawDocument("a.html", "html", "text/html", page.encode())
    found = trace(raw, load_ruleset())
    titles = [block.text for block in found.cleaned.captured("title")]
    assert (titles, found.description.title) == (["Il ponte riapre"], "Il ponte riapre")
    reasons = {b.text: v.reason for b, v in zip(found.cleaned.blocks, found.cleaned.verdicts, strict=True)}
    assert reasons["Menu di navigazione"] == "navigation"
