"""The quick reader of packs gives what the standard library's gives, or leaves the file to it."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.packs.plain_toml import read_plain


def standard(source: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        return None


def shipped() -> list[tuple[str, str]]:
    root = resources.files("pipeline.packs") / "data"
    folders = [root / kind for kind in ("phrases", "languages", "outlets")]
    return [(f.name, f.read_text("utf-8")) for folder in folders for f in folder.iterdir() if f.name.endswith(".toml")]


def test_shipped_packs_are_read_alike_and_nearly_all_of_them_quickly() -> None:
    files = shipped()
    quick = [read_plain(source) for _, source in files]
    assert [t for t in quick if t is not None] == [
        standard(s) for t, (_, s) in zip(quick, files, strict=True) if t is not None
    ]
    assert sum(table is not None for table in quick) >= 0.9 * len(files)


@pytest.mark.parametrize(
    "source",
    [
        'a = "b"\n# note\n[[c]]\nd = ["e", \'f"g\'] # note\n[[c]]\nd = []\ne = true\nf = 0.95\ng = 12\n',
        "a = '''\nb | c\nd'''\n",
        'a = [\n  "b",\n  "c",\n]\n[d]\ne = "f"\n',
        'a = "it\'s"\nb = \'a\\b\'\nc = ""',
    ],
)
def test_plain_files_are_read(source: str) -> None:
    assert read_plain(source) == standard(source) is not None


@pytest.mark.parametrize(
    "source",
    [
        "a = 1\na = 2\n",
        "a = []\n[[a]]\n",
        "[a]\n[a]\n",
        "[a]\n[[a]]\n",
        'a = ["b" "c"]\n',
        'a = "b" c = "d"\n',
        'a = "b\n"\n',
        'a = "\\u00e9"\n',
        'a = """b"""\n',
        "a = 01\n",
        "a = nan\n",
        'a.b = "c"\n',
        '[a.b]\nc = "d"\n',
        'a = [["b"]]\n',
        'a = "b"\r\n',
        'a = "\x01"\n',
        "a = '''b''''\n",
        "]\n",
    ],
)
def test_all_else_is_left_to_the_standard_reader(source: str) -> None:
    assert read_plain(source) is None


@given(st.text(alphabet="ab=[]\"'# \n,01.\\t\x0b", max_size=40))
def test_what_it_reads_is_right(source: str) -> None:
    table = read_plain(source)
    assert table is None or table == standard(source)
