"""Pages for the tests of metadata: HTML in, the described document out."""

from __future__ import annotations

import json
from typing import Any

from pipeline.metadata import describe
from pipeline.model.block import Verdict
from pipeline.model.description import Description
from pipeline.model.document import CleanedDocument, Hints, RawDocument, SegmentedDocument
from pipeline.model.evidence import FieldEvidence
from pipeline.packs import load_ruleset
from pipeline.segment import segment

RULESET = load_ruleset()
PROSE = (
    "The dam above the town held through the night, although the river had risen by four metres since Sunday. "
    "Engineers opened the second gate shortly after midnight, and by dawn the water had begun to fall. "
    "Nobody was hurt, the mayor said, and the bridge will open again when the inspection has ended."
)


def page(head: str = "", body: str = "", *, ld: Any = None) -> str:
    """An article page; `body` stands before three paragraphs of prose, `ld` becomes a JSON-LD script."""
    script = f'<script type="application/ld+json">{json.dumps(ld, ensure_ascii=False)}</script>' if ld else ""
    prose = "".join(f"<p>{PROSE}</p>" for _ in range(3))
    return f"<html lang=en><head>{head}{script}</head><body><article>{body}{prose}</article></body></html>"


def cleaned(html: str, url: str | None = "https://www.example.org/news/dam-holds") -> CleanedDocument:
    raw = RawDocument("page.html", "html", "text/html", html.encode(), hints=Hints(url=url))
    segmented: SegmentedDocument = segment(raw)
    return CleanedDocument(segmented, (Verdict(True),) * len(segmented.blocks))


def described(html: str, url: str | None = "https://www.example.org/news/dam-holds") -> Description:
    return describe(cleaned(html, url), RULESET).description


def evidence(description: Description, field: str) -> FieldEvidence:
    return next(item for item in description.evidence if item.field == field)
