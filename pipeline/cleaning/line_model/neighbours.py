"""What stands around a line: the measured neighbours, windows, runs and distances of every line of a document."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.cleaning.line_model.measure import END_COLON, OWN, Floats, Ints, Lines

FAR = 40  # lines; distances are counted up to here
NEIGHBOUR_COLUMNS = ("units", "words", "capital_words", "digit_share", "end", "start", "repeats", "known_words",
                     "frequent_words")  # fmt: skip
OFFSETS = (-2, -1, 1, 2)
WINDOWS = ((-3, 0), (1, 4), (-10, 0), (1, 11), (-30, 0), (1, 31))  # half-open, relative to the line
SUMMED = ("units", "prose_units", "sentence", "unended", "bars", "repeated")
_WINDOW_MEANS = ("mean_units", "prose_share", "sentence", "unended", "bars", "repeated")

NAMES: tuple[str, ...] = (
    *OWN,
    *(f"{name}[{offset:+d}]" for offset in OFFSETS for name in NEIGHBOUR_COLUMNS),
    *(f"{name}[{low:+d}:{high:+d}]" for low, high in WINDOWS for name in _WINDOW_MEANS),
    "prose", "sentence", "to_prose_before", "to_prose_after", "to_sentence_before", "to_sentence_after",
    "prose_before", "prose_after", "position", "from_end", "short_run", "in_short_run", "to_short_run_end",
    "shape_run", "to_colon_before", "span_start", "span_end", "in_span", "lines", "document_prose", "document_units",
    "document_blanks", "prose_lines",
)  # fmt: skip
_NEIGHBOURS = [OWN.index(name) for name in NEIGHBOUR_COLUMNS]
_UNITS, _BARS, _REPEATS, _BLANK, _END = (OWN.index(n) for n in ("units", "bars", "repeats", "blank_before", "end"))


def describe_lines(lines: Lines) -> NDArray[np.float32]:
    """The model's input: a row for every line, the columns `NAMES`."""
    own = lines.own
    count = len(own)
    at = np.arange(count)
    out = np.empty((count, len(NAMES)), np.float32)
    width = len(OWN)
    out[:, :width] = own
    width = _neighbours(own, out, width)
    width = _windows(lines, out, width)
    changes = np.ones(count, np.bool_)
    changes[1:] = lines.shape[1:] != lines.shape[:-1]
    near = nearest(np.stack((lines.prose, lines.sentence, own[:, _END] == END_COLON, changes)), at)
    columns: tuple[Any, ...] = (
        *_distances(lines, at, *near), *_runs(lines, at, *near, changes), *_span(lines, at), *_document(lines)
    )  # fmt: skip
    for offset, column in enumerate(columns):
        out[:, width + offset] = column
    return out


def _neighbours(own: Floats, out: NDArray[np.float32], width: int) -> int:
    reach = 2
    padded = np.full((len(own) + 2 * reach, len(_NEIGHBOURS)), -1.0)
    padded[reach:-reach] = own[:, _NEIGHBOURS]
    for offset in OFFSETS:
        out[:, width : width + len(_NEIGHBOURS)] = padded[reach + offset : reach + offset + len(own)]
        width += len(_NEIGHBOURS)
    return width


def _windows(lines: Lines, out: NDArray[np.float32], width: int) -> int:
    own = lines.own
    count = len(own)
    units = np.floor(own[:, _UNITS])
    sums = np.zeros((count + 1, len(SUMMED)))
    summed = np.stack((units, units * lines.prose, lines.sentence, own[:, _END] <= 1,
                       np.minimum(own[:, _BARS], 5), own[:, _REPEATS] > 1), axis=1)  # fmt: skip
    summed.cumsum(axis=0, out=sums[1:])
    first, last = window_bounds(count, WINDOWS)
    window = sums[last] - sums[first]
    size = np.maximum(last - first, 1)
    window[:, :, 1] /= np.maximum(window[:, :, 0], 1)
    window[:, :, 0] /= size
    window[:, :, 2:] /= size[:, :, None]
    end = width + len(WINDOWS) * len(SUMMED)
    out[:, width:end] = window.transpose(1, 0, 2).reshape(count, -1)
    return end


