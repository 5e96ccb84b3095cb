import gzip
import json
from pathlib import Path

from lab.bench.dumps import score_dumps
from pipeline.packs import load_ruleset

BODY = (
    "The council of the small harbour town voted on Monday evening to rebuild the old lighthouse, which a storm had"
    " damaged two winters ago, and asked the province to pay for half of the work."
)
TITLE = "Council votes for a new lighthouse"


def write(folder: Path, lines: list[str], **gold: object) -> tuple[Path, Path]:
    flat, pages = folder / "dev.jsonl.gz", folder / "gold.jsonl"
    dump = {"id": "a", "url": "https://example.com/a", "lines": [{"text": line, "gap": 1} for line in lines]}
    with gzip.open(flat, "wt", encoding="utf-8") as handle:
        handle.write(json.dumps(dump) + "\n")
    pages.write_text(json.dumps({"url": "https://example.com/a", **gold}) + "\n", "utf-8")
    return flat, pages


def test_a_field_counts_where_a_line_states_it(tmp_path: Path) -> None:
    lines = [TITLE, "Published 3 March 2021", BODY, BODY.replace("Monday", "Friday")]
    flat, gold = write(tmp_path, lines, dates_ok=["2021-03-03"], authors=["Jane Doe"], title=TITLE)
    scores = score_dumps([flat], gold, load_ruleset())
    assert scores.dumps == 1
    assert scores.share("date", "right") == 1.0
    assert scores.share("title", "right") == 1.0
    assert not scores.verdicts["authors"]  # no line names her: nothing to find


def test_another_answer_is_wrong_and_a_modified_day_is_no_statement(tmp_path: Path) -> None:
    lines = [TITLE, "Published 3 March 2021", "Updated 5 March 2021", BODY]
    flat, gold = write(tmp_path, lines, dates_ok=["2021-03-05"])
    assert not score_dumps([flat], gold, load_ruleset()).verdicts["date"]
    flat, gold = write(tmp_path, [*lines, "4 March 2021 saw much rain in the town"], dates_ok=["2021-03-04"])
    assert score_dumps([flat], gold, load_ruleset()).share("date", "wrong") == 1.0
