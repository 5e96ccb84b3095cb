"""All rules in use as one Markdown document, which `newswinnow packs list --markdown` prints."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cleaning.registry import LINE_RULES, STRUCTURE_RULES
from pipeline.cleaning.rules.base import Rule
from pipeline.packs import Ruleset
from pipeline.packs.functions import FunctionPack, entries
from pipeline.packs.phrases import Phrase

_HEAD = """# The rules

A phrase matches a whole line, in any letter case and without its punctuation at the ends, unless the note behind its name
says otherwise. A line that no phrase knows is judged by what its words do: the rules `function.LANGUAGE.REASON`.
"""
_EXTENTS = {
    "line": "whole line",
    "prefix": "start of a line",
    "suffix": "end of a line",
    "within": "anywhere in a line",
}


def rulebook(rules: Ruleset) -> str:
    """Every rule of a ruleset, your own packs with it: the languages, the rules in code, then phrases and functions of words
    by language and reason. Markdown.
    """
    parts = [_HEAD, _language_table(rules), _registry_table()]
    functions = {pack.code: pack for pack in rules.functions}
    for language in sorted({*functions, *(phrase.language for phrase in rules.phrases)}):
        pack = rules.languages.get(language)
        name = "Every language" if language == "und" else pack.name if pack else language
        parts.append(f"## {name} (`{language}`)\n")
        phrases = [phrase for phrase in rules.phrases if phrase.language == language]
        for reason in sorted({phrase.reason for phrase in phrases}):
            parts.append(f"### {reason}\n")
            parts.extend(_phrase_entry(phrase) for phrase in phrases if phrase.reason == reason)
        if language in functions:
            parts.extend(_functions(functions[language]))
    return "\n".join(parts)


def _language_table(rules: Ruleset) -> str:
    knowing = {pack.code for pack in rules.functions}
    rows = [
        "| language | code | phrases | functions | months | byline words | dates in figures |",
        "|---|---|---|---|---|---|---|",
    ]
    for code, pack in sorted(rules.languages.items()):
        count = sum(len(phrase.texts) for phrase in rules.phrases if phrase.language == code)
        leads, functions = ", ".join(pack.byline_leads[:4]), "yes" if code in knowing else "no"
        rows.append(
            f"| {pack.name} | `{code}` | {count} | {functions} | {len(pack.months)} | {_cell(leads)} | {pack.day_order} |"
        )
    return "\n".join([*rows, "", f"{len(rules.outlets)} outlet profiles.", ""])


def _registry_table() -> str:
    rows = [
        "## Rules in code",
        "",
        "In the order in which they are asked; the first whose proposal is admitted decides.",
        "",
        "| rule | what it finds | where |",
        "|---|---|---|",
    ]
    rows += [f"| `{rule.name}` | {_cell(rule.summary)} | {_where(rule)} |" for rule in (*LINE_RULES, *STRUCTURE_RULES)]
    return "\n".join([*rows, ""])


def _where(rule: Rule) -> str:
    if rule.dumps_only:
        return "dumps"
    return "dumps, and pages whose article speaks to nobody" if rule.silent_only else "dumps and pages"


def _phrase_entry(phrase: Phrase) -> str:
    notes = [_EXTENTS.get(phrase.match, phrase.match)]
    if phrase.inline:
        notes[0] = "first words of a line, before a colon or dash"
    notes += ["opens a block behind the body"] if phrase.opens_tail else []
    lines = [f"**`{phrase.rule}`** ({', '.join(notes)}; confidence {phrase.confidence:g})", ""]
    lines.append("  " + " · ".join(_code(text) for text in dict.fromkeys(phrase.texts)))
    lines += [""] + ([f"  Matches “{_cell(phrase.examples[0])}”."] if phrase.examples else [])
    lines += [f"  Does not match “{_cell(phrase.counterexamples[0])}”."] if phrase.counterexamples else []
    return "\n".join([*lines, ""])


def _functions(pack: FunctionPack) -> Iterator[str]:
    yield "### What its words do\n"
    told = {"speaks to the reader": pack.address, "prompts": pack.ask, "tells a story": pack.narrative}
    for what, words in told.items():
        if words:
            yield f"**{what}**: {' · '.join(map(_code, words))}\n"
    for reason, text in sorted(pack.topics.items()):
        yield f"**`function.{pack.code}.{reason}`**: {' · '.join(map(_code, entries(text)))}\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"
