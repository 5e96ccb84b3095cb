"""Labels of dates in a text, by their first words: there are hundreds, and most texts hold the first word of none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W\d_]+")
_FIRST_WORD = re.compile(r"[^\w]*([^\W\d_]+)")
_GOES_ON = re.compile(r"[^\W\d_\u3040-\u9fff]")  # a letter, but of a script that sets no spaces
_SPACES = re.compile(r"\s+")

Labels = Mapping[str, tuple[tuple[str, str], ...]]
"""By first word the labels that begin with it and their kinds, in the order in which they are tried."""


def labels_by_word(kinds: Mapping[str, Iterable[str]]) -> Labels:
    """The labels of each kind by their first words; of one word those of the first kind come first, and the longest."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, labels in kinds.items():
        for label in sorted(labels, key=lambda label: (-len(label), label)):
            first = _FIRST_WORD.match(label)
            found.setdefault(first[1] if first else "", []).append((" ".join(label.split()), kind))
    return {word: tuple(known) for word, known in found.items()}


def find_labels(folded: str, labels: Labels) -> list[tuple[int, int, str]]:
    """The labels in a folded text as whole words, in order: where each begins and ends, and its kind."""
    found: list[tuple[int, int, str]] = []
    end = 0
    for word in _WORD.finditer(folded):
        start = word.start()
        if start < end or (known := labels.get(word[0])) is None:
            continue
        for label, kind in known:
            at = _end_of(label, folded, start)
            if at and _GOES_ON.match(folded, at) is None:
                end = at
                found.append((start, end, kind))
                break
    return found


def _end_of(label: str, folded: str, start: int) -> int:
    """Where a label ends that begins at a place, with any white space between its words; 0 if it does not stand there."""
    if folded.startswith(label, start):
        return start + len(label)
    at = start
    for number, part in enumerate(label.split() if " " in label else ()):
        gap = _SPACES.match(folded, at) if number else None
        if number and gap is None:
            return 0
        at = gap.end() if gap is not None else at
        if not folded.startswith(part, at):
            return 0
        at += len(part)
    return at if at > start else 0
