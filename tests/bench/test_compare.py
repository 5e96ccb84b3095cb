"""Quality beside other extractors: figures that can be checked by hand, and every peer on the same documents."""

from __future__ import annotations

import json
import logging
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lab.bench import compare, peers
from lab.bench.measures import LineTally, kept_lines, word_overlap
from lab.bench.peers import PEER_KINDS, PeerResult, installed, peer
from pipeline import RawDocument, load_ruleset
from pipeline.cli.app import app
from pipeline.errors import UsageError
from tests.bench.labelled import write_dumps, write_pages
from tests.laws.documents import article_page
from tests.laws.pieces import ENGLISH

RULESET = load_ruleset()


def test_words_are_counted_as_often_as_they_stand() -> None:
    score = word_overlap("the ferry the Ferry", ["The ferry sails", "no words in common"])
    assert (score.precision, round(score.recall, 3)) == (0.5, 0.667)
    assert round(score.f1, 3) == 0.571
    assert word_overlap("", ["a b"]).f1 == 0.0
    assert word_overlap("", [""]).f1 == 1.0
    assert word_overlap("橋が開通", ["橋が"]).precision == 0.5


def test_a_line_is_kept_if_the_text_holds_it() -> None:
    lines = ["The ferry sails again from the old quay.", "Ferry", "Quay!", "", "Gone is this line from the whole text"]
    text = "Quay\nfirst, the ferry sails again — from the old quay, they said"
    assert kept_lines(lines, text) == [True, False, True, False, False]


def test_lines_are_tallied_by_label_and_length() -> None:
    tally = LineTally()
    labels = ["main", "main", "boilerplate", "boilerplate", "neutral"]
    tally.add(labels, ["12345678", "1 2", "1234", "12", "1"], [True, False, True, False, False])
    tally.add(["main", "boilerplate"], ["12", "3"], [True, False])
    assert tally.as_json() == {
        "dumps": 2, "precision": round(10 / 14, 4), "recall": round(10 / 12, 4), "f1": round(20 / 26, 4),
        "boilerplate_dropped": round(2 / 3, 4), "main_lost": round(1 / 3, 4), "exact": 0.5,
    }  # fmt: skip


def test_pages_are_scored_for_everybody_and_only_where_they_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def title_only(raw: RawDocument) -> PeerResult:
        return PeerResult(title=ENGLISH.title) if ENGLISH.title in raw.content.decode() else PeerResult()

    def broken(raw: RawDocument) -> PeerResult:
        raise RuntimeError("boom")

    makers = {"readability": title_only, "trafilatura": broken}
    monkeypatch.setattr(compare, "peer", makers.__getitem__)
    found = compare.compare_pages(write_pages(tmp_path), RULESET, list(makers), None).as_json()
    assert found["documents"] == 2
    assert found["sources"] == {"own-de": 1, "own-en": 1}
    ours, titles, crashes = (found["extractors"][name] for name in ("newswinnow", "readability", "trafilatura"))
    assert set(ours["text"]) == {"all", "own-de", "own-en"}
    assert ours["text"]["all"]["pages"] == 2
    assert ours["text"]["all"]["f1"] > 0.95
    assert ours["segments"]["f1"] == 1.0
    assert ours["fields"]["language"] == {"right": 2}
    assert ours["milliseconds_per_document"] > 0
    assert titles["fields"] == {"title": {"none": 1, "right": 1}}
    assert titles["text"]["all"]["f1"] == 0.0
    assert titles["text"]["all"]["under_half"] == 2
    assert titles["no_text"] == 2
    assert (crashes["failed"], titles["failed"]) == (2, 0)


def test_a_crash_of_our_own_is_not_counted_but_raised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(compare, "process", broken)
    with pytest.raises(RuntimeError, match="boom"):
        compare.compare_pages(write_pages(tmp_path), RULESET, [], None)


