"""One statement of a date, and how a document's values and texts are read for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from pipeline.grammar import DateMention, find_dates, parse_date
from pipeline.grammar.dates.worded import without_other_calendars
from pipeline.metadata.document.context import Context
from pipeline.metadata.field.found import Statement
from pipeline.model.reasons import Reason

Role = Literal["published", "modified"]

OFF_STAGE = frozenset(("comments", "related", "footer", "caption", "figure"))  # never the article's own date
OFF_REASONS = frozenset((Reason.COMMENTS, Reason.RELATED_LINKS, Reason.CRAWL_HEADER, Reason.COPYRIGHT))
STAMPS = 3  # so many unlabelled dates within the text are the stamps of a live blog's entries
MAX_PRINTED_CHARS = 220  # a block that states the date beside the headline; longer ones are prose
DIGIT = re.compile(r"[\d年]")  # a text without any states no date


@dataclass(frozen=True, slots=True)
class DateStatement(Statement[DateMention]):
    """One statement of a date. How sure it is depends on the others, so that none has a confidence of its own."""

    role: Role = "published"
    distance: int = 0  # blocks from the headline, for printed ones
    block: int = -1  # the block that it is printed in, where that is known

    @property
    def day(self) -> str | None:
        """The day as `YYYY-MM-DD`, where the statement gives a whole one."""
        return self.value.iso_day


class DateReader:
    """Reads values and texts of one document, each text once: elements and blocks repeat each other's texts."""

    def __init__(self, context: Context, language: str | None) -> None:
        self.context = context
        self.language = language
        self._known: dict[str, list[DateMention]] = {}

    def machine(self, value: str) -> DateMention | None:
        """A machine value, or one that people write where a machine's was expected.

        Browsers write the zone's name in brackets behind the offset: "Fri Jul 18 2025 16:12:00 GMT+0200 (Central …)".
        """
        parsed = parse_date(value)
        value = value.partition(" (")[0]
        if parsed is not None or len(value) > 60:
            return parsed
        found = [m for m in self.find(value) if m.iso_day]
        return found[0] if len(found) == 1 else None

    def without_other_calendars(self, text: str) -> str:
        """A text with blanks for what other calendars repeat of its days."""
        return without_other_calendars(text, self.context.ruleset.languages, self.language)

    def find(self, text: str) -> list[DateMention]:
        """Every date in a text, in the document's language."""
        found = self._known.get(text)
        if found is None:
            found = _changed(find_dates(text, self.context.ruleset.languages, self.language))
            self._known[text] = found
        return found


def _changed(mentions: list[DateMention]) -> list[DateMention]:
    """The dates of one text; a bare day behind one of a change is that of the change again ("Updated: … Upd: …")."""
    if any(m.label == "published" for m in mentions):
        return mentions
    ends: dict[str | None, int] = {m.iso_day: m.end for m in reversed(mentions) if m.label == "modified" and m.iso_day}
    return [
        replace(m, label="modified")
        if m.label is None and m.hour is None and m.start >= ends.get(m.iso_day, m.end)
        else m
        for m in mentions
    ]


def shifted(day: str, days: int) -> str:
    """The day so many days later (earlier, if negative); the same day at the calendar's ends."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return day
