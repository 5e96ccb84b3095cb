"""`newswinnow packs`: your own rules, checked and tried before they are used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.options import ConfigFile, Quiet, settings_of
from pipeline.cli.plain_help import PLAIN
from pipeline.model.counted import counted

if TYPE_CHECKING:
    from pipeline.packs.phrases import Phrase
    from pipeline.settings import Settings
    from pipeline.trial import Trial

app = typer.Typer(no_args_is_help=True, help="List, check and try rules: phrases, languages, outlets.", **PLAIN)

PacksFolder = Annotated[Path | None, typer.Option("--packs", help="Folder of your own packs. [default: as for run]")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object instead.")]


@app.command("check")
def check(
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="Folder of packs. [default: as for run]")] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Check a folder of packs: every fault with file, line and hint. Exit code 2 if there is one."""
    from pipeline.errors import EXIT_USAGE, UsageError
    from pipeline.packs import load_ruleset
    from pipeline.packs.check import check_packs

    place = folder or settings_of(config).packs
    if place is None:
        raise UsageError("No folder of packs is given or set.", "newswinnow packs check DIR")
    found = check_packs(place, load_ruleset())
    if as_json:
        remarks = [{"fault": r.is_fault, "message": r.message, "hint": r.hint} for r in found.remarks]
        counts = {"phrases": found.phrases, "languages": found.languages, "outlets": found.outlets,
                  "corrections": found.corrections}  # fmt: skip
        typer.echo(json.dumps({**counts, "remarks": remarks}, indent=1, ensure_ascii=False))
    else:
        for remark in found.remarks:
            if remark.is_fault or not quiet:
                typer.echo(f"{'fault' if remark.is_fault else 'note '}  {remark.message}", err=remark.is_fault)
                if remark.hint:
                    typer.echo(f"       {remark.hint}", err=remark.is_fault)
        if not quiet:
            verdict = counted(found.faults, "fault", ",") if found.faults else "no faults"
            parts: tuple[str, ...] = (counted(found.phrases, "phrase", ","), counted(found.languages, "language", ","))
            parts += (counted(found.outlets, "outlet", ","),)
            parts += (counted(found.corrections, "correction", ","),) if found.corrections else ()
            typer.echo(f"{place}: {', '.join(parts)}; {verdict}")
    if found.faults:
        raise typer.Exit(EXIT_USAGE)


