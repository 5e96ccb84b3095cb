"""With which characters a text can begin that a regular expression matches: a cheap look before the expression is tried."""

from __future__ import annotations

import re

_OPTIONAL = ("?", "*", "{")
_REPEATED = (*_OPTIONAL, "+")
_GROUP = "(?:"
_SPECIAL = frozenset(".^$*+?{}[]|()\\")
_CLASS = re.compile(r"\[\^?(?:\\.|[^\\])(?:[^\]\\]|\\.)*\]", re.DOTALL)
_PLAIN_CLASS = re.compile(r"\[((?:[^\]\\^-]|\\[^\w\s])+)\]")  # without ranges and kinds of characters
_COUNT = re.compile(r"\{\d*(?:,\d*)?\}")
_LETTERS = re.compile(r"[^\W\d_]+")
_PUNCTUATION = re.compile(r"[^\w\s]")


def first_characters(expression: str) -> frozenset[str] | None:
    """The characters that can begin a match; None where that cannot be told (a class, any character, an empty match).

    Reads what phrases are made of: characters, groups that capture nothing, and what may be left out of these.
    """
    found: set[str] = set()
    for branch in _branches(expression):
        first = _of_branch(branch)
        if first is None:
            return None
        found |= first
    return frozenset(found)


def required_text(expression: str) -> str:
    """The longest run of characters that every match holds as they stand; empty if that cannot be told."""
    if len(_branches(expression)) > 1:
        return ""
    runs, run, last = [""], "", -1
    for at, depth in _outside(expression):
        sign = expression[at]
        if depth or sign in _SPECIAL or (at and expression[at - 1] == "\\") or expression.startswith(_REPEATED, at + 1):
            continue
        run = run + sign if at == last + 1 else sign
        last = at
        runs.append(run)
    return max(runs, key=len)


def required_word(expression: str) -> str:
    """A whole word that every match holds, the longest of its required text; empty if that cannot be told."""
    text = required_text(expression)
    if expression.count(text) != 1:
        return ""
    before, _, behind = expression.partition(text)
    # Behind what may be left out at the beginning stands a word or nothing.
    may_open = (
        before.startswith(_GROUP) and before.endswith(r"\b)?") and _end_of_group(expression, 0) == len(before) - 1
    )
    begun, ended = before.endswith(r"\b") or may_open, behind.startswith(r"\b")
    runs = _LETTERS.finditer(text)
    whole = [run[0] for run in runs if (run.start() or begun) and (run.end() < len(text) or ended)]
    return max(whole, key=len, default="")


def _of_branch(branch: str) -> set[str] | None:
    found: set[str] = set()
    at = 0
    while at < len(branch):
        if branch.startswith(_GROUP, at):
            end = _end_of_group(branch, at)
            first = first_characters(branch[at + len(_GROUP) : end - 1])
            if first is None:
                return None
            found |= first
        elif branch[at] == "\\" and _PUNCTUATION.match(branch[at + 1 :]):
            end = at + 2
            found.add(branch[at + 1])
        elif characters := _PLAIN_CLASS.match(branch, at):
            end = characters.end()
            found.update(characters[1].replace("\\", ""))
        elif branch[at] not in _SPECIAL:
            end = at + 1
            found.add(branch[at])
        else:
            return None
        if not branch.startswith(_OPTIONAL, end):
            return found
        if branch[end] != "?":
            return None
        at = end + 1
    return None


def _branches(expression: str) -> list[str]:
    """The alternatives of an expression, those of its groups left together."""
    branches, start = [], 0
    for at, _ in _outside(expression):
        if expression[at] == "|":
            branches.append(expression[start:at])
            start = at + 1
    return [*branches, expression[start:]]


def _end_of_group(expression: str, start: int) -> int:
    """Where the group that begins at `start` ends."""
    return next(at + 1 for at, depth in _outside(expression[start:], deepest=1) if at and not depth) + start


def _outside(expression: str, deepest: int = 0) -> list[tuple[int, int]]:
    """The places of an expression's signs outside of classes, counts and groups deeper than `deepest`, and how deep they are."""
    places: list[tuple[int, int]] = []
    depth = at = 0
    while at < len(expression):
        sign = expression[at]
        if skipped := _CLASS.match(expression, at) or _COUNT.match(expression, at):
            at = skipped.end()
            continue
        depth += (sign == "(") - (sign == ")")
        if depth <= deepest:
            places.append((at, depth))
        at += 2 if sign == "\\" else 1
    return places
