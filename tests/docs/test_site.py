"""The site's pages: `make docs-site` builds it strictly; here is what a strict build does not see."""

from __future__ import annotations

import ast
import re

import pipeline
from tests.docs.generate import DOCS


def test_the_reference_holds_every_public_name_and_no_other() -> None:
    named = re.findall(r"^\.\. auto\w+:: (\w+)$", (DOCS / "API.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(name for name in pipeline.__all__ if name != "__version__")
    assert [name for name in named if not getattr(pipeline, name).__doc__] == []


def test_every_document_stands_in_the_side_bar() -> None:
    """A strict build fails too, but late; the side bar is a dictionary in docs/conf.py."""
    listed = re.search(r"^SIDE_BAR = (\{.*?^\})", (DOCS / "conf.py").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert listed is not None
    pages = {page for entries in ast.literal_eval(listed[1]).values() for page in entries}
    assert {path.stem for path in DOCS.glob("*.md")} - {"README"} <= pages
