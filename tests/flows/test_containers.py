"""Containers in a run: their documents are told apart one by one; an unchanged container is not read again."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.flows.drive import article, ingest, tree


def put(raw: Path, names: dict[str, str], suffix: str = ".jsonl") -> None:
    raw.mkdir(exist_ok=True)
    lines = "".join(json.dumps({"id": k, "text": article(v)}) + "\n" for k, v in names.items()).encode()
    (raw / f"feed{suffix}").write_bytes(gzip.compress(lines) if suffix.endswith("gz") else lines)


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_documents_of_a_container(tmp_path: Path, suffix: str) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    people = {f"id/{n}": f"Person {n}" for n in range(30)}
    put(raw, people, suffix)
    first = ingest(raw, clean, batch_size=7)
    assert (first.inputs, first.counts.records) == (30, 30)
    assert (clean / f"articles/feed{suffix}/id%2F7.json").exists()
    assert not (clean / ".tmp").exists()
    before = tree(clean)

    again = ingest(raw, clean)
    assert (again.inputs, again.counts.unchanged, again.counts.batches) == (30, 30, 0)

    put(raw, {**{k: v for k, v in people.items() if k != "id/3"}, "id/5": "Somebody Else", "new": "New One"}, suffix)
    third = ingest(raw, clean)
    assert (third.inputs, third.counts.records, third.counts.unchanged, third.counts.gone) == (30, 2, 28, 1)
    after = tree(clean)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {
        f"articles/feed{suffix}/id%2F5.json",
        f"articles/feed{suffix}/new.json",
        f"audit/feed{suffix}/new.json",
        f"history/feed{suffix}/id%2F5/1.json",
    } | ({f"audit/feed{suffix}/id%2F5.json"} & changed)

    (raw / f"feed{suffix}").unlink()
    fourth = ingest(raw, clean)
    assert (fourth.inputs, fourth.counts.gone) == (0, 31)


def test_a_damaged_container_is_read_again_when_it_is_whole(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    put(raw, {str(n): f"Person {n} {'word ' * n}" for n in range(40)}, ".jsonl.gz")
    whole = (raw / "feed.jsonl.gz").read_bytes()
    (raw / "feed.jsonl.gz").write_bytes(whole[:-30])
    first = ingest(raw, clean)
    assert first.counts.codes == {"source_unreadable": 1}
    (raw / "feed.jsonl.gz").write_bytes(whole)
    second = ingest(raw, clean)
    assert second.inputs == 40
    assert second.counts.quarantined == 0
    assert first.counts.records + second.counts.records == 40


def _attempts(clean: Path) -> int:
    return int(json.loads((clean / "quarantine/feed.jsonl.gz.json").read_bytes())["attempts"])


def test_a_damaged_container_is_tried_a_few_times_and_again_when_it_is_another(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    put(raw, {"one": "Ada Brook"}, ".jsonl.gz")
    (raw / "feed.jsonl.gz").write_bytes(b"no gzip at all")
    assert [(ingest(raw, clean).counts.quarantined, _attempts(clean)) for _ in range(4)] == [
        (1, 1),
        (1, 2),
        (1, 3),
        (0, 3),
    ]
    (raw / "feed.jsonl.gz").write_bytes(b"nor is this, either")
    assert (ingest(raw, clean).counts.quarantined, _attempts(clean)) == (1, 1)
    put(raw, {"one": "Ada Brook"}, ".jsonl.gz")
    whole = ingest(raw, clean)
    assert (whole.counts.records, whole.counts.gone) == (1, 0)
    assert not list((clean / "quarantine").rglob("*.json"))  # nothing says any more that it is damaged


def test_the_limit_counts_documents_of_containers_too(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    put(raw, {str(n): f"Person {n}" for n in range(20)})
    (raw / "a.txt").write_text(article("Ada Brook"), "utf-8")
    assert ingest(raw, clean, limit=5).inputs == 5
    whole = ingest(raw, clean)
    assert (whole.inputs, whole.counts.unchanged) == (21, 5)


HOSTILE = [
    "../../../escape",
    "/etc/escape",
    "..",
    ".",
    "a/../../escape",
    "\\..\\escape",
    "nul\0byte",
    "x" * 300,
    " ",
    "é/ü",
]


@pytest.mark.parametrize("kind", ["jsonl", "warc"])
def test_no_name_in_a_container_leads_out_of_its_folder(kind: str, tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "out/clean"
    raw.mkdir()
    texts = [article(f"Person {number}") for number in range(len(HOSTILE))]
    if kind == "jsonl":
        lines = [json.dumps({"id": name, "text": text}) for name, text in zip(HOSTILE, texts, strict=True)]
        (raw / "feed.jsonl").write_text("\n".join(lines), "utf-8")
    else:
        with open(raw / "feed.warc", "wb") as out:
            writer = WARCWriter(out, gzip=False)
            for name, text in zip(HOSTILE, texts, strict=True):
                name = name.replace("\0", "%00")  # a header cannot hold it
                headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain")], protocol="HTTP/1.1")
                writer.write_record(
                    writer.create_warc_record(
                        "https://example.org/",
                        "response",
                        io.BytesIO(text.encode()),
                        http_headers=headers,
                        warc_headers_dict={"WARC-Record-ID": name},
                    )
                )
    done = ingest(raw, clean)
    assert done.counts.records == len(HOSTILE)
    records = list((clean / f"articles/feed.{kind}").iterdir())
    assert len(records) == len(HOSTILE)
    assert all(path.is_file() for path in records)
    assert {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*escape*")} == {"out"}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"clean"}
