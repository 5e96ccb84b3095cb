"""One document in, one record out: `pipeline.extract(page)`."""

from __future__ import annotations

import hashlib
import re
from functools import cache

from pipeline.line import process
from pipeline.model.document import DocumentKind, Hints, RawDocument
from pipeline.model.record import ArticleRecord
from pipeline.packs import Ruleset, load_ruleset

# A page begins with a tag, a declaration or comments; a dump that quotes a tag in its prose does not begin with one.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\b|\?xml\b|[a-z][a-z0-9]*[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_LOOKED_AT = 20_000
_MEDIA_TYPES: dict[DocumentKind, str] = {"html": "text/html", "text": "text/plain"}


def extract(
    content: str | bytes,
    url: str | None = None,
    *,
    kind: DocumentKind | None = None,
    fetched_at: str | None = None,
    rules: Ruleset | None = None,
) -> ArticleRecord | None:
    """The article of a page or a text dump; None where there is none.

    `content` is HTML or text; bytes are decoded as browsers do. `url` and `fetched_at` (RFC 3339) are hints. `kind` is
    seen from the content unless it is told. `rules` come from `load_ruleset`; without them the shipped ones are used.
    `pipeline.process` does the same and says why there is no record. Raises nothing for bad data.
    """
    raw = content.encode("utf-8", "replace") if isinstance(content, str) else content
    kind = kind or ("html" if _PAGE.match(raw[:_LOOKED_AT]) else "text")
    # No path names the document: its bytes do, so that documents without an address have ids of their own.
    name = f"{hashlib.sha256(raw).hexdigest()[:32]}.{'html' if kind == 'html' else 'txt'}"
    charset = "utf-8" if isinstance(content, str) else None
    document = RawDocument(name, kind, _MEDIA_TYPES[kind], raw, charset, Hints(url, fetched_at))
    record = process(document, rules or _shipped_rules()).record
    return record if isinstance(record, ArticleRecord) else None


@cache
def _shipped_rules() -> Ruleset:
    return load_ruleset()
