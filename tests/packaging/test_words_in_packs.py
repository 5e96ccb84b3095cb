"""Words of languages stand in the packs, where users can add to them. What still stands in the code is listed here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PIPELINE = Path(__file__).resolve().parents[2] / "pipeline"
STAGES = ("segment", "cleaning", "metadata", "validation", "grammar")
# So many words with letters beyond ASCII make a constant a word list; names of characters and examples have fewer.
MOST = 2
_CLASS = re.compile(r"\[[^\]]*\]")
_WORD = re.compile(r"[^\W\d_]{2,}")

LISTED = {
    "grammar/bylines/east_asian.py: _JA_DESK",
    "grammar/bylines/east_asian.py: _JA_ROLES",
    "grammar/bylines/east_asian.py: _KO_NO_NAMES",
    "grammar/bylines/east_asian.py: _KO_PICTURE",
    "grammar/bylines/east_asian.py: (_KO_ROLES, _KO_WRITTEN)",
    "grammar/bylines/east_asian.py: _KO_ROLE",
    "grammar/bylines/east_asian.py: _REPORT_WORD",
    "grammar/bylines/east_asian.py: _ZH_LABELLED",
    "grammar/bylines/east_asian.py: _ZH_ROLE",
    "grammar/bylines/east_asian.py: _ZH_ROLES",
    "grammar/bylines/names.py: _KO_PICTURED",
    "grammar/bylines/roles.py: _CJK_LEAD",
    "grammar/bylines/words.py: _SPACELESS_CHECKS",
    "grammar/bylines/words.py: CJK_ROLE",
    "grammar/bylines/words.py: CREDIT",
    "grammar/bylines/words.py: _DATE_START",
    "grammar/bylines/words.py: MONTHS",
    "grammar/bylines/words.py: PREAMBLE",
    "grammar/datelines.py: _NO_PLACES",
    "grammar/dates/months.py: _ORDINALS",
    "grammar/dates/signs.py: LUNAR_DAY",
    "grammar/notices.py: NOTICE_OPENINGS",
    "grammar/notices.py: _COPYRIGHT",
    "grammar/notices.py: _OWNED",
    "grammar/notices.py: _RESERVED",
    "grammar/wire_forms.py: _CORRESPONDENT",
    "grammar/wire_forms.py: _JAPANESE",
    "metadata/authors/page.py: _POSTING",
    "metadata/date/printed.py: _FILED",
    "metadata/date/printed.py: _ISSUE",
    "metadata/language.py: _EKAVIAN",
    "metadata/language.py: _IJEKAVIAN",
}


def _words(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            for word in _WORD.findall(_CLASS.sub(" ", part.value)):
                if not word.isascii():
                    yield word.lower()


def _word_lists() -> Iterator[str]:
    for stage in STAGES:
        for file in sorted((PIPELINE / stage).rglob("*.py")):
            for node in ast.parse(file.read_text("utf-8")).body:
                if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                    if len(set(_words(node.value))) > MOST:
                        yield f"{file.relative_to(PIPELINE).as_posix()}: {ast.unparse(target)}"


def test_no_word_list_of_a_language_outside_the_packs_but_those_listed() -> None:
    assert [name for name in _word_lists() if name not in LISTED] == []
