"""`newswinnow packs`: own rules are checked, and tried on a corpus before they are used."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.packs import load_ruleset
from tests.flows.drive import article, ingest
from tests.packs.test_check import SAFE
from tests.packs.test_loader import write

CALL = "The lamp in the lower window"  # printed under every article of an imagined paper


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("one", "two"):
        text = article(f"Person {name}").replace("Work will", f"{CALL}\n\nWork will")
        (raw / f"{name}.txt").write_text(text, "utf-8")
    (raw / "three.txt").write_text(article("Person three") + "\nShow Comments\n", "utf-8")
    member = json.dumps({"id": "four", "text": article("Person four").replace("Work will", f"{CALL}\n\nWork will")})
    (raw / "feed.jsonl.gz").write_bytes(gzip.compress(member.encode()))
    (raw / "broken.txt").write_bytes(b"\x00\xff\x00\x01" * 50)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tried(*arguments: str) -> dict[str, Any]:
    done = CliRunner().invoke(app, ["packs", "try", *arguments, "--json"])
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.output)
    return found


def test_what_a_phrase_would_take_from_raw_documents(corpus: Path) -> None:
    found = tried(CALL)
    assert (found["documents"], found["touched"], found["lines"], found["going"]) == (4, 3, {"body": 3}, 3)
    assert [line["goes"] for line in found["samples"]] == [True, True, True]
    ingest(corpus / "raw", corpus / "before")
    texts = [p.read_text() for p in (corpus / "before/articles").rglob("*.json")]
    assert sum(CALL in text for text in texts) == 3, "so it is as was said: the lines are in bodies now"
    phrase = SAFE.replace("the paper that floats | the boat that prints", CALL.lower()).replace(
        'examples = ["The paper that floats"]', f'examples = ["{CALL}"]', 1
    )
    write(corpus / "packs", phrase)
    ingest(corpus / "raw", corpus / "after", packs=corpus / "packs")
    texts = [p.read_text() for p in (corpus / "after/articles").rglob("*.json")]
    assert sum(CALL in text for text in texts) == 0, "and with the phrase they are gone"
    again = tried("house.motto", "--packs", "packs")
    assert (again["going"], again["lines"]) == (3, {"body": 3})


def test_what_is_cut_already_is_said(corpus: Path) -> None:
    found = tried("show comments")
    assert (found["touched"], found["lines"], found["going"]) == (1, {"comments": 1}, 0)


def test_records_are_searched_without_their_documents(corpus: Path) -> None:
    ingest(corpus / "raw", corpus / "clean")
    found = tried("the lamp", "clean", "--match", "prefix")
    assert (found["documents"], found["touched"], found["lines"]) == (4, 3, {"body": 3})
    assert {line["goes"] for line in found["samples"]} == {None}
    assert tried("show comments", "clean")["lines"] == {"comments": 1}


def test_the_words_for_a_person(corpus: Path) -> None:
    done = CliRunner().invoke(app, ["packs", "try", CALL, "--samples", "1"])
    assert "3 lines in 3 of 4 documents (75.0 %) of raw" in done.output
    assert "in bodies now: 3; 3 of them would go" in done.output
    assert done.output.count(CALL) == 1
    done = CliRunner().invoke(app, ["packs", "try", "nobody says this"])
    assert "Nothing would change." in done.output


def test_check_has_exit_codes(corpus: Path) -> None:
    write(corpus / "packs", SAFE)
    done = CliRunner().invoke(app, ["packs", "check", "packs"])
    assert (done.exit_code, done.output) == (0, "packs: 1 phrase, 0 languages, 0 outlets; no faults\n")
    write(corpus / "packs", SAFE.replace('"promo"', '"propaganda"'))
    done = CliRunner().invoke(app, ["packs", "check", "packs"])
    assert done.exit_code == 2
    assert "fault  packs/phrases/en.toml, line 4: reason: one of comments" in done.output
    done = CliRunner().invoke(app, ["packs", "check", "packs", "--json"])
    assert (done.exit_code, json.loads(done.output)["remarks"][0]["fault"]) == (2, True)


def test_list_counts_and_prints(corpus: Path) -> None:
    rules = load_ruleset()
    done = CliRunner().invoke(app, ["packs", "list"])
    assert f"{len(rules.phrases)} phrases, {len(rules.languages)} languages" in done.output
    done = CliRunner().invoke(app, ["packs", "list", "--language", "de", "--reason", "newsletter"])
    rows = [line.split("\t") for line in done.output.splitlines()]
    assert [row[0] for row in rows] == [
        p.rule for p in rules.phrases if p.language == "de" and p.reason == "newsletter"
    ]
    done = CliRunner().invoke(app, ["packs", "list", "--markdown"])
    assert [p.rule for p in rules.phrases if f"**`{p.rule}`**" not in done.output] == []
    topics = [f"**`function.{pack.code}.{topic}`**" for pack in rules.functions for topic in pack.topics]
    assert topics and [topic for topic in topics if topic not in done.output] == []
    done = CliRunner().invoke(app, ["packs", "list", "--markdown", "--language", "de"])
    assert "--markdown prints all rules" in str(done.exception)
    done = CliRunner().invoke(app, ["packs", "list", "--reason", "newsleter"])
    assert "Did you mean 'newsletter'?" in str(done.exception)