@lru_cache(maxsize=256)
def window_bounds(count: int, windows: tuple[tuple[int, int], ...]) -> tuple[Ints, Ints]:
    """First line of each window around each of `count` lines, and the line behind its last: rows of `windows`."""
    edges = np.array(windows, np.int64)
    at = np.arange(count)
    first, last = at + edges[:, :1], at + edges[:, 1:]
    return np.minimum(np.maximum(first, 0), count), np.minimum(np.maximum(last, 0), count)


def nearest(found: NDArray[np.bool_], at: Ints) -> tuple[Ints, Ints]:
    """Index of the nearest line before and after each line for which `found`, in every row of `found`.

    FAR below zero, and FAR beyond the end, where there is none.
    """
    count = len(at)
    last, following = np.full((2, *found.shape), -FAR)
    np.maximum.accumulate(np.where(found, at, -FAR)[:, :-1], axis=1, out=last[:, 1:])
    following[:] = count + FAR
    np.minimum.accumulate(np.where(found, at, count + FAR)[:, :0:-1], axis=1, out=following[:, -2::-1])
    return last, following


def _distances(lines: Lines, at: Ints, last: Ints, following: Ints) -> tuple[NDArray[Any], ...]:
    units = np.floor(lines.own[:, _UNITS]) * lines.prose
    total = max(float(units.sum()), 1.0)
    through = units.cumsum()
    return (
        lines.prose,
        lines.sentence,
        np.minimum(at - last[0], FAR),
        np.minimum(following[0] - at, FAR),
        np.minimum(at - last[1], FAR),
        np.minimum(following[1] - at, FAR),
        (through - units) / total,
        (total - through) / total,
        at / len(at),
        np.minimum(len(at) - at, 200),
    )


def _runs(lines: Lines, at: Ints, last: Ints, following: Ints, changes: NDArray[np.bool_]) -> tuple[NDArray[Any], ...]:
    """Runs of lines that are no sentences, and of lines of one shape."""
    before, after = np.maximum(last[1], -1), np.minimum(following[1], len(at))
    run = np.where(lines.sentence, 0, np.minimum(after - before - 1, FAR))
    first = np.maximum.accumulate(np.where(changes, at, 0))
    return (
        run,
        np.minimum(at - before, FAR),
        np.minimum(after - at, FAR),
        np.minimum(np.minimum(following[3], len(at)) - first, FAR),
        np.minimum(at - last[2], FAR),
    )


def _span(lines: Lines, at: Ints) -> tuple[NDArray[Any], ...]:
    """The stretch of lines that holds most prose and least else (largest sum of a score over a run of lines)."""
    units = np.floor(lines.own[:, _UNITS])
    score = np.where(lines.prose, np.minimum(units, 400), np.where(lines.sentence, 30, -np.minimum(60, 30 + units)))
    sums = np.concatenate(([0.0], score.cumsum()))
    lowest = np.minimum.accumulate(sums[:-1])
    last = int((sums[1:] - lowest).argmax())
    first = int(sums[: last + 1].argmin())
    inside = (at >= first) & (at <= last)
    return np.minimum(np.maximum(at - first, -FAR), FAR), np.minimum(np.maximum(last - at, -FAR), FAR), inside


def _document(lines: Lines) -> tuple[float, ...]:
    units = lines.own[:, _UNITS]
    total = max(float(np.floor(units).sum()), 1.0)
    count = len(units)
    return (
        float(min(count, 1000)),
        float((np.floor(units) * lines.prose).sum()) / total,
        total / count,
        float((lines.own[:, _BLANK] > 0).sum()) / count,
        float(lines.prose.sum()),
    )
