"""Which files the line enters to answer one question, in order: how far a newcomer has to walk.

    python -m lab.walks

"How is an author found on a page", "… in a dump", "which rule dropped this line", each on one document of our own. Files
of `packs` and `model` do not count: they are data and nouns. Nor does what is remembered from before, such as the compiled
words of the languages: ask in a process of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pipeline
from pipeline.cleaning import clean
from pipeline.cleaning.line import forget_lines
from pipeline.metadata import describe
from pipeline.model.document import RawDocument
from pipeline.packs import load_ruleset
from pipeline.segment import segment

ROOT = Path(pipeline.__file__).parent
_UNCOUNTED = ("packs", "model")
_AUTHORS = "metadata/authors/find.py"
_PROSE = (
    "The council of Northmarsh voted on Monday to rebuild the old bridge over the river Ann, which was closed last winter, "
    "the mayor said in the hall. Engineers found cracks in two of the five arches."
)
_TITLE = "The old bridge is rebuilt at last in Northmarsh"
PAGE = (
    f"<html><head><title>Bridge</title></head><body><article><h1>{_TITLE}</h1><p class=byline>By Martin Brook</p>"
    + f"<p>{_PROSE}</p>" * 3
    + "</article></body></html>"
)
DUMP = f"""The council of Southmarsh pays for a new ferry
By Jane Doe
3 March 2021
{_PROSE}
The members heard a detailed report of the engineers before the vote, and the debate in the old town hall went on for hours.
Share this article
"""


def entered(work: Callable[[], object], within: str = "") -> list[str]:
    """Files of the package in which work calls something, in the order in which they are met.

    `within`: only while this file's `find` is at work.
    """
    order: list[str] = []
    at_work = [not within]

    def look(frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        if not code.co_filename.startswith(f"{ROOT}/"):
            return
        name = code.co_filename.removeprefix(f"{ROOT}/")
        if name == within and code.co_name == "find":
            at_work[0] = event == "call"
        if event == "call" and at_work[0] and not name.startswith(_UNCOUNTED) and name not in order:
            order.append(name)

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        work()
    finally:
        sys.setprofile(before)
    return order


def walks() -> dict[str, list[str]]:
    """The three questions, and the files that answer them."""
    ruleset = load_ruleset()
    page = clean(segment(RawDocument("page.html", "html", "text/html", PAGE.encode())), ruleset)
    text = segment(RawDocument("dump.txt", "text", "text/plain", DUMP.encode()))
    dump = clean(text, ruleset)
    found = {}
    for question, document in (("how is an author found on a page", page), ("… in a dump", dump)):
        forget_lines()
        found[question] = entered(lambda document=document: describe(document, ruleset), _AUTHORS)  # type: ignore[misc]
    forget_lines()
    found["which rule dropped this line"] = entered(lambda: clean(text, ruleset))
    return found


def main() -> None:
    """Print the three walks."""
    for question, files in walks().items():
        lines = sum((ROOT / name).read_text("utf-8").count("\n") for name in files)
        print(f"{question}: {len(files)} files, {lines:,} lines")
        print("  " + "\n  ".join(files))


if __name__ == "__main__":
    main()
