"""What bytes are by themselves, where neither a name nor a header says, or where a name says what they are not."""

from __future__ import annotations

import re

from pipeline.model.document import DocumentKind

# Pages begin with a tag, but for a mark, white space, comments and declarations.
SNIFFED = 1_024
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.{0,900}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_page(content: bytes) -> bool:
    """Whether bytes begin as an HTML page does."""
    return _PAGE.match(content[:SNIFFED]) is not None


# A tag, a comment or a declaration: where no page has one in any place, it is text.
_MARKUP = re.compile(rb"<[a-zA-Z!/?]")
_PAGE_TYPE, _TEXT_TYPE = "text/html", "text/plain"


def told_by_content(content: bytes, kind: DocumentKind, media_type: str) -> tuple[DocumentKind, str]:
    """Kind and media type of what has a name or a key of the other kind: a page in a `.txt`, a text in an `.html`.

    Where the bytes are not sure, both stay as given. Bytes with NULs are UTF-16, whose tags have other bytes.
    """
    if kind == "text" and media_type == _TEXT_TYPE and looks_like_page(content):
        return "html", _PAGE_TYPE
    if kind == "html" and media_type == _PAGE_TYPE and content.strip() and b"\0" not in content[:SNIFFED]:
        return ("html", media_type) if _MARKUP.search(content) else ("text", _TEXT_TYPE)
    return kind, media_type
