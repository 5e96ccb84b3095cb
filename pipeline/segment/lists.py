"""Lists of other pages in XML, saved under a page's name: feeds, sitemaps, reading lists. They are no article."""

from __future__ import annotations

import re

from pipeline.model.reasons import QuarantineCode
from pipeline.segment.errors import SegmentError

# The root stands within the first bytes, behind declarations, comments and the addresses of style sheets.
_WITHIN = 2_048
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:(?><\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>)\s*+)*+<(?:[a-z]+:)?(rss|feed|rdf|urlset|sitemapindex|opml)(?=[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = {b"urlset": "A sitemap", b"sitemapindex": "A sitemap", b"opml": "A list of feeds"}


def refuse_lists(content: bytes) -> None:
    """Raise SegmentError(not_an_article) for a document whose root element is one of a list's, as no page's is."""
    if b"<" not in content[:_WITHIN] or (found := _ROOT.match(content[:_WITHIN])) is None:
        return
    what = _NAMES.get(found[1].lower(), "A feed")
    message = f"{what}, not a page. Ingest the pages that it names; `newswinnow fetch` asks for them."
    raise SegmentError(QuarantineCode.NOT_AN_ARTICLE, message)