@app.command("try")
def try_phrase(
    phrase: Annotated[str, typer.Argument(help="The words, or the id of a phrase in your packs.")],
    corpus: Annotated[str | None, typer.Argument(help="A CLEAN or a RAW folder. [default: RAW as for run]")] = None,
    match: Annotated[str, typer.Option(help="line, prefix, suffix, within, pattern or tokens.")] = "line",
    reason: Annotated[str, typer.Option(help="What it would be cut as.")] = "promo",
    samples: Annotated[int, typer.Option(min=0, help="How many lines to show.")] = 10,
    limit: Annotated[int | None, typer.Option(min=1, help="Look at so many documents only.")] = None,
    packs: PacksFolder = None,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Show which lines of a corpus a phrase would touch, before it is added.

    Over RAW every document with such a line is cleaned without and with the phrase, so that what would leave the body
    is known exactly. Over CLEAN the records and audits are searched, which is faster.
    """
    from pipeline.packs import load_ruleset
    from pipeline.trial import is_clean, try_on_documents, try_on_records

    settings = settings_of(config, raw=corpus, packs=packs)
    ruleset = load_ruleset(settings.strictness, settings.packs, settings.site_memory, settings.html)
    candidate = next((p for p in ruleset.phrases if phrase in (p.id, p.rule)), None)
    if candidate is None:
        candidate = _phrase_of(phrase, match, reason)
    if isinstance(settings.raw, Path) and is_clean(settings.raw):
        trial = try_on_records(candidate, settings.raw, limit)
    else:
        without = tuple(p for p in ruleset.phrases if p.rule != candidate.rule)
        trial = try_on_documents(candidate, settings, _with_phrases(ruleset, without), limit)
    if as_json:
        typer.echo(json.dumps(_as_json(trial, samples), indent=1, ensure_ascii=False))
    else:
        _show(candidate, settings, trial, samples)


@app.command("list")
def list_rules(
    language: Annotated[str | None, typer.Option(help="Print the phrases of this language; und: of all.")] = None,
    reason: Annotated[str | None, typer.Option(help="Print the phrases with this reason.")] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print every rule in use as one document.")] = False,
    packs: PacksFolder = None,
    as_json: AsJson = False,
    config: ConfigFile = None,
) -> None:
    """Count the rules in use by language, name the reasons, or print phrases or all rules."""
    from collections import Counter

    from pipeline.errors import UsageError, did_you_mean
    from pipeline.model.reasons import Reason
    from pipeline.packs import load_ruleset

    settings = settings_of(config, packs=packs)
    ruleset = load_ruleset(settings.strictness, settings.packs)
    if reason is not None and reason not in set(Reason):
        raise UsageError(f"There is no reason {reason!r}.", did_you_mean(reason, Reason) or ", ".join(Reason))
    if markdown:
        from pipeline.cli.rulebook import rulebook

        if language is not None or reason is not None:
            raise UsageError("--markdown prints all rules.", "Leave out --language and --reason.")
        typer.echo(rulebook(ruleset))
        return
    if language is not None or reason is not None:
        for phrase in ruleset.phrases:
            if language in (None, phrase.language) and reason in (None, phrase.reason):
                if as_json:
                    texts = list(phrase.texts)
                    found = {"rule": phrase.rule, "reason": phrase.reason, "match": phrase.match, "texts": texts}
                    typer.echo(json.dumps(found, ensure_ascii=False))
                    continue
                typer.echo(f"{phrase.rule}\t{phrase.reason}\t{phrase.match}\t{' | '.join(phrase.texts)}")
        return
    counts = Counter(phrase.language for phrase in ruleset.phrases)
    if as_json:
        from pipeline.cli.answers import RulesAnswer

        RulesAnswer(phrases=dict(sorted(counts.items())), languages=sorted(ruleset.languages),
                    outlets=len(ruleset.outlets), reasons=list(Reason)).show()  # fmt: skip
        return
    for code in sorted({*counts, *ruleset.languages}):
        name = "every language" if code == "und" else getattr(ruleset.languages.get(code), "name", "")
        typer.echo(f"{code:<6} {counts[code]:>5} phrases  {name}")
    typer.echo(f"{len(ruleset.phrases)} phrases, {len(ruleset.languages)} languages, {len(ruleset.outlets)} outlets")
    typer.echo(f"reasons: {', '.join(Reason)}")


def _phrase_of(words: str, match: str, reason: str) -> Phrase:
    """The phrase that a pack with these words would hold. Raises PackError."""
    from pipeline.packs.loader import PackFile, read_phrase

    words = words.strip()
    table: dict[str, Any] = {"id": "tried", "reason": reason, "match": match, "texts": [words], "examples": [words]}
    return read_phrase(PackFile("the phrase", "und", "", table), table, set())


def _with_phrases(ruleset: Any, phrases: tuple[Phrase, ...]) -> Any:
    import dataclasses

    return dataclasses.replace(ruleset, phrases=phrases)


def _show(phrase: Phrase, settings: Settings, trial: Trial, samples: int) -> None:
    share = 100 * trial.touched / trial.documents if trial.documents else 0.0
    rest = f" and {len(phrase.texts) - 3} more" if len(phrase.texts) > 3 else ""
    typer.echo(f"{phrase.match}: {' | '.join(phrase.texts[:3])}{rest}")
    typer.echo(f"{counted(trial.matched, 'line', ',')} in {trial.touched:,} of {counted(trial.documents, 'document', ',')} "
               f"({share:.1f} %) of {settings.raw}")  # fmt: skip
    if not trial.matched:
        typer.echo("Nothing would change. Lines are compared as a whole; --match prefix compares their beginnings.")
        return
    cut = ", ".join(f"{count:,} as {name}" for name, count in trial.lines.most_common() if name != "body")
    exact = any(line.goes is not None and line.now == "body" for line in trial.samples)
    goes = f"; {trial.going:,} of them would go" if exact else ""
    typer.echo(f"  in bodies now: {trial.lines['body']:,}{goes}")
    typer.echo(f"  cut already: {cut or 'none'}")
    if trial.others:
        typer.echo(f"  lines beside them that would go too: {trial.others:,}")
    for line in _chosen(trial, samples):
        word = "goes" if line.goes else line.now
        typer.echo(f"{word:<14} {_printable(line.text)}\n{'':<14} {line.uri}")


def _chosen(trial: Trial, samples: int) -> list[Any]:
    """Lines of bodies first: they are what a rule may do harm to."""
    return sorted(trial.samples, key=lambda line: (line.now != "body", line.goes is False))[:samples]


def _as_json(trial: Trial, samples: int) -> dict[str, Any]:
    lines = [{"uri": t.uri, "text": t.text, "now": t.now, "goes": t.goes} for t in _chosen(trial, samples)]
    return {
        "documents": trial.documents, "touched": trial.touched, "lines": dict(trial.lines), "going": trial.going,
        "others": trial.others, "samples": lines,
    }  # fmt: skip


def _printable(text: str) -> str:
    """One line of at most a hundred characters that cannot steer the terminal."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= 100 else line[:99] + "…"
