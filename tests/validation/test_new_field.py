"""A field that is added as CONTRIBUTING says, to the description and to the record, comes out in the record."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import pytest

from pipeline import RawDocument, load_ruleset
from pipeline.line import trace
from pipeline.model.description import Description
from pipeline.model.record import ArticleRecord
from pipeline.validation import build, validate

PARAGRAPHS = (
    "The old swing bridge at Dunmorrow has been open again since Monday, the harbour office said, after two years of work.",
    "Ten ships waited for it in the first night, and the last of them had left the inner basin before the sun came up.",
    "The mason who had led the works said that nobody would see a difference, which was what he had been asked for.",
)


@dataclass(frozen=True, slots=True)
class WithGenre(Description):
    genre: str | None = None
    places: tuple[str, ...] = ()


class RecordWithGenre(ArticleRecord):
    genre: str | None = None
    places: list[str]


def test_a_new_field_reaches_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = RawDocument("a.txt", "text", "text/plain", "\n\n".join(PARAGRAPHS).encode())
    described = trace(raw, load_ruleset())
    known = {field.name: getattr(described.description, field.name) for field in fields(Description)}
    described = replace(described, description=WithGenre(**known, genre="report", places=("Dunmorrow",)))
    monkeypatch.setattr(build, "ArticleRecord", RecordWithGenre)
    record = validate(described, "0" * 64).record
    assert isinstance(record, RecordWithGenre), record
    assert (record.genre, record.places) == ("report", ["Dunmorrow"])


def test_no_field_of_the_description_is_without_one_of_the_record() -> None:
    own = {field.name for field in fields(Description)} - build._ITS_OWN
    assert own <= ArticleRecord.model_fields.keys()
