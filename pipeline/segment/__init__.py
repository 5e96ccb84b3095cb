"""Cutting a document into blocks: `html` for pages, `text` for dumps. Both give the same `Block`."""

from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.packs.ruleset import HtmlMode

__all__ = ["SegmentError", "segment"]

from pipeline.segment.errors import SegmentError
from pipeline.segment.limits import check_bytes
from pipeline.segment.lists import refuse_lists


def segment(raw: RawDocument, html: HtmlMode = "best") -> SegmentedDocument:
    """Decode a document and cut it into blocks that together hold all of its visible text.

    With `html` "fast" trafilatura is not asked about the pages in doubt.
    Raises SegmentError with a quarantine code if there is nothing to cut (empty, undecodable, a feed or sitemap), or too
    much.
    """
    check_bytes(raw.content)
    refuse_lists(raw.content)
    if raw.kind == "html":
        from pipeline.segment.html import segment_html  # lazily: trafilatura and lxml cost 0.2 s to import

        return segment_html(raw, ask=html == "best")
    from pipeline.segment.text import segment_text

    return segment_text(raw)
