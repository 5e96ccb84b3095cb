"""The benchmarks in docs/QUALITY.md, made of what the bench commands printed with `--json`.

The document holds figures and how they came about, nothing of the documents that were measured on. The speed, flow and
metadata commands may print more than is known here; then it is shown as it comes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date as day
from pathlib import Path
from typing import Any

from lab.bench.machine import machine
from lab.bench.tables import Table, comparison_tables, flat_table, markdown, share
from pipeline.errors import UsageError

Results = dict[str, dict[str, Any]]
NAMES = ("compare-text", "compare-html", "metadata", "text", "html", "flow")
SOURCES = {
    "aeb": "Zyte's article extraction benchmark",
    "fundus": "pages that Fundus tests its parsers on",
    "fundus-eval": "Fundus's evaluation set",
    "htmldate": "htmldate's evaluation set",
    "postlight": "pages that Postlight Parser tests its extractors on",
    "trafilatura": "trafilatura's evaluation set, segments",
    "wcxb": "WCXB, articles and blogs",
}
PART = "benchmarks"  # of docs/QUALITY.md
CARDS = {"compare-text": "the line model", "compare-html": "the block classifier for HTML pages"}
_HEAD = """# Benchmarks

Written by `make benchmarks DATA=…` from what the bench commands print; change `lab/bench/document.py`, not this part.
Every table is one run: all extractors answered the same documents in turn, in one process. Shares are of 1."""
_LIMITS = """## What the figures do not show

- **New sites.** newswinnow's rows are measured on documents that its learned models were trained on and its rules were written
  beside. The cross-validated figures, where no model has seen the domain it is judged on, are the ones to expect, and
  even those share the rules. Some of the peers were developed on parts of the same sets too.
- **The peers at their best.** They ran with their defaults. Text dumps are not what they were made for: they got the lines
  as paragraphs of a bare page, as one would do who has nothing else. newspaper4k ran without its tokenizers for Chinese and Japanese, which come as
  source only, and crashes on such pages.
- **Today's news.** The sets are public benchmarks, most of their pages are years old and in English, a few hundred outlets
  with several pages each. Pages that need a browser, paywalls and scripts other than Latin are rare in them.
- **What an error costs.** Word F1 weighs a lost paragraph like a kept teaser of the same length, and a caption that one
  set calls text and another does not like either. About one label in a hundred is wrong.
- **Chance.** ± is half of the 95 % interval of a mean over these pages. Smaller differences say nothing.
- **Your machine.** Seconds are CPU time of a warm process on one machine; starting up, the network and waiting are not in
  them, except where the flow's figures say so. Ratios between rows travel better than the rows.
- **Wrong or none.** A field that is wrong is worse than one that is missing. The share of right answers alone does not
  tell them apart; read both tables."""


def read_results(folder: Path) -> Results:
    """The results in a folder, `NAME.json` each, by name. Raises UsageError if there are none or one is no JSON object."""
    found = {}
    for name in NAMES:
        path = folder / f"{name}.json"
        if path.is_file():
            try:
                found[name] = json.loads(path.read_text("utf-8"))
            except ValueError as error:
                raise UsageError(f"{path} is no JSON ({error}).", "Was the command that wrote it broken off?") from None
    if not found:
        raise UsageError(f"{folder} holds no results.", f"Name a folder with {', '.join(f'{n}.json' for n in NAMES)}.")
    return found


def render(results: Mapping[str, Mapping[str, Any]], date: str, data: str, cards: Path) -> str:
    """The whole document. `date` is YYYY-MM-DD, `data` a sentence on what was measured on. Raises UsageError for a wrong date."""
    try:
        day.fromisoformat(date)
    except ValueError:
        raise UsageError(f"{date!r} is no day.", "Give it as 2031-05-17.") from None
    sections = [_HEAD, _setting(results, date, data)]
    sections += [section(results[name], cards) for name, section in _SECTIONS.items() if name in results]
    return "\n\n".join([*sections, _LIMITS]) + "\n"


def _setting(results: Mapping[str, Mapping[str, Any]], date: str, data: str) -> str:
    versions = {
        name: one["version"]
        for found in results.values()
        for name, one in found.get("extractors", {}).items()
        if isinstance(one, Mapping) and "version" in one
    }
    lines = [f"- Measured on {date}."]
    lines += [f"- Machine: {', '.join(f'{name} {value}' for name, value in machine().items())}."]
    lines += (
        [f"- Versions: {', '.join(f'{name} {version}' for name, version in versions.items())}."] if versions else []
    )
    lines += [f"- Data: {data.rstrip('.')}."] if data else []
    return "\n".join(lines)


def _text(found: Mapping[str, Any], cards: Path) -> str:
    note = (
        "Dumps are pages whose HTML is gone, flattened in several ways; every line is labelled. Precision, recall and F1"
        " are over the characters of main and boilerplate lines; lines that state metadata do not count. A line counts as"
        f" kept if the text still holds it. {_many(found['documents'], 'dumps')}."
    )
    return _compared("Text dumps", note, found, cards, CARDS["compare-text"])


def _pages(found: Mapping[str, Any], cards: Path) -> str:
    known = [f"{SOURCES.get(name, name)} (`{name}`, {count})" for name, count in found.get("sources", {}).items()]
    note = (
        "Word precision, recall and F1 are over the multiset of words, means over the pages that have a gold text. Segments"
        " are pieces of text that must or must not be there. A title is right if it has the gold's words and no others, a list"
        " of authors if it has the gold's names and no others, a date if it is the day."
        f" {_many(found['documents'], 'pages')}: {'; '.join(known)}."
    )
    return _compared("Pages", note, found, cards, CARDS["compare-html"])


def _compared(title: str, note: str, found: Mapping[str, Any], cards: Path, card: str) -> str:
    parts = [f"## {title}", note]
    if quoted := _cross_validated(cards, card):
        parts.append(
            "newswinnow's learned model was trained on documents of these sets, so that its rows are in sample."
            f" Cross-validated by domain, all documents ([{cards.name}]({cards.name})): {quoted}."
        )
    for table in comparison_tables(found):
        parts += [f"### {table.title}", markdown(table)]
    return "\n\n".join(parts)


def _cross_validated(cards: Path, card: str) -> str:
    """The row `all` of a model card's first table of figures, as `name value` pairs; empty if there is none."""
    text = cards.read_text("utf-8") if cards.is_file() else ""
    found = re.search(
        rf"^#+ Model card: {re.escape(card)}$(.*?)(?=^#+ Model card: |\Z)", text, re.MULTILINE | re.DOTALL
    )
    head: list[str] = []
    for line in found[1].splitlines() if found else ():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            head = []
        elif cells[0] == "all" and head:
            return ", ".join(f"{name} {value}" for name, value in zip(head[1:], cells[1:], strict=False) if name)
        else:
            head = head or cells
    return ""


