"""What a change of a schema means for those who read by it: nothing, a minor version, or a new major one.

Records live long and are read on both sides of a change: a program built on the released schema reads new records, and
the new newswinnow reads old ones. So a change is harmless only if both ways still hold. Wider types surprise the old
program, narrower ones refuse the old record, and both are breaking.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Bump = Literal["none", "patch", "minor", "major"]
RANK: dict[Bump, int] = {"none": 0, "patch": 1, "minor": 2, "major": 3}

# They say nothing about a value.
_WORDING = frozenset({"description", "title", "$comment", "examples", "$id", "$schema", "default"})
# Compared by rules of their own; any other keyword is breaking as soon as it differs.
_STRUCTURE = frozenset({"type", "enum", "const", "properties", "required", "items", "$ref", "$defs"})


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two schemas: where (`/source/uri`, `/removed[]`), what, and the version it asks for."""

    where: str
    what: str
    bump: Bump

    def __str__(self) -> str:
        return f"{self.where or '/'}: {self.what} ({self.bump})"


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """Every difference between two JSON Schemas, in the order of the old one's keys.

    Vocabularies that stand in `$defs` by name (reasons, codes) are open: a new code is a minor change. A choice written
    out at a field is closed. A new key is a minor change unless it is required, since older records do not have it.
    """
    return list(_Comparison(old, new).nodes(old, new, "", frozenset()))


def required_bump(old: Mapping[str, Any], new: Mapping[str, Any]) -> Bump:
    """The greatest of what the differences ask for; `none` if there are none."""
    found: list[Bump] = [change.bump for change in changes(old, new)]
    return max(found, key=RANK.__getitem__, default="none")


class _Comparison:
    def __init__(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        self._old_root, self._new_root = old, new

    def nodes(
        self, old: Mapping[str, Any], new: Mapping[str, Any], where: str, seen: frozenset[str]
    ) -> Iterator[Change]:
        if old.get("description") != new.get("description"):
            yield Change(where, "described in other words", "patch")
        name = str(old.get("$ref", ""))
        if name and name in seen:
            return  # a type that holds itself
        seen |= {name} if name else set()
        old, old_open = _resolved(old, self._old_root)
        new, new_open = _resolved(new, self._new_root)
        yield from _types(old, new, where)
        yield from _values(old, new, where, grows=old_open and new_open)
        yield from _other_keywords(old, new, where)
        yield from self._keys(old, new, where, seen)
        if "items" in old and "items" in new:
            yield from self.nodes(old["items"], new["items"], f"{where}[]", seen)
        elif ("items" in old) != ("items" in new):
            yield Change(where, "items of another kind", "major")

    def _keys(
        self, old: Mapping[str, Any], new: Mapping[str, Any], where: str, seen: frozenset[str]
    ) -> Iterator[Change]:
        before, after = old.get("properties", {}), new.get("properties", {})
        was, is_now = set(old.get("required", ())), set(new.get("required", ()))
        for key in before:
            if key not in after:
                yield Change(f"{where}/{key}", "removed", "major")
                continue
            if key in was and key not in is_now:
                yield Change(f"{where}/{key}", "no longer always there", "major")
            if key in is_now and key not in was:
                yield Change(f"{where}/{key}", "required now, and older records may lack it", "major")
            yield from self.nodes(before[key], after[key], f"{where}/{key}", seen)
        for key in after:
            if key not in before:
                required = key in is_now
                what = "new and required, and older records lack it" if required else "new"
                yield Change(f"{where}/{key}", what, "major" if required else "minor")


def _resolved(node: Mapping[str, Any], root: Mapping[str, Any]) -> tuple[Mapping[str, Any], bool]:
    """The schema behind a `$ref`, and whether it was one."""
    if "$ref" not in node:
        return node, False
    target: Any = root
    for step in str(node["$ref"]).removeprefix("#/").split("/"):
        target = target[step]
    return target, True


def _types(old: Mapping[str, Any], new: Mapping[str, Any], where: str) -> Iterator[Change]:
    before, after = _type_set(old), _type_set(new)
    if before == after:
        return
    gained, lost = ", ".join(sorted(after - before)), ", ".join(sorted(before - after))
    what = " and ".join(
        part for part in (f"may be {gained} now" if gained else "", f"never {lost} any more" if lost else "") if part
    )
    yield Change(where, what, "major")


def _type_set(node: Mapping[str, Any]) -> set[str]:
    value = node.get("type", ())
    return {value} if isinstance(value, str) else set(value)


def _values(old: Mapping[str, Any], new: Mapping[str, Any], where: str, *, grows: bool) -> Iterator[Change]:
    before, after = _choices(old), _choices(new)
    if before is None and after is None:
        return
    if before is None or after is None:
        yield Change(where, "a choice became free" if after is None else "became a choice", "major")
        return
    if lost := [value for value in before if value not in after]:
        yield Change(where, f"no longer {_listed(lost)}", "major")
    if gained := [value for value in after if value not in before]:
        yield Change(where, f"may be {_listed(gained)} now", "minor" if grows else "major")


def _choices(node: Mapping[str, Any]) -> list[Any] | None:
    if "const" in node:
        return [node["const"]]
    return list(node["enum"]) if "enum" in node else None


def _listed(values: list[Any]) -> str:
    return ", ".join(map(repr, values))


def _other_keywords(old: Mapping[str, Any], new: Mapping[str, Any], where: str) -> Iterator[Change]:
    for keyword in [*old, *(key for key in new if key not in old)]:
        if keyword in _WORDING or keyword in _STRUCTURE or old.get(keyword) == new.get(keyword):
            continue
        yield Change(where, f"{keyword}: {old.get(keyword)!r} became {new.get(keyword)!r}", "major")
