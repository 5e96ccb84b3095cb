"""The metadata stage: one file per field, put together here."""

from __future__ import annotations

from pipeline.model.description import Description
from pipeline.model.document import CleanedDocument, DescribedDocument
from pipeline.packs import Ruleset


def describe(cleaned: CleanedDocument, ruleset: Ruleset) -> DescribedDocument:
    """Find every metadata field of a cleaned document, reading all blocks and the markup."""
    titles = cleaned.captured("title")
    title = titles[0].text if titles else cleaned.segmented.markup.title
    return DescribedDocument(cleaned, Description(title=title, url=cleaned.segmented.raw.hints.url))
