"""Strings of programs in neutral articles: what the bench counts, and floors of the sample."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lab.__main__ import main
from lab.bench.strings import Printed, measure_strings, read_articles, read_strings, render_coverage, render_kept
from pipeline.packs import load_ruleset

RULES = load_ruleset()
LABEL = Printed("en", "player", "player: subtitle settings", "Subtitle settings")
PROSE = Printed("en", "comments", "none", "The ferry reached the island at noon with forty sheep and a piano on board.")


def test_a_label_leaves_everywhere_and_a_sentence_of_an_article_nowhere() -> None:
    coverage = measure_strings([LABEL, PROSE], RULES)
    label, prose = coverage.outcomes
    assert (label.between, label.behind, label.footer, label.reason) == (True, True, True, "caption")
    assert label.right and label.fits
    assert (prose.between, prose.behind, prose.right, prose.fits) == (False, False, False, False)
    assert coverage.shares()["between"] == 0.5
    assert PROSE.text in render_kept(coverage)
    assert LABEL.text not in render_kept(coverage)


def test_a_language_without_an_article_is_named_and_not_counted() -> None:
    coverage = measure_strings([LABEL, LABEL._replace(language="xx")], RULES)
    assert len(coverage.outcomes) == 1
    assert "xx" in render_coverage(coverage)


def test_a_string_of_two_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="no single line"):
        measure_strings([LABEL._replace(text="Subtitle settings\n\nPlay")], RULES)


def test_the_sample_speaks_the_languages_of_the_articles() -> None:
    assert {string.language for string in read_strings()} == set(read_articles())


def test_the_sample_s_figures_do_not_fall() -> None:
    shares = measure_strings(read_strings(), RULES).shares()
    floors = {"between": 0.95, "behind": 0.98, "footer": 0.97, "reason": 0.96, "fits": 0.97}
    assert {name: share for name, share in shares.items() if share < floors[name]} == {}


def test_the_command_reads_a_file_of_strings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "strings.jsonl"
    path.write_text(json.dumps(LABEL._asdict()) + "\n", "utf-8")
    assert main(["bench", "strings", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["all"]["between"] == 1.0
    assert told["concept"]["player: subtitle settings"]["fits"] == 1.0
    table = render_coverage(measure_strings(read_strings(path), RULES), languages=True, concepts=True)
    assert "nine big" in table
    assert "player: subtitle settings" in table
