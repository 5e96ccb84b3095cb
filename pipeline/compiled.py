"""Regular expressions as they are once compiled, kept in the user's cache: a worker compiles 940 before its first document is
done, which takes .33 s of the 1.3 until then.

They are ours and those of the packages that we use, so that the interpreter's own compiler is what asks here first. A program
is the same whenever the same interpreter compiles the same expression; the copy's name says which interpreter. Only processes
that are nothing but ours do so, never the library. Without a writable cache, and on other interpreters, all are compiled.

An expression that is made for a document may hold its words, a person's name among them: nothing is kept that was compiled
once documents are read (`keep`).
"""

from __future__ import annotations

import hashlib
import marshal
import re
import sys
from array import array
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Self

from pipeline.cache import cache_folder, keep_own, read_own

# Expressions in a copy, two kilobytes each. Beyond, only what this process needed is kept: older code's and other rules' go.
MOST_KEPT = 4000
# A copy is written anew for more than so many that it lacks. Five of the standard library's are written from sets, in another
# order in each process, and would always be lacking.
MOST_LACKING = 10
_PROBE = r"(?P<probe>\w)+"
_UNKEPT = re.DEBUG | re.LOCALE  # the one prints, the other depends on the environment

# Whether it is one for bytes, which may equal none for text; the expression; its flags.
_Key = tuple[bool, str | bytes, int]
_Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]  # what `_sre.compile` is given


class CompiledPatterns:
    """Between `begin` and `end` the process takes compiled expressions from the cache; `keep` adds those that were missing.

    As a context it takes them and adds none.
    """

    def __init__(self) -> None:
        self._known: dict[_Key, _Program] = {}
        self._needed: set[_Key] = set()
        self._misses = 0
        self._keeps = True
        self._compile: Any = None  # the interpreter's own; None before and after
        self._sre: Any
        self._parser: Any
        self._compiler: Any

    def begin(self) -> None:
        """Ask the copy first, from now on. Nothing happens where the interpreter works in another way."""
        if sys.implementation.name != "cpython" or self._compile is not None:
            return
        # All of this is the interpreter's own affair, and may be done otherwise in its next version.
        with suppress(Exception):
            self._sre, self._parser, self._compiler = map(import_module, ("_sre", "re._parser", "re._compiler"))
            self._code = self._compiler._code  # noqa: SLF001
            self._built(_PROBE, self._made(_PROBE, 0))
            content = read_own(self._copy())
            if content is not None:
                self._known = marshal.loads(content)  # noqa: S302  # ours: see `read_own`
            self._compile, self._compiler.compile = self._compiler.compile, self._compiled

    def keep(self) -> None:
        """Keep what was missing so far, if it is much; what is compiled from now on is not. To be called before a document is read."""
        if self._compile is None or not self._keeps:
            return
        self._keeps = False
        if self._misses > MOST_LACKING:
            some = len(self._known) > MOST_KEPT
            kept = {key: self._known[key] for key in self._needed} if some else self._known
            keep_own(self._copy(), marshal.dumps(kept))
        self._needed = set()

    def end(self) -> None:
        """Compile as before."""
        if self._compile is None:
            return
        self._compiler.compile, self._compile = self._compile, None
        self._known, self._needed = {}, set()

    def __enter__(self) -> Self:
        self._keeps = False
        self.begin()
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def _copy(self) -> Path:
        what = f"{sys.version} {sys.byteorder} {self._sre.MAGIC} {self._sre.CODESIZE} {array('I').itemsize}"
        return cache_folder() / f"patterns-{hashlib.sha256(what.encode()).hexdigest()[:32]}.marshal"

    def _compiled(self, pattern: Any, flags: int = 0) -> Any:
        """As `re._compiler.compile`."""
        flags = int(flags)
        if type(pattern) not in (str, bytes) or flags & _UNKEPT:
            return self._compile(pattern, flags)
        key = (type(pattern) is bytes, pattern, flags)
        program = self._known.get(key)
        if program is None:
            if not self._keeps:
                return self._compile(pattern, flags)
            program = self._made(pattern, flags)
            if program[0] & _UNKEPT:
                return self._compile(pattern, flags)
            self._known[key] = program
            self._misses += 1
        if self._keeps:
            self._needed.add(key)
        return self._built(pattern, program)

    def _built(self, pattern: str | bytes, program: _Program) -> Any:
        flags, codes, groups, names, numbers = program
        return self._sre.compile(pattern, flags, array("I", codes).tolist(), groups, names, numbers)

    def _made(self, pattern: str | bytes, flags: int) -> _Program:
        """Parse and compile an expression. Raises re.error."""
        parsed = self._parser.parse(pattern, flags)
        codes = array("I", self._code(parsed, flags)).tobytes()
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        return int(flags | state.flags), codes, state.groups - 1, dict(state.groupdict), tuple(names)
