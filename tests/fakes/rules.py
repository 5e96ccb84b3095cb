"""The rules that ship, read once for all tests of a process: no test can change them, and reading takes a while.

A test whose subject is the reading itself takes `read_ruleset`.
"""

from __future__ import annotations

import functools
from functools import lru_cache
from pathlib import Path

import pipeline.packs
from pipeline.packs import Ruleset, ruleset
from pipeline.packs.ruleset import HtmlMode, Strictness

read_ruleset = ruleset.load_ruleset


@lru_cache
def _shipped(strictness: Strictness, html: HtmlMode) -> Ruleset:
    return read_ruleset(strictness, html=html)


@functools.wraps(ruleset.load_ruleset)
def _load_ruleset(
    strictness: Strictness = "balanced",
    packs_dir: Path | None = None,
    memory: Path | None = None,
    html: HtmlMode = "best",
) -> Ruleset:
    if packs_dir is None and memory is None:
        return _shipped(strictness, html)
    return read_ruleset(strictness, packs_dir, memory, html)


def share_rules() -> None:
    """From now on `load_ruleset` gives what was read before, unless there are a user's packs or a line memory."""
    ruleset.load_ruleset = pipeline.packs.load_ruleset = _load_ruleset
