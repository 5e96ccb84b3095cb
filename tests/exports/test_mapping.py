"""docs/how-to/exports.md says truly which field goes where, and which formats there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.exports import EXPORTS
from pipeline.exports.ninjs import ninjs_item
from pipeline.exports.schema_org import news_article
from pipeline.exports.trafilatura_json import as_trafilatura
from pipeline.model.record import ArticleRecord
from tests.exports.records import BARE, FULL

DOCUMENT = (Path(__file__).parents[2] / "docs" / "how-to" / "exports.md").read_text("utf-8")
MAKERS = {"schema.org": news_article, "ninjs": ninjs_item, "trafilatura": as_trafilatura}
# Keys that say what the format is, or nothing about the record.
FORMAL = {
    "schema.org": {"@context", "@type"},
    "ninjs": {"standard", "type", "pubStatus"},
    "trafilatura": {"image", "pagetype", "filedate", "comments", "fingerprint"},
}


def rows() -> Iterator[tuple[list[str], dict[str, list[str]]]]:
    """(record fields, format -> names) of every row of the table."""
    table = DOCUMENT.split("<!-- mapping -->")[1].split("<!-- end -->")[0].strip().splitlines()
    formats = [cell.strip() for cell in table[0].strip("|").split("|")][1:]
    for line in table[2:]:
        names = [re.findall(r"`([^`]+)`", cell) for cell in line.strip("|").split("|")]
        yield names[0], dict(zip(formats, names[1:], strict=True))


def at(made: Any, path: str) -> list[Any]:
    """Every value under a path, lists walked through."""
    key, _, rest = path.partition(".")
    values = [one[key] for one in (made if isinstance(made, list) else [made]) if key in one]
    return [found for value in values for found in at(value, rest)] if rest else values


@pytest.mark.parametrize("name", MAKERS)
def test_every_name_in_the_table_holds_what_the_record_holds(name: str) -> None:
    made = MAKERS[name](FULL)
    for fields, names in rows():
        for path in names[name]:
            found = " ".join(str(value) for value in at(made, path))
            parts = [getattr(FULL, field) for field in fields]
            values = [str(v) for part in parts for v in (part if isinstance(part, list) else [part])]
            values += [FULL.source.uri] if fields == ["source"] else []
            assert any(value in found for value in values), (path, found)


@pytest.mark.parametrize("name", MAKERS)
def test_every_key_that_is_written_stands_in_the_table(name: str) -> None:
    named = {path.partition(".")[0] for _, names in rows() for path in names[name]}
    assert set(MAKERS[name](FULL)) - FORMAL[name] == named
    assert set(MAKERS[name](BARE)) <= named | FORMAL[name]


def test_the_fields_of_the_table_are_the_record_s() -> None:
    named = [field for fields, _ in rows() for field in fields]
    assert len(named) == len(set(named))
    assert set(named) <= set(ArticleRecord.model_fields)


def test_every_format_is_listed_with_its_suffixes() -> None:
    listed = dict(re.findall(r"^\| `([\w-]+)` \| ([^|]+) \|", DOCUMENT.partition("## ")[0], re.MULTILINE))
    assert set(listed) == set(EXPORTS)
    for name, chosen in EXPORTS.items():
        assert tuple(re.findall(r"`(\.[\w.]+)`", listed[name])) == chosen.suffixes
