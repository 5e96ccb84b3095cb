"""An explanation as text: with colours and wrapped for a terminal, one line a block for a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from pipeline.explain.explanation import Explanation
from pipeline.model.block import Block, Verdict
from pipeline.model.description import Description
from pipeline.model.evidence import Candidate, FieldEvidence
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.record import ArticleRecord

# Beyond this a block's text is cut, with its length told; --full shows all of it.
SHOWN_CHARS = 200
SHOWN_LOSERS = 3
# The record's fields that a document can state; the others describe the record itself.
DESCRIBING_FIELDS = tuple(
    name for name in ArticleRecord.model_fields if name in Description.__dataclass_fields__ and name != "warnings"
)


def render(explanation: Explanation, console: Console, *, full: bool = False) -> None:
    """Print an explanation. `full` shows whole texts and every candidate that lost."""
    wide = not console.is_terminal
    for line in _lines(explanation, full, wide):
        if wide:
            console.print(line, soft_wrap=True, highlight=False)
        else:  # wrapped lines stand under their first one
            indent = len(line.plain) - len(line.plain.lstrip(" "))
            console.print(Padding(line[indent:], (0, 0, 0, indent)), highlight=False)


def _lines(explanation: Explanation, full: bool, wide: bool) -> Iterator[Text]:
    yield from _summary(explanation)
    if explanation.blocks:
        yield _heading("Blocks")
        for block, verdict in explanation.blocks:
            yield from _block(block, verdict, full, wide)
    record = explanation.outcome.record
    if explanation.fields:
        yield _heading("Fields")
        for evidence in explanation.fields:
            yield from _field(evidence, full)
    if isinstance(record, ArticleRecord):
        unanswered = [name for name in DESCRIBING_FIELDS if getattr(record, name) in (None, [])]
        yield Text.assemble(("  not stated: ", "cyan"), ", ".join(unanswered) or "nothing is missing")
        yield _heading("Warnings")
        yield Text("  " + (", ".join(code.value for code in record.warnings) or "none"), style="yellow")


def _summary(explanation: Explanation) -> Iterator[Text]:
    record = explanation.outcome.record
    source = record.source
    facts = f"{source.media_type}, {source.bytes:,} bytes, {source.charset or 'not decoded'}"
    yield Text.assemble((source.uri, "bold"), f"  {facts}")
    if isinstance(record, QuarantineRecord):
        yield Text.assemble(("quarantine ", "bold red"), (record.code.value, "red"), f" at {record.stage.value}")
        yield Text(f"  {record.message}")
        for detail in record.details:
            yield Text(f"  {detail}", style="dim")
        return
    kept = sum(verdict.keep for _, verdict in explanation.blocks)
    counts = f"{kept} of {len(explanation.blocks)} blocks kept, {record.word_count:,} words"
    yield Text.assemble(("article ", "bold green"), record.title or "(no title)", f"  {counts}")


def _heading(name: str) -> Text:
    return Text.assemble("\n", (name, "bold underline"))


def _block(block: Block, verdict: Verdict, full: bool, wide: bool) -> Iterator[Text]:
    word, style = ("keep", "green") if verdict.keep else ("drop", "red")
    reason = verdict.reason.value if verdict.reason else ""
    target = f" -> {verdict.captured_as}" if verdict.captured_as else ""
    shown = _shorten(block.text, full)
    if wide:
        yield Text(
            f"{block.index:>4}  {word}  {reason + target:<30}  {verdict.confidence:.2f}  {verdict.rule:<32}  {shown}"
        )
    else:
        yield Text.assemble(
            f"{block.index:>4}  ",
            (word, f"bold {style}"),
            (f"  {reason}{target}" if reason else "", style),
            (f"  {verdict.confidence:.2f}  {verdict.rule}", "dim"),
        )
        body = Text(shown, style="" if verdict.keep else "dim")
        yield Text("      ").append_text(body)
    if verdict.evidence and not block.text.startswith(verdict.evidence.removesuffix("…")):
        yield Text(f"      because: {_shorten(verdict.evidence, full)}", style="dim")


def _field(evidence: FieldEvidence, full: bool) -> Iterator[Text]:
    if evidence.chosen is None:
        yield Text.assemble("  ", (evidence.field, "bold cyan"), "  null: every candidate was refused")
    else:
        yield Text.assemble("  ", (evidence.field, "bold cyan"), f"  {_shorten(evidence.chosen.value, full)}")
        yield Text(f"      {_how(evidence.chosen, full)}", style="dim")
    losers = evidence.losers if full else evidence.losers[:SHOWN_LOSERS]
    for loser in losers:
        word = "also" if evidence.chosen and loser.value == evidence.chosen.value else "not"
        yield Text(f"      {word}: {_shorten(loser.value, full)}  ({_how(loser, full)})", style="dim")
    if len(evidence.losers) > len(losers):
        yield Text(f"      and {len(evidence.losers) - len(losers)} more (--full shows them)", style="dim")


def _how(candidate: Candidate, full: bool) -> str:
    saw = _shorten(candidate.evidence, full)
    return f"{candidate.method}  {candidate.confidence:.2f}" + (f"  from: {saw}" if saw else "")


def _shorten(text: str, full: bool) -> str:
    """One line without control characters, so that a document cannot steer the terminal."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if full or len(line) <= SHOWN_CHARS:
        return line
    return f"{line[:SHOWN_CHARS].rstrip()}… ({len(line):,} characters)"
