"""TypeScript declarations made from a JSON Schema: the same types, for programs that read the records."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

WIDTH = 110
_SCALARS = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
_CONSTRAINTS = ("pattern", "minimum", "maximum")  # that a string is not empty goes for all of ours
_PLAIN_KEY = re.compile(r"^[A-Za-z_$][\w$]*$")


def declarations(schema: Mapping[str, Any], name: str) -> str:
    """The text of a `.d.ts` file: `interface <name>` for the schema itself, and one type for each of its `$defs`.

    A vocabulary (a choice in `$defs`) also accepts any other string, since codes are added in minor versions; a
    choice written out at a field is exact. Constraints that TypeScript cannot say stand in the comments. Raises
    ValueError for a keyword that no type of ours uses.
    """
    parts = [
        f"// Made from {schema['$id']} by `newswinnow schema --write`; do not edit.",
        _interface(name, schema),
    ]
    for defined, node in sorted(schema.get("$defs", {}).items()):
        parts.append(_interface(defined, node) if "properties" in node else _vocabulary(defined, node))
    return "\n\n".join(parts) + "\n"


def _interface(name: str, node: Mapping[str, Any]) -> str:
    required = set(node.get("required", ()))
    lines = [*_comment(node, ""), f"export interface {name} {{"]
    for key, value in node["properties"].items():
        shown = key if _PLAIN_KEY.match(key) else json.dumps(key)
        lines += _comment(value, "  ")
        lines.append(f"  {shown}{'' if key in required else '?'}: {_type(value)};")
    return "\n".join([*lines, "}"])


def _vocabulary(name: str, node: Mapping[str, Any]) -> str:
    # `string & {}` keeps the editor's suggestions, which a plain `string` would swallow.
    codes = [f"  | {_literal(value)}" for value in node["enum"]]
    return "\n".join([*_comment(node, ""), f"export type {name} =", *codes, "  | (string & {});"])


def _type(node: Mapping[str, Any]) -> str:
    if "$ref" in node:
        return str(node["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in node:
        return " | ".join(_type(option) for option in node["anyOf"])
    if "const" in node:
        return _literal(node["const"])
    if "enum" in node:
        return " | ".join(_literal(value) for value in node["enum"])
    kinds = node["type"] if isinstance(node.get("type"), list) else [node.get("type")]
    return " | ".join(_kind(kind, node) for kind in kinds)


def _kind(kind: Any, node: Mapping[str, Any]) -> str:
    if kind == "array":
        item = _type(node["items"])
        return f"({item})[]" if "|" in item else f"{item}[]"
    if kind not in _SCALARS:
        raise ValueError(f"no TypeScript type for {dict(node)}")
    return _SCALARS[kind]


def _literal(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _comment(node: Mapping[str, Any], indent: str) -> Iterator[str]:
    described = " ".join(str(node.get("description", "")).split())
    tags = [f"@{keyword} {node[keyword]}" for keyword in _CONSTRAINTS if keyword in node]
    lines = textwrap.wrap(described, WIDTH, break_long_words=False, break_on_hyphens=False) + tags
    lines = [line.replace("*/", "*\\/") for line in lines]  # a comment must not end early
    if len(lines) == 1:
        yield f"{indent}/** {lines[0]} */"
    elif lines:
        yield f"{indent}/**"
        yield from (f"{indent} * {line}" for line in lines)
        yield f"{indent} */"
