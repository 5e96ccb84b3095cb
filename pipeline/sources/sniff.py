"""What bytes are by their beginning, where neither a name nor a header says."""

from __future__ import annotations

import re

# Pages begin with a tag, but for a mark, white space, comments and declarations.
SNIFFED = 1_024
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.{0,900}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_page(content: bytes) -> bool:
    """Whether bytes begin as an HTML page does."""
    return _PAGE.match(content[:SNIFFED]) is not None
