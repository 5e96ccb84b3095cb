"""`newswinnow correct`: correct it where you see it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.options import ConfigFile
from pipeline.model.counted import counted

if TYPE_CHECKING:
    from pipeline.correct import Corrector, Mark, Proposal
    from pipeline.correct.effects import Change
    from pipeline.settings import Settings

_SHOWN = 5  # documents elsewhere, and changes in each


def correct(
    document: Annotated[
        str | None, typer.Argument(metavar="ID", help="Id or URL of a record, or path of its document below RAW.")
    ] = None,
    goes: Annotated[
        str | None, typer.Option(metavar="LINE", help="A line that should go: its words, or its number.")
    ] = None,
    stays: Annotated[str | None, typer.Option(metavar="LINE", help="A line that should stay.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why it goes. [default: outside_body]")] = None,
    field: Annotated[str | None, typer.Option(metavar="NAME", help="A field with a wrong value.")] = None,
    value: Annotated[list[str] | None, typer.Option(help="What it should be; again for every item of a list.")] = None,
    never: Annotated[list[str] | None, typer.Option(help="Or what it is not.")] = None,
    nothing: Annotated[bool, typer.Option("--nothing", help="Or that the document does not say it.")] = False,
    scope: Annotated[
        str | None,
        typer.Option(help="everywhere, site or document. [default: a stated value document, else everywhere]"),
    ] = None,
    marks: Annotated[Path | None, typer.Option("--from", help="Marks that the report's page saved.")] = None,
    check: Annotated[bool, typer.Option("--check", help="See whether all former corrections still hold.")] = False,
    clean: Annotated[Path | None, typer.Option(help="The folder that runs fill. [default: clean]")] = None,
    raw: Annotated[str | None, typer.Option(help="The raw documents. [default: as in the last run]")] = None,
    packs: Annotated[
        Path | None, typer.Option(help="Your folder of rules. [default: as in the last run, else packs]")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
    config: ConfigFile = None,
) -> None:
    """Turn "this line is wrong" into a rule of yours, see what else it touches, and do those documents again.

    The smallest rule that does it is shown with what it changes in this document and in all others. After your yes it
    is written into your packs, a regression file beside them, and the documents are done again.
    """
    from pipeline.correct import read_marks

    settings, project, is_set = settings_to_correct(config, clean, raw, packs)
    if check:
        _check(project, settings, as_json)
        return
    found: list[Mark] = read_marks(marks) if marks else [_mark(document, goes, stays, reason, field, value, never,
                                                               nothing, scope)]  # fmt: skip
    _correct(found, settings, project, is_set, yes, as_json)


def settings_to_correct(
    config: Path | None, clean: Path | None, raw: str | None = None, packs: Path | None = None
) -> tuple[Settings, Path, bool]:
    """The settings, as in the last run where nobody says otherwise, the project's folder, and whether runs know the packs."""
    from pipeline.config import configure
    from pipeline.runs.last import as_in_last_run

    given = configure({"clean": clean, "raw": raw, "packs": packs}, config)
    settings = as_in_last_run(given, given.settings.clean)
    project = given.file.parent if given.file is not None else Path()
    if settings.packs is None:
        settings = settings.model_copy(update={"packs": project / "packs"})
    return settings, project, given.origins["packs"] in ("file", "variable")


def _mark(
    document: str | None,
    goes: str | None,
    stays: str | None,
    reason: str | None,
    field: str | None,
    value: list[str] | None,
    never: list[str] | None,
    nothing: bool,
    scope: str | None,
) -> Mark:
    """The one mark of a call. Raises UsageError unless exactly one thing is said."""
    from pipeline.correct.marks import line_mark, value_mark
    from pipeline.errors import UsageError

    if document is None:
        raise UsageError("Which document?", "newswinnow correct ID --goes LINE, or --from FILE.")
    lines = [(line, is_going) for line, is_going in ((goes, True), (stays, False)) if line is not None]
    if len(lines) == 1 and field is None:
        line, is_going = lines[0]
        return line_mark(document, line, goes=is_going, reason=reason, scope=scope)
    if field is not None and not lines and (bool(value), bool(never), nothing).count(True) == 1:
        return value_mark(document, field, tuple(value or never or ()), never=bool(never), scope=scope)
    raise UsageError(
        "What is wrong there?", "One of --goes LINE, --stays LINE, --field NAME with --value, --never or --nothing."
    )


