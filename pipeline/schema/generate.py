"""The JSON Schemas of everything that is written out, made from the models in `pipeline.model`.

`schemas/<name>.v<major>.json` are these, written by `newswinnow schema --write schemas`; a test fails when they are
stale. They are JSON Schema 2020-12: every key required, null allowed where the model allows it, descriptions from the
fields' docstrings. Further keys are allowed, so that a consumer's check survives the next minor version.

A key that a minor version adds has a default in the model and `json_schema_extra={"since": "1.1.0"}`. It is not
required, so that records of the versions before still satisfy the schema of their major version.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from pipeline.errors import UsageError
from pipeline.model.audit import AuditRecord
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.record import ArticleRecord
from pipeline.model.run import RunManifest
from pipeline.model.version import SCHEMA_BASE
from pipeline.schema.typescript import declarations

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type[BaseModel]] = {
    "article": ArticleRecord,
    "audit": AuditRecord,
    "quarantine": QuarantineRecord,
    "run": RunManifest,
}

JsonSchema = dict[str, Any]


def schema(name: str) -> JsonSchema:
    """The JSON Schema of one kind of file: article, audit, quarantine or run.

    Raises UsageError for any other name.
    """
    if name not in MODELS:
        raise UsageError(f"There is no schema named {name!r}.", f"Choose one of {', '.join(MODELS)}.")
    generated = MODELS[name].model_json_schema(mode="serialization")
    head = {"$schema": DIALECT, "$id": f"{SCHEMA_BASE}/{version_of(name)}/{name}.json"}
    definitions = {key: _tidy(value) for key, value in sorted(generated.pop("$defs", {}).items())}
    return head | _tidy(generated) | ({"$defs": definitions} if definitions else {})


def version_of(name: str) -> str:
    """The version of one kind of file: what its model writes into `schema_version`. Each kind may go its own way."""
    return str(MODELS[name].model_fields["schema_version"].default)


def render(name: str) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def file_name(name: str) -> str:
    """`article` -> `article.v1.json`: the major version, since minor ones are compatible."""
    return f"{_stem(name)}.json"


def render_typescript(name: str) -> str:
    """The same schema as TypeScript declarations, as they stand in their file."""
    return declarations(schema(name), MODELS[name].__name__)


def write_schemas(folder: Path) -> list[Path]:
    """Write all schemas and declarations into a folder; returns the files that changed.

    Files of older major versions are left as they are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stale = stale_schemas(folder)
    current = _files()
    for path in stale:
        path.write_text(current[path.name], "utf-8")
    return stale


def stale_schemas(folder: Path) -> list[Path]:
    """The schema files and declarations in a folder that are missing or differ from the models."""
    paths = {folder / name: text for name, text in _files().items()}
    return [path for path, text in paths.items() if not path.is_file() or path.read_text("utf-8") != text]


def _files() -> dict[str, str]:
    """Name and content of every file."""
    schemas = {file_name(name): render(name) for name in MODELS}
    return schemas | {f"{_stem(name)}.d.ts": render_typescript(name) for name in MODELS}


def _stem(name: str) -> str:
    return f"{name}.v{version_of(name).partition('.')[0]}"


def _tidy(node: JsonSchema) -> JsonSchema:
    """One object schema: no generated titles, every key required, no defaults, unions with null made plain types."""
    first = {key: node[key] for key in ("description", "type") if key in node}
    out = first | {key: value for key, value in node.items() if key not in {"title", "required"}}
    if "properties" in out:
        out["required"] = [key for key, value in out["properties"].items() if "since" not in value]
        out["properties"] = {key: _tidy_property(value) for key, value in out["properties"].items()}
    return out


def _tidy_property(node: JsonSchema) -> JsonSchema:
    kept = {key: value for key, value in node.items() if key not in {"title", "default", "since"}}
    variants = kept.pop("anyOf", None)
    if variants is None:
        return kept
    described = {"description": kept.pop("description")} if "description" in kept else {}
    values = [variant for variant in variants if variant != {"type": "null"}]
    if len(values) != 1 or "type" not in values[0]:
        return described | {"anyOf": variants} | kept
    value = dict(values[0])
    merged: JsonSchema = {"type": [value.pop("type"), "null"]}
    if "enum" in value:
        merged["enum"] = [*value.pop("enum"), None]
    elif merged["type"][0] == "string" and "pattern" not in value:
        merged["minLength"] = 1  # null says that the document does not say, never ""
    return described | merged | value | kept
