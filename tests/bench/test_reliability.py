import gzip
import json
from pathlib import Path

from typer.testing import CliRunner

from pipeline.bench.reliability import BANDS, reliability_table, score_metadata
from pipeline.cli.bench import app
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
