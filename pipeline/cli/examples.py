"""One or more examples for every command, shown at the end of its help and in docs/CLI.md. Tests parse them all."""

from __future__ import annotations

from collections.abc import Iterator

import typer

EXAMPLES: dict[str, tuple[str, ...]] = {
    "init": ("newswinnow init coast-news",),
    "run": (
        "newswinnow run",
        "newswinnow run raw clean --strictness safe --limit 100",
        "newswinnow run s3://bucket/raw clean",
        "newswinnow run page.html clean",
        "newswinnow run 'saved/**/*.mhtml' clean",
        "newswinnow run - clean",
        "newswinnow run pages records --format parquet --report --max-quarantine 50",
    ),
    "serve": ("newswinnow serve --every 6h", "newswinnow serve raw clean --cron '15 */4 * * *'"),
    "status": ("newswinnow status", "newswinnow status clean --raw raw", "newswinnow status clean --json"),
    "explain": (
        "newswinnow explain raw/dumps/en/harbour-ferry.txt",
        "newswinnow explain page.html --full",
        "newswinnow explain - --kind text --json",
    ),
    "learn": ("newswinnow learn raw site-memory.json",),
    "fetch": ("newswinnow fetch sources.toml raw",),
    "export": (
        "newswinnow export clean articles.parquet",
        "newswinnow export clean articles.xlsx --language en,de --since 2026-01-01 --without-duplicates",
        "newswinnow export clean texts.jsonl.zst --columns id,url,text --min-words 100",
        "newswinnow export clean articles.csv --for-spreadsheets",
        "newswinnow export clean postgresql://news@127.0.0.1/news",
    ),
    "report": ("newswinnow report", "newswinnow report clean friday.html --details-mb 40"),
    "schema": ("newswinnow schema article", "newswinnow schema --write schemas"),
    "forget": (
        "newswinnow forget 2f9ce17c-c9f3-52f4-a4db-b2edde3ace39 --note 'request of 3 May'",
        "newswinnow forget --list",
    ),
    "correct": (
        "newswinnow correct dumps/en/harbour-ferry.txt --goes 'Talks about pay go on.' --reason promo",
        "newswinnow correct pages/en/lighthouse-museum.html --stays 12 --scope document",
        "newswinnow correct pages/en/lighthouse-museum.html --field authors --value 'Maeve Corrigan'",
        "newswinnow correct --from marks.json",
        "newswinnow correct --check",
    ),
    "doctor": ("newswinnow doctor", "newswinnow doctor --quiet"),
    "packs": ("newswinnow packs check packs", "newswinnow packs try 'Join the debate on our page' raw"),
    "packs check": ("newswinnow packs check packs",),
    "packs try": (
        "newswinnow packs try 'Join the debate on our page' raw",
        "newswinnow packs try 'brought to you by' clean --match prefix",
        "newswinnow packs try comments.show raw",
    ),
    "packs list": ("newswinnow packs list", "newswinnow packs list --language de --reason newsletter"),
    "bench": ("newswinnow bench text raw",),
}


def add_examples(app: typer.Typer, prefix: str = "") -> None:
    """Put each command's examples behind its help."""
    for name, command in _commands(app):
        command.epilog = _epilog(f"{prefix}{name}")
    for group in app.registered_groups:
        group.epilog = _epilog(f"{prefix}{group.name}")
        if group.typer_instance is not None:
            add_examples(group.typer_instance, f"{prefix}{group.name} ")


def _commands(app: typer.Typer) -> Iterator[tuple[str, typer.models.CommandInfo]]:
    return ((command.name, command) for command in app.registered_commands if command.name)


def _epilog(name: str) -> str | None:
    examples = EXAMPLES.get(name, ())
    # Blank lines keep lines apart.
    return "\n\n".join(["Examples:" if len(examples) > 1 else "Example:", *examples]) if examples else None
