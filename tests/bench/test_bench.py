"""The benchmark measures what it says, and a peer's answers come out as valid records."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lab.bench import adapter
from lab.bench.corpus import corpus, variants
from lab.bench.pages import measure_memory
from lab.bench.peers import PeerResult, peer
from lab.bench.speed import STAGES, measure
from lab.bench.text import STAGES as TEXT_STAGES
from lab.bench.text import measure_text, render_text
from pipeline import RawDocument, load_ruleset, read_records
from pipeline.cli.app import app
from pipeline.errors import UsageError
from pipeline.line import process
from pipeline.model.record import ArticleRecord
from pipeline.sources import DocumentRef, scan
from tests.laws.documents import article_page
from tests.laws.pieces import ENGLISH, GERMAN


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for language in (ENGLISH, GERMAN):
        (folder / f"{language.code}.html").write_text(article_page(language, list(language.paragraphs)), "utf-8")
    (folder / "dump.txt").write_text("\n\n".join(ENGLISH.paragraphs), "utf-8")
    (folder / "empty.txt").write_text("")
    return folder


def test_a_corpus_repeats_the_folder_s_documents_of_one_kind(raw: Path) -> None:
    assert [document.uri for document in corpus(raw, "html", 3)] == ["de.html", "en.html", "de.html"]
    assert {document.uri for document in corpus(raw, "text", 5)} == {"dump.txt"}


def test_a_folder_without_documents_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"holds no \.html documents"):
        corpus(tmp_path, "html", 1)


def test_a_measurement_counts_every_document_in_every_round(raw: Path) -> None:
    calls = []

    def counting(document: object) -> PeerResult:
        calls.append(document)
        return PeerResult()

    speed = measure(corpus(raw, "text", 8), load_ruleset(), "counting", counting, rounds=2)
    assert len(calls) == 2 + 8 + 8  # a quarter to warm up, then each round
    assert speed.documents == 8
    assert set(speed.stage_milliseconds) == set(STAGES)
    assert speed.documents_per_second > 0
    assert speed.lowest_ratio <= speed.ratio <= speed.highest_ratio


@pytest.mark.parametrize("name", ["trafilatura", "readability"])
def test_a_peer_s_answers_are_valid_records_that_name_their_source(name: str, raw: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["bench", "peer", name, str(raw), str(tmp_path / "clean")])
    assert done.exit_code == 0, done.output
    assert f"{name}: 4 documents, 3 records" in done.output
    records = {record.source.uri: record for record in read_records(tmp_path / "clean")}
    assert set(records) == {"de.html", "en.html", "dump.txt"}
    assert ENGLISH.paragraphs[0] in records["en.html"].text
    assert records["de.html"].title == GERMAN.title


def test_a_peer_that_crashes_gives_no_record(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Odd(Exception):
        """Of a peer's own."""

    def crash(document: RawDocument) -> PeerResult:
        raise Odd

    monkeypatch.setattr(adapter, "_loaded", lambda name: crash)
    (reference,) = (r for r in scan(raw) if isinstance(r, DocumentRef) and r.uri == "en.html")
    assert adapter._one(("trafilatura", reference, tmp_path / "articles")) is False
    assert not (tmp_path / "articles").exists()


def test_variants_are_documents_of_their_own_and_the_same_every_time(raw: Path) -> None:
    documents = corpus(raw, None, 6)
    varied = variants(documents)
    ruleset = load_ruleset()
    records = [process(document, ruleset).record for document in varied]
    assert len({record.id for record in records}) == 6
    assert len({record.content_hash for record in records if isinstance(record, ArticleRecord)}) == 6
    assert varied == variants(documents)


def test_an_unknown_peer_says_which_there_are() -> None:
    with pytest.raises(UsageError, match="trafilatura, readability"):
        peer("newspaper")


def test_the_command_prints_one_json_object(raw: Path) -> None:
    for name in ("html", "pages"):
        done = CliRunner().invoke(app, ["bench", name, str(raw), "-n", "2", "--rounds", "1", "--json"])
        assert done.exit_code == 0, done.output
        assert json.loads(done.stdout)["documents"] == 2


def test_each_stage_is_shown_beside_the_peer_s_time(raw: Path) -> None:
    done = CliRunner().invoke(app, ["bench", "html", str(raw), "-n", "2", "--rounds", "1"])
    assert done.exit_code == 0, done.output
    lines = [line.split() for line in done.stdout.splitlines() if "of trafilatura's time" in line]
    assert [line[0] for line in lines] == list(STAGES)
    assert all(float(line[1]) > 0 and float(line[3]) > 0 for line in lines)


@pytest.mark.slow
def test_memory_is_watched_from_when_it_has_settled(raw: Path) -> None:
    done = CliRunner().invoke(app, ["bench", "html", str(raw), "-n", "2", "--memory", "40", "--json"])
    assert done.exit_code == 0, done.output
    use = json.loads(done.stdout)
    assert use["settled_after"] == 4
    assert use["samples"][0][0] == 4
    assert use["samples"][-1][0] == 40
    assert all(megabytes > 10 for _, megabytes in use["samples"])
    assert use["growth"] == pytest.approx(use["samples"][-1][1] / use["samples"][0][1] - 1, abs=1e-3)


@pytest.mark.slow
def test_a_worker_s_memory_stays_flat(raw: Path) -> None:
    """Pages that differ in every class name, address and word; what is remembered of them must be bounded."""
    template = (raw / "en.html").read_text("utf-8")
    for number in range(200):
        names = " ".join(f"<div class='box-{number}-{n} c{number:x}q{n}' id='i{number}n{n}'></div>" for n in range(200))
        (raw / f"page-{number}.html").write_text(template.replace("</body>", f"{names}</body>"), "utf-8")
    use = measure_memory(corpus(raw, "html", 202), load_ruleset(), 2_000, settled_after=400)
    assert use.growth < 0.1, use.samples


def test_dumps_are_measured_by_stage_in_documents_lines_and_bytes(raw: Path) -> None:
    documents = corpus(raw, "text", 4)
    broken = replace(documents[0], content=b"\0\0\0\0")
    speed = measure_text([*documents, broken], load_ruleset(), rounds=2)
    assert (speed.documents, speed.lines) == (4, 4 * len(ENGLISH.paragraphs))
    assert speed.bytes == 4 * len(documents[0].content)
    assert tuple(speed.stages) == TEXT_STAGES
    for rate in speed.stages.values():
        assert rate.lines == pytest.approx(rate.documents * len(ENGLISH.paragraphs), rel=0.01)
        assert rate.bytes == pytest.approx(rate.documents * len(documents[0].content), rel=0.01)
    assert speed.stages["both"].documents < min(speed.stages["segment"].documents, speed.stages["clean"].documents)
    assert [line.split()[0] for line in render_text(speed).splitlines()[2:]] == ["segment", "clean", "both", "first"]
