"""Every example in docs/examples/ runs as its head says, on records of the samples, and prints what is true."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from pipeline import ArticleRecord
from tests.consumers import search_stub
from tests.consumers.workshop import EXAMPLES, Workshop, commands_of
from tests.exports.captures import TITLES, capture_twice
from tests.flows.drive import ingest

pytestmark = [pytest.mark.slow, pytest.mark.consumers, pytest.mark.xdist_group("consumers")]

Records = list[ArticleRecord]


def printed(workshop: Workshop, name: str, **environment: str) -> str:
    """What the last command in an example's head prints, after those before it."""
    outputs = [workshop.run(line, **environment) for line in commands_of(EXAMPLES / name)]
    assert outputs, "an example says how it is run"
    return outputs[-1]


def test_every_example_is_tried_here() -> None:
    tried = {name for name in globals() if name.startswith("test_with_")}
    assert {f"test_{path.stem}" for path in EXAMPLES.glob("with_*")} == tried


def test_with_python(workshop: Workshop, records: Records) -> None:
    lines = printed(workshop, "with_python.py").splitlines()
    assert len(lines) == sum(record.date_published is not None for record in records) > 5
    assert all(line.endswith(record.title or "") for line, record in zip(
        lines, [record for record in records if record.date_published], strict=True
    ))  # fmt: skip


def test_with_pandas(workshop: Workshop, records: Records) -> None:
    words: Counter[str] = Counter()
    for record in records:
        if record.language:
            words[record.language] += record.word_count
    found = dict(line.split() for line in printed(workshop, "with_pandas.py").splitlines())
    assert found == {language: str(count) for language, count in words.items()}


def test_with_polars(workshop: Workshop, records: Records) -> None:
    newest: dict[str, str] = {}
    for record in records:
        if record.outlet and record.date_published:
            newest[record.outlet] = max(newest.get(record.outlet, ""), record.date_published)
    lines = printed(workshop, "with_polars.py").splitlines()
    assert [line.partition(": ")[0] for line in lines] == [f"{day}  {name}" for name, day in sorted(newest.items())]


def test_with_datasets(workshop: Workshop, records: Records) -> None:
    expected = [f"{record.title} {record.authors}" for record in records if record.language == "en"]
    assert sorted(printed(workshop, "with_datasets.py").splitlines()) == sorted(expected)


def test_with_duckdb(workshop: Workshop, records: Records) -> None:
    blocks: Counter[str] = Counter()
    chars: Counter[str] = Counter()
    for record in records:
        for cut in record.removed:
            blocks[cut.reason] += cut.blocks
            chars[cut.reason] += cut.chars
    expected = [f"{r}\t{blocks[r]}\t{chars[r]}" for r in sorted(blocks, key=lambda r: (-chars[r], r))]
    assert printed(workshop, "with_duckdb.sql").splitlines() == expected


def test_with_sqlite(workshop: Workshop, records: Records) -> None:
    days: defaultdict[str, list[str | None]] = defaultdict(list)
    for record in records:
        for name in record.authors:
            days[name].append(record.date_published)
    expected = [f"{n}|{len(d)}|{min(filter(None, d), default='')}" for n, d in sorted(days.items())]
    assert printed(workshop, "with_sqlite.sql").splitlines() == expected


def test_with_jq(workshop: Workshop, records: Records) -> None:
    rows = [line.split("\t") for line in printed(workshop, "with_jq.sh").splitlines()]
    expected = [[record.date_published or "", record.outlet or "", record.title or ""] for record in records]
    assert sorted(rows) == sorted(expected)


def test_with_elasticsearch(workshop: Workshop, records: Records) -> None:
    with search_stub.serve() as search:
        printed(workshop, "with_elasticsearch.sh", SEARCH=search.address)
        mapping = json.loads((EXAMPLES / "search-index.json").read_text("utf-8"))
        assert search.created == {"news": mapping}
        assert search.documents == {record.id: record.model_dump(mode="json") for record in records}


def test_elasticsearch_keeps_the_newer_text_whatever_is_sent_last(workshop: Workshop, tmp_path: Path) -> None:
    captures = Workshop(tmp_path)
    shutil.copytree(EXAMPLES, tmp_path / "docs/examples")
    capture_twice(tmp_path / "raw")
    (tmp_path / "raw/a-tuesday.html").rename(tmp_path / "tuesday")
    ingest(tmp_path / "raw", tmp_path / "clean")
    captures.run("newswinnow export clean articles.ndjson --format es-bulk")
    (tmp_path / "articles.ndjson").rename(tmp_path / "monday.ndjson")
    (tmp_path / "tuesday").rename(tmp_path / "raw/a-tuesday.html")
    ingest(tmp_path / "raw", tmp_path / "clean")
    with search_stub.serve() as search:
        printed(captures, "with_elasticsearch.sh", SEARCH=search.address)
        (tmp_path / "monday.ndjson").replace(tmp_path / "articles.ndjson")
        captures.run("bash docs/examples/with_elasticsearch.sh", SEARCH=search.address)
        assert sorted(source["title"] for source in search.documents.values()) == TITLES
        assert any("CORRECTED" in source["text"] for source in search.documents.values())


def test_elasticsearch_says_what_was_refused(workshop: Workshop, records: Records) -> None:
    with search_stub.serve() as search:
        search.refuses = records[0].id
        with pytest.raises(AssertionError, match='"errors":true'):
            printed(workshop, "with_elasticsearch.sh", SEARCH=search.address)


def test_with_node(node: Workshop, records: Records) -> None:
    lines = printed(node, "with_node.mjs").splitlines()
    checked = {name: int(number.split()[0]) for name, _, number in (line.partition(": ") for line in lines)}
    assert checked["article"] == len(records)
    assert checked["audit"] >= len(records)
    assert checked["quarantine"] > 3
    assert checked["run"] == 1


def test_node_names_a_record_that_breaks_its_schema(node: Workshop, records: Records) -> None:
    broken = node.folder / "broken"
    for folder in ("articles", "audit", "quarantine", "runs"):
        (broken / folder).mkdir(parents=True)
    fields = records[0].model_dump(mode="json") | {"date_published": "yesterday", "title": ""}
    (broken / "articles" / "a.json").write_text(json.dumps(fields), "utf-8")
    argv = ["node", "docs/examples/with_node.mjs", "broken", "schemas"]
    done = subprocess.run(argv, cwd=node.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "articles/a.json" in done.stderr
    assert "date_published must match pattern" in done.stderr
    assert "title must NOT have fewer than 1 characters" in done.stderr


def test_with_typescript(node: Workshop, records: Records) -> None:
    printed(node, "with_typescript.ts")
    (built,) = (node.folder / "build").rglob("with_typescript.js")
    record = next(record for record in records if record.authors and record.date_published)
    (node.folder / "use.mjs").write_text(
        f"import {{ credit, removedShare }} from './{built.relative_to(node.folder)}';\n"
        f"const article = {record.model_dump_json()};\n"
        "console.log(credit(article)); console.log(removedShare(article));\n",
        "utf-8",
    )
    said, share = node.run("node use.mjs").splitlines()
    assert said == f"{', '.join(record.authors)} · {record.date_published}"
    removed = sum(cut.chars for cut in record.removed)
    assert float(share) == pytest.approx(removed / (removed + record.char_count))
