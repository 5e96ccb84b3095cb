"""Corrections as rules: what they change, whom they concern, and what is wrong with a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PackError
from pipeline.fingerprint import fingerprints
from pipeline.line import process, trace
from pipeline.model.document import Hints, RawDocument
from pipeline.packs import Ruleset, load_ruleset
from tests.correct.ten import dump

TEXT = dump("Slipway to be mended", "harbour", "slipway", after="Show comments")


def rules(folder: Path, tables: str) -> Ruleset:
    (folder / "corrections").mkdir(exist_ok=True)
    (folder / "corrections/own.toml").write_text(tables, "utf-8")
    return load_ruleset(packs_dir=folder)


def raw(uri: str = "a.txt", url: str | None = None) -> RawDocument:
    return RawDocument(uri, "text", "text/plain", TEXT.encode(), hints=Hints(url=url))


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ('[[line]]\ntexts = ["a line"]\nverdict = "keep"', "needs an id"),
        ('[[line]]\nid = "a"\ntexts = ["!!"]\nverdict = "keep"', "at least one line"),
        ('[[line]]\nid = "a"\ntexts = ["a line"]\nverdict = "away"', "keep or one of"),
        ('[[line]]\nid = "a"\ntexts = ["a line"]', "verdict"),
        ('[[value]]\nid = "a"\nfield = "url"\nnothing = true', "one of title"),
        ('[[value]]\nid = "a"\nfield = "title"', "exactly one of"),
        ('[[value]]\nid = "a"\nfield = "title"\nvalues = ["b", "c"]', "title is no list"),
        ('[[value]]\nid = "a"\nfield = "date_published"\nvalues = ["1 May"]', "a day such as"),
        ('[[value]]\nid = "a"\nfield = "language"\nvalues = ["English"]', "a language such as"),
        ('[[value]]\nid = "a"\nfield = "title"\nvalues = [" "]', "a value is expected"),
        ('[[value]]\nid = "a"\nfield = "title"\nnothing = true\nhost = "x"', "unknown key"),
        ('[[phrase]]\nid = "a"', "corrections are"),
        ('[line]\nid = "a"', "double brackets"),
    ],
)
def test_a_broken_table_is_refused_by_name(tables: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(PackError, match=said):
        rules(tmp_path, tables)


def test_a_line_is_kept_only_where_it_is_said(tmp_path: Path) -> None:
    tables = '[[line]]\nid = "keep.c"\ntexts = ["Show comments"]\nverdict = "keep"\nsite = "post.example"\n'
    known = rules(tmp_path, tables)
    here, elsewhere = raw(url="https://www.post.example/a"), raw(url="https://other.example/a")
    kept = {
        document: [v.rule for v in trace(document, known).cleaned.verdicts if v.keep] for document in (here, elsewhere)
    }
    assert "correction.keep.c" in kept[here]
    assert "correction.keep.c" not in kept[elsewhere]


def test_a_later_correction_and_a_narrower_one_win(tmp_path: Path) -> None:
    everywhere = '[[value]]\nid = "a"\nfield = "title"\nvalues = ["One"]\n'
    narrow = '[[value]]\nid = "b"\nfield = "title"\nvalues = ["Two"]\ndocument = "a.txt"\n'
    later = '[[value]]\nid = "c"\nfield = "title"\nvalues = ["Three"]\n'
    known = rules(tmp_path, narrow + everywhere + later)
    assert [getattr(process(raw(uri), known).record, "title", "") for uri in ("a.txt", "b.txt")] == ["Two", "Three"]


def test_only_whom_it_concerns_is_done_again(tmp_path: Path) -> None:
    plain = fingerprints(load_ruleset())
    tables = (
        '[[value]]\nid = "a"\nfield = "title"\nnothing = true\ndocument = "a.txt"\n'
        '[[value]]\nid = "b"\nfield = "outlet"\nvalues = ["Post"]\nsite = "post.example"\n'
    )
    known = fingerprints(rules(tmp_path, tables))
    assert known.all != plain.all
    assert known.of("text", "", "a.txt") != plain.of("text", "", "a.txt")
    assert known.of("text", "", "b.txt") == plain.of("text", "", "b.txt")
    assert known.of("html", "post.example", "c.html") != plain.of("html", "post.example", "c.html")
    assert known.of("html", "other.example", "c.html") == plain.of("html", "other.example", "c.html")
    assert process(raw("b.txt"), load_ruleset()) == process(raw("b.txt"), rules(tmp_path, tables))
