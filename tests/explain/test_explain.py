"""`newswinnow explain` shows every block and every field of one document, whatever way it comes in."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
import zstandard
from rich.console import Console
from typer.testing import CliRunner

from pipeline import Ruleset, load_ruleset
from pipeline.cli.app import app
from pipeline.errors import UsageError
from pipeline.explain import document_from_bytes, explain, read_document, render
from pipeline.model.document import RawDocument, SegmentedDocument
from pipeline.packs.ruleset import HtmlMode
from pipeline.segment import segment
from tests.laws.documents import article_page, dump, footer, page
from tests.laws.pieces import ENGLISH

LINES = [*ENGLISH.paragraphs, "Show Comments"]
DUMP = "\n\n".join(LINES)
PAGE = article_page(ENGLISH, list(ENGLISH.paragraphs), after=footer(ENGLISH))


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


def shown(explanation: Any, *, terminal: bool = False, full: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=100, color_system="standard" if terminal else None)
    render(explanation, console, full=full)
    return out.getvalue()


def run(*arguments: str, stdin: bytes | None = None) -> str:
    done = CliRunner().invoke(app, ["explain", *arguments], input=stdin)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_in_a_pipe_every_block_is_one_line_with_verdict_reason_confidence_and_rule(ruleset: Ruleset) -> None:
    text = shown(explain(dump(DUMP), ruleset))
    lines = text.splitlines()
    assert "\x1b" not in text
    dropped = next(line for line in lines if line.endswith("Show Comments"))
    assert dropped.split()[1:3] == ["drop", "comments"]
    assert "phrase.en.comments.show" in dropped
    for paragraph in ENGLISH.paragraphs:
        assert any("keep" in line and paragraph[:60] in line for line in lines)


def test_a_terminal_gets_colours_and_no_line_wider_than_it(ruleset: Ruleset) -> None:
    text = shown(explain(dump(DUMP), ruleset), terminal=True)
    assert "\x1b[" in text
    plain = Console(file=io.StringIO()).render_str(text).plain
    assert "Show Comments" in plain


def test_a_page_shows_where_its_fields_come_from(ruleset: Ruleset) -> None:
    text = shown(explain(page(PAGE), ruleset))
    fields = text.partition("\nFields\n")[2]
    assert ENGLISH.title in fields


def test_a_document_goes_down_the_line_once(ruleset: Ruleset, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = []

    def counting(raw: RawDocument, html: HtmlMode) -> SegmentedDocument:
        cut.append(raw.uri)
        return segment(raw, html)

    monkeypatch.setattr("pipeline.line.segment", counting)
    explanation = explain(page(PAGE), ruleset)
    assert cut == [explanation.raw.uri]
    assert explanation.outcome.is_article and explanation.described is not None


def test_a_quarantined_document_says_why(ruleset: Ruleset) -> None:
    text = shown(explain(dump(""), ruleset))
    assert "quarantine empty_input at segment" in text
    assert "The file is empty" in text


def test_long_texts_are_cut_unless_all_is_wanted(ruleset: Ruleset) -> None:
    long = "The council met again. " * 30
    explanation = explain(dump(f"{DUMP}\n\n{long}"), ruleset)
    assert "characters)" in shown(explanation)
    assert long.strip() in shown(explanation, full=True)


def test_a_document_cannot_steer_the_terminal(ruleset: Ruleset) -> None:
    text = shown(explain(dump(DUMP + "\n\nA line with \x1b[31m colour and \x07 a bell in the middle of it."), ruleset))
    assert "\x1b" not in text
    assert "\x07" not in text


def test_json_holds_everything() -> None:
    seen = json.loads(run("-", "--json", stdin=DUMP.encode()))
    assert seen["outcome"] == "article"
    assert "\n".join(block["text"] for block in seen["blocks"]) == "\n".join(LINES)
    assert seen["blocks"][-1]["reason"] == "comments"
    assert seen["blocks"][-1]["start"] == DUMP.index("Show Comments")
    assert seen["record"]["source"]["uri"] == "-"


@pytest.mark.parametrize("name", ["a.html", "a.htm.gz", "a.html.zst"])
def test_a_page_is_read_packed_or_not_with_its_side_file(name: str, tmp_path: Path) -> None:
    content = PAGE.encode()
    if name.endswith(".gz"):
        content = gzip.compress(content)
    elif name.endswith(".zst"):
        content = zstandard.ZstdCompressor().compress(content)
    (tmp_path / name).write_bytes(content)
    (tmp_path / f"{name}.meta.json").write_text('{"url": "https://example.org/bridge"}')
    document = read_document(tmp_path / name, 1_000_000)
    assert (document.kind, document.content) == ("html", PAGE.encode())
    assert document.hints.url == "https://example.org/bridge"


def test_standard_input_is_told_apart_by_its_tags_or_by_the_option() -> None:
    assert document_from_bytes(PAGE.encode()).kind == "html"
    assert document_from_bytes(DUMP.encode()).kind == "text"
    assert document_from_bytes(PAGE.encode(), "text").kind == "text"


def test_a_misspelt_file_is_answered_with_the_one_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text(DUMP)
    with pytest.raises(UsageError, match=r"Did you mean .*harbour\.txt"):
        read_document(tmp_path / "habour.txt", 1000)
    with pytest.raises(UsageError, match=r"Did you mean .*harbour\.txt"):
        read_document(tmp_path / "harbour.html", 1000)


def test_folders_other_files_and_too_large_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_text("x")
    (tmp_path / "big.txt").write_text("x" * 100)
    with pytest.raises(UsageError, match="That is a folder"):
        read_document(tmp_path, 1000)
    with pytest.raises(UsageError, match="not a single raw document"):
        read_document(tmp_path / "notes.pdf", 1000)
    with pytest.raises(UsageError, match="larger than 10 bytes"):
        read_document(tmp_path / "big.txt", 10)


def test_a_link_to_nothing_is_not_what_was_meant(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    (tmp_path / "b.txt").symlink_to("nowhere")
    for name in ("a.txt", "b.txt"):
        with pytest.raises(UsageError, match="a link to nothing, or to itself"):
            read_document(tmp_path / name, 1_000)
