"""Whoever sees a rule's name in an answer finds the file that makes it, as docs/ARCHITECTURE.md says."""

from __future__ import annotations

import re
from pathlib import Path

import pipeline.cleaning
from tests.golden import corpus

# Words of the packs, and what `grammar/line.py` read; a mark of the page's own stands in the table of `outside.py`.
ELSEWHERE = ("phrase", "function", "line", "markup")


def _made(family: str, place: str) -> re.Pattern[str]:
    return re.compile(rf'Origin\((?:"{family}"|{family.upper()}), "{place}"')


def test_a_rule_s_name_is_made_in_one_file() -> None:
    folder = Path(next(iter(pipeline.cleaning.__path__)))
    sources = {path.name: path.read_text("utf-8") for path in folder.rglob("*.py")}
    audits = [audit for golden in corpus.everything() if (audit := corpus.outcome(golden.slug).audit)]
    names = {tuple(block.rule.split(".")) for audit in audits for block in audit.blocks}
    made = {
        name: [file for file, text in sources.items() if _made(*name[:2]).search(text)]
        for name in names
        if name[0] not in ELSEWHERE
    }
    assert len(made) > 10
    assert {".".join(name): files for name, files in made.items() if len(files) != 1} == {}
    assert [file for file, text in sources.items() if 'Origin("markup", mark)' in text] == ["outside.py"]
