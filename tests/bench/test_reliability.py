import gzip
import json
from pathlib import Path

from typer.testing import CliRunner

from lab.bench.document import render
from lab.bench.reliability import BANDS, FOLDS, SURE, Claim, Reliability, score_metadata
from lab.bench.reliability_table import reliability_table
from lab.commands.bench import app
from pipeline.packs import load_ruleset

BODY = """
<p>The council of the small harbour town voted on Monday evening to rebuild the old lighthouse, which a storm had damaged
two winters ago, and asked the province to pay for half of the work.</p>
<p>Fishermen had complained for months that the provisional lamp on the pier could hardly be seen when the fog came in
from the north, and one boat ran aground in the spring before its crew was taken off unhurt.</p>
<p>The mayor said that the first stones would be laid after the summer, if the money was there and the weather held.</p>
"""
TITLE = "Council votes for a new lighthouse"


def write(folder: Path, byline: str, **gold: object) -> None:
    (folder / "html").mkdir(exist_ok=True)
    html = f"<html lang=en><title>{TITLE}</title><body><article><h1>{TITLE}</h1>{byline}{BODY}</article></body></html>"
    (folder / "html" / "a.html.gz").write_bytes(gzip.compress(html.encode()))
    line = {"html": "html/a.html.gz", "url": "https://example.com/a", "source": "own", **gold}
    (folder / "gold.jsonl").write_text(json.dumps(line) + "\n", "utf-8")


def test_answers_are_counted_by_field_and_by_confidence(tmp_path: Path) -> None:
    write(tmp_path, "<p class=byline>By Jane Doe</p>", title=TITLE, authors=["Jane Doe"], lang="en")
    scores = score_metadata(tmp_path, load_ruleset())
    assert {name: dict(counts) for name, counts in scores.verdicts.items() if counts} == {
        "title": {"right": 1},
        "authors": {"right": 1},
        "language": {"right": 1},
    }
    assert [band.low for band in scores.bands["authors"]] == list(BANDS)
    assert sum(band.values for band in scores.bands["authors"]) == sum(b.right for b in scores.bands["authors"]) == 1
    assert "100.0%" in reliability_table(scores)


def test_an_answer_where_there_is_none_is_wrong_in_its_band(tmp_path: Path) -> None:
    write(tmp_path, "<p class=byline>By Jane Doe</p>", absent=["authors", "date"])
    scores = score_metadata(tmp_path, load_ruleset())
    assert (scores.verdicts["no author"], scores.verdicts["no date"]) == ({"wrong": 1}, {"right": 1})
    assert [band.right for band in scores.bands["authors"] if band.values] == [0]


def test_the_command_prints_both_tables_and_wants_labelled_pages(tmp_path: Path) -> None:
    write(tmp_path, "", title=TITLE)
    printed = CliRunner().invoke(app, ["metadata", "--data", str(tmp_path), "--json"])
    assert json.loads(printed.stdout)["fields"]["title"] == {"right": 1}
    assert CliRunner().invoke(app, ["metadata", "--data", str(tmp_path / "html")]).exit_code == 2


def test_the_document_of_all_measurements_reads_what_the_command_prints(tmp_path: Path) -> None:
    write(tmp_path, "", title=TITLE)
    lines = [{"text": line, "gap": 1} for line in (TITLE, "A ferry came to Orrey on Monday, and seven people left it.")]
    with gzip.open(tmp_path / "own.jsonl.gz", "wt", encoding="utf-8") as dumps:
        dumps.write(json.dumps({"id": "a", "url": "https://example.com/a", "lines": lines}) + "\n")
    printed = CliRunner().invoke(app, ["metadata", "--data", str(tmp_path), "--json"])
    text = render({"metadata": json.loads(printed.stdout)}, "2031-05-17", "", tmp_path)
    assert "### Verdicts on pages of `own`" in text
    assert "### Verdicts on dumps whose lines state the value: `own`" in text
    assert text.count("| title | 1 | ") == 3


def test_the_folds_tell_what_the_other_domains_bear_out() -> None:
    domains = [f"{n}.example" for n in range(100)]
    good = [Claim(0.95, True, domain) for domain in domains]
    bad = [Claim(0.97, n % 2 == 0, domain) for n, domain in enumerate(domains)]
    scores = Reliability(200, {}, {"title": (*good, *bad)})
    assert {claim.fold for claim in good} == set(range(FOLDS))
    assert (scores.sure("title").values, scores.sure("title").right) == (200, 150)
    assert (scores.folded("title").values, scores.folded("title").right) == (100, 100)
    assert scores.as_json()["sure_in_folds"]["title"] == {"from": SURE, "values": 100, "right": 100}


def test_some_of_the_authors_and_nobody_else_is_partly_right(tmp_path: Path) -> None:
    write(tmp_path, "<p class=byline>By Jane Doe</p>", authors=["Jane Doe", "John Roe"])
    scores = score_metadata(tmp_path, load_ruleset())
    assert scores.verdicts["authors"] == {"partial": 1}
    assert scores.sources["own"]["authors"] == {"partial": 1}
    assert scores.milliseconds > 0


def test_a_field_that_a_source_did_not_look_for_is_not_scored_as_absent(tmp_path: Path) -> None:
    write(tmp_path, "<p>March 3, 2021</p>", absent=["date"], source="trafilatura")
    assert not score_metadata(tmp_path, load_ruleset()).verdicts["no date"]