def test_dumps_are_scored_by_their_lines(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    data = write_dumps(tmp_path / "flat")
    found = compare.compare_dumps(data, RULESET, ["trafilatura", "htmldate"], None, lambda *n: seen.append(n)).as_json()
    assert seen == [(1, 2), (2, 2)]
    assert list(found["extractors"]) == ["newswinnow", "trafilatura"]  # htmldate finds no text
    ours = found["extractors"]["newswinnow"]["lines"]
    assert set(ours) == {"all", "plain", "wet"}
    assert ours["all"] == {
        "dumps": 2, "precision": 1.0, "recall": 1.0, "f1": 1.0, "boilerplate_dropped": 1.0, "main_lost": 0.0, "exact": 1.0,
    }  # fmt: skip


def test_a_sample_is_the_same_every_time(tmp_path: Path) -> None:
    data = write_pages(tmp_path)
    one = compare.compare_pages(data, RULESET, [], 1).as_json()
    assert one["documents"] == 1
    assert compare.compare_pages(data, RULESET, [], 1).as_json()["sources"] == one["sources"]


@pytest.mark.parametrize("run", [compare.compare_pages, compare.compare_dumps])
def test_a_folder_without_labels_is_a_usage_error(run: object, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no"):
        run(tmp_path, RULESET, [], None)  # type: ignore[operator]


def test_the_command_prints_tables_or_one_object(tmp_path: Path) -> None:
    data = write_pages(tmp_path)
    argv = ["bench", "compare", "html", "--data", str(data), "--peer", "readability"]
    printed = CliRunner().invoke(app, argv)
    assert printed.exit_code == 0, printed.output
    assert "Text of pages\nextractor" in printed.stdout
    assert "Fields: share of wrong answers" in printed.stdout
    found = json.loads(CliRunner().invoke(app, [*argv, "--json"]).stdout)
    assert set(found["extractors"]) == {"newswinnow", "readability"}
    assert logging.getLogger("any").isEnabledFor(logging.ERROR)  # peers were silenced only meanwhile


def test_what_structured_data_put_in_the_place_of_a_name_is_no_name() -> None:
    assert peers._names(["Ada Brook ", "", ["x"], None, {"name": "y"}]) == ("Ada Brook",)
    assert peers._names(None) == ()
    assert [peers._said(value) for value in (" Title ", "", ["Title"], None)] == ["Title", None, None, None]
    assert [peers._day(v) for v in ("2021-03-04T10:00", "March", None, datetime(2021, 3, 4, 23, 59, tzinfo=UTC))] == [
        "2021-03-04", None, None, "2021-03-04",
    ]  # fmt: skip


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a peer went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def check_peer(name: str) -> None:
    answers = PEER_KINDS[name].answers
    paragraphs = [" ".join(ENGLISH.paragraphs), *ENGLISH.paragraphs]  # jusText asks for long ones
    found = peer(name)(RawDocument("a.html", "html", "text/html", article_page(ENGLISH, paragraphs).encode()))
    for key in ("title", "authors", "date_published", "outlet", "language"):
        if key not in answers:
            assert not getattr(found, key)
    if "text" in answers:
        assert ENGLISH.paragraphs[0] in " ".join(found.text.split())
    if "title" in answers:
        assert found.title is not None
        assert ENGLISH.title in found.title
    if answers == ("language",):
        assert found.language == "en"
    assert found.date_published is None or len(found.date_published) == 10
    assert PEER_KINDS[name].version != "?"
    nothing = peer(name)(RawDocument("b.html", "html", "text/html", b"<html><body></body></html>"))
    assert not nothing.authors


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("name", ["trafilatura", "readability", "justext", "htmldate", "langdetect", "py3langid"])
def test_a_peer_answers_what_it_says_it_does(name: str) -> None:
    check_peer(name)


@pytest.mark.consumers
@pytest.mark.slow
@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("name", ["newspaper4k", "goose3", "resiliparse"])
def test_a_peer_of_the_extra_answers_what_it_says_it_does(name: str) -> None:
    assert name in installed()
    check_peer(name)
