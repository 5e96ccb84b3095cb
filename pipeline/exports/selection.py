"""Which records an export holds, and which of their columns."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.errors import UsageError, did_you_mean
from pipeline.model.record import ArticleRecord

Body = Literal["both", "text", "paragraphs"]
ALL_COLUMNS = tuple(ArticleRecord.model_fields)
# BCP 47, as records have them: a language of two or three letters, then what narrows it down. `english` is a name.
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_OTHER_BODY = {"both": "", "text": "paragraphs", "paragraphs": "text"}


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for; everything, unless told otherwise.

    Attributes:
        with_gone: also records whose raw document has vanished.
        languages: BCP 47 tags; `pt` takes `pt-BR`, too.
        since: YYYY-MM-DD; records that state a day of publication before it, or none, are left out.
        min_words: records with fewer words in their text are left out.
        without_duplicates: of records with the same or nearly the same text one is given.
        columns: of formats with columns, in this order; empty: all (or the few that the format has by itself).
        body: the body as `text`, as `paragraphs`, or both.
    """

    with_gone: bool = True
    languages: tuple[str, ...] = ()
    since: str | None = None
    min_words: int = 0
    without_duplicates: bool = False
    columns: tuple[str, ...] = ()
    body: Body = "both"

    def check(self) -> None:
        """Raises UsageError for a column that records do not have, a tag or a day that is none."""
        for name in self.columns:
            if name not in ALL_COLUMNS:
                hint = did_you_mean(name, ALL_COLUMNS) or "`newswinnow schema article` lists them."
                raise UsageError(f"Records have no column {name!r}.", hint)
        for tag in self.languages:
            if not _TAG.fullmatch(tag):
                raise UsageError(
                    f"--language {tag!r} is no language's tag.", "Such as en, de or pt-BR; several: en,de."
                )
        if self.since is not None:
            try:
                date.fromisoformat(self.since)
            except ValueError:
                raise UsageError(f"--since {self.since!r} is no day.", "Such as 2026-01-31.") from None

    @property
    def is_of_columns(self) -> bool:
        """Whether not all columns are wanted."""
        return bool(self.columns) or self.body != "both"

    def columns_of(self, own: Sequence[str] = ALL_COLUMNS) -> tuple[str, ...]:
        """The columns to write, for a format that has `own` unless told otherwise."""
        return tuple(name for name in dict.fromkeys(self.columns or own) if name != _OTHER_BODY[self.body])

    def of(self, records: Iterable[ArticleRecord]) -> Iterator[ArticleRecord]:
        """Those of the records that are wanted, in their order (with `without_duplicates` some come last)."""
        wanted = (record for record in records if self._wants(record))
        return _one_of_each(wanted) if self.without_duplicates else wanted

    def _wants(self, record: ArticleRecord) -> bool:
        if record.word_count < self.min_words:
            return False
        if self.since is not None and (record.date_published or "") < date.fromisoformat(self.since).isoformat():
            return False
        spoken = (record.language or "").lower()
        tags = [tag.lower() for tag in self.languages]
        return not tags or any(spoken == tag or spoken.startswith(f"{tag}-") for tag in tags)


def _one_of_each(records: Iterable[ArticleRecord]) -> Iterator[ArticleRecord]:
    """First those that are nobody's duplicate; then, of the others, those whose original was not among the given.

    The original may have been left out (too old, say): then one of its duplicates stands in, so that no text is lost.
    What waits stands in a temporary file of SQLite's.
    """
    with closing(sqlite3.connect("")) as table:
        table.execute("CREATE TABLE waiting (uri TEXT PRIMARY KEY, original TEXT, record TEXT) WITHOUT ROWID")
        table.execute("CREATE TABLE told (id TEXT PRIMARY KEY) WITHOUT ROWID")
        for record in records:
            original = record.duplicate_of or record.near_duplicate_of
            if original is None:
                table.execute("INSERT OR IGNORE INTO told VALUES (?)", (record.id,))
                yield record
            else:
                row = (record.source.uri, original, record.model_dump_json())
                table.execute("INSERT OR REPLACE INTO waiting VALUES (?, ?, ?)", row)
        for original, content in table.execute("SELECT original, record FROM waiting ORDER BY uri"):
            is_told = table.execute("SELECT 1 FROM told WHERE id = ?", (original,)).fetchone() is not None
            record = ArticleRecord.model_validate_json(content)
            table.executemany("INSERT OR IGNORE INTO told VALUES (?)", ((original,), (record.id,)))
            if not is_told:
                yield record
