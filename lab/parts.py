"""Parts of a document that commands write: what stands between `<!-- NAME -->` and `<!-- end NAME -->`."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.errors import UsageError


def read_part(document: Path, name: str) -> str:
    """The text of a part; empty if there is no such document or part."""
    if not document.is_file():
        return ""
    found = _marks(name).search(document.read_text("utf-8"))
    return found[2].strip() + "\n" if found else ""


def write_part(document: Path, name: str, text: str) -> None:
    """Put a text that stands for itself into a document: each of its headings goes down by one level.

    A document that is not there yet is written with this part alone. Raises UsageError if the document has no such part.
    """
    empty = f"<!-- {name} -->\n<!-- end {name} -->\n"
    old = document.read_text("utf-8") if document.is_file() else empty
    inside = re.sub(r"^(#+ )", r"#\1", text.strip(), flags=re.MULTILINE)
    new, count = _marks(name).subn(lambda found: f"{found[1]}\n{inside}\n\n{found[3]}", old)
    if count != 1:
        raise UsageError(
            f"{document} has no part {name!r}.", f"It needs the lines <!-- {name} --> and <!-- end {name} -->."
        )
    document.write_text(new, "utf-8")


def _marks(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"^(<!-- {re.escape(name)} -->\n)(.*?)^(<!-- end {re.escape(name)} -->)$", re.MULTILINE | re.DOTALL
    )
