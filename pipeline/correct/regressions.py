"""Regression files: what a person said, one small JSON file each in the project's folder, to be checked at any time.

They name the document, and do not hold it: what is taken down must not live on in a copy.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.corpus import named
from pipeline.errors import UsageError
from pipeline.explain import Explanation, explain
from pipeline.metadata.field.folding import fold
from pipeline.model.quarantine import QuarantineRecord
from pipeline.packs import Ruleset
from pipeline.packs.normal import normalise
from pipeline.settings import Settings

FOLDER = "regressions"
HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What has to be so in a document: a line that is in the body or is not, or a field's values or what is none."""

    document: str
    sha256: str
    rule: str
    line: str = ""
    goes: bool = False
    field: str = ""
    values: tuple[str, ...] = ()
    never: bool = False

    def unmet(self, found: Explanation) -> str:
        """Why it is not met; "" if it is."""
        if self.line:
            return self._line_unmet(found)
        record = found.outcome.record
        if isinstance(record, QuarantineRecord):
            return f"it is quarantined: {record.code}"
        now = values_of(found, self.field)
        if self.never:
            wrong = {fold(value) for value in self.values} & {fold(value) for value in now}
            return f"{self.field} is {'; '.join(now)}" if wrong else ""
        return "" if now == self.values else f"{self.field} is {'; '.join(now) or 'not stated'}"

    def _line_unmet(self, found: Explanation) -> str:
        wanted = normalise(self.line)
        kept = [verdict.keep for block, verdict in found.blocks if normalise(block.text) == wanted]
        if not kept:
            return "the line is not there"
        if self.goes:
            return "the line stays" if any(kept) else ""
        return "" if any(kept) else "the line goes"


def values_of(found: Explanation, field: str) -> tuple[str, ...]:
    """The values of a field, as a list; none for null."""
    if found.described is None:
        return ()
    value = getattr(found.described.description, field)
    return value if isinstance(value, tuple) else () if value is None else (str(value),)


@dataclass(frozen=True, slots=True)
class Checked:
    """One regression file and what became of it: `holds`, or what is otherwise."""

    file: Path
    said: str


def write(folder: Path, expectation: Expectation) -> Path:
    """Write one file, named by the rule; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{expectation.rule}.json"
    path.write_text(json.dumps(_as_json(expectation), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path


def _as_json(said: Expectation) -> dict[str, Any]:
    head = {"document": said.document, "sha256": said.sha256, "rule": said.rule}
    if said.line:
        return head | {"line": said.line, "verdict": "goes" if said.goes else "stays"}
    return head | {"field": said.field, "values": list(said.values), "never": said.never}


def read(file: Path) -> Expectation:
    """One file. Raises UsageError if it is none."""
    try:
        found = json.loads(file.read_bytes())
        head = found["document"], found["sha256"], found["rule"]
        if "line" in found:
            return Expectation(*head, line=found["line"], goes=found["verdict"] == "goes")
        return Expectation(*head, field=found["field"], values=tuple(found["values"]), never=found["never"])
    except (OSError, ValueError, LookupError, TypeError):
        raise UsageError(f"{file} is no regression file.", "`newswinnow correct` writes them.") from None


def check(folder: Path, settings: Settings, rules: Ruleset) -> Iterator[Checked]:
    """Every regression file of a project, and whether it still holds under these rules. Raises UsageError."""
    files = {file: read(file) for file in sorted((folder / FOLDER).glob("*.json"))}
    wanted = {said.document for said in files.values()}
    found = {raw.uri: explain(raw, rules) for raw in named(settings.raw, wanted, settings.max_bytes, settings.clean)}
    for file, said in files.items():
        explanation = found.get(said.document)
        if explanation is None:
            yield Checked(file, f"{said.document} is not in RAW")
            continue
        unmet = said.unmet(explanation)
        is_other = unmet and explanation.raw.sha256 != said.sha256
        yield Checked(file, f"{unmet} (the raw document is another)" if is_other else unmet or HOLDS)