def _metadata(found: Mapping[str, Any], _: Path) -> str:
    parts = ["## Metadata by confidence"]
    bands = found.get("reliability")
    if isinstance(bands, Mapping) and bands:
        parts.append(
            "A confidence is a promise: of the values that claim .95 about 95 of 100 should be right. Share of right values"
            f" by the confidence that they claim, and how many there are; {_many(found.get('pages', 0), 'pages')}."
        )
        parts.append(markdown(_reliability(bands)))
    for name, which in (("sure", "all pages"), ("sure_in_folds", "bands as the other domains bear them out")):
        if isinstance(found.get(name), Mapping):
            parts += [f"### Right where at least .9 is claimed: {which}", markdown(_sure(found[name]))]
    for title, fields in _verdict_groups(found):
        if (table := _verdicts(fields)).rows:
            parts += [f"### {title}", markdown(table)]
    if "cpu_ms_per_page" in found:
        parts.append(f"The stage takes {found['cpu_ms_per_page']} ms of CPU a page, parsing excluded.")
    return "\n\n".join(parts)


def _verdict_groups(found: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(title, counts of verdicts by field): all pages, each source of pages, each file of dumps."""
    yield "Verdicts on pages", found.get("fields") or {}
    for source, fields in (found.get("sources") or {}).items():
        yield f"Verdicts on pages of `{source}`", fields
    for name, told in (found.get("dumps") or {}).items():
        yield f"Verdicts on dumps whose lines state the value: `{name}`", told["fields"]


def _sure(claims: Mapping[str, Mapping[str, Any]]) -> Table:
    rows = [(f"`{name}`", _band(band), f"from {band['from']}") for name, band in claims.items()]
    return Table("", ("field", "right", "confidence"), tuple(rows))


def _reliability(bands: Mapping[str, list[Mapping[str, Any]]]) -> Table:
    edges = sorted({float(band["from"]) for rows in bands.values() for band in rows})
    rows = []
    for name, of_field in bands.items():
        by_edge = {float(band["from"]): band for band in of_field}
        rows.append((f"`{name}`", *(_band(by_edge.get(edge)) for edge in edges)))
    return Table("", ("field", *(f"from {edge:.2f}" for edge in edges)), tuple(rows))


def _band(band: Mapping[str, Any] | None) -> str:
    if not band or not band["values"]:
        return "–"
    return f"{share(band['right'] / band['values'], 2)} of {band['values']:,}"


def _verdicts(fields: Mapping[str, Any]) -> Table:
    rows = []
    for name, counts in fields.items():
        if isinstance(counts, Mapping) and (total := sum(counts.values())):
            shares = (share(counts.get(verdict, 0) / total) for verdict in ("right", "partial", "wrong", "none"))
            rows.append((name, f"{total:,}", *shares))
    return Table("", ("field", "answerable", "right", "some of the authors", "wrong", "none"), tuple(rows))


def _as_it_comes(title: str, note: str, found: Mapping[str, Any]) -> str:
    return "\n\n".join([f"## {title}", note, markdown(flat_table(title, found))])


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}"


def _flow(found: Mapping[str, Any], _: Path) -> str:
    note = (
        "`newswinnow run` as a process of its own: start, Prefect and its server, workers, files and ledger are in every"
        " figure. Ratios are within one session; how many documents they are about stands beside them. What is"
        " made once on a machine (Prefect's empty database, 6 s) is not in the first row."
    )
    rows = found.get("rows")
    if not isinstance(rows, list):
        return _as_it_comes("The flow", note, found)
    shown = tuple(
        (str(row.get("name", "")), f"{row.get('measured', '')} {row.get('unit', '')}".strip(), _figures(row))
        for row in rows
        if isinstance(row, Mapping)
    )
    return "\n\n".join(["## The flow", note, markdown(Table("", ("what", "measured", "of which"), shown))])


def _figures(row: Mapping[str, Any]) -> str:
    figures = row.get("figures")
    return "; ".join(f"{name} {value}" for name, value in flat_table("", figures or {}).rows)


_CPU = "CPU time of one process, medians over the rounds; documents are taken in turn by both sides."
_SECTIONS: dict[str, Callable[[Mapping[str, Any], Path], str]] = {
    "compare-text": _text,
    "compare-html": _pages,
    "metadata": _metadata,
    "text": lambda found, _: _as_it_comes("Speed on text dumps, by stage", _CPU, found),
    "html": lambda found, _: _as_it_comes("Speed on pages, by stage", _CPU, found),
    "flow": _flow,
}
