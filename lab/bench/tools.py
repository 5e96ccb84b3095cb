"""Labelled pages made into dumps by tools that people use, and what is left of the article: is a dump read whatever made it?"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import shutil
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lxml.html

from lab.bench.measures import word_overlap
from pipeline import ArticleRecord, RawDocument, Ruleset, process
from pipeline.metadata.field.folding import fold

_HIDDEN = "script", "style", "noscript", "template", "svg"
_SECONDS, LARGEST_PAGE = 30, 600_000
# Programs that read a page's file and print a dump.
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "lynx": ("lynx", "-dump", "-display_charset=utf-8", "-assume_charset=utf-8"),
    "lynx -nolist": ("lynx", "-dump", "-nolist", "-display_charset=utf-8", "-assume_charset=utf-8"),
    "w3m": ("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8"),
    "elinks": ("elinks", "-dump", "1", "-dump-charset", "utf-8"),
    "pandoc plain": ("pandoc", "-f", "html", "-t", "plain"),
    "pandoc gfm": ("pandoc", "-f", "html", "-t", "gfm"),
}


@dataclass
class ToolScores:
    """Of one tool's dumps: word F1 and recall of each article's text, and how often the title is right, wrong and silent."""

    f1: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    titles: Counter[str] = field(default_factory=Counter)

    def as_json(self) -> dict[str, Any]:
        """Plain values, for machines."""
        f1, recall = (round(sum(found) / len(found), 4) if found else None for found in (self.f1, self.recall))
        return {"texts": len(self.f1), "f1": f1, "recall": recall, "titles": dict(sorted(self.titles.items()))}


def tools() -> dict[str, Callable[[str], str]]:
    """The tools that this machine has, by name; each makes a dump of a page's markup."""
    libraries: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        ("html_text", "html-text", _html_text),
        ("html2text", "html2text", _html2text),
        ("inscriptis", "inscriptis", _inscriptis),
        ("bs4", "bs4", _bs4),
        ("bs4", "bs4 stripped", _bs4_stripped),
        ("lxml", "lxml itertext", _itertext),
    )
    found = {name: make for module, name, make in libraries if importlib.util.find_spec(module)}
    for name, command in COMMANDS.items():
        if shutil.which(command[0]):
            found[name] = _Printed(command)
    return found


def measure_tools(pages: Path, ruleset: Ruleset, limit: int) -> dict[str, ToolScores]:
    """`limit` article pages of `pages/gold.jsonl`, in the order of their ids' digests, dumped by every tool."""
    with (pages / "gold.jsonl").open(encoding="utf-8") as lines:
        golds = [
            gold for line in lines if (gold := json.loads(line)).get("page_type") == "article" and gold.get("html")
        ]
    golds.sort(key=lambda gold: hashlib.md5(gold["id"].encode(), usedforsecurity=False).digest())
    scores: dict[str, ToolScores] = defaultdict(ToolScores)
    for gold in golds[:limit]:
        markup = _bare(gzip.decompress((pages / gold["html"]).read_bytes()))
        for name, make in tools().items() if len(markup) <= LARGEST_PAGE else ():
            _add(
                scores[name],
                gold,
                process(RawDocument("dump.txt", "text", "text/plain", make(markup).encode()), ruleset).record,
            )
    return dict(scores)


def render_tools(scores: Mapping[str, ToolScores]) -> str:
    """A line a tool."""
    rows = [f"{'tool':14} {'texts':>5} {'F1':>6} {'recall':>6}  titles right / wrong / none"]
    for name, found in scores.items():
        told = found.as_json()
        titles = " / ".join(str(found.titles[kind]) for kind in ("right", "wrong", "none"))
        rows.append(f"{name:14} {told['texts']:>5} {told['f1'] or 0:>6.3f} {told['recall'] or 0:>6.3f}  {titles}")
    return "\n".join(rows)


def _add(scores: ToolScores, gold: Mapping[str, Any], record: Any) -> None:
    article = record if isinstance(record, ArticleRecord) else None
    texts = [text for text in gold.get("text") or () if text]
    if texts:
        overlap = word_overlap(article.text if article else "", texts)
        scores.f1.append(overlap.f1)
        scores.recall.append(overlap.recall)
    wanted = gold.get("title")
    if wanted:
        said = article.title if article else None
        same = said is not None and (fold(said) == fold(wanted) or fold(said) in fold(wanted).split(" | "))
        scores.titles["none" if said is None else "right" if same else "wrong"] += 1


def _bare(page: bytes) -> str:
    """The page without what no reader sees, which some tools print."""
    tree = lxml.html.document_fromstring(page)
    for element in list(tree.iter(*_HIDDEN)):
        element.drop_tree()  # type: ignore[attr-defined]  # an HtmlElement
    return str(lxml.html.tostring(tree, encoding="unicode"))


class _Printed:
    """A program's output for a page."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self.command = command

    def __call__(self, markup: str) -> str:
        with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as page:
            page.write(markup)
            page.flush()
            done = subprocess.run((*self.command, page.name), capture_output=True, timeout=_SECONDS, check=False)
        return done.stdout.decode("utf-8", "replace")


def _html_text(markup: str) -> str:
    import html_text

    return str(html_text.extract_text(markup))


def _html2text(markup: str) -> str:
    import html2text

    return str(html2text.html2text(markup))


def _inscriptis(markup: str) -> str:
    import inscriptis

    return str(inscriptis.get_text(markup))


def _bs4(markup: str) -> str:
    from bs4 import BeautifulSoup

    return str(BeautifulSoup(markup, "lxml").get_text("\n"))


def _bs4_stripped(markup: str) -> str:
    from bs4 import BeautifulSoup

    return str(BeautifulSoup(markup, "lxml").get_text("\n", strip=True))


def _itertext(markup: str) -> str:
    """As `//text()` of lxml and parsel is joined: a text node a line, its white space single blanks."""
    texts = map(str, lxml.html.document_fromstring(markup).itertext())
    return "\n".join(" ".join(text.split()) for text in texts if text.strip())
