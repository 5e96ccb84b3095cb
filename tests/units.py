"""Which tests go to the same process together.

A module's fast tests do: what its fixtures make is made once. Tests that take their time go one by one, so that all
processes have some, but for modules that say `xdist_group`: what they share (an environment, a server) costs more.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_GROUP = re.compile(r"xdist_group\(\"([^\"]+)\"\)")


def unit_of(nodeid: str) -> str:
    """The name of the unit that a test belongs to."""
    module = nodeid.partition("::")[0]
    return _unit_of_module(module) or nodeid


@lru_cache
def _unit_of_module(module: str) -> str | None:
    """None: each of its tests is a unit of its own."""
    text = (_ROOT / module).read_text("utf-8")
    if group := _GROUP.search(text):
        return group[1]
    return None if "mark.slow" in text else module
