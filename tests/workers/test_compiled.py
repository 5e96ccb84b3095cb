"""Expressions from the cache do what those do that are compiled now, and nothing of the cache is needed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]

import pytest

from pipeline import compiled as module
from pipeline.compiled import CompiledPatterns

EXPRESSIONS: list[tuple[str | bytes, int, str | bytes]] = [
    (r"(?P<day>\d{1,2})\. (?P<month>[a-zä]+)(?: (\d{4}))?", re.IGNORECASE, "am 3. MÄRZ 2021"),
    (r"(?i)(?:публикувано|обновено)\s+на\s+(\d+)", 0, "Обновено на 12 май"),
    (r"(?<![\u3040-\u30ff])(?P<place>[\u3400-\u9fff]{2,4})共同", 0, "【東京共同】"),
    (r"""(?x) (?P<a> \w++ ) (?: - (?P=a) )* $ # twice""", 0, "tam-tam"),
    (r"^كتب[:：]\s*(.+?)\s*$", re.MULTILINE, "كتب: سمير\nالقاهرة"),
    (rb"</(?:[bB][oO][dD][yY])\s*>", 0, b"<p></BODY >"),
    ("a", 0, "banana"),
    (b"a", 0, b"banana"),
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(module, "MOST_LACKING", 0)
    return tmp_path / "newswinnow"


@contextmanager
def at_work() -> Iterator[None]:
    """The interpreter with nothing remembered, as a process finds it."""
    re.purge()
    patterns = CompiledPatterns()
    patterns.begin()
    try:
        yield
        patterns.keep()
    finally:
        patterns.end()


def results() -> list[object]:
    found: list[object] = []
    for expression, flags, text in EXPRESSIONS:
        pattern = re.compile(expression, flags)  # type: ignore[type-var]
        matches = [(match.span(), match.groups(), match.groupdict()) for match in pattern.finditer(text)]  # type: ignore[type-var]
        found.append((pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), matches))
        assert matches
    return found


def copies(cache: Path) -> list[Path]:
    return sorted(cache.glob("patterns-*"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str | bytes]:
    """The expressions that were compiled and not taken from the cache."""
    found: list[str | bytes] = []
    make = CompiledPatterns._made

    def noted(self: CompiledPatterns, pattern: str | bytes, flags: int) -> object:
        if pattern != module._PROBE:
            found.append(pattern)
        return make(self, pattern, flags)

    monkeypatch.setattr(CompiledPatterns, "_made", noted)
    return found


def test_expressions_from_the_cache_are_those_that_were_compiled(cache: Path, made: list[str | bytes]) -> None:
    own = _compiler.compile
    re.purge()
    expected = results()
    with at_work():
        assert results() == expected
    assert made == [expression for expression, _, _ in EXPRESSIONS]
    with at_work():
        assert results() == expected
    assert len(made) == len(EXPRESSIONS)
    assert _compiler.compile is own


def test_what_is_wrong_is_said_as_ever(cache: Path) -> None:
    for _ in range(2):
        with at_work(), pytest.raises(re.error, match="unterminated"):
            re.compile("(a")


def test_what_depends_on_the_environment_is_not_kept(cache: Path) -> None:
    with at_work():
        assert re.compile(rb"(?L)\w").match(b"a")
        assert re.compile(rb"\w", re.LOCALE).match(b"a")
    assert copies(cache) == [] or b"\\w" not in copies(cache)[0].read_bytes()


def test_a_copy_that_is_damaged_or_that_others_may_write_is_not_opened(
    cache: Path, made: list[str | bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_work():
        results()
    (copy,) = copies(cache)
    copy.write_bytes(copy.read_bytes()[:-5] + bytes(5))
    with at_work():
        results()
    copy.chmod(0o666)
    with at_work():
        results()
    assert len(made) == 3 * len(EXPRESSIONS)
    assert copy.stat().st_mode & 0o077 == 0
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with at_work():
        results()
    assert len(made) == 4 * len(EXPRESSIONS)


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    for _ in range(2):
        with at_work():
            results()


def test_what_older_code_needed_goes(cache: Path, made: list[str | bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_KEPT", 2)
    for expression in ("older", "old", "new"):
        with at_work():
            re.compile(expression)
    with at_work():
        re.compile("new")
    assert made == ["older", "old", "new"]
    with at_work():
        re.compile("old")
    assert made == ["older", "old", "new", "old"]


def test_a_process_of_its_own_takes_what_another_kept(cache: Path) -> None:
    script = (
        "from pipeline.compiled import CompiledPatterns\n"
        "patterns = CompiledPatterns()\n"
        "patterns.begin()\n"
        "import pipeline.grammar\n"
        "misses = patterns._misses\n"
        "patterns.keep()\n"
        "patterns.end()\n"
        "print(misses)\n"
    )
    misses = [
        int(subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout)
        for _ in range(2)
    ]
    assert misses[0] > 50
    assert misses[1] == 0


def test_what_is_made_of_a_document_is_not_kept(cache: Path, made: list[str | bytes]) -> None:
    re.purge()
    patterns = CompiledPatterns()
    patterns.begin()
    re.compile("of the rules")
    patterns.keep()
    assert re.compile("wickstead").match("wickstead")
    patterns.keep()
    patterns.end()
    (copy,) = copies(cache)
    assert b"of the rules" in copy.read_bytes()
    assert b"wickstead" not in copy.read_bytes()
    re.purge()
    with CompiledPatterns():
        assert re.compile("of the rules").match("of the rules")
        assert re.compile("tarn").match("tarn")
    assert b"tarn" not in copy.read_bytes()
    assert made == ["of the rules"]


def test_a_run_keeps_no_word_of_its_documents(cache: Path, tmp_path: Path) -> None:
    told = "The quillport ferry left the harbour of Marl at dawn with forty passengers and two lorries full of hay on board."
    (tmp_path / "raw").mkdir()
    text = "\n".join(
        (
            "The quillport ferry sails",
            "By Quillport Tarnovsky",
            "5 May 2024",
            told,
            told + " So he said.",
            told + " Or not.",
        )
    )
    (tmp_path / "raw" / "a.txt").write_text(text)
    command = [sys.executable, "-m", "pipeline", "run", str(tmp_path / "raw"), str(tmp_path / "clean")]
    subprocess.run(command, check=True, capture_output=True)
    (copy,) = copies(cache)
    content = copy.read_bytes().lower()
    assert b"quillport" not in content
    assert b"published" in content


def test_a_few_that_are_lacking_are_no_reason_to_write(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with at_work():
        results()
    before = copies(cache)[0].stat().st_mtime_ns
    monkeypatch.setattr(module, "MOST_LACKING", 10)
    with at_work():
        re.compile("made of a set")
    assert copies(cache)[0].stat().st_mtime_ns == before


def test_an_interpreter_that_compiles_otherwise_is_left_alone(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = _compiler.compile
    monkeypatch.setattr(_compiler, "_code", lambda parsed: parsed)  # one argument less
    patterns = CompiledPatterns()
    patterns.begin()
    assert _compiler.compile is own
    patterns.end()
    assert copies(cache) == []
