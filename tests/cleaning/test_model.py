"""The learned model among the rules: what it may take, what it must leave, what it says about it."""

import itertools
import math
import subprocess
import sys
import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cleaning import clean
from pipeline.cleaning.clean import apply_rules
from pipeline.cleaning.context import Zone
from pipeline.cleaning.line_model.judge import FEATURES, RULE, gather_evidence, threshold_names
from pipeline.cleaning.line_model.limits import INSIDE_SENTENCE, KEYS
from pipeline.learned.paths import TreeModel, load_trees, margin_of
from pipeline.model.document import CleanedDocument, RawDocument, SegmentedDocument
from pipeline.model.reasons import Reason, WarningCode
from pipeline.packs import load_ruleset
from pipeline.packs.loader import Digest
from pipeline.packs.ruleset import read_models
from pipeline.segment import segment
from tests.fakes.rules import read_ruleset

RULES = load_ruleset()
PROSE = [
    "The harbour of Lindby was closed on Monday after a storm tore two ferries from their moorings, the port authority said.",
    "No one was hurt, but about four hundred passengers spent the night in a school gym while crews searched for the anchors.",
    "“We have not seen waves like these since the winter of 1999,” said the harbour master, who has worked there for thirty years.",
    "Ferries are expected to run again on Wednesday, provided that the wind drops and that the divers find no damage to the pier.",
]
MENU = ["Home", "World", "Politics", "Business", "Culture", "Weather", "Travel", "Podcasts", "Shop"]


def segmented(lines: list[str]) -> SegmentedDocument:
    return segment(RawDocument("a.txt", "text", "text/plain", "\n".join(lines).encode()))


def cleaned(lines: list[str]) -> CleanedDocument:
    return clean(segmented(lines), RULES)


def test_a_menu_of_unknown_words_goes_and_the_article_stays() -> None:
    menu = ["Lorem", "Dolor", "Amet", "Elit", "Tempor", "Labore", "Magna", "Veniam", "Quis", "Nostrud"]
    result = cleaned([*menu, "Storm tears two ferries from their moorings in Lindby", *PROSE, *menu[::-1]])
    assert [block.text for block in result.kept] == PROSE
    assert any(verdict.origin == RULE for verdict in result.verdicts)


def test_a_line_that_the_model_takes_names_its_probability_and_three_features() -> None:
    result = cleaned(["Lorem", "Dolor", "Amet", "Elit", "Tempor", "Labore", *PROSE])
    verdict = next(verdict for verdict in result.verdicts if verdict.origin == RULE)
    assert verdict.reason in (Reason.NAVIGATION, Reason.OUTSIDE_BODY)
    share, features = verdict.evidence.split(": ", 1)
    assert share == f"p {verdict.confidence:.3f}"
    names = [part.rsplit(" ", 1)[0] for part in features.split(", ")]
    assert len(names) == 3
    assert set(names) <= set(FEATURES)


def always(bias: int) -> bytes:
    """A model that gives every line the same log odds."""
    model = load_trees(RULES.line_model)
    only = replace(model, value=model.value * 0 + bias, roots=model.roots[:1])
    return only.to_json()


ALWAYS = replace(RULES, line_model=always(10**9))  # compiled once for all examples


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*PROSE, *MENU, "Lorem ipsum", "What now?", "Dolor sit amet"]), min_size=1, max_size=30)
)
def test_no_sentence_inside_the_body_goes_on_the_models_word(lines: list[str]) -> None:
    document = segmented(lines)
    context = apply_rules(document, ALWAYS, before="model")
    for line, verdict in zip(context.lines, clean(document, ALWAYS).verdicts, strict=True):
        if (line.sentence or line.ended) and context.zone(line.index) is Zone.INSIDE:
            assert verdict.origin != RULE


def last_lines_are_boilerplate(count: int) -> bytes:
    """A model for which only the last `count` lines of a document are boilerplate."""
    stump = replace(
        load_trees(RULES.line_model),
        feature=np.array([FEATURES.index("from_end"), 0, 0]),
        threshold=np.array([count + 0.5, math.inf, math.inf]),
        left=np.array([1, 1, 2]),
        value=np.array([0, 10**6, -(10**6)]),
        roots=np.array([0]),
        depth=1,
    )
    return stump.to_json()


COMMENT = "I could not disagree more with all of this, and whoever wrote it has never set foot on a ferry in a storm."


def test_prose_behind_the_article_is_cut_off_the_end_of_the_window() -> None:
    ruleset = replace(RULES, line_model=last_lines_are_boilerplate(2))
    result = clean(segmented([*PROSE, "Lena Dahl", COMMENT]), ruleset)
    assert [block.text for block in result.kept] == PROSE


def test_a_short_last_sentence_is_not_cut_off_and_protects_what_stands_before_it() -> None:
    ruleset = replace(RULES, line_model=last_lines_are_boilerplate(2))
    lines = [*PROSE, COMMENT, "The wind will drop on Friday evening."]
    assert [block.text for block in clean(segmented(lines), ruleset).kept] == lines


def test_the_end_of_the_window_is_not_cut_back_beyond_half_of_the_body() -> None:
    ruleset = replace(RULES, line_model=last_lines_are_boilerplate(3))
    assert [block.text for block in clean(segmented(["Lorem", *PROSE]), ruleset).kept] == ["Lorem", *PROSE]


def test_a_short_list_of_results_is_kept_and_said_to_be_one() -> None:
    results = [
        f"{team} {n}" for n, team in enumerate(["Lindby", "Norrvik", "Falkby", "Sundsund", "Torp", "Ekdal", "Vass"])
    ]
    ruleset = replace(RULES, line_model=always(10**9))
    result = clean(segmented([PROSE[0], *results]), ruleset)
    assert [block.text for block in result.kept][-len(results) :] == results
    assert WarningCode.LIST_KEPT in result.warnings


