"""Rows of a table in a dump: by as many cells as their neighbours have, or because Markdown says where the table is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.cleaning.line import Line
from pipeline.model.block import Block

TABLE_CELLS, STATED_CELLS = 3, 2  # least cells of a row: by its shape alone, and of a table that Markdown states
BARRED_ROWS, SPACED_ROWS = 2, 3  # adjacent rows with bars around the cells, or with wide gaps or tabs between them
_WIDE = re.compile(r"[ \u00a0]{2,}|\s*\t\s*")
_LEADERS, LEADING_ROWS = re.compile(r"\s?(?:\.{3,}|…{2,}|_{3,}|(?:\s\.){3,})\s?"), 2  # "Bulls......3......3,400"
_DIGIT = re.compile(r"\d")
_RULE = re.compile(r"\|?(?: ?:?-+:? ?\|)+(?: ?:?-+:? ?)?")  # the line below a table's head in Markdown: "---|---"
_LINE_END = 2
# A cell that holds a figure. Of cells one below the other each name has two of them at least: lists of subjects have one,
# how many stories there are.
_FIGURES = re.compile(r"[+−–-]?\d[\d.,:/\u00a0' ]{0,12}%?")
STACKED_ROWS, STACKED_FIGURES, NAME_CHARS = 3, 2, 40
ROW_CHARS, _LAST = 80.0, frozenset("0123456789%")
_NAMED = re.compile(r"\W{0,2}[^\W\d_]{2}")  # what a row is about; an item's number is not


def table_rows(lines: Sequence[Line], signs: Sequence[Block] = ()) -> Iterator[int]:
    """Rows of as many cells as their neighbours; with gaps or single bars between them, half must hold a figure.

    Two columns alone are a table only where the tool's `signs` rule off its head: a menu has bars, too.
    """
    if not any(sign in line.block.text for line in lines for sign in ("|", "  ", "\t", "...")):
        return  # no line has cells
    rules = [sign for sign in signs if _RULE.fullmatch(sign.text)]
    run: list[Line] = []
    kind: tuple[str, int] | None = None
    for line in (*lines, None):
        shape = row_shape(line.block.text, STATED_CELLS if rules else TABLE_CELLS) if line is not None else None
        shape = shape or (_column(line.block.text) if line is not None else None)
        if shape is not None and (shape == kind or kind is None):
            kind = shape
        else:
            yield from _rows(run, kind, rules)
            run, kind = [], shape
        if shape is not None and line is not None:
            run.append(line)


def row_shape(text: str, cells: int = TABLE_CELLS) -> tuple[str, int] | None:
    """How a line's cells are parted, and into how many; None for a line without at least so many `cells`."""
    if text[0] == "|" and text[-1] == "|":
        return ("bars", text.count("|"))
    if " | " in text:
        return ("inner bars", text.count(" | ") + 1) if text.count(" | ") + 1 >= cells else None
    if "  " in text or "\t" in text:
        found = len(_WIDE.split(text))
        return ("gaps", found) if found >= TABLE_CELLS else None
    if "..." in text:
        parts = _LEADERS.split(text)
        return ("leaders", len(parts)) if len(parts) > 1 and _FIGURES.fullmatch(parts[-1]) else None
    return None


def _column(text: str) -> tuple[str, int] | None:
    """Where the second of two cells begins, if tabs part them or blanks set it below the one of the row above."""
    if "  " not in text and "\t" not in text:
        return None
    gap, *more = _WIDE.finditer(text)
    if more or not _NAMED.match(text):
        return None
    return ("tabs", 2) if "\t" in gap[0] else ("column", gap.end())


def _rows(run: Sequence[Line], kind: tuple[str, int] | None, rules: Sequence[Block]) -> Iterable[int]:
    if kind is None:
        return ()
    figures = sum(_DIGIT.search(line.text) is not None for line in run)
    if kind[0] == "bars":
        proof = len(run) >= BARRED_ROWS and kind[1] > TABLE_CELLS
    elif kind[0] == "leaders":
        proof = len(run) >= LEADING_ROWS
    else:
        proof = len(run) >= SPACED_ROWS and 2 * figures >= len(run)
        proof = proof and (kind != ("inner bars", STATED_CELLS) or _is_ruled(run, rules))
    return [line.index for line in run] if proof else ()


def _is_ruled(run: Sequence[Line], rules: Sequence[Block]) -> bool:
    """Whether the line below a table's head stands among the rows, or right above them if the head is empty."""
    first, last = run[0].block.start or 0, run[-1].block.end or 0
    return any((rule.start or 0) < last and (rule.end or 0) + _LINE_END >= first for rule in rules)


def stacked_rows(lines: Sequence[Line]) -> Iterator[int]:
    """Cells that stand one below the other: a name and its figures, again and again, with ranks before and a head above."""
    figures = [_FIGURES.fullmatch(line.text) is not None for line in lines]
    if sum(figures) < STACKED_ROWS * STACKED_FIGURES:
        return
    at = 0
    while at < len(lines):
        width = _width(lines, figures, at)
        end, rows = at, 0
        while width and _width(lines, figures, end) == width:
            end, rows = end + width, rows + 1
        is_ranked = at > 0 and figures[at - 1]
        if is_ranked and width and _width(lines, figures, end) == width - 1:  # the last row, with no rank behind it
            end, rows = end + width - 1, rows + 1
        if rows < STACKED_ROWS:
            at += 1
            continue
        start = at - is_ranked
        head = range(max(start - width, 0), start)
        yield from head if not any(figures[n] or not _is_name(lines[n]) for n in head) else ()
        yield from range(start, end)
        at = end


def figured_rows(lines: Sequence[Line]) -> Iterator[int]:
    """Rows whose cells a single space parts: as many figures as the rows around them have, and fewer words than figures. The
    line above them that holds no figure is their head.
    """
    run: list[int] = []
    width = 0
    for line in (*lines, None):
        found = 0
        if (
            line is not None and line.text[-1] in _LAST and line.length <= ROW_CHARS
        ):  # most lines end in a letter or a stop
            cells = line.text.split()
            found = sum(_FIGURES.fullmatch(cell) is not None for cell in cells)
            found = found if found >= STACKED_FIGURES and 2 * found > len(cells) else 0
        if found != width or line is None:
            if width and len(run) >= SPACED_ROWS:
                head = lines[run[0] - 1] if run[0] else None
                if head is not None and _is_name(head) and _DIGIT.search(head.text) is None and head.words > 1:
                    yield head.index
                yield from run
            run, width = [], found
        if found and line is not None:
            run.append(line.index)


def _width(lines: Sequence[Line], figures: Sequence[bool], at: int) -> int:
    """How many cells the row has that begins here, with a name and all figures behind it; 0 if none begins."""
    if at >= len(lines) or figures[at] or not _is_name(lines[at]):
        return 0
    end = at + 1
    while end < len(lines) and figures[end]:
        end += 1
    return end - at if end - at > STACKED_FIGURES else 0


def _is_name(line: Line) -> bool:
    return not line.ended and line.length <= NAME_CHARS