def _correct(found: list[Mark], settings: Settings, project: Path, is_set: bool, yes: bool, as_json: bool) -> None:
    from pipeline.cli import answers
    from pipeline.correct import Corrector
    from pipeline.errors import UsageError

    if settings.packs is None:
        raise UsageError("No folder of packs is set.", "Give one with --packs.")
    corrector = Corrector(settings, settings.packs, project)
    proposals = (corrector.propose(mark) for mark in found)  # each knows the rules that were accepted before it
    accepted = [proposal for proposal in proposals if _decide(corrector, proposal, yes, as_json)]
    changed = same = 0
    if accepted:
        summary = corrector.redo()
        changed, same = summary.counts.again_changed, summary.counts.again_same
    if as_json:
        answers.CorrectAnswer(
            rules=[_rule_answer(proposal) for proposal in accepted],
            done_again=changed + same, changed=changed, packs=str(corrector.packs),
        ).show()  # fmt: skip
    elif accepted:
        typer.echo(f"{changed + same} done again: {changed} changed, {same} the same.")
        if not is_set:
            typer.echo(
                f"Later runs need these rules: --packs {corrector.packs}, or packs in newswinnow.toml.", err=True
            )
    else:
        typer.echo("Nothing was written.")


def _decide(corrector: Corrector, proposal: Proposal, yes: bool, as_json: bool) -> bool:
    """Show a proposal, ask, and write. Raises UsageError if there is nobody to ask."""
    from pipeline.errors import UsageError

    for line in _lines(proposal):
        typer.echo(line, err=as_json)
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("Nobody is there to be asked; nothing was written.", "Give --yes to write the rule.")
        if not typer.confirm(f"Write it, and do {counted(1 + len(proposal.elsewhere), 'document')} again?"):
            return False
    for file in corrector.accept(proposal):
        typer.echo(f"written: {file}", err=as_json)
    return True


def _lines(proposal: Proposal) -> list[str]:
    """A proposal as a person reads it."""
    lines = [proposal.document, f"  the rule, into {proposal.file}:"]
    lines += [f"    {_printable(line)}" for line in proposal.table.splitlines()]
    lines += ["  changes here:", *_changes(proposal.here)]
    number = len(proposal.elsewhere)
    lines.append(f"  changes elsewhere: {counted(number, 'document')}; "
                 f"{proposal.alike} more have it and stay as they are")  # fmt: skip
    for uri, changes in list(proposal.elsewhere.items())[:_SHOWN]:
        lines += [f"    {uri}", *(f"  {line}" for line in _changes(changes))]
    return lines + ([f"    and {number - _SHOWN} more"] if number > _SHOWN else [])


def _changes(changes: tuple[Change, ...]) -> list[str]:
    shown = [f"    {_change(change)}" for change in changes[:_SHOWN]]
    return shown + ([f"    and {len(changes) - _SHOWN} more"] if len(changes) > _SHOWN else [])


def _change(change: Change) -> str:
    if change.what == "line":
        return f"- {_printable(change.before)}" if change.before else f"+ {_printable(change.after)}"
    return f"{change.what}: {_printable(change.before) or 'nothing'} -> {_printable(change.after) or 'nothing'}"


def _rule_answer(proposal: Proposal) -> Any:
    from pipeline.cli.answers import RuleAnswer

    elsewhere = list(proposal.elsewhere)
    return RuleAnswer(document=proposal.document, file=str(proposal.file), rule=proposal.rule.rule,
                      elsewhere=elsewhere, alike=proposal.alike)  # fmt: skip


def _check(project: Path, settings: Settings, as_json: bool) -> None:
    from pipeline.cli import answers
    from pipeline.correct import check
    from pipeline.correct.regressions import HOLDS
    from pipeline.errors import EXIT_USAGE
    from pipeline.runs.orders import rules_of

    known = settings if settings.packs and settings.packs.is_dir() else settings.model_copy(update={"packs": None})
    found = list(check(project, settings, rules_of(known).load()))
    broken = [checked for checked in found if checked.said != HOLDS]
    if as_json:
        faults = [answers.BrokenAnswer(file=str(checked.file), message=checked.said) for checked in broken]
        answers.CheckAnswer(corrections=len(found), broken=faults).show()
    else:
        for checked in broken:
            typer.echo(f"{checked.file}: {checked.said}", err=True)
        typer.echo(f"{counted(len(found), 'correction')}: {len(found) - len(broken)} hold, {len(broken)} do not.")
    if broken:
        raise typer.Exit(EXIT_USAGE)


def _printable(text: str) -> str:
    """One line that cannot steer the terminal."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= 120 else line[:119] + "…"
