"""What commands answer with --json: one object on standard output, with the same names everywhere.

`run --json` answers with the run's manifest (schemas/run.v1.json). Keys may be added; programs ignore what they do not know.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """Base of all answers."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    def show(self) -> None:
        """Print the object as one line."""
        print(self.model_dump_json())


class ExportAnswer(Answer):
    """`newswinnow export --json`."""

    command: Literal["export"] = "export"
    out: str
    """Where the export is; an address without its password."""
    records: int
    """How many records it holds."""


class ReportAnswer(Answer):
    """`newswinnow report --json`."""

    command: Literal["report"] = "report"
    out: str
    """The file."""
    bytes: int
    """Its size."""


class ServedAnswer(Answer):
    """`newswinnow report --serve --json`, once the page can be opened."""

    command: Literal["report"] = "report"
    address: str
    """Where it is, with its token."""
    packs: str
    """The folder that rules go into."""


class FoundAnswer(Answer):
    """One document that was or would be taken down."""

    uri: str
    id: str
    title: str | None
    url: str | None
    date_published: str | None


class ForgetAnswer(Answer):
    """`newswinnow forget --json`, also with --undo."""

    command: Literal["forget"] = "forget"
    documents: list[FoundAnswer]
    """What was taken down; raw documents stay where they are."""
    report_removed: bool
    """Whether CLEAN/report.html went, too."""
    tombstones_removed: int
    """With --undo: how many."""


class TombstoneAnswer(Answer):
    """`newswinnow forget --list --json`: one object a line."""

    id: str
    day: str
    note: str


class RuleAnswer(Answer):
    """One rule that `correct` wrote."""

    document: str
    """Where it was marked."""
    file: str
    rule: str
    """Its name in audits and provenance."""
    elsewhere: list[str]
    """Other documents that it changes."""
    alike: int
    """Documents that have the line or the value too, and stay as they are."""


class CorrectAnswer(Answer):
    """`newswinnow correct --json`."""

    command: Literal["correct"] = "correct"
    rules: list[RuleAnswer]
    done_again: int
    changed: int
    """How many of them came out other than before."""
    packs: str
    """The folder that later runs need."""


class BrokenAnswer(Answer):
    """A correction that does not hold any more."""

    file: str
    message: str


class CheckAnswer(Answer):
    """`newswinnow correct --check --json`."""

    command: Literal["correct"] = "correct"
    corrections: int
    broken: list[BrokenAnswer]


class LearnAnswer(Answer):
    """`newswinnow learn --json`."""

    command: Literal["learn"] = "learn"
    out: str
    """The file."""
    sites: int
    lines: int
    """Lines that sites repeat, over all sites."""


class InitAnswer(Answer):
    """`newswinnow init --json`."""

    command: Literal["init"] = "init"
    out: str
    """The folder."""
    made: list[str]
    """What was not there before."""


class FetchAnswer(Answer):
    """`newswinnow fetch --json`: pages by what became of them."""

    COUNTED: ClassVar[tuple[str, ...]] = (
        "lists", "new", "changed", "unchanged", "same", "refused", "failed", "waiting", "postponed", "left"
    )  # fmt: skip
    command: Literal["fetch"] = "fetch"
    lists: int
    new: int
    changed: int
    unchanged: int
    same: int
    refused: int
    failed: int
    waiting: int
    postponed: int
    left: int
    failures: dict[str, int]
    """Failed pages by what was in the way."""
    failed_lists: list[str]


class RulesAnswer(Answer):
    """`newswinnow packs list --json`; with a language or a reason it is one phrase a line."""

    command: Literal["packs list"] = "packs list"
    phrases: dict[str, int]
    """How many, by language."""
    languages: list[str]
    outlets: int
    reasons: list[str]
