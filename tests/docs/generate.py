"""Makes docs/CLI.md from the commands and the tables of docs/RECORD.md from the models and docs/examples/."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from pipeline.model.audit import AuditBlock, AuditRecord
from pipeline.model.quarantine import QuarantineRecord
from pipeline.model.record import ArticleRecord, CandidateRecord, PipelineStamp, Provenance, RemovedCount, Source
from pipeline.model.run import CodeCount, KindCount, PackageVersion, RunManifest, StageTime
from tests.docs.commands import cli_document

PROJECT = Path(__file__).parent.parent.parent
DOCS = PROJECT / "docs"
EXAMPLE_CHARS = 70

# Every table of RECORD.md: the model, and where its example stands in docs/examples/.
TABLES: dict[str, tuple[type[BaseModel], str, tuple[str | int, ...]]] = {
    "ArticleRecord": (ArticleRecord, "article", ()),
    "Source": (Source, "article", ("source",)),
    "PipelineStamp": (PipelineStamp, "article", ("pipeline",)),
    "RemovedCount": (RemovedCount, "article", ("removed", 0)),
    "Provenance": (Provenance, "article", ("provenance", 0)),
    "CandidateRecord": (CandidateRecord, "article", ("provenance", 0, "candidates", 0)),
    "AuditRecord": (AuditRecord, "audit", ()),
    "AuditBlock": (AuditBlock, "audit", ("blocks", 0)),
    "QuarantineRecord": (QuarantineRecord, "quarantine", ()),
    "RunManifest": (RunManifest, "run", ()),
    "CodeCount": (CodeCount, "run", ("quarantine_codes", 0)),
    "StageTime": (StageTime, "run", ("stage_times", 0)),
    "KindCount": (KindCount, "run", ("passed_over", 0)),
    "PackageVersion": (PackageVersion, "run", ("packages", 0)),
}
# Examples of another document, where that of docs/examples/ has no value.
ELSEWHERE: dict[tuple[str, str], Any] = {
    ("ArticleRecord", "duplicate_of"): "a7c31197-8111-5b3b-bc0f-35ed89373865",
    ("AuditBlock", "start"): 1204,
    ("AuditBlock", "end"): 1265,
}
_MARKED = re.compile(r"(<!-- fields: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def generated() -> dict[Path, str]:
    """Path and content of every generated document."""
    record = (DOCS / "RECORD.md").read_text("utf-8")
    return {
        DOCS / "RECORD.md": _MARKED.sub(lambda m: f"{m[1]}\n{field_table(m[2])}\n{m[3]}", record),
        DOCS / "CLI.md": cli_document(),
    }


def example(name: str) -> Any:
    """The example of one model, out of docs/examples/."""
    _, file, path = TABLES[name]
    value = json.loads((DOCS / "examples" / f"{file}.json").read_text("utf-8"))
    for step in path:
        value = value[step]
    return value


def field_table(name: str) -> str:
    """One model's fields as a Markdown table: name, type, meaning, example."""
    model = TABLES[name][0]
    schema, values = model.model_json_schema(mode="serialization"), example(name)
    rows = ["| field | type | meaning | example |", "|---|---|---|---|"]
    for field, details in schema["properties"].items():
        meaning = _cell(model.model_fields[field].description or "")
        shown = _example(values[field])
        if (name, field) in ELSEWHERE:
            shown += f", elsewhere {_example(ELSEWHERE[name, field])}"
        rows.append(f"| `{field}` | {_type(details, schema)} | {meaning} | {shown} |")
    return "\n".join(rows) + "\n"


def _type(details: dict[str, Any], schema: dict[str, Any]) -> str:
    if "$ref" in details:
        name = details["$ref"].rsplit("/", 1)[-1]
        return f"one of {len(values)} codes" if (values := schema["$defs"][name].get("enum")) else f"`{name}`"
    if "anyOf" in details:
        return " or ".join(_type(option, schema) for option in details["anyOf"])
    if "enum" in details:
        return ", ".join(f"`{value}`" for value in details["enum"])
    if details.get("type") == "array":
        return f"list of {_type(details['items'], schema)}"
    if "const" in details:
        return f"`{details['const']}`"
    return str(details.get("type", "any"))


def _example(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _code(_cell(text if len(text) <= EXAMPLE_CHARS else text[: EXAMPLE_CHARS - 1] + "…"))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"
