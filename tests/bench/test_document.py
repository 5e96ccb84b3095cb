"""The benchmarks in docs/QUALITY.md are made of what the commands print, whatever more or less they print."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lab.bench.document import NAMES, read_results, render
from lab.bench.machine import machine
from lab.bench.tables import Table, flat_table, markdown, plain, share
from lab.parts import read_part
from pipeline.cli.app import app
from pipeline.errors import UsageError

ROOT = Path(__file__).parents[2]
LINES = {"dumps": 7, "precision": 0.9, "recall": 0.98, "f1": 0.938, "boilerplate_dropped": 0.91, "main_lost": 0.01,
         "exact": 0.25}  # fmt: skip
TEXT = {"pages": 5, "precision": 0.96, "recall": 1.0, "f1": 0.97, "f1_margin": 0.012, "under_half": 1}
RESULTS: dict[str, dict[str, Any]] = {
    "compare-text": {
        "kind": "text", "documents": 7, "sources": {"own": 7},
        "extractors": {"newswinnow": {"version": "9.9", "milliseconds_per_document": 3.14, "failed": 0, "no_text": 0,
                                      "lines": {"all": LINES, "wet": LINES, "plain": LINES}}},
    },
    "compare-html": {
        "kind": "html", "documents": 5, "sources": {"aeb": 4, "mine": 1},
        "extractors": {
            "newswinnow": {"version": "9.9", "milliseconds_per_document": 20.0, "failed": 0, "no_text": 0,
                           "text": {"all": TEXT}, "fields": {"title": {"right": 3, "wrong": 1}}},
            "htmldate": {"version": "1.2", "milliseconds_per_document": 5.0, "failed": 1,
                         "fields": {"date": {"right": 1, "none": 1}}},
        },
    },
    "metadata": {
        "pages": 5, "fields": {"title": {"right": 3, "wrong": 1}, "no date": {}},
        "reliability": {"title": [{"from": 0.0, "values": 0, "right": 0}, {"from": 0.9, "values": 4, "right": 3}]},
        "cpu_ms_per_page": 2.25, "sources": {"mine": {"authors": {"right": 1, "partial": 1}}},
        "sure": {"title": {"from": 0.9, "values": 4, "right": 3}},
        "dumps": {"late": {"dumps": 9, "fields": {"date": {"right": 1, "none": 2, "partial": 1}}}},
    },
    "text": {"documents": 40, "stage_milliseconds": {"clean": 1.5}, "peer": "trafilatura", "a_list": [1]},
    "flow": {"rows": [
        {"name": "first record", "measured": 1.75, "unit": "s", "wanted": "<= 2", "met": True,
         "figures": {"documents": 64, "all_seconds": [1.7, 1.8], "peak": None}},
        {"name": "kills survived", "measured": 5},
    ]},
}  # fmt: skip


def write(folder: Path) -> Path:
    for name, found in RESULTS.items():
        (folder / f"{name}.json").write_text(json.dumps(found))
    return folder


def test_the_document_holds_every_figure_and_how_it_came_about(tmp_path: Path) -> None:
    text = render(read_results(write(tmp_path)), "2031-05-17", "five pages of our own.", ROOT / "docs" / "MODELS.md")
    assert "- Measured on 2031-05-17.\n" in text
    assert "- Data: five pages of our own.\n" in text
    assert "- Versions: newswinnow 9.9, htmldate 1.2." in text
    assert "| newswinnow | .938 | .900 | .980 | .910 | .010 | .250 | 0 | 3.1 |" in text
    assert "| newswinnow | .970 | .012 | .960 | 1.000 | 1 | – | 0 | 20.0 |" in text
    assert "| extractor | title (4) | date (2) |" in text
    assert "| htmldate | – | .500 |" in text
    assert "Zyte's article extraction benchmark (`aeb`, 4); mine (`mine`, 1)" in text
    assert "| `title` | – | .75 of 4 |" in text
    assert "| date | 4 | .250 | .250 | .000 | .500 |" in text
    assert "Verdicts on dumps whose lines state the value: `late`" in text
    assert "| authors | 2 | .500 | .500 | .000 | .000 |" in text
    assert "| `title` | .75 of 4 | from 0.9 |" in text
    assert "The stage takes 2.25 ms of CPU a page" in text
    assert "| stage milliseconds · clean | 1.5 |" in text
    assert "| first record | 1.75 s | documents 64; all seconds 1.7, 1.8; peak – |" in text
    assert "| kills survived | 5 |  |" in text
    assert "## Speed on pages" not in text  # not measured this time
    assert text.endswith("tell them apart; read both tables.\n")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE)[-1] == "What the figures do not show"


def test_a_flow_that_prints_otherwise_is_shown_as_it_comes() -> None:
    text = render({"flow": {"ratios": {"flow_cpu_to_loop_cpu": 1.75}}}, "2031-05-17", "", ROOT / "docs" / "MODELS.md")
    assert "| ratios · flow cpu to loop cpu | 1.75 |" in text


def test_the_cross_validated_figures_of_the_cards_are_quoted(tmp_path: Path) -> None:
    cards = tmp_path / "MODELS.md"
    cards.write_text(
        "## Model card: another\n\n|  | n |\n|---|---|\n| all | 9 |\n\n## Model card: the line model\n\n|  | t |\n|---|---|\n| safe | 1 |\n\n|  | F1 | n |\n|---|--|--|\n| all | .9 | 7 |\n"
    )
    text = render({"compare-text": RESULTS["compare-text"]}, "2031-05-17", "", cards)
    assert "([MODELS.md](MODELS.md)): F1 .9, n 7." in text
    bare = render({"compare-text": RESULTS["compare-text"]}, "2031-05-17", "", tmp_path / "nowhere")
    assert "Cross-validated by domain, all" not in bare


def test_our_own_cards_have_figures_to_quote() -> None:
    found = {name: RESULTS[name] for name in ("compare-text", "compare-html")}
    text = render(found, "2031-05-17", "", ROOT / "docs" / "MODELS.md")
    assert text.count("Cross-validated by domain, all documents (") == 2


def test_the_command_writes_the_document(tmp_path: Path) -> None:
    write(tmp_path)
    argv = ["bench", "document", str(tmp_path), str(tmp_path / "out.md"), "--date", "2031-05-17"]
    done = CliRunner().invoke(app, argv)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "out.md").read_text("utf-8").startswith("<!-- benchmarks -->\n\n## Benchmarks\n")


def test_the_command_writes_its_part_of_a_document_and_no_other(tmp_path: Path) -> None:
    write(tmp_path)
    out = tmp_path / "out.md"
    out.write_text("# Ours\n\n<!-- benchmarks -->\nold\n<!-- end benchmarks -->\n\n## After\n", "utf-8")
    argv = ["bench", "document", str(tmp_path), str(out), "--date", "2031-05-17"]
    for _ in range(2):
        assert CliRunner().invoke(app, argv).exit_code == 0
    text = out.read_text("utf-8")
    assert text.startswith("# Ours\n\n<!-- benchmarks -->\n\n## Benchmarks\n")
    assert text.endswith("\n<!-- end benchmarks -->\n\n## After\n") and "\nold\n" not in text
    assert "\n### Pages\n" in text and read_part(out, "benchmarks").count("## Benchmarks") == 1
    out.write_text("# Without the part\n", "utf-8")
    assert CliRunner().invoke(app, argv).exit_code == 2
    assert out.read_text("utf-8") == "# Without the part\n"


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no results"):
        read_results(tmp_path)
    (tmp_path / f"{NAMES[0]}.json").write_text("{")
    with pytest.raises(UsageError, match="is no JSON"):
        read_results(tmp_path)
    with pytest.raises(UsageError, match="is no day"):
        render(RESULTS, "yesterday", "", tmp_path)


def test_tables_align_for_the_terminal_and_say_the_same_in_markdown() -> None:
    table = Table("Figures", ("what", "n"), (("a long name", "7"), ("b", "1,234")))
    assert plain(table) == "Figures\nwhat             n\na long name      7\nb            1,234"
    assert markdown(table) == "| what | n |\n|---|--:|\n| a long name | 7 |\n| b | 1,234 |"
    assert [share(value) for value in (0.5, 1.0, 0, None)] == [".500", "1.000", ".000", "–"]
    assert flat_table("", {"a": {"b_c": 2}, "d": True, "e": [1, 0.5], "f": [{}]}).rows == (
        ("a · b c", "2"), ("d", "yes"), ("e", "1, 0.5"),
    )  # fmt: skip


def test_the_machine_is_named() -> None:
    found = machine()
    assert int(found["cores"]) >= 1
    assert re.fullmatch(r"3\.\d+\.\d+", found["Python"])