def sure_by(share: float, **thresholds: float) -> bytes:
    """A model that gives every line one probability, and takes what reaches these thresholds (others: never).

    No document is a list to it.
    """
    model = load_trees(always(margin_of(share)))
    limits = {"thresholds": {"balanced": dict.fromkeys(KEYS, 0.999) | thresholds}}
    guard = {**model.settings["list_guard"], "most_lines": 0}
    return replace(model, settings={**limits, "list_guard": guard}).to_json()


TITLE = "Storm tears two ferries from their moorings in Lindby"


def test_a_long_line_outside_the_body_is_asked_for_more_than_a_label() -> None:
    labels = ["Lorem", "Dolor", "Amet", "Elit", "Tempor", "Labore", "Magna", "Veniam"]
    walk = "What the wind leaves behind: a walk along the coast of Norrvik with the people who live from the sea"
    price = "Why a loaf of rye bread costs twice as much in Falkby this year as it did when the mill was still running"
    document = segmented([*labels, walk, *labels[::-1], TITLE, *PROSE, *labels, price, *labels[::-1]])
    for long, stays in ((0.95, [walk, *PROSE, price]), (0.9, PROSE)):
        content = sure_by(0.92, before=0.9, after=0.9, before_long=long, after_long=long)
        assert [block.text for block in clean(document, replace(RULES, line_model=content)).kept] == stays


def test_without_a_model_the_rules_judge_alone() -> None:
    result = clean(segmented([*MENU, *PROSE]), replace(RULES, line_model=b""))
    assert [block.text for block in result.kept] == PROSE
    assert all(verdict.origin != RULE for verdict in result.verdicts)


def test_a_dump_of_too_many_lines_is_judged_by_the_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.cleaning.line_model.judge.MOST_LINES", 10)
    result = cleaned([*MENU, *PROSE])
    assert [block.text for block in result.kept] == PROSE
    assert all(verdict.origin != RULE for verdict in result.verdicts)


def test_the_same_document_gets_the_same_verdicts() -> None:
    lines = [*MENU, "Lorem", *PROSE, "Dolor sit amet", *MENU]
    assert cleaned(lines).verdicts == cleaned(lines).verdicts


def test_the_shipped_model_is_small_and_knows_its_features() -> None:
    model = TreeModel.from_json(RULES.line_model)
    assert len(RULES.line_model) < 300_000
    assert model.names == FEATURES
    assert set(model.settings["thresholds"]) == {"safe", "balanced", "strict"}


def test_the_safe_thresholds_are_the_highest_and_the_strict_ones_the_lowest() -> None:
    limits = load_trees(RULES.line_model).settings["thresholds"]
    for key in limits["balanced"]:
        assert limits["safe"][key] >= limits["balanced"][key] >= limits["strict"][key]


def test_loading_the_rules_does_not_read_the_model() -> None:
    code = (
        "from pipeline.packs import load_ruleset; load_ruleset(); import sys; "
        "sys.exit('pipeline.cleaning' in sys.modules or 'pipeline.learned.paths' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_digest_of_the_rules_covers_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(digest: Digest) -> dict[str, bytes]:
        models = read_models(digest)
        digest.update(b"another model")
        return models

    monkeypatch.setattr(f"{read_ruleset.__module__}.read_models", changed)
    assert read_ruleset().digest != RULES.digest


@pytest.mark.slow
def test_the_cost_is_linear_in_the_number_of_lines() -> None:
    numbers = itertools.count(100_000)  # no line comes twice: lines that a process has read before cost less

    def seconds(copies: int) -> float:
        document = segmented([f"{line} {next(numbers)}" for _ in range(copies) for line in (*MENU, *PROSE)])
        start = time.process_time()
        clean(document, RULES)
        return time.process_time() - start

    seconds(5)
    small, large = min(seconds(100) for _ in range(3)), seconds(1000)
    assert large < 30 * small


def test_a_long_line_directly_below_the_headline_is_not_judged_by_itself() -> None:
    standfirst = "Four hundred passengers spend the night in a school gym while crews look for the anchors"
    lines = [
        "Lorem",
        "Dolor",
        "Storm tears two ferries from their moorings in Lindby",
        standfirst,
        "Amet",
        "3 March 2019",
        *PROSE,
    ]
    context = apply_rules(segmented(lines), RULES, before="model")
    evidence = gather_evidence(context)
    named = dict(zip((lines[index] for index in evidence.indices), threshold_names(context, evidence), strict=True))
    assert named[standfirst] == INSIDE_SENTENCE
    assert named["Amet"] == named["Lorem"] == "before"
    assert standfirst in [block.text for block in cleaned(lines).kept]


def test_a_paragraph_below_the_byline_and_the_day_below_the_headline_is_not_judged_by_itself() -> None:
    standfirst = (
        "Four hundred passengers spend the night in a school gym while crews look for the anchors of two ferries."
    )
    asks = "Do you like what we write about the harbour? Then help us and our readers with what our reports are worth to you."
    head = ["Storm tears two ferries from their moorings in Lindby", "By Ada Lindqvist", "3 March 2019"]
    for below, stays in ((standfirst, True), (asks, False)):
        lines = ["Lorem", "Dolor", *head, below, *["Facebook", "Twitter", "Pinterest", "Email", "Print"] * 3, *PROSE]
        context = apply_rules(segmented(lines), RULES, before="model")
        evidence = gather_evidence(context)
        found = zip((lines[index] for index in evidence.indices), threshold_names(context, evidence), strict=True)
        assert context.zone(lines.index(below)) is Zone.BEFORE
        assert (dict(found).get(below) == INSIDE_SENTENCE) is stays
