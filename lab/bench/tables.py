"""Figures as tables: for the terminal, and for Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_ABSENT = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the names of the columns, and rows of cells; the first column is text, the others are figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def markdown(table: Table) -> str:
    """The table in Markdown, without its title."""
    lines = ["| " + " | ".join(table.columns) + " |", "|---" + "|--:" * (len(table.columns) - 1) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in table.rows)])


def plain(table: Table) -> str:
    """The table with its title, columns aligned by spaces."""
    cells = [table.columns, *table.rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(table.columns))]
    lines = ["  ".join(_aligned(row, widths)).rstrip() for row in cells]
    return "\n".join([table.title, *lines])


def _aligned(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.rjust(width) if number else cell.ljust(width)


def share(value: Any, digits: int = 3) -> str:
    """A share of 1, such as `.961`; a dash for nothing."""
    if value is None:
        return _ABSENT
    text = f"{value:.{digits}f}"
    return text.removeprefix("0") if 0 <= value < 1 else text


def comparison_tables(found: Mapping[str, Any]) -> list[Table]:
    """What `bench compare --json` prints, as tables."""
    extractors: Mapping[str, Mapping[str, Any]] = found["extractors"]
    tables = [_text_table(extractors), _source_table(extractors), _line_table(extractors), _group_table(extractors)]
    tables += [_field_table(extractors), _wrong_table(extractors)]
    return [table for table in tables if table.rows]


def _text_table(extractors: Mapping[str, Mapping[str, Any]]) -> Table:
    rows = [
        (name, *(share(one["text"]["all"].get(key)) for key in ("f1", "f1_margin", "precision", "recall")),
         str(one["text"]["all"].get("under_half", _ABSENT)), _segments(one), str(one["failed"]), _cost(one))
        for name, one in extractors.items()
        if "text" in one
    ]  # fmt: skip
    columns = (
        "extractor",
        "word F1",
        "±",
        "precision",
        "recall",
        "pages under .5",
        "segments F1",
        "crashes",
        "ms a page",
    )
    return Table("Text of pages", columns, tuple(rows))


def _source_table(extractors: Mapping[str, Mapping[str, Any]]) -> Table:
    texts = {name: one["text"] for name, one in extractors.items() if "text" in one}
    sources = sorted({source for text in texts.values() for source in text if source != "all"})
    if len(sources) < 2:
        return Table("", (), ())
    counts = {source: next(t[source]["pages"] for t in texts.values() if source in t) for source in sources}
    rows = [(name, *(share(text.get(s, {}).get("f1")) for s in sources)) for name, text in texts.items()]
    columns = ("extractor", *(f"{source} ({counts[source]})" for source in sources))
    return Table("Word F1 by source of the labels (pages)", columns, tuple(rows))


def _line_table(extractors: Mapping[str, Mapping[str, Any]]) -> Table:
    keys = ("f1", "precision", "recall", "boilerplate_dropped", "main_lost", "exact")
    rows = [
        (name, *(share(one["lines"]["all"][key]) for key in keys), str(one["failed"]), _cost(one))
        for name, one in extractors.items()
        if "lines" in one
    ]
    columns = (
        "extractor", "F1", "precision", "recall", "boilerplate lines dropped", "main lines lost", "exactly right",
        "crashes", "ms a dump",
    )  # fmt: skip
    return Table("Lines of text dumps", columns, tuple(rows))


def _group_table(extractors: Mapping[str, Mapping[str, Any]]) -> Table:
    lines = {name: one["lines"] for name, one in extractors.items() if "lines" in one}
    groups = sorted({group for tally in lines.values() for group in tally if group != "all"})
    if len(groups) < 2:
        return Table("", (), ())
    counts = {group: next(t[group]["dumps"] for t in lines.values() if group in t) for group in groups}
    rows = [(name, *(share(tally.get(g, {}).get("f1")) for g in groups)) for name, tally in lines.items()]
    columns = ("extractor", *(f"{group} ({counts[group]})" for group in groups))
    return Table("F1 by kind of dump (dumps)", columns, tuple(rows))


def _field_table(extractors: Mapping[str, Mapping[str, Any]]) -> Table:
    return _fields(extractors, "Fields: share of right answers (pages that hold a value)", "right")


def _wrong_table(extractors: Mapping[str, Mapping[str, Any]]) -> Table:
    return _fields(extractors, "Fields: share of wrong answers; the rest gave none, or some of the authors", "wrong")


def _fields(extractors: Mapping[str, Mapping[str, Any]], title: str, verdict: str) -> Table:
    answered = {name: one["fields"] for name, one in extractors.items() if "fields" in one}
    names = list(dict.fromkeys(name for fields in answered.values() for name in fields))
    counts = {name: next(sum(f[name].values()) for f in answered.values() if name in f) for name in names}
    rows = [(name, *(_verdict_share(fields.get(n), verdict) for n in names)) for name, fields in answered.items()]
    return Table(title, ("extractor", *(f"{name} ({counts[name]})" for name in names)), tuple(rows))


def _verdict_share(counts: Mapping[str, int] | None, verdict: str) -> str:
    return share(counts.get(verdict, 0) / max(1, sum(counts.values())) if counts else None)


def _segments(one: Mapping[str, Any]) -> str:
    return share(one.get("segments", {}).get("f1"))


def _cost(one: Mapping[str, Any]) -> str:
    return f"{one['milliseconds_per_document']:.1f}"


def flat_table(title: str, found: Mapping[str, Any]) -> Table:
    """Any JSON object as a table of two columns: paths with dots, and the values; lists of numbers in one cell."""
    return Table(title, ("what", "figure"), tuple(_flattened(found, "")))


def _flattened(node: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    for key, value in node.items():
        name = f"{path}{key}".replace("_", " ")
        if isinstance(value, Mapping):
            yield from _flattened(value, f"{path}{key} · ")
        elif isinstance(value, list):
            if cells := [_cell(one) for one in value if not isinstance(one, Mapping | list)]:
                yield name, ", ".join(cells)
        else:
            yield name, _cell(value)


def _cell(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: _ABSENT}[value]
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
