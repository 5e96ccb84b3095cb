"""Pages that scripts fill: the article stands only in their JSON-LD."""

from __future__ import annotations

import json

from pipeline import RawDocument
from pipeline.segment import segment

FIRST = (
    "The last typewriter repairer of Norham has closed his shop, and left the key in the door for anyone who needs ink."
)
SECOND = "He will repair machines at home from now on, &quot;as long as nobody brings a printer&quot;, he <b>said</b>."


def _page(visible: str) -> RawDocument:
    node = {"@type": "NewsArticle", "headline": "Last typewriter repairer", "articleBody": f"{FIRST}\n\n{SECOND}"}
    script = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    return RawDocument(
        "a.html", "html", "text/html", f"<html><head>{script}</head><body>{visible}</body></html>".encode()
    )


def test_the_stated_body_stands_in_for_a_page_that_shows_nothing() -> None:
    blocks = segment(_page('<div id="root"></div>')).blocks
    assert [block.text for block in blocks if block.main] == [
        FIRST,
        'He will repair machines at home from now on, "as long as nobody brings a printer", he said.',
    ]
    assert {block.path for block in blocks} == {"json_ld.articleBody[1]", "json_ld.articleBody[2]"}


def test_what_a_page_shows_goes_before_what_it_states() -> None:
    shown = f"<article><h1>Last typewriter repairer</h1><p>{FIRST}</p><p>He also sells ink.</p></article>"
    assert not any((block.path or "").startswith("json_ld") for block in segment(_page(shown)).blocks)
